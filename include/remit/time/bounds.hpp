// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {

/// What is known of a day: it is none earlier than `earliest` and none later than `latest`, both
/// inclusive; an absent side is unbounded. An exact day has both sides equal.
///
/// @invariant earliest <= latest where both are given.
/// @throws    bad_input if latest < earliest.
class bounds {
public:
    constexpr bounds() = default;
    constexpr bounds(day exact) : earliest_{exact}, latest_{exact} {}
    constexpr bounds(std::optional<day> earliest, std::optional<day> latest)
        : earliest_{earliest}, latest_{latest} {
        if (earliest && latest && *latest < *earliest)
            throw bad_input{problem{"E-BOUNDS", "", "the latest day lies before the earliest", ""}};
    }

    [[nodiscard]] constexpr std::optional<day> earliest() const noexcept { return earliest_; }
    [[nodiscard]] constexpr std::optional<day> latest() const noexcept { return latest_; }
    [[nodiscard]] constexpr bool exact() const noexcept {
        return earliest_ && latest_ && *earliest_ == *latest_;
    }
    [[nodiscard]] constexpr bool may_be(day d) const noexcept {
        return (!earliest_ || *earliest_ <= d) && (!latest_ || d <= *latest_);
    }

    friend constexpr bool operator==(const bounds&, const bounds&) = default;

private:
    std::optional<day> earliest_, latest_;
};

/// "2019-01-01 to 2019-12-31", "from 2019-01-01", "until 2019-12-31", or the day itself.
[[nodiscard]] inline std::string text(const bounds& b) {
    if (b.exact()) return text(*b.earliest());
    if (!b.earliest() && !b.latest()) return "some day";
    if (!b.latest()) return "from " + text(*b.earliest());
    if (!b.earliest()) return "until " + text(*b.latest());
    return text(*b.earliest()) + " to " + text(*b.latest());
}

}  // namespace v0
}  // namespace remit
