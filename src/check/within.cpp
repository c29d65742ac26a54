// SPDX-License-Identifier: BSL-1.0
#include "within.hpp"

#include <algorithm>

#include "known.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// What the condition comes to on the days of the domain.
limit_steps inner_steps(const world& w, const rule_group& g, const bound_within& b, walk& steps,
                        std::size_t subject, day_range domain, day_range life,
                        const limits_said& limits, taking how) {
    std::vector<std::int32_t> more{domain.first};
    changes(b.inner, w, g.subjects.at(w, subject), more);
    for (const auto& l : limits.as(how))
        for (const auto& s : l) more.push_back(s.first);
    std::erase_if(more, [&](auto d) { return d < domain.first || d >= domain.second; });
    std::sort(more.begin(), more.end());
    const bool moving = moves(b.inner, w);
    limit_steps out;
    steps.begin(subject, more);
    for (auto next = steps.next_day(); next && *next <= domain.first; next = steps.next_day())
        steps.advance(*next);
    for (auto day = domain.first; day < domain.second;) {
        const auto next = steps.next_day();
        const auto end = next ? std::min(*next, domain.second) : domain.second;
        auto m = steps.now(day);
        m.life_start = life.first, m.life_stop = life.second, m.limits = &limits;
        m.so_far = how.seen_alone, m.hopefully = how.hopefully;
        m.turned = m.so_far && b.turned;
        m.last = moving ? std::min(end - 1, last_of_all()) : day;
        for_each_steady_ahead(
            m, [&](const moment& x) { return judge(b.inner, x); },
            [&](std::int32_t d, const judged& is) {
                if (out.empty() || !(out.back().second == is)) out.emplace_back(d, is);
            });
        if (!next || *next >= domain.second) break;
        steps.advance(*next);
        day = *next;
    }
    return out;
}

/// The first day on which a failing that began that day has lasted too long.
std::int32_t limit_of(const world& w, const rule_group& g, const bound_within& b,
                      std::size_t subject, std::int32_t since, bool surely) {
    if (b.next) return next_start(w.passes[*b.next], w, g.subjects.at(w, subject), since, surely);
    if (b.length.unit != duration::unit_type::working_days) return shifted(since, b.length);
    try {
        return w.calendar.shift(day::from_count(since), b.length.n).count();
    } catch (const bad_input&) {
        return open_stop;
    }
}

/// The stretches in which the condition fails: with what is not known turning out for the better
/// (`surely`), or for the worse.
std::vector<day_range> failing(const limit_steps& inner, std::int32_t end, bool surely) {
    const auto fails = [&](std::size_t n) {
        const auto is = inner[n].second.is;
        return surely ? is == truth::no : is != truth::yes;
    };
    std::vector<day_range> out;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        if (!fails(i)) continue;
        const auto since = inner[i].first;
        while (i < inner.size() && fails(i)) ++i;
        out.emplace_back(since, i < inner.size() ? inner[i].first : end);
    }
    return out;
}

/// The parts of them in which it has failed for too long.
std::vector<day_range> overdue(const world& w, const rule_group& g, const bound_within& b,
                               std::size_t subject, const limit_steps& inner, std::int32_t end,
                               bool surely) {
    std::vector<day_range> out;
    for (const auto& [since, until] : failing(inner, end, surely)) {
        // for the better, the subject may have begun as late as it may
        const auto latest = surely && !g.subjects.sure_start.empty()
                                ? std::max(since, g.subjects.sure_start[subject])
                                : since;
        if (latest >= until) continue;
        const auto from = std::max(latest, limit_of(w, g, b, subject, latest, surely));
        if (from < until) out.emplace_back(from, until);
    }
    return out;
}

/// Whether subject and rule were there before the first day that is known: what fails on that day
/// may have failed for as long.
bool begins_unseen(const world& w, const rule_group& g, const bound_rule& r, std::size_t subject) {
    const auto began = std::max({g.subjects.start_of(subject), r.in_force, day::first().count()});
    const auto of_body = known_above(w, r, body_of(w.facts, g.subjects, subject)).first;
    return began < std::max({w.known_start, of_body, r.known_start});
}

/// The days on which the limit may have run out by what nobody knows of: by days of failing before
/// the first that is known, or by a row that came before these are known, or after.
struct unseen_ends {
    std::vector<day_range> before, after;
};
unseen_ends unseen_of(const world& w, const rule_group& g, const bound_rule& r,
                      const bound_within& b, std::size_t subject, const limit_steps& inner,
                      std::int32_t end, bool seen_alone) {
    unseen_ends out;
    const auto add = [](std::vector<day_range>& to, std::int32_t from, std::int32_t until) {
        if (from < until) to.emplace_back(from, until);
    };
    for (const auto& [since, until] : failing(inner, end, false)) {
        if (since == inner.front().first && begins_unseen(w, g, r, subject))
            add(out.before, since, until);
        if (!b.next) continue;
        const auto of = unseen_later(w.passes[*b.next], w, g.subjects.at(w, subject), since);
        add(out.before, of.before, until);
        if (!seen_alone) add(out.after, of.after, until);
    }
    for (auto* all : {&out.before, &out.after}) std::sort(all->begin(), all->end());
    return out;
}

