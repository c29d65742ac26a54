// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/cadence.hpp>

namespace remit {
inline namespace v0 {

/// A text about meetings has at most so many bytes.
inline constexpr std::size_t longest_cadence_reading = 2'000;

/// What somebody wrote about meetings, as a cadence, and the words of which nothing was made.
struct cadence_reading {
    std::optional<cadence> when{};  ///< absent where the text says none that is understood
    /// Word for word and in their order, those of the text before those of the weekday.
    std::vector<std::string> not_understood{};

    friend bool operator==(const cadence_reading&, const cadence_reading&) = default;
};

/// Reads what people write in a list of meetings: "biweekly starting Tuesday Oct 28, 2025",
/// "First Wednesday of the month", "weekly, you must be signed in".
///
/// A text that `cadence::parse` reads is that cadence. "biweekly" is every 2 weeks: such lists name
/// one weekday beside it. What contradicts itself is not used, and neither is a text with words
/// that take meetings away ("except", "on demand"): docs/concepts/cadence.md has all that is read.
/// Nothing is guessed.
/// @param text how often: "monthly"
/// @param weekday on which day: "Tuesday", "third Monday", "Thursdays (starting March 3rd 2022)"
/// @invariant each word of both texts is in `when`, or stands in `not_understood`.
/// @throws bad_input (E-SIZE) where one of them is longer than `longest_cadence_reading`.
/// @cost O(length of the texts), and that of making one cadence.
[[nodiscard]] cadence_reading read_cadence(std::string_view text, std::string_view weekday = {});

}  // namespace v0
}  // namespace remit
