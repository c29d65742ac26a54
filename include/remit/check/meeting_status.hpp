// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace remit {
inline namespace v0 {

/// What became of a meeting, where remit itself must understand it.
enum class meeting_status : std::uint8_t { planned, held, cancelled, postponed, moved };

/// A word of the column `status` of meetings and what it means.
struct meeting_status_word {
    std::string_view word;
    meeting_status means;
};

inline constexpr std::array meeting_status_words = {
    meeting_status_word{"planned", meeting_status::planned},
    meeting_status_word{"planlagt", meeting_status::planned},
    meeting_status_word{"held", meeting_status::held},
    meeting_status_word{"afholdt", meeting_status::held},
    meeting_status_word{"cancelled", meeting_status::cancelled},
    meeting_status_word{"canceled", meeting_status::cancelled},
    meeting_status_word{"aflyst", meeting_status::cancelled},
    meeting_status_word{"postponed", meeting_status::postponed},
    meeting_status_word{"udsat", meeting_status::postponed},
    meeting_status_word{"moved", meeting_status::moved},
    meeting_status_word{"flyttet", meeting_status::moved},
};
/// The words of `presence` that say that somebody was not there.
inline constexpr std::array<std::string_view, 7> absent_words = {
    "absent", "excused", "apologies", "fraværende", "afbud", "ikke til stede", "not present"};
/// The words of `reply` that say that somebody will not come.
inline constexpr std::array<std::string_view, 7> declined_words = {
    "declined", "afslået", "no", "nej", "afbud", "delegated", "delegeret"};

namespace detail {
/// Whether they are the same words, whatever the case of A to Z.
[[nodiscard]] constexpr bool same_word(std::string_view a, std::string_view b) noexcept {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    };
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                              [&](char x, char y) { return lower(x) == lower(y); });
}
}  // namespace detail

/// What the text means; nothing for any other text, which is a rule's business.
[[nodiscard]] constexpr std::optional<meeting_status> meeting_status_of(
    std::string_view text) noexcept {
    for (const auto& w : meeting_status_words)
        if (detail::same_word(w.word, text)) return w.means;
    return std::nullopt;
}

/// Whether a meeting of that status takes anybody's time: one that was cancelled, postponed or
/// moved takes nobody's.
[[nodiscard]] constexpr bool takes_time(std::string_view status) noexcept {
    const auto s = meeting_status_of(status);
    return !s || *s == meeting_status::planned || *s == meeting_status::held;
}

/// Whether that presence says that somebody was not at the meeting.
[[nodiscard]] constexpr bool says_absent(std::string_view presence) noexcept {
    return std::any_of(absent_words.begin(), absent_words.end(),
                       [&](auto w) { return detail::same_word(w, presence); });
}

/// Whether that reply says that somebody will not come.
[[nodiscard]] constexpr bool says_declined(std::string_view reply) noexcept {
    return std::any_of(declined_words.begin(), declined_words.end(),
                       [&](auto w) { return detail::same_word(w, reply); });
}

}  // namespace v0
}  // namespace remit
