// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "row_sums.hpp"
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class supposition;

/// What a subject's own rows add up to on a day: the state of the sweep.
struct tally {
    struct bounds_of_form {
        std::int64_t lo = 0, hi = 0;
        std::int32_t unbounded_below = 0, unbounded_above = 0;
        void add(const contribution& c, int sign) {
            lo += sign * c.lo, hi += sign * c.hi;
            unbounded_below += c.unbounded_below ? sign : 0;
            unbounded_above += c.unbounded_above ? sign : 0;
        }
        [[nodiscard]] extent value() const;
    };
    std::vector<bounds_of_form> forms;
    std::vector<extent> distincts;
    /// Per form its rows that leave out numbers of those between; empty where none does.
    std::vector<std::vector<contribution>> gapped;
};

/// A truth, why it cannot be told where it cannot, and whether it is the same on all the days that
/// were asked about.
struct judged {
    truth is = truth::no;
    std::uint8_t why = 0;
    bool steady = true;
    friend bool operator==(const judged&, const judged&) = default;
};
[[nodiscard]] judged operator&(const judged& a, const judged& b);
[[nodiscard]] judged operator|(const judged& a, const judged& b);
[[nodiscard]] judged operator~(const judged& a);
[[nodiscard]] inline judged plainly(truth t) { return {t, std::uint8_t(t == truth::maybe), true}; }

/// What a limit says of one subject: from each day on, until the next.
using limit_steps = std::vector<std::pair<std::int32_t, judged>>;
/// How what is still to come is taken.
struct taking {
    bool seen_alone = false;  ///< nothing more comes than is seen
    bool hopefully = false;   ///< and yet what may turn out as it is asked for does
};

/// The limits of a rule, inner ones first: whatever is still to come, as it stands so far, and if
/// what is still to come turns out as the rule asks for it.
struct limits_said {
    std::vector<limit_steps> ever, so_far, hoped;

    [[nodiscard]] const std::vector<limit_steps>& as(taking how) const {
        return !how.seen_alone ? ever : how.hopefully ? hoped : so_far;
    }
};

/// Everything a program needs to be evaluated: of which unit, on which days (`day` to `last`, on
/// all of which nothing but the day itself changes), with which tally (null for a row that is only
/// selected).
struct moment {
    const world* in;
    unit of;
    std::int32_t day;
    std::int32_t last;
    const tally* counted = nullptr;
    /// The days of the subject's life on which the rule is in force.
    std::int32_t life_start = always_start, life_stop = open_stop;
    const limits_said* limits = nullptr;
    /// What is seen over windows that are still open, and the deeds done by now, are all there is.
    bool so_far = false;
    bool turned = false;     ///< below an odd number of negations, where `so_far`
    bool hopefully = false;  ///< what is not kept so far and may yet be is taken for kept
    /// Of a row that is selected, what is taken to be so of what nobody recorded.
    const supposition* supposed = nullptr;
};

[[nodiscard]] judged judge(const truth_program& p, const moment& m);
void evaluate(const value_program& p, const moment& m, std::vector<datum>& out);
/// The days on which the program may change for reasons of the unit's own columns and of passes.
void changes(const truth_program& p, const world& w, const unit& u, std::vector<std::int32_t>& out);
void changes(const value_program& p, const world& w, const unit& u, std::vector<std::int32_t>& out);
/// What the column says of the moment's unit: a deed that is not done may still be done.
void collect(const moment& m, const accessor& a, std::vector<datum>& out);
/// Whether there can be such days for any unit.
[[nodiscard]] bool varies(const truth_program& p, const world& w);
[[nodiscard]] bool varies(const value_program& p, const world& w);
/// Whether it may change from day to day although no fact does.
[[nodiscard]] bool moves(const truth_program& p, const world& w);
[[nodiscard]] bool moves(const value_program& p, const world& w);

/// Whether it asks for parts of today's date, which change for ever.
[[nodiscard]] bool asks_for_dates(const truth_program& p, const world& w);
[[nodiscard]] bool asks_for_dates(const value_program& p, const world& w);

