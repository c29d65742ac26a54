// SPDX-License-Identifier: BSL-1.0
// A cadence and what is known, day by day.
#include "calendar/plan_problem.hpp"

#include <algorithm>
#include <limits>
#include <variant>

#include "calendar/cadence_windows.hpp"
#include "calendar/plan_levels.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using namespace cadence_parts;

constexpr auto farthest = std::numeric_limits<std::int32_t>::max();
constexpr auto no_limit = std::numeric_limits<std::int64_t>::max() / 4;

/// Puts one phrase after the other upon the days.
class problem_maker {
public:
    problem_maker(const std::vector<cadence_part>& parts, const planning& p,
                  const plan_asked& asked)
        : known_{p}, start_{p.over.start()}, stop_{*p.over.stop()} {
        out_.start = start_.count();
        out_.days.resize(static_cast<std::size_t>(stop_ - start_));
        for (auto& d : out_.days) d = {true, false, 0, farthest, plan_problem::never, farthest};
        out_.last = plan_problem::never;
        for (const auto& part : parts)
            if (const auto* e = std::get_if<except_in>(&part)) excepted_ = excepted_ | e->months;
        look_at_meetings(asked);
        for (auto d = std::max(start_, until_); d < stop_; d = d + 1) at(d).may = false;
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (asked.parts[i]) std::visit([&](const auto& part) { put(part); }, parts[i]);
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (asked.parts[i]) look_at_days(parts[i]);
        for (std::size_t i = 0; i < p.busy.size(); ++i)
            if (asked.busy[i])
                for (const auto d : p.busy[i].days)
                    if (p.over.contains(d)) at(d).may = false;
    }

    plan_problem made() && {
        // day by day, as they are walked
        const auto n = out_.quotas.size();
        out_.counts.resize(out_.days.size() * n);
        for (std::size_t q = 0; q < n; ++q)
            for (std::size_t d = 0; d < out_.days.size(); ++d)
                out_.counts[d * n + q] = counts_[q][d];
        return std::move(out_);
    }

private:
    plan_problem::one_day& at(day d) { return out_.days[static_cast<std::size_t>(d - start_)]; }

    void look_at_meetings(const plan_asked& asked) {
        auto all = known_.held;
        std::sort(all.begin(), all.end());
        std::size_t fixed = 0;
        for (const auto d : all) {
            if (d < start_) {
                if (!asked.held) continue;
                out_.last = d.count();
            } else if (d < stop_) {
                if (!asked.fixed[fixed++]) continue;
                ++at(d).fixed;
                at(d).may = false;
            }
            meetings_.push_back(d);
        }
        until_ = std::min(known_.until.value_or(stop_), stop_);
        since_ = known_.since                       ? *known_.since
                 : out_.last != plan_problem::never ? day::first()
                                                    : start_;
    }
    /// How many meetings there are from one day to before another.
    std::int64_t held(day start, day stop) const {
        return std::lower_bound(meetings_.begin(), meetings_.end(), stop) -
               std::lower_bound(meetings_.begin(), meetings_.end(), start);
    }

    void put(const quota& q) {
        const auto months = counted_months(q, excepted_);
        const auto most = std::max(q.at_most.value_or(0), q.at_least.value_or(0));
        std::vector<plan_problem::counted_on> days(out_.days.size());
        plan_problem::counted all{most, held(window_of(q, start_).start(), start_)};
        for (auto d = start_; d < stop_;) {
            const auto window = window_of(q, d);
            const bool ends = window.stop() && *window.stop() <= stop_;
            const auto stop = ends ? *window.stop() : stop_;
            const bool whole = ends && stop <= until_;
            const auto before = held(window.start(), start_);
            // meetings fixed behind the planned days, where the window reaches so far
            const auto later = ends ? 0 : held(stop_, window.stop().value_or(day::last()));
            plan_problem::counted_on on{no_limit, 0, false};
            // what was too many before stays so, and asks for no more than that
            if (q.at_most && q.months.contains(d.month()))
                on.at_most = std::max(*q.at_most, before) - later;
            if (q.at_least && whole && since_ <= window.start() && months.contains(d.month()))
                on.at_least = *q.at_least;
            for (; d < stop; d = d + 1) days[static_cast<std::size_t>(d - start_)] = on;
            days[static_cast<std::size_t>(stop - start_) - 1].ends = ends;
            all.most = std::max(all.most, on.at_most == no_limit ? 0 : on.at_most);
        }
        out_.quotas.push_back(all);
        counts_.push_back(std::move(days));
    }
    void put(const at_least_apart& p) {
        out_.two_a_day = false;
        for (auto d = start_; d < stop_; d = d + 1)
            at(d).before = at(d).long_ago =
                std::min(at(d).before, so_long_before(d, p.length).count());
        const auto later =
            std::find_if(meetings_.begin(), meetings_.end(), [&](day d) { return stop_ <= d; });
        if (later == meetings_.end()) return;
        for (auto d = so_long_before(*later, p.length) + 1; d < stop_; d = d + 1)
            if (start_ <= d) at(d).may = false;
    }
    void put(const at_most_apart& p) {
        const auto exempt = ends_of_stretches(excepted_, p.length);
        const auto asked_on = [&](day d, day since) {
            return since <= first_of_stretch(d, p.length) &&
                   std::none_of(exempt.begin(), exempt.end(),
                                [&](const in_season& s) { return contains(s, d); });
        };
        const auto yesterday = start_ == day::first() ? start_ : start_ - 1;
        const bool late = asked_on(yesterday, since_) &&
                          out_.last < first_of_stretch(yesterday, p.length).count();
        const auto since = late ? start_ : since_;
        out_.looks_back = true;
        for (auto d = start_; d < until_; d = d + 1)
            if (asked_on(d, since))
                at(d).since = std::max(at(d).since, first_of_stretch(d, p.length).count());
    }
    void put(const series& s) {
        for (auto d = std::max({start_, since_, s.from}); d < until_; d = d + 1)
            if (contains(s, d) && !excepted_.contains(d.month())) at(d).must = true;
    }
    template <class P>
    void put(const P&) {}

