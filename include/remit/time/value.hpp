// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include <remit/core/ratio.hpp>
#include <remit/time/bounds.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// There is such a fact, but what it is has not been recorded. Rules answer *possible*.
struct unknown_t {
    friend constexpr bool operator==(unknown_t, unknown_t) = default;
};
/// It is known that there is nothing: no party, no substitute. `given` is false, `==` is false.
struct absent_t {
    friend constexpr bool operator==(absent_t, absent_t) = default;
};
inline constexpr unknown_t unknown{};
inline constexpr absent_t absent{};

/// What a column says of one fact: exact, or honestly nothing. There is no floating point in it.
///
/// The default is *unknown*. Absent, unknown and zero are three different values; "open" is no
/// value but the absent stop of a period.
///
/// A day that is not known to the day is `bounds`; an exact day is always a `day`.
using value = std::variant<unknown_t, absent_t, std::int64_t, ratio, day, std::string, bounds>;

/// The value as a person reads it: `7`, `percent(40)`, `2026-11-22`, `Kommune A`, `unknown`,
/// `absent`.
[[nodiscard]] inline std::string text(const value& v) {
    struct reader {
        std::string operator()(unknown_t) const { return "unknown"; }
        std::string operator()(absent_t) const { return "absent"; }
        std::string operator()(std::int64_t n) const { return std::to_string(n); }
        std::string operator()(ratio r) const { return text(r); }
        std::string operator()(day d) const { return text(d); }
        std::string operator()(const std::string& s) const { return s; }
        std::string operator()(const bounds& b) const { return text(b); }
    };
    return std::visit(reader{}, v);
}

}  // namespace v0
}  // namespace remit
