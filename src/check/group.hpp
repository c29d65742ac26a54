// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include <remit/check/check.hpp>
#include <remit/rules/footprint.hpp>
#include "binder.hpp"
#include "counters.hpp"
#include "plain.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// A comparison of a rule with its two sides apart, for saying what was measured.
struct told_comparison {
    const node* written = nullptr;
    value_program measured, required;
    bool share =
        false;  ///< measured is count(selector), required count(): their ratio is what is told
};

/// One rule, bound.
struct bound_rule {
    std::uint32_t rule = 0;  ///< position among all rules
    node_ptr written;        ///< what is required, with the rule's own limit around it
    std::optional<truth_program> where;
    truth_program require;
    bool subject_varies = false;  ///< the subject's own columns or passes change over time
    bool moves = false;           ///< time alone may change it
    bool follows_calendar = false;
    /// The days for which the tables are known whose rows of the day itself it asks for.
    std::int32_t known_start = always_start, known_stop = open_stop;
    std::int32_t in_force = always_start;  ///< from that day on
    /// And how many bodies above the subject's own those are whose rows of the day it asks for.
    std::vector<std::uint32_t> known_above;
    std::vector<bound_within> withins;      ///< inner ones first
    std::vector<bound_window> calendars;    ///< at whose edges findings are cut
    std::vector<std::uint32_t> own_passes;  ///< what it measures itself, not inside selectors
    std::vector<told_comparison> told;
};

/// Rows to count for a kind of subject, cut, signed and ordered.
struct counted_rows {
    counting what;
    std::vector<swept_rows> cut;
    std::vector<lane_order> order;

    void prepare(const world& w, const subject_list& l) {
        std::vector<swept_rows> made;  // kept only when all is made
        std::vector<lane_order> ordered;
        for (const auto& lane : what.lanes) {
            const auto& also = lane.rows == rows_kind::seats ? l.on_seat : l.on_mandate;
            made.emplace_back(w, lane, l.kind == unit_kind::group ? also : std::vector<accessor>{});
        }
        for (std::size_t i = 0; i < made.size(); ++i)
            ordered.push_back(make_order(w, l, what.lanes[i].rows, made[i]));
        cut = std::move(made), order = std::move(ordered);
    }
};

/// All rules for one kind of subject: one sweep answers them together.
struct rule_group {
    subject_list subjects;
    counted_rows swept;
    mutable counted_rows
        told;  ///< what the sides of comparisons count; only needed to say what was measured
    std::vector<bound_rule> rules;
    plain_rules plain;  ///< which of them, when all is bound
    std::unique_ptr<std::once_flag> told_once = std::make_unique<std::once_flag>();
};

/// A maximal run of one verdict, clipped to its domain and cut at the edges of waivers.
struct run_of_days {
    std::uint32_t subject;
    std::int32_t start, stop;
    std::int32_t opened, closed;  ///< the same before it was clipped to what was asked
    remit::verdict verdict;
    std::int32_t waiver;
};

/// The runs of every rule of the group, by rule, then subject, then start.
[[nodiscard]] std::vector<std::vector<run_of_days>> sweep(const world& w, const rule_group& g,
                                                          const std::vector<rule>& rules,
                                                          const charter& c,
                                                          const check_options& options, work& done);
/// The days on which the rule is judged for a subject: nothing if there is none.
using day_range = std::pair<std::int32_t, std::int32_t>;
[[nodiscard]] std::optional<day_range> domain_of(const world& w, const rule_group& g,
                                                 const bound_rule& b, std::size_t subject,
                                                 const rule& r);
/// Of these what does not depend on the subject; may be none.
[[nodiscard]] day_range days_in_force(const world& w, const bound_rule& b, const rule& r);
/// The days of the subject's life on which the rule is in force.
[[nodiscard]] day_range life_of(const subject_list& l, std::size_t subject, const rule& r);
/// The same for windows of the calendar, which may not look beyond it: of an event it is the life
/// of its body that counts.
[[nodiscard]] day_range seen_life_of(const world& w, const subject_list& l, std::size_t subject,
                                     const rule& r);

/// Walks a subject through its days: applies what changes, one day at a time.
class walk {
public:
    walk(const world& w, const subject_list& l, const counted_rows& rows)
        : w_{w}, l_{l}, rows_{rows}, running_{w, rows.what, rows.cut} {
        next_.resize(rows.order.size());
    }
    /// Starts over, before the first change of the subject. `more` are further days to stop at,
    /// sorted.
    void begin(std::size_t subject, const std::vector<std::int32_t>& more);
    /// Starts over, and applies everything up to and on that day.
    void to(std::size_t subject, std::int32_t day);
    /// The next day with a change, or nothing.
    [[nodiscard]] std::optional<std::int32_t> next_day() const;
    /// Applies all changes of that day.
    void advance(std::int32_t day);
    [[nodiscard]] moment now(std::int32_t day) {
        return {&w_, l_.at(w_, subject_), day, day, &running_.now()};
    }

private:
    const world& w_;
    const subject_list& l_;
    const counted_rows& rows_;
    counters running_;
    std::size_t subject_ = 0;
    std::vector<std::size_t> next_;
    const std::vector<std::int32_t>* more_ = nullptr;
    std::size_t next_more_ = 0;
};

}  // namespace detail

/// A charter bound to a registry. Only `told` rows are made later, once, when a finding is first
/// looked at.
struct compiled::impl {
    impl(const charter& c, const registry& r, const check_settings& s) : terms{c}, w{r, s} {}
    charter terms;
    std::vector<rule> rules;
    detail::world w;
    std::vector<detail::rule_group> groups;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> place;  ///< rule -> group, position in it
    std::vector<problem> notes;

    /// What judging each rule may read. @cost of the first call: O(words of the rules).
    [[nodiscard]] const std::vector<std::vector<footprint_step>>& footprints() const {
        std::call_once(footprints_once_, [this] {
            std::vector<std::vector<footprint_step>> all;  // kept only when all are made
            for (const auto& r : rules) all.push_back(footprint_steps(r, terms.member));
            footprints_ = std::move(all);
        });
        return footprints_;
    }

private:
    mutable std::once_flag footprints_once_;
    mutable std::vector<std::vector<footprint_step>> footprints_;
};

}  // namespace v0
}  // namespace remit
