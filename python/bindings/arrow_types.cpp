// SPDX-License-Identifier: BSL-1.0
#include "arrow_types.hpp"

#include <array>
#include <charconv>
#include <cstring>
#include <optional>
#include <string_view>

namespace remit::inline v0::python {

namespace {

std::int64_t units_per_day(char unit) {
    switch (unit) {
        case 's': return 86'400;
        case 'm': return 86'400'000;
        case 'u': return 86'400'000'000;
        case 'n': return 86'400'000'000'000;
        default: return 0;
    }
}

// "d:38,0" or "d:38,0,256": precision, scale and, where it is not 128, how many bits.
std::optional<column_type> decimal_type(std::string_view f) {
    std::array<int, 3> part{0, 0, 128};
    std::size_t n = 0;
    const char* at = f.data() + 2;
    const char* end = f.data() + f.size();
    for (; n < part.size(); ++n) {
        const auto [next, failed] = std::from_chars(at, end, part[n]);
        if (failed != std::errc{}) return std::nullopt;
        at = next;
        if (at == end) break;
        if (*at++ != ',') return std::nullopt;
    }
    const bool known = part[2] == 32 || part[2] == 64 || part[2] == 128 || part[2] == 256;
    constexpr int most_digits = 76;  // of 256 bits
    if (at != end || n < 1 || !known || part[1] < 0 || part[1] > most_digits) return std::nullopt;
    return column_type{storage::decimal, cell_kind::integer, 1, part[2] / 8, part[1]};
}

// What the format calls a type whose cells cannot be facts.
std::string readable(std::string_view f) {
    static constexpr struct {
        std::string_view begin, says;
    } kinds[] = {{"+s", "of structs"},        {"+m", "of maps"},
                 {"+u", "of unions"},         {"+r", "coded by runs"},
                 {"tt", "of times of day"},   {"tD", "of lengths of time"},
                 {"ti", "of lengths of time"}};
    for (const auto& k : kinds)
        if (f.starts_with(k.begin)) return std::string{k.says};
    return "of the type \"" + std::string{f.substr(0, 40)} + "\"";
}

}  // namespace

// An extension says that the numbers below mean something else: a period, a truth in eight bits.
bool has_extension(const char* metadata) {
    if (metadata == nullptr) return false;
    std::int32_t pairs = 0;
    std::memcpy(&pairs, metadata, sizeof pairs);
    const char* at = metadata + sizeof pairs;
    for (std::int32_t i = 0; i < pairs; ++i) {
        std::int32_t length = 0;
        std::memcpy(&length, at, sizeof length);
        if (length < 0) return true;
        if (std::string_view{at + sizeof length, static_cast<std::size_t>(length)} ==
            "ARROW:extension:name")
            return true;
        at += sizeof length + static_cast<std::size_t>(length);
        std::memcpy(&length, at, sizeof length);
        if (length < 0) return true;
        at += sizeof length + static_cast<std::size_t>(length);
    }
    return false;
}

std::variant<column_type, unfit> type_of(const arrow::schema& s) {
    const std::string_view f = s.format == nullptr ? "" : s.format;
    if (has_extension(s.metadata)) return unfit{"of an extension type", leave_out};
    static constexpr struct {
        std::string_view format;
        column_type type;
    } plain[] = {{"n", {storage::nothing, cell_kind::nothing}},
                 {"c", {storage::int8, cell_kind::integer}},
                 {"C", {storage::uint8, cell_kind::integer}},
                 {"s", {storage::int16, cell_kind::integer}},
                 {"S", {storage::uint16, cell_kind::integer}},
                 {"i", {storage::int32, cell_kind::integer}},
                 {"I", {storage::uint32, cell_kind::integer}},
                 {"l", {storage::int64, cell_kind::integer}},
                 {"L", {storage::uint64, cell_kind::integer}},
                 {"f", {storage::float32, cell_kind::integer}},
                 {"g", {storage::float64, cell_kind::integer}},
                 {"u", {storage::text32, cell_kind::text}},
                 {"U", {storage::text64, cell_kind::text}},
                 {"vu", {storage::text_view, cell_kind::text}},
                 {"tdD", {storage::days32, cell_kind::day}},
                 {"tdm", {storage::moments, cell_kind::day, 86'400'000}}};
    for (const auto& p : plain)
        if (p.format == f) return p.type;
    if (f.starts_with("ts") && f.size() >= 4 && f[3] == ':' && units_per_day(f[2]) > 0) {
        if (f.size() > 4)
            return unfit{"moments in the time zone " + std::string{f.substr(4)},
                         "which day it is depends on the place: turn the column into dates there"};
        return column_type{storage::moments, cell_kind::day, units_per_day(f[2])};
    }
    if (f == "b")
        return unfit{"of truths",
                     "write what it says: \"yes\" and \"no\", or the two words that rules use"};
    if (f.starts_with("d:"))
        if (const auto decimal = decimal_type(f)) return *decimal;
    if (f == "e" || f.starts_with("d:"))
        return unfit{f == "e" ? "of half floats" : "of decimal numbers",
                     "facts are exact: cast it to a whole number"};
    if (f == "z" || f == "Z" || f == "vz" || f.starts_with("w:"))
        return unfit{"of bytes", "decode it to text"};
    if (f.starts_with("+l") || f.starts_with("+L") || f.starts_with("+v") || f.starts_with("+w"))
        return unfit{"of lists", "write one row for each value, in a table of attributes"};
    return unfit{readable(f), leave_out};
}

}  // namespace remit::inline v0::python
