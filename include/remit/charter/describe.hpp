// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/charter/charter.hpp>

namespace remit {
inline namespace v0 {

/// Whether a clause is checked by rules, and if not, why.
enum class clause_coverage : std::uint8_t {
    checked,      ///< rules cite it
    explained,    ///< it says itself why no rule checks it: `clause::why_unchecked`
    states,       ///< a purpose or a fact: there is nothing to check
    permits,      ///< a may: nobody can break it
    no_rule_yet,  ///< it obliges, and neither a rule nor a reason is written
};

/// "checked", "explained", "states something", "permits", "no rule yet".
[[nodiscard]] constexpr std::string_view text(clause_coverage c) noexcept {
    constexpr std::string_view names[] = {"checked", "explained", "states something", "permits",
                                          "no rule yet"};
    return names[static_cast<std::size_t>(c)];
}

/// One clause of the source, and what the charter does about it.
struct clause_account {
    clause said;
    clause_coverage coverage = clause_coverage::no_rule_yet;
    /// The names of the rules that cite it: stated ones in the charter's order, then implied ones.
    /// A rule with several versions stands once.
    std::vector<std::string> rules{};

    friend bool operator==(const clause_account&, const clause_account&) = default;
};

/// Clause by clause what a charter checks: the data of `remit describe`.
struct charter_account {
    std::vector<clause_account> clauses;  ///< in the charter's order
    std::vector<std::string> uncited;     ///< names of the rules that cite no clause
    std::vector<std::string> silences;    ///< what the source says nothing about
    /// Which mandates count as members, where the charter says so itself.
    std::optional<condition> member{};

    friend bool operator==(const charter_account&, const charter_account&) = default;
};

/// @cost O((clauses + rules) log).
[[nodiscard]] charter_account describe(const charter& c);

}  // namespace v0
}  // namespace remit