/// What a judgement comes to as it stands: where it cannot be told because a window is still open,
/// what is seen so far may do, and then nothing is wanting yet; or it may be for want of facts
/// alone that it cannot be told. @param judge_now a function of a moment
template <class J>
[[nodiscard]] judged as_it_stands(moment m, const J& judge_now) {
    const judged ever = judge_now(m);
    if (ever.is != truth::maybe || (ever.why & why_ahead) == 0) return ever;
    m.so_far = true;
    judged seen = judge_now(m);
    bool steady = ever.steady && seen.steady, still_open = seen.is == truth::no;
    // what cannot be told of days that nobody knows of cannot be told to be wanting either
    if (seen.is == truth::maybe && (seen.why & why_outside) != 0)
        seen.why = static_cast<std::uint8_t>(seen.why & ~why_ahead);
    if (seen.is == truth::maybe && (seen.why & (why_ahead | why_outside)) == 0) {
        // the facts alone may be to blame; or what is not kept so far, were it not for them
        m.hopefully = true;
        const judged at_best = judge_now(m);
        steady = steady && at_best.steady;
        still_open = at_best.is == truth::yes;
    }
    judged out = still_open ? ever : seen;
    out.steady = steady;
    return out;
}

/// Calls f(day, judged) for the first day of the moment, and for each later one of its days on
/// which the program changes because time goes by. @param judge_now a function of a moment
template <class J, class F>
void for_each_steady(const moment& m, const J& judge_now, F&& f) {
    const judged all = judge_now(m);
    if (all.steady || m.day == m.last) return f(m.day, all);
    moment half = m;
    half.last = static_cast<std::int32_t>(m.day + (std::int64_t{m.last} - m.day) / 2);
    for_each_steady(half, judge_now, f);
    half.day = half.last + 1, half.last = m.last;
    for_each_steady(half, judge_now, f);
}
/// The same of days far from all that is known, as a list. What changes all the time is not
/// followed there: it is the first of these days alone that speaks.
template <class J>
[[nodiscard]] std::vector<std::pair<std::int32_t, judged>> steps_far_away(const moment& m,
                                                                          const J& judge_now) {
    constexpr std::size_t most = 64;
    std::vector<std::pair<std::int32_t, judged>> steps;
    for_each_steady(
        m,
        [&](const moment& x) {
            auto is = judge_now(x);
            is.steady = is.steady || steps.size() > most;
            return is;
        },
        [&](std::int32_t d, const judged& is) { steps.emplace_back(d, is); });
    if (steps.size() > most) steps.resize(1);
    return steps;
}
/// The same of days that may be for ever.
template <class J, class F>
void for_each_steady_ahead(const moment& m, const J& judge_now, F&& f) {
    moment near = m, far = m;
    near.last = std::min(m.last, m.in->lookout - 1);
    far.day = std::max(m.day, m.in->lookout);
    if (near.day <= near.last) for_each_steady(near, judge_now, f);
    if (far.day > far.last) return;
    for (const auto& [d, is] : steps_far_away(far, judge_now)) f(d, is);
}
/// What the program comes to on the days from the moment's on and before `until`, on which it does
/// not change. Far away it may, where it was not followed: then it cannot be told.
[[nodiscard]] truth judge_stretch(const truth_program& p, moment m, std::int32_t until);
/// Appends the days of [start, stop) on which the program may change, for whatever reason.
void steady_days(const truth_program& p, const world& w, const unit& u, std::int32_t start,
                 std::int32_t stop, std::vector<std::int32_t>& out);

/// How many days the length has, laid wherever it may be.
[[nodiscard]] extent length_in_days(const duration& length, const world& w);

/// Of the contrary of a value: what made it greater makes it less.
[[nodiscard]] inline std::uint8_t turned_round(std::uint8_t open) {
    const auto grows = open & may_grow, shrinks = open & may_shrink;
    return static_cast<std::uint8_t>((open & ~(may_grow | may_shrink)) |
                                     (grows != 0 ? may_shrink : 0) | (shrinks != 0 ? may_grow : 0));
}

/// Leaves out what is said twice. @throws bad_input (E-SIZE) when still more is left than anybody
/// would mean.
void keep_each_once(std::vector<datum>& all);

/// Compares bounds: yes when it holds however the unknown turns out, no when it cannot.
[[nodiscard]] truth compare(op what, const extent& a, const extent& b);
[[nodiscard]] judged compare(op what, const datum& a, const datum& b);

}  // namespace detail
}  // namespace v0
}  // namespace remit
