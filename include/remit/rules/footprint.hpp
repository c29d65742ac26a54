// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <remit/core/detail/hash.hpp>
#include <remit/rules/rule.hpp>

namespace remit {
inline namespace v0 {

/// Rows that judging a rule may read: those of a table that are found by a key.
///
/// The key is that of the row from which they are looked for: `{"offices", "person"}` are the
/// offices of a person, `{"mandates", "parent"}` the mandates in the body above, `{"seats",
/// "seat"}` the one seat. Where the rule names a body, `only` is its key: `{"mandates", "body",
/// "council"}`. A predicate reads what its function reads; it stands as `{"predicate", name}`.
struct footprint_entry {
    std::string rows;  ///< the name of a table: "mandates"; members and appointments are mandates
    /// "body", "person", "parent", ...; "substitute_for" of the substitutes of a mandate,
    /// "principal" of the one whose place it takes
    std::string key;
    std::string only{};  ///< the one key that is read, or empty

    friend auto operator<=>(const footprint_entry&, const footprint_entry&) = default;
};

/// `offices by person`, `mandates by body "council"`, `predicate veterinarian`.
[[nodiscard]] std::string text(const footprint_entry& e);

/// All that judging the rule may read: of its subject, of `where`, `require` and `within`, of every
/// selector and path in them. Sorted, each once.
///
/// A rule knows names and no facts, so a column that is no column of the row itself counts as read
/// wherever it may be found: of a mandate in its seat, its person and its body. What is not in the
/// footprint never changes what the rule says; what is in it may.
/// @param member which mandates count as members, where the charter says so (`charter::member`).
/// @cost O(words log words).
[[nodiscard]] std::vector<footprint_entry> footprint(
    const rule& r, const std::optional<condition>& member = std::nullopt);

/// One step from a rule's subject to what judging it may read: rows that are found by a key of the
/// rows of another step.
struct footprint_step {
    footprint_entry rows;
    std::uint32_t from = 0;  ///< position of the step from whose rows they are found

    friend bool operator==(const footprint_step&, const footprint_step&) = default;
};

/// The footprint with the way to each of its entries: the first step is the subject itself, every
/// other is found from one before it. The same entry stands there once for each way to it.
/// @param member as for `footprint`.
/// @cost O(words log words).
[[nodiscard]] std::vector<footprint_step> footprint_steps(
    const rule& r, const std::optional<condition>& member = std::nullopt);

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::footprint_entry> {
    std::size_t operator()(const remit::footprint_entry& e) const {
        return remit::detail::hash_of(e.rows, e.key, e.only);
    }
};
