// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <remit/check/finding.hpp>
#include <remit/check/work.hpp>
#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {

class change;
struct difference;

/// What a check found, by column; a `finding` is made when it is looked at.
///
/// Ordered by rule as in the charter, subject, start. Immutable; copies share the columns and the
/// facts.
class findings {
public:
    struct store;
    /// The cheap columns, one entry per finding: which rule (position in the charter's rules),
    /// which subject (position among the rule's subjects), the days (`open_stop` where open) and
    /// the verdict.
    struct columns {
        std::vector<std::uint32_t> rule, subject;
        std::vector<std::int32_t> start, stop;
        std::vector<std::int32_t> opened,
            closed;  ///< the same before `check_options::during` clipped them
        std::vector<remit::verdict> verdict;
        std::vector<std::int32_t> waiver;  ///< position in the charter's waivers, or -1
        friend bool operator==(const columns&, const columns&) = default;
    };

    explicit findings(std::shared_ptr<const store> s) : p_{std::move(s)} {}

    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] bool empty() const { return size() == 0; }
    /// @throws std::out_of_range. @cost O(the subject's events): measured, causes and people are
    /// worked out now.
    [[nodiscard]] finding operator[](std::size_t i) const;
    [[nodiscard]] std::vector<finding> all() const;
    [[nodiscard]] const columns& raw() const;
    /// Those that last on that day. What each says was measured, who was counted and what would
    /// mend it is of that day; its days, causes, worst value and id are of the whole run.
    [[nodiscard]] findings as_of(day d) const;
    /// Those that begin after `today`: what will be broken if nobody acts.
    [[nodiscard]] findings ahead(day today) const;
    /// The names of the rules that were checked, in the charter's order.
    [[nodiscard]] std::vector<std::string> rules() const;
    /// How often each of those rules was judged for a subject at all (0: there was no such
    /// subject).
    [[nodiscard]] std::vector<std::size_t> subjects_judged() const;
    /// For how many subjects each of those rules was judged on that day: the rule was in force, the
    /// subject there, the day observed, and `where` held or may have held. The days asked for with
    /// `check_options::during` make no difference. @cost O(events) where a rule has a `where`.
    [[nodiscard]] std::vector<std::size_t> judged_on(day d) const;
    /// What a reader of the answers should know of the question: a value that no fact has, a waiver
    /// that waives nothing. In the order of the charter; codes begin with "N-".
    [[nodiscard]] const std::vector<problem>& notes() const;
    /// What the check had to do.
    [[nodiscard]] const remit::work& work() const;

    friend difference recheck(const findings& before, const change& c);

private:
    std::shared_ptr<const store> p_;
};

}  // namespace v0
}  // namespace remit
