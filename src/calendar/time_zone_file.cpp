// SPDX-License-Identifier: BSL-1.0
#include "calendar/time_zone_file.hpp"

#include <array>
#include <string>

#include <remit/calendar/time_zone.hpp>
#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>

namespace remit::inline v0::detail {
namespace {

// RFC 9636, 3.2: no earlier time is to be written; here no later one either, and so nothing
// overflows.
constexpr std::int64_t farthest = std::int64_t{1} << 59;
constexpr std::string_view magic = "TZif";
constexpr std::uint64_t header_size = 44;
constexpr std::size_t most_types = 256;  // their number is a byte

struct counts {
    std::uint64_t isut, isstd, leap, time, type, chars;

    [[nodiscard]] std::uint64_t size(std::uint64_t time_size) const {
        return time * (time_size + 1) + type * 6 + chars + leap * (time_size + 4) + isstd + isut;
    }
};

class reader {
public:
    reader(std::string_view bytes, std::string_view name) : rest_{bytes}, name_{name} {}

    zone_changes read() {
        if (rest_.size() > most_tzif_bytes)
            refuse("the file has more than " + std::to_string(most_tzif_bytes) + " bytes");
        const char version = version_of_header();
        if (version != '\0' && (version < '2' || version > '4'))
            refuse("its version " + visible({&version, 1}) + " is none of 1 to 4");
        auto c = counts_of_header();
        std::uint64_t time_size = 4;
        if (version != '\0') {  // the same in 64 bits follows
            (void)take(c.size(time_size), "its first block");
            if (!rest_.starts_with(magic)) refuse("no second header follows its first block");
            if (version_of_header() != version) refuse("its two headers have different versions");
            c = counts_of_header();
            time_size = 8;
        }
        zone_changes out;
        read_block(c, time_size, out);
        if (version != '\0') read_footer(out);
        if (!rest_.empty())
            refuse(std::to_string(rest_.size()) + " bytes follow the end of the zone");
        return out;
    }

private:
    [[noreturn]] void refuse(const std::string& what, const char* hint = "") const {
        throw bad_input{problem{"E-ZONE", visible(name_, longest_shown), what, hint}};
    }
    std::string_view take(std::uint64_t n, const char* what) {
        if (n > rest_.size())
            refuse("the file ends within " + std::string{what} + ": of " + std::to_string(n) +
                   " bytes there are " + std::to_string(rest_.size()));
        const auto out = rest_.substr(0, static_cast<std::size_t>(n));
        rest_.remove_prefix(out.size());
        return out;
    }
    /// Big-endian, from the beginning of `bytes`.
    static std::uint64_t unsigned_in(std::string_view bytes, std::size_t size) {
        std::uint64_t out = 0;
        for (const char byte : bytes.substr(0, size))
            out = out << 8U | static_cast<unsigned char>(byte);
        return out;
    }
    static std::int64_t signed_in(std::string_view bytes, std::size_t size) {
        const auto n = unsigned_in(bytes, size);
        return size == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(n))
                         : static_cast<std::int64_t>(n);
    }

    char version_of_header() {
        if (!rest_.starts_with(magic))
            refuse("this is no file of a zone: it does not begin with \"TZif\"",
                   "give the bytes of a compiled file, as in /usr/share/zoneinfo");
        header_ = take(header_size, "its header");
        return header_[4];
    }
    [[nodiscard]] counts counts_of_header() const {
        std::array<std::uint64_t, 6> n{};
        for (std::size_t i = 0; i < n.size(); ++i)
            n[i] = unsigned_in(header_.substr(20 + 4 * i), 4);
        return {n[0], n[1], n[2], n[3], n[4], n[5]};
    }

