// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <remit/core/detail/hash.hpp>

namespace remit {
inline namespace v0 {

/// What a clause is: must and should oblige; may permits; default holds unless decided otherwise;
/// purpose and fact state something. Only the first two and default can carry rules.
enum class clause_kind : std::uint8_t { must, should, may, by_default, purpose, fact };

/// "must", "should", "may", "default", "purpose", "fact".
[[nodiscard]] constexpr std::string_view text(clause_kind k) noexcept {
    constexpr std::string_view names[] = {"must", "should", "may", "default", "purpose", "fact"};
    return names[static_cast<std::size_t>(k)];
}

/// One sentence or item of the source, word for word.
///
/// Every clause of the source stands in the charter, also those that no rule checks:
/// `why_unchecked` then says why. Vague words carry `read_as`: how the rules read them.
struct clause {
    std::string id;
    std::string heading;
    std::string words;
    clause_kind kind = clause_kind::must;
    std::string read_as{};
    std::string why_unchecked{};

    friend bool operator==(const clause&, const clause&) = default;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::clause> {
    std::size_t operator()(const remit::clause& c) const {
        return remit::detail::hash_of(c.id, c.heading, c.words, c.kind, c.read_as, c.why_unchecked);
    }
};
