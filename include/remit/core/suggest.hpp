// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <remit/core/detail/utf8.hpp>

namespace remit {
inline namespace v0 {

namespace detail {

/// Letters of ASCII in small, everything else as it is.
[[nodiscard]] inline std::string lowered(std::string_view s) {
    std::string out{s};
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

/// How many bytes must be put in, left out, changed or swapped with their neighbour to make `b` of
/// `a`.
[[nodiscard]] inline std::size_t edit_distance(std::string_view a, std::string_view b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::size_t> before(width), above(width), row(width);
    for (std::size_t j = 0; j < width; ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j < width; ++j) {
            const std::size_t change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

}  // namespace detail

/// The word that was probably meant: the nearest of `words` by edit distance without regard to the
/// case of ASCII letters, where that distance is at most a third of the longer word; else one of
/// which the other is the beginning. Of several as near, the first. Empty if none is near.
///
/// Distances are counted in bytes, so a wrong letter outside ASCII counts up to twice; a whole word
/// is always returned as it stands.
/// @cost O(words * length^2); a name or word of more than 64 bytes is not compared.
[[nodiscard]] inline std::string suggest(std::string_view name,
                                         std::span<const std::string_view> words) {
    constexpr std::size_t longest = 64;
    std::string_view best;
    std::size_t least = longest;
    if (name.empty() || name.size() > longest) return {};
    const std::string wanted = detail::lowered(name);
    for (const auto word : words) {
        if (word.empty() || word.size() > longest || word == name) continue;
        const auto distance = detail::edit_distance(wanted, detail::lowered(word));
        if (distance * 3 <= std::max(name.size(), word.size()) && distance < least) {
            least = distance;
            best = word;
        }
    }
    if (best.empty() && name.size() >= 4)  // "chairman" for "chair", "pres" for "president"
        for (const auto word : words)
            if (word != name && word.size() >= 4 &&
                (word.starts_with(name) || name.starts_with(word)))
                return std::string{word};
    return std::string{best};
}

/// The same of words that own their text.
[[nodiscard]] inline std::string suggest(std::string_view name,
                                         std::span<const std::string> words) {
    const std::vector<std::string_view> views(words.begin(), words.end());
    return suggest(name, std::span<const std::string_view>{views});
}

/// `did you mean "chair"?`, or an empty text if no word is near: the hint of a problem.
[[nodiscard]] inline std::string did_you_mean(std::string_view name,
                                              std::span<const std::string_view> words) {
    const auto word = suggest(name, words);
    return word.empty() ? word : "did you mean \"" + detail::visible(word) + "\"?";
}

/// The same of words that own their text.
[[nodiscard]] inline std::string did_you_mean(std::string_view name,
                                              std::span<const std::string> words) {
    const auto word = suggest(name, words);
    return word.empty() ? word : "did you mean \"" + detail::visible(word) + "\"?";
}

}  // namespace v0
}  // namespace remit