bool holds_on(const std::vector<day_range>& of, std::int32_t day) {
    const auto after = std::upper_bound(of.begin(), of.end(), day,
                                        [](std::int32_t d, const auto& r) { return d < r.first; });
    return after != of.begin() && day < std::prev(after)->second;
}

limit_steps outer_steps(const world& w, const rule_group& g, const bound_rule& r,
                        const bound_within& b, std::size_t subject, const limit_steps& inner,
                        std::int32_t end, taking how) {
    // what ends the time that there is would be hoped for
    const bool hoped_over = how.hopefully && b.turned;
    const auto worst = overdue(w, g, b, subject, inner, end, false);
    const auto best = overdue(w, g, b, subject, inner, end, true);
    std::vector<std::int32_t> days;
    for (const auto& s : inner) days.push_back(s.first);
    const auto unseen = unseen_of(w, g, r, b, subject, inner, end, how.seen_alone && !hoped_over);
    for (const auto* list : {&worst, &best, &unseen.before, &unseen.after})
        for (const auto& x : *list) days.push_back(x.first), days.push_back(x.second);
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    // why it cannot be told: for all that could not be told since the clock may have begun
    std::vector<std::uint8_t> since;
    for (const auto& [first, is] : inner) {
        const bool goes_on = !since.empty() && is.is != truth::yes;
        since.push_back(static_cast<std::uint8_t>((goes_on ? since.back() : 0) |
                                                  (is.is == truth::maybe ? is.why : 0)));
    }
    limit_steps out;
    std::size_t now = 0;
    for (const auto d : days) {
        while (now + 1 < inner.size() && inner[now + 1].first <= d) ++now;
        judged is = plainly(!holds_on(worst, d) ? truth::yes
                            : holds_on(best, d) ? truth::no
                                                : truth::maybe);
        if (is.is == truth::maybe && now < since.size())
            is.why = static_cast<std::uint8_t>(is.why | since[now]);
        if (is.is == truth::yes && holds_on(unseen.before, d))
            is = {truth::maybe, why_outside};
        else if (is.is == truth::yes && holds_on(unseen.after, d))
            is = hoped_over ? plainly(truth::no) : judged{truth::maybe, why_ahead};
        if (out.empty() || !(out.back().second == is)) out.emplace_back(d, is);
    }
    return out;
}

struct told_limits {
    limits_said of;
    limit_steps inner, inner_so_far;  ///< what the condition of the outermost comes to
};
told_limits add_limits(const world& w, const rule_group& g, const bound_rule& r, walk& steps,
                       std::size_t subject, day_range domain, day_range life) {
    told_limits out;
    for (const auto& b : r.withins) {
        const auto inner = [&](taking how) {
            return inner_steps(w, g, b, steps, subject, domain, life, out.of, how);
        };
        const auto outer = [&](const limit_steps& said, taking how) {
            return outer_steps(w, g, r, b, subject, said, domain.second, how);
        };
        constexpr taking ever, so_far{.seen_alone = true},
            hoped{.seen_alone = true, .hopefully = true};
        out.inner_so_far = out.inner = inner(ever);
        auto said = outer(out.inner, ever);
        const bool open = std::any_of(out.inner.begin(), out.inner.end(), [](const auto& s) {
            return s.second.is == truth::maybe && (s.second.why & why_ahead) != 0;
        });
        if (open) out.inner_so_far = inner(so_far);
        if (open || b.next) {
            out.of.so_far.push_back(outer(out.inner_so_far, so_far));
            out.of.hoped.push_back(outer(open ? inner(hoped) : out.inner, hoped));
        } else {
            out.of.so_far.push_back(said), out.of.hoped.push_back(said);
        }
        out.of.ever.push_back(std::move(said));
    }
    return out;
}

}  // namespace

limits_said limits_of(const world& w, const rule_group& g, const bound_rule& r, walk& steps,
                      std::size_t subject, day_range domain, day_range life) {
    return add_limits(w, g, r, steps, subject, domain, life).of;
}

std::int32_t failing_since(const world& w, const rule_group& g, const bound_rule& r,
                           std::size_t subject, day_range domain, day_range life, std::int32_t day,
                           bool surely) {
    if (r.require.what != truth_program::what_type::within) return day;
    walk steps{w, g.subjects, g.swept};
    const auto said = add_limits(w, g, r, steps, subject, domain, life);
    const auto& inner = surely ? said.inner : said.inner_so_far;
    auto since = day;
    for (std::size_t i = inner.size(); i-- > 0;) {
        if (inner[i].first > day) continue;
        const auto is = inner[i].second.is;
        if (surely ? is != truth::no : is == truth::yes) break;
        since = inner[i].first;
    }
    return since;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
