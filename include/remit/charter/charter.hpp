// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/charter/cadence_clause.hpp>
#include <remit/charter/clause.hpp>
#include <remit/charter/seat_clause.hpp>
#include <remit/charter/waiver.hpp>
#include <remit/model/seat.hpp>
#include <remit/rules/rule.hpp>

namespace remit {
inline namespace v0 {

/// The terms of reference of a body: its seats are facts, its clauses are rules.
///
/// An aggregate of plain values. `implied_rules` and `all_rules` (charter/implied.hpp) give the
/// rules that the seats and cadences make; `seats_of` the seats as facts for the registry. `values`
/// declares what a column may say besides what the facts hold (roles above all), so that a misspelt
/// role in a rule is an error. `member` says which mandates count where a rule counts members.
struct charter {
    std::string title{};
    std::string body{};      ///< the key of the body it governs; empty: every body
    std::string language{};  ///< of the clauses' words: "da", "en"
    std::string source{};    ///< the document, with its date
    std::string version{};
    std::vector<clause> clauses{};
    std::vector<seat_clause> seats{};
    std::vector<cadence_clause> cadences{};
    std::vector<rule> rules{};
    std::vector<waiver> waivers{};
    std::map<std::string, std::vector<std::string>, std::less<>> values{};
    /// Asked of each mandate: whether its holder is a member. Absent: as the language has it, all
    /// but the hindered, and substitutes only for a principal who is hindered.
    std::optional<condition> member{};
    /// What the source says nothing about: "term", "quorum", ...
    std::vector<std::string> silences{};
    /// Where a part was written ("rule.size.require" -> "charter.toml:41:18"); empty when made by
    /// hand. Of a rule or cadence with several versions the parts are "rule.size.0.require",
    /// "rule.size.1.require": see `place_of`. Of a text, the place is that of its opening quote.
    std::map<std::string, std::string, std::less<>> places{};

    friend bool operator==(const charter& a, const charter& b) {
        return a.title == b.title && a.body == b.body && a.language == b.language &&
               a.source == b.source && a.version == b.version && a.clauses == b.clauses &&
               a.seats == b.seats && a.cadences == b.cadences && a.rules == b.rules &&
               a.waivers == b.waivers && a.values == b.values && a.member == b.member &&
               a.silences == b.silences;
    }
};

/// The clause of that id, or null.
[[nodiscard]] inline const clause* find_clause(const charter& c, std::string_view id) {
    for (const auto& each : c.clauses)
        if (each.id == id) return &each;
    return nullptr;
}

/// Where a part of the charter's n-th rule was written: `place_of(c, 0, "require")`; or empty.
[[nodiscard]] std::string place_of(const charter& c, std::size_t rule, std::string_view key);

/// The charter as a charter file. Reading a charter and printing it gives a file that reads as an
/// equal charter; definitions are expanded where they were used, and comments are gone.
[[nodiscard]] std::string text(const charter& c);

}  // namespace v0
}  // namespace remit

/// @cost O(length of its text).
template <>
struct std::hash<remit::charter> {
    std::size_t operator()(const remit::charter& c) const {
        return std::hash<std::string>{}(text(c));
    }
};
