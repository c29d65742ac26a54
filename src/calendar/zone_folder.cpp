// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/zone_folder.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <functional>
#include <optional>
#include <span>
#include <system_error>
#include <utility>

#include <remit/calendar/zone.hpp>
#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>
#include <remit/core/suggest.hpp>

namespace remit {
inline namespace v0 {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 64;
constexpr std::size_t most_files = 10'000;
constexpr int deepest = 3;  // America/Argentina/Buenos_Aires

[[noreturn]] void refuse(std::string where, std::string what, std::string hint) {
    throw bad_input{problem{"E-ZONE", std::move(where), std::move(what), std::move(hint)}};
}

bool is_part(std::string_view s) {
    return !s.empty() && s.front() != '.' && std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '+' || c == '.';
    });
}
/// Parts between slashes, none of which leads out of a folder.
bool is_name(std::string_view s) {
    if (s.size() > longest_name) return false;
    for (auto slash = s.find('/'); slash != s.npos; slash = s.find('/')) {
        if (!is_part(s.substr(0, slash))) return false;
        s.remove_prefix(slash + 1);
    }
    return is_part(s);
}

/// The first bytes of a file; none where it is no file.
std::optional<std::string> bytes_of(const fs::path& file, std::size_t most) {
    std::error_code failed;
    // To open anything else may wait for ever.
    if (!fs::is_regular_file(file, failed) || failed) return std::nullopt;
    std::ifstream in{file, std::ios::binary};
    if (!in) return std::nullopt;
    const auto size = fs::file_size(file, failed);
    if (failed) return std::nullopt;
    std::string out(static_cast<std::size_t>(std::min<std::uintmax_t>(size, most)), '\0');
    in.read(out.data(), static_cast<std::streamsize>(out.size()));
    if (in.bad()) return std::nullopt;
    out.resize(static_cast<std::size_t>(in.gcount()));
    return out;
}

/// What a text may mean by the names that there are.
std::string hint_of(std::string_view text, const std::vector<std::string>& names) {
    const auto has = [&](std::string_view name) {
        return std::binary_search(names.begin(), names.end(), name, std::less<>{});
    };
    const auto meant = [](std::string_view name) {
        return "did you mean \"" + detail::visible(name) + "\"?";
    };
    if (const auto read = read_zone(text); read && has(*read)) return meant(*read);
    const auto low = detail::lowered(text);
    const auto place = [](std::string_view name) { return name.substr(name.rfind('/') + 1); };
    for (const auto& name : names)  // "europe/copenhagen", "Copenhagen"
        if (const auto known = detail::lowered(name); known == low || place(known) == low)
            return meant(name);
    auto near = suggest(text, std::span<const std::string>{names});
    if (text.find('/') == text.npos) {  // "Kopenhagen"
        std::vector<std::string_view> places;
        for (const auto& name : names) places.push_back(place(name));
        const auto word = suggest(text, std::span<const std::string_view>{places});
        for (const auto& name : names)
            if (!word.empty() && place(name) == word) near = name;
    }
    // Of an area any place would do, which says nothing.
    return near.empty() || near.starts_with(std::string{text} + "/") ? "" : meant(near);
}

}  // namespace

zone_folder::zone_folder(fs::path folder) : path_{std::move(folder)} {
    std::error_code failed;
    if (!fs::is_directory(path_, failed) || failed)
        refuse(path_.string(), "there is no such folder of zones",
               "name the folder of the database of zones, as /usr/share/zoneinfo");
}

time_zone zone_folder::load(std::string_view name) const {
    const auto shown = detail::visible(name, detail::longest_shown);
    if (!is_name(name)) {
        auto hint = name.size() > longest_name ? std::string{} : hint_of(name, names());
        if (hint.empty()) hint = "a name is as Europe/Copenhagen";
        refuse(shown, "this is no name of a zone", std::move(hint));
    }
    auto bytes = bytes_of(path_ / fs::path{std::string{name}}, most_tzif_bytes + 1);
    if (!bytes) {
        auto hint = hint_of(name, names());
        if (hint.empty()) hint = "the folder is " + detail::visible(path_.string());
        refuse(shown, "there is no such zone in the folder", std::move(hint));
    }
    return time_zone::from_tzif(std::string{name}, *bytes);
}

std::vector<std::string> zone_folder::names() const {
    std::vector<std::string> out;
    std::size_t seen = 0;
    std::error_code failed;
    fs::recursive_directory_iterator at{path_, fs::directory_options::skip_permission_denied,
                                        failed};
    for (; !failed && at != fs::recursive_directory_iterator{} && ++seen <= most_files;
         at.increment(failed)) {
        const auto name = at->path().lexically_relative(path_).generic_string();
        std::error_code unknown;
        if (at->is_directory(unknown)) {
            if (name == "posix" || name == "right" || at.depth() + 1 >= deepest || !is_name(name))
                at.disable_recursion_pending();
        } else if (is_name(name) && bytes_of(at->path(), 4) == "TZif") {
            out.push_back(name);
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace v0
}  // namespace remit
