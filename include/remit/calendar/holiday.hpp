// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/working_days.hpp>
#include <remit/core/detail/hash.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// Who is free on a holiday.
enum class holiday_kind : std::uint8_t {
    statutory,     ///< everybody, by law
    optional,      ///< many, by agreement or custom; no public holiday
    half_day,      ///< from noon on
    school,        ///< schools
    local_closure  ///< one place or organisation
};

/// "statutory", "optional", "half_day", "school" or "local_closure".
[[nodiscard]] constexpr std::string_view text(holiday_kind k) noexcept {
    switch (k) {
        case holiday_kind::optional: return "optional";
        case holiday_kind::half_day: return "half_day";
        case holiday_kind::school: return "school";
        case holiday_kind::local_closure: return "local_closure";
        case holiday_kind::statutory: break;
    }
    return "statutory";
}

/// A day on which some people do not work, why, and who says so.
struct holiday {
    day on;
    std::string name{};  ///< in the language of the place
    holiday_kind kind = holiday_kind::statutory;
    std::string source{};  ///< the law or custom, with its years

    friend bool operator==(const holiday&, const holiday&) = default;
};

/// Monday to Friday but for the holidays of these kinds.
[[nodiscard]] inline working_days working_days_of(std::span<const holiday> holidays,
                                                  std::initializer_list<holiday_kind> kinds = {
                                                      holiday_kind::statutory}) {
    std::vector<day> days;
    for (const auto& h : holidays)
        for (const auto k : kinds)
            if (h.kind == k) days.push_back(h.on);
    return working_days{std::move(days)};
}

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::holiday> {
    std::size_t operator()(const remit::holiday& h) const {
        return remit::detail::hash_of(remit::detail::hash_of(0, h.on), h.name);
    }
};
