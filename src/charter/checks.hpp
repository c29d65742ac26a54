// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/charter/cadence_clause.hpp>
#include <remit/charter/clause.hpp>
#include <remit/core/problem.hpp>
#include <remit/rules/condition.hpp>
#include <remit/rules/node.hpp>
#include <remit/rules/rule.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

// What is asked of the parts of every charter, read or made by hand. Each function gives what is
// wrong, without a place: that is known to whoever asks. `who` is what the sentence is about:
// `rule "size"`, or "it" where the place has said so; `lead` stands before one: `seat "chair"`, or
// nothing.
using fault = std::optional<problem>;

/// The clauses that may be cited; absent: an entry that is itself faulty, of which nothing is known
/// but its id.
using known_clauses = std::map<std::string, std::optional<clause_kind>, std::less<>>;
using known_names = std::set<std::string, std::less<>>;

/// Whether near names are looked for, which costs a look at each of them.
enum class suggestions : std::uint8_t { none, nearest };

[[nodiscard]] bool is_blank(std::string_view s) noexcept;
/// Whether a text holds what moves the cursor of whoever reads it; in prose line ends and tabs may
/// stand.
[[nodiscard]] bool has_controls(std::string_view s, bool lines) noexcept;

/// Of the name of a clause, a seat, a rule. @param kind "rule" @param hint how one is written.
[[nodiscard]] fault fault_of_name(std::string_view kind, std::string_view name,
                                  std::string_view hint);
[[nodiscard]] problem there_are_two(std::string_view kind, std::string_view name);
/// Of the name of a stated rule: some names are for the rules that seats and cadences make.
[[nodiscard]] fault fault_of_rule_name(std::string_view lead, std::string_view name);
/// Of a number from `least` to a thousand million. @param key "number".
[[nodiscard]] fault fault_of_number(std::string_view lead, std::string_view key, std::int64_t n,
                                    std::int64_t least);
/// Of a text that a rule which nobody wrote compares with.
[[nodiscard]] fault fault_of_text_for_rule(std::string_view lead, const std::string& text);
/// Of a value that a list has had before. @param what "values: role".
[[nodiscard]] problem has_twice(std::string_view what, std::string_view value);
[[nodiscard]] fault fault_of_days(std::string_view who, std::optional<day> start,
                                  std::optional<day> stop);
/// @param obliges whether what cites makes rules, which only a clause that demands can carry.
[[nodiscard]] fault fault_of_cite(std::string_view who, std::string_view id,
                                  const known_clauses& known, bool obliges, suggestions near);
/// Of a seat whose vacancies are to be filled within a limit. @param has_number else no rule says
/// when it is filled.
[[nodiscard]] fault fault_of_seat_limit(std::string_view who, bool has_limit, bool has_number);
/// What follows where no facts can meet a `where`, or who is a member.
inline constexpr std::string_view nothing_demanded = "so the rule demands nothing";
inline constexpr std::string_view no_members = "so nobody would be a member";
inline constexpr std::string_view no_meetings = "so no meeting counts";
/// Of a condition that no facts can meet. @param who `rule "size", require` @param so what follows
/// from it: "so the rule demands nothing", or nothing.
[[nodiscard]] fault fault_of_never(std::string_view who, const condition& c,
                                   std::string_view so = {});
[[nodiscard]] fault fault_of_waived(std::string_view who, std::string_view rule,
                                    const known_names& rules, suggestions near);

/// The rules that a cadence makes, as `implied_rules` has them.
/// @throws bad_input where `meetings` makes no rule: it asks what cannot be asked of a meeting.
[[nodiscard]] std::vector<rule> rules_of(const cadence_clause& c);
/// Of a cadence whose rules could not be made.
[[nodiscard]] problem fault_of_made_rules(std::string_view who, const bad_input& thrown);

/// When one version of a rule or cadence is in force: half-open, without a bound where none is
/// written.
struct days_in_force {
    std::optional<day> start, stop;
};
/// The versions that share a day with another: each that does with one before it, and that one's
/// position. Rising by the first. @cost O(n log n).
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> overlaps(
    const std::vector<days_in_force>& versions);
/// @param other where the other version stands, or empty.
[[nodiscard]] problem in_force_twice(std::string_view who, std::string_view other);

/// The tree of a text that a rule which nobody wrote compares with.
/// @throws bad_input where a rule cannot hold it, or would read it as a day.
[[nodiscard]] node_ptr text_for_rule(const std::string& text);

}  // namespace detail
}  // namespace v0
}  // namespace remit