    /// What says on which days meetings may be; one that is fixed on another cannot be kept.
    void look_at_days(const cadence_part& part) {
        for (auto d = start_; d < stop_; d = d + 1) {
            if (allows(part, d, known_.calendar)) continue;
            at(d).may = false;
            if (at(d).fixed > 0) at(d).since = farthest;
        }
    }

    const planning& known_;
    day start_, stop_, since_ = day::first(), until_ = day::first();
    month_set excepted_{};
    std::vector<day> meetings_{};
    std::vector<std::vector<plan_problem::counted_on>> counts_{};
    plan_problem out_{};
};

}  // namespace

void plan_problem::space_evenly(std::int32_t days_apart) {
    even = days_apart;
    for (std::size_t d = 0; d < days.size(); ++d)
        days[d].long_ago =
            std::min(days[d].before, start + static_cast<std::int32_t>(d) - days_apart);
}

std::int32_t even_gap(const std::vector<cadence_part>& parts) {
    constexpr std::int64_t days[] = {28, 90, 181, 365};  // the shortest of each
    std::int64_t out = farthest;
    for (const auto& p : parts)
        if (const auto* q = std::get_if<quota>(&p); q != nullptr && q->at_least)
            out = std::min(out, days[static_cast<std::size_t>(q->per)] / *q->at_least);
    return out == farthest ? 0 : static_cast<std::int32_t>(out);
}

plan_problem problem_of(const std::vector<cadence_part>& parts, const planning& p,
                        const plan_asked& asked) {
    return problem_maker{parts, p, asked}.made();
}

bool can_be_kept(const std::vector<cadence_part>& parts, std::size_t& ways) {
    auto asked = parts;
    std::erase_if(asked, [](const auto& p) {
        // days of one year alone, and of a calendar that is not known yet
        return std::holds_alternative<in_dates>(p) || std::holds_alternative<on_working_days>(p);
    });
    int first = 2001;
    const working_days usual;
    bool some_day = false;
    for (day d{2001, 1, 1}; d < day{2029, 1, 1} && !some_day; d = d + 1)
        some_day = std::all_of(asked.begin(), asked.end(),
                               [&](const cadence_part& p) { return allows(p, d, usual); });
    if (!some_day) return false;
    for (const auto& p : asked)
        if (const auto* s = std::get_if<series>(&p)) first = std::max(first, s->from.year() + 1);
    if (first > 9960) return true;  // the calendar ends too soon to see
    // years differ by a leap day, and by their weekdays, which come again after 28 years, but for
    // what a century leaves out
    const bool by_weekday = std::any_of(asked.begin(), asked.end(), [](const cadence_part& p) {
        return std::holds_alternative<on_weekdays>(p) || std::holds_alternative<series>(p);
    });
    for (int year = first; year < first + (by_weekday ? 28 : 4); ++year) {
        planning p{period{{year, 1, 1}, day{year + 2, 1, 1}}};
        p.since = p.over.start();
        const auto question =
            problem_of(asked, p, {std::vector<bool>(asked.size(), true), {}, {}, true});
        if (is_easy(question)) return true;
        try {
            const plan_levels all{question, ways};
            if (all.possible()) return true;
            ways -= all.ways();
        } catch (const bad_input&) {
            ways = 0;
            return true;
        }
    }
    return false;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
