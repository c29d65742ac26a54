// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/zone.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include <remit/core/suggest.hpp>

namespace remit {
inline namespace v0 {
namespace {

constexpr std::string_view of_us = "backward: US/Pacific and the like; northamerica";
constexpr std::string_view of_backward = "backward";
constexpr std::string_view of_names = "a name of the database";
constexpr std::string_view of_places = "the place of a name of the database";
constexpr std::string_view of_letters = "abbreviations of the database";
constexpr std::string_view of_eire = "backward: Eire", of_gb = "backward: GB";
constexpr std::string_view of_china = "zone1970.tab: Beijing Time";

constexpr std::string_view chicago = "America/Chicago", denver = "America/Denver",
                           dublin = "Europe/Dublin", kolkata = "Asia/Kolkata",
                           london = "Europe/London", los_angeles = "America/Los_Angeles",
                           new_york = "America/New_York", shanghai = "Asia/Shanghai",
                           warsaw = "Europe/Warsaw";

constexpr std::array<known_zone, 69> table{{
    {"beijing", shanghai, of_china},
    {"berlin", "Europe/Berlin", of_places},
    {"british summer time", london, of_letters},
    {"bst", london, of_letters},
    {"cdt", chicago, of_letters},
    {"cdt", "America/Havana", of_letters},
    {"cdt", shanghai, of_letters},
    {"central european summer time", "CET", of_letters},
    {"central european time", "CET", of_letters},
    {"cest", "CET", of_letters},
    {"cet", "CET", of_names},
    {"china standard time", shanghai, of_letters},
    {"copenhagen", "Europe/Copenhagen", of_places},
    {"cst", chicago, of_letters},
    {"cst", "America/Havana", of_letters},
    {"cst", shanghai, of_letters},
    {"eastern", new_york, of_us},
    {"eastern daylight time", new_york, of_letters},
    {"eastern european time", "EET", of_letters},
    {"eastern standard time", "EST", of_names},
    {"eastern standard time", new_york, of_letters},
    {"eastern time", new_york, of_us},
    {"edt", new_york, of_letters},
    {"eet", "EET", of_names},
    {"eire", dublin, of_backward},
    {"est", "EST", of_names},
    {"est", new_york, of_letters},
    {"et", new_york, of_us},
    {"gmt", "GMT", of_names},
    {"gmt", london, of_letters},
    {"hong kong", "Asia/Hong_Kong", of_places},
    {"india standard time", kolkata, of_letters},
    {"indian standard time", kolkata, of_letters},
    {"ireland", dublin, of_eire},
    {"israel", "Asia/Jerusalem", of_backward},
    {"ist", kolkata, of_letters},
    {"ist", "Asia/Jerusalem", of_letters},
    {"ist", dublin, of_letters},
    {"japan", "Asia/Tokyo", of_backward},
    {"jst", "Asia/Tokyo", of_letters},
    {"kst", "Asia/Seoul", of_letters},
    {"london", london, of_places},
    {"london-uk", london, of_places},
    {"mdt", denver, of_letters},
    {"mountain daylight time", denver, of_letters},
    {"mountain time", denver, of_us},
    {"mst", "MST", of_names},
    {"mst", denver, of_letters},
    {"mt", denver, of_us},
    {"new york", new_york, of_places},
    {"pacific", los_angeles, of_us},
    {"pacific daylight time", los_angeles, of_letters},
    {"pacific time", los_angeles, of_us},
    {"paris", "Europe/Paris", of_places},
    {"pdt", los_angeles, of_letters},
    {"poland", warsaw, of_backward},
    {"portugal", "Europe/Lisbon", of_backward},
    {"prc", shanghai, of_backward},
    {"pst", los_angeles, of_letters},
    {"pst", "Asia/Manila", of_letters},
    {"pt", los_angeles, of_us},
    {"singapore", "Asia/Singapore", of_places},
    {"tokyo", "Asia/Tokyo", of_places},
    {"turkey", "Europe/Istanbul", of_backward},
    {"uk", london, of_gb},
    {"utc", "UTC", of_names},
    {"warsaw", warsaw, of_places},
    {"western european time", "WET", of_letters},
    {"wet", "WET", of_names},
}};

constexpr std::array<std::string_view, 16> areas{
    "Africa", "America", "Antarctica", "Arctic", "Asia",   "Atlantic", "Australia", "Brazil",
    "Canada", "Chile",   "Etc",        "Europe", "Indian", "Mexico",   "Pacific",   "US"};
constexpr std::size_t longest = 64;

bool is_place(std::string_view s) {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-' || c == '+';
    });
}
/// "Europe/Warsaw", "America/Argentina/Buenos_Aires".
bool has_form(std::string_view s) {
    const auto slash = s.find('/');
    if (slash == s.npos || std::find(areas.begin(), areas.end(), s.substr(0, slash)) == areas.end())
        return false;
    s.remove_prefix(slash + 1);
    const auto second = s.find('/');
    return second == s.npos ? is_place(s)
                            : is_place(s.substr(0, second)) && is_place(s.substr(second + 1));
}

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
    return s;
}

std::vector<std::string_view> meant_by(std::string_view text) {
    const auto low = detail::lowered(text);
    std::vector<std::string_view> out;
    for (const auto& z : table)
        if (z.text == low) out.push_back(z.zone);
    return out;
}

}  // namespace

std::span<const known_zone> known_zones() noexcept { return table; }

std::optional<std::string> read_zone(std::string_view text) {
    text = trimmed(text);
    if (text.size() > longest) return std::nullopt;
    if (has_form(text)) return std::string{text};
    // "IST (Indian Standard Time)": both say it
    const auto bracket = text.find('(');
    auto zones = meant_by(trimmed(text.substr(0, bracket)));
    if (bracket != text.npos) {
        if (text.back() != ')') return std::nullopt;
        const auto inside = meant_by(trimmed(text.substr(bracket + 1, text.size() - bracket - 2)));
        std::erase_if(zones, [&](std::string_view z) {
            return std::find(inside.begin(), inside.end(), z) == inside.end();
        });
    }
    if (zones.size() != 1) return std::nullopt;
    return std::string{zones.front()};
}

}  // namespace v0
}  // namespace remit