    void read_block(const counts& c, std::uint64_t time_size, zone_changes& out) {
        if (c.leap != 0)
            refuse("the file counts leap seconds, and the clocks that people keep do not",
                   "take the zone of this name outside the folder right/");
        if (c.type == 0 || c.type > most_types)
            refuse("it has " + std::to_string(c.type) + " types of time, not 1 to 256");
        if (c.chars == 0) refuse("it has no abbreviations");
        if ((c.isut != 0 && c.isut != c.type) || (c.isstd != 0 && c.isstd != c.type))
            refuse("its numbers of indicators and of types of time differ");
        auto block = take(c.size(time_size), "its block of changes");
        const auto part = [&](std::uint64_t size) {
            const auto p = block.substr(0, static_cast<std::size_t>(size));
            block.remove_prefix(p.size());
            return p;
        };
        const auto times = part(c.time * time_size), kinds = part(c.time), types = part(c.type * 6);
        const auto offsets = offsets_of(types, part(c.chars));
        out.first = offsets[0];
        auto before = out.first;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const auto width = static_cast<std::size_t>(time_size);
            const auto at = signed_in(times.substr(i * width), width);
            const auto kind = static_cast<unsigned char>(kinds[i]);
            if (at < -farthest || at > farthest)
                refuse("change " + std::to_string(i + 1) + " lies too far away");
            if (out.rule_from && at <= *out.rule_from)
                refuse("change " + std::to_string(i + 1) + " is not after the one before it");
            if (kind >= offsets.size())
                refuse("change " + std::to_string(i + 1) + " names the type of time " +
                       std::to_string(kind) + " of " + std::to_string(offsets.size()));
            out.rule_from = at;
            // Where only the name of the time changes, or whether it is summer time.
            if (offsets[kind] != before) add(out.changes, {at, before, offsets[kind]});
            before = offsets[kind];
        }
    }
    [[nodiscard]] std::vector<std::int32_t> offsets_of(std::string_view types,
                                                       std::string_view chars) const {
        if (chars.back() != '\0') refuse("its last abbreviation does not end");
        std::vector<std::int32_t> out;
        for (; !types.empty(); types.remove_prefix(6)) {
            const auto offset = signed_in(types, 4);
            const std::string which = "type of time " + std::to_string(out.size());
            if (offset < least_offset || offset > greatest_offset)
                refuse(which + " is " + std::to_string(offset) +
                       " seconds from UTC, beyond -25 or 26 hours");
            if (static_cast<unsigned char>(types[4]) > 1)
                refuse(which + " is neither summer time nor not");
            if (static_cast<unsigned char>(types[5]) >= chars.size())
                refuse(which + " has an abbreviation outside the file's");
            out.push_back(static_cast<std::int32_t>(offset));
        }
        return out;
    }
    void add(std::vector<clock_change>& changes, const clock_change& c) const {
        if (!changes.empty() && c.wall_start() < changes.back().wall_stop())
            refuse("clocks would be changed so soon again that they show a moment three times");
        changes.push_back(c);
    }

    void read_footer(zone_changes& out) {
        if (take(1, "its footer") != "\n") refuse("its footer does not begin with a new line");
        const auto end = rest_.find('\n');
        if (end == rest_.npos) refuse("its footer does not end with a new line");
        const auto footer = rest_.substr(0, end);
        rest_.remove_prefix(end + 1);
        if (footer.empty()) return;
        try {
            out.rule = zone_rule::parse(footer);
        } catch (const bad_input& e) {
            auto all = e.problems();
            for (auto& p : all) p.where = visible(name_, longest_shown);
            throw bad_input{std::move(all)};
        }
        if (!out.rule_from) return;
        const auto last = out.changes.empty() ? out.first : out.changes.back().after;
        if (const auto said = out.rule->offset_at(*out.rule_from); said != last)
            refuse("its footer " + quote(footer) + " contradicts its last change: " +
                   offset_text(said) + " and " + offset_text(last));
        const auto next = out.rule->first_after(*out.rule_from);
        if (next && !out.changes.empty() && next->wall_start() < out.changes.back().wall_stop())
            refuse("its footer " + quote(footer) + " follows its last change too closely");
    }

    std::string_view rest_, header_, name_;
};

}  // namespace

zone_changes read_tzif(std::string_view bytes, std::string_view name) {
    return reader{bytes, name}.read();
}

std::string offset_text(std::int32_t seconds) {
    const auto two = [](int n) {
        return std::string{static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
    };
    const int n = seconds < 0 ? -seconds : seconds;
    return (seconds < 0 ? "-" : "+") + two(n / 3600) + ":" + two(n / 60 % 60) +
           (n % 60 == 0 ? "" : ":" + two(n % 60));
}

}  // namespace remit::inline v0::detail
