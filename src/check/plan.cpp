// SPDX-License-Identifier: BSL-1.0
// Dates for the bodies of a registry: who sits where decides which meetings clash.
#include <remit/check/plan.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <remit/check/check.hpp>
#include <remit/core/problem.hpp>
#include <remit/core/suggest.hpp>

#include "calendar/cadence_windows.hpp"
#include "calendar/plan_items.hpp"
#include "check/plan_joined.hpp"

namespace remit {
inline namespace v0 {
namespace {

using detail::asked_cadence;

/// Days as numbers, half-open.
struct span_of_days {
    std::int32_t start, stop;
};
std::optional<span_of_days> both(span_of_days a, span_of_days b) {
    const span_of_days out{std::max(a.start, b.start), std::min(a.stop, b.stop)};
    return out.start < out.stop ? std::optional{out} : std::nullopt;
}
period as_period(span_of_days s) {
    return period{day::from_count(s.start), day::from_count(s.stop)};
}

/// The rows of `bodies` or `people` of these keys. @throws bad_input that tells of all that are
/// none.
class row_finder {
public:
    explicit row_finder(const registry& r) : r_{r} {}
    std::int64_t operator()(table_id t, const std::string& key, const char* what) {
        const auto row = r_.find(t, key);
        if (row >= 0) return row;
        const auto known = r_.table(t).key.views();
        problems_.push_back({t == table_id::bodies ? "E-BODY" : "E-KEY", what,
                             "the facts know no " + std::string{what} + " \"" + key + "\"",
                             did_you_mean(key, std::span{known})});
        return row;
    }
    void throw_any() {
        if (!problems_.empty()) throw bad_input{std::move(problems_)};
    }

private:
    const registry& r_;
    std::vector<problem> problems_{};
};

/// One meeting of the registry.
struct known_meeting {
    std::string key;
    std::int32_t body = -1;
    day on;
};

class planner {
public:
    planner(const registry& r, std::span<const asked_cadence> cadences, const plan_settings& s,
            const check_settings& asked)
        : r_{r}, cadences_{cadences}, settings_{s}, asked_{asked},
          over_{s.over.start().count(), s.over.stop() ? s.over.stop()->count() : open_stop} {
        row_finder find{r};
        for (const auto& [c, never] : cadences)
            body_of_.push_back(find(table_id::bodies, c.body, "body"));
        for (const auto& b : s.busy) busy_row_.push_back(find(table_id::people, b.who, "person"));
        find.throw_any();
        look_at_meetings();
        look_at_mandates();
    }

    [[nodiscard]] meetings_plan plan() && {
        std::vector<body_planning> bodies;
        meetings_plan out;
        for (std::size_t c = 0; c < cadences_.size(); ++c) {
            bodies.push_back(question(c));
            out.bodies.push_back({of(c).body, of(c).name, of(c).when});
            if (cadences_[c].never.empty()) give_up_what_is_lost(bodies.back(), out.bodies.back());
        }
        auto plans = propose_together(bodies, shared());
        for (std::size_t c = 0; c < cadences_.size(); ++c) {
            out.bodies[c].held = std::move(bodies[c].known.held);
            out.bodies[c].plan = std::move(plans[c]);
            if (cadences_[c].never.empty()) continue;
            out.bodies[c].plan = {false, {}, cadences_[c].never};
            for (auto& h : out.bodies[c].plan.against) h.body = h.other = c;
        }
        out.clashes = clashes();
        return out;
    }

private:
    [[nodiscard]] const body_cadence& of(std::size_t c) const { return cadences_[c].what; }

    /// The meetings, and which of them count for each cadence. One whose day is not known is none
    /// before `over` but on its last possible day, and in it none at all.
    void look_at_meetings() {
        const auto& t = r_.table(table_id::meetings);
        const auto* keys = t.find("meeting");
        for (std::size_t row = 0; row < t.rows; ++row) {
            if (t.start[row] == always_start || t.body_row[row] < 0) continue;
            const auto last = t.latest_start(row);
            if (last != t.start[row] && last >= over_.start) continue;
            const auto code = keys == nullptr ? -1 : keys->code[row];
            meetings_.push_back(
                {code < 0 ? std::string{}
                          : std::get<std::string>(keys->dictionary[static_cast<std::size_t>(code)]),
                 t.body_row[row], day::from_count(last)});
        }
        std::stable_sort(meetings_.begin(), meetings_.end(),
                         [](const auto& a, const auto& b) { return a.on < b.on; });
        counted_.assign(meetings_.size(), false);
        for (std::size_t c = 0; c < cadences_.size(); ++c) {
            const auto counts = that_count(of(c));
            held_.emplace_back();
            for (std::size_t m = 0; m < meetings_.size(); ++m) {
                if (meetings_[m].body != body_of_[c]) continue;
                if (counts && !counts->contains(meetings_[m].key)) continue;
                held_.back().push_back(meetings_[m].on);
                counted_[m] = true;
            }
        }
    }
    /// The check says it: those that surely fail to be none. Nothing where all count.
    [[nodiscard]] std::optional<std::set<std::string>> that_count(const body_cadence& c) const {
        if (!c.meetings) return std::nullopt;
        charter none;
        none.rules.push_back(rule{"counts", "meeting", {}, !*c.meetings});
        const auto found = check(r_, none, {}, asked_);
        std::set<std::string> out;
        for (std::size_t i = 0; i < found.size(); ++i)
            if (found.raw().verdict[i] == verdict::fails) out.insert(found[i].subject);
        return out;
    }

    /// Who sits where on the days asked for.
    void look_at_mandates() {
        const auto& t = r_.table(table_id::mandates);
        for (std::size_t row = 0; row < t.rows; ++row) {
            const auto lasts = both({t.start[row], t.stop[row]}, over_);
            if (lasts && t.person_row[row] >= 0 && t.body_row[row] >= 0)
                sitting_.push_back({t.body_row[row], t.person_row[row], *lasts});
        }
        std::sort(sitting_.begin(), sitting_.end(), [](const sits& a, const sits& b) {
            return std::tie(a.body, a.person) < std::tie(b.body, b.person);
        });
    }
    struct sits {
        std::int32_t body, person;
        span_of_days on;
    };
    [[nodiscard]] std::span<const sits> of_body(std::int64_t body) const {
        const auto less = [](const sits& s, std::int64_t b) { return s.body < b; };
        const auto first = std::lower_bound(sitting_.begin(), sitting_.end(), body, less);
        return {first, std::lower_bound(first, sitting_.end(), body + 1, less)};
    }

    [[nodiscard]] body_planning question(std::size_t c) const {
        const auto& t = r_.table(table_id::bodies);
        const auto body = static_cast<std::size_t>(body_of_[c]);
        body_planning out{of(c).body, of(c).when, planning{settings_.over}};
        auto& known = out.known;
        known.calendar = asked_.calendar;
        known.spacing = settings_.spacing;
        known.held = held_[c];
        if (t.latest_start(body) != always_start)
            known.since = day::from_count(t.latest_start(body));
        if (of(c).start && (!known.since || *known.since < *of(c).start)) known.since = of(c).start;
        if (t.earliest_stop(body) != open_stop)
            known.until = day::from_count(t.earliest_stop(body));
        if (of(c).stop && (!known.until || *of(c).stop < *known.until)) known.until = of(c).stop;
        for (std::size_t b = 0; b < settings_.busy.size(); ++b) {
            busy_days of{settings_.busy[b].who, {}};
            for (const auto d : settings_.busy[b].days)
                if (sits_in(busy_row_[b], body_of_[c], d)) of.days.push_back(d);
            if (!of.days.empty()) known.busy.push_back(std::move(of));
        }
        add_other_meetings(c, known);
        return out;
    }
    /// Where a body cannot keep its cadence even alone, it is demanded from when it can: from a day
    /// on which all that its numbers are of begin, months, quarters or years.
    static void give_up_what_is_lost(body_planning& b, body_plan& out) {
        if (detail::is_possible(b.when, b.known)) return;
        auto later = b.known;
        const auto& over = b.known.over;
        const auto stop = b.known.until ? std::min(*b.known.until, *over.stop()) : *over.stop();
        for (auto d = over.start() + 1; d < stop; d = d + 1) {
            const bool some_begin = d.day_of_month() == 1 || has_numbers(b.when);
            if (!some_begin || !begins_all(b.when, d) || (b.known.since && d <= *b.known.since))
                continue;
            later.since = d;
            if (!detail::is_possible(b.when, later)) continue;
            out.lost = propose(b.when, b.known).against;
            out.kept_from = d;
            b.known = std::move(later);
            return;
        }
    }
    [[nodiscard]] static bool has_numbers(const cadence& c) {
        return std::any_of(c.parts().begin(), c.parts().end(), [](const cadence_part& p) {
            return std::holds_alternative<cadence_parts::quota>(p);
        });
    }
    [[nodiscard]] static bool begins_all(const cadence& c, day d) {
        return std::all_of(c.parts().begin(), c.parts().end(), [&](const cadence_part& p) {
            const auto* q = std::get_if<cadence_parts::quota>(&p);
            return q == nullptr || detail::window_of(*q, d).start() == d;
        });
    }
    /// Meetings that no cadence counts: people attend them all the same.
    void add_other_meetings(std::size_t c, planning& known) const {
        for (std::size_t m = 0; m < meetings_.size(); ++m) {
            const auto& other = meetings_[m];
            if (counted_[m] || !settings_.over.contains(other.on)) continue;
            if (other.body != body_of_[c] && in_both(other.body, body_of_[c], other.on).empty())
                continue;
            known.busy.push_back({"the meeting " + other.key, {other.on}});
        }
    }
    [[nodiscard]] bool sits_in(std::int64_t person, std::int64_t body, day d) const {
        const auto all = of_body(body);
        auto at = std::lower_bound(all.begin(), all.end(), person,
                                   [](const sits& s, std::int64_t p) { return s.person < p; });
        for (; at != all.end() && at->person == person; ++at)
            if (at->on.start <= d.count() && d.count() < at->on.stop) return true;
        return false;
    }
    /// Who holds a mandate in both on that day.
    [[nodiscard]] std::vector<std::string> in_both(std::int64_t a, std::int64_t b, day d) const {
        std::set<std::string> out;
        for (const auto& s : of_body(a))
            if (sits_in(s.person, a, d) && sits_in(s.person, b, d))
                out.insert(r_.table(table_id::people).key[static_cast<std::size_t>(s.person)]);
        return {out.begin(), out.end()};
    }

    /// Two cadences of one body are tied as those of two that share a member always are.
    [[nodiscard]] std::vector<shared_days> shared() const {
        std::map<std::int32_t, std::vector<std::size_t>> cadences_of;
        for (std::size_t c = 0; c < cadences_.size(); ++c)
            cadences_of[static_cast<std::int32_t>(body_of_[c])].push_back(c);
        std::map<std::pair<std::size_t, std::size_t>, std::vector<period>> found;
        const auto tie = [&](std::size_t a, std::size_t b, span_of_days on) {
            if (a != b) found[{std::min(a, b), std::max(a, b)}].push_back(as_period(on));
        };
        for (const auto& [body, of] : cadences_of)
            for (const auto a : of)
                for (const auto b : of)
                    if (a < b) tie(a, b, over_);
        auto by_person = sitting_;
        std::stable_sort(by_person.begin(), by_person.end(),
                         [](const sits& a, const sits& b) { return a.person < b.person; });
        for (std::size_t i = 0; i < by_person.size(); ++i)
            for (auto j = i + 1; j < by_person.size(); ++j) {
                const auto &one = by_person[i], &other = by_person[j];
                if (other.person != one.person) break;
                const auto on = both(one.on, other.on);
                const auto a = cadences_of.find(one.body), b = cadences_of.find(other.body);
                if (!on || one.body == other.body || a == cadences_of.end() ||
                    b == cadences_of.end())
                    continue;
                for (const auto x : a->second)
                    for (const auto y : b->second) tie(x, y, *on);
            }
        std::vector<shared_days> out;
        for (auto& [pair, on] : found) {
            // most people sit for as long as each other
            const auto start = [](const period& p) { return std::pair{p.start(), p.stop()}; };
            std::sort(on.begin(), on.end(),
                      [&](const period& a, const period& b) { return start(a) < start(b); });
            on.erase(std::unique(on.begin(), on.end()), on.end());
            out.push_back({pair.first, pair.second, std::move(on)});
        }
        return out;
    }

    [[nodiscard]] std::vector<meeting_clash> clashes() const {
        std::vector<meeting_clash> out;
        for (std::size_t m = 0; m < meetings_.size(); ++m)
            for (auto n = m + 1; n < meetings_.size() && meetings_[n].on == meetings_[m].on; ++n) {
                if (!settings_.over.contains(meetings_[m].on)) continue;
                auto people = in_both(meetings_[m].body, meetings_[n].body, meetings_[m].on);
                if (!people.empty())
                    out.push_back(
                        {meetings_[m].key, meetings_[n].key, meetings_[m].on, std::move(people)});
            }
        return out;
    }

    const registry& r_;
    std::span<const asked_cadence> cadences_;
    const plan_settings& settings_;
    const check_settings& asked_;
    span_of_days over_;
    std::vector<std::int64_t> body_of_{}, busy_row_{};
    std::vector<known_meeting> meetings_{};
    std::vector<bool> counted_{};  ///< per meeting, by some cadence
    std::vector<std::vector<day>> held_{};
    std::vector<sits> sitting_{};  ///< by body and person
};

}  // namespace

std::vector<body_cadence> cadences_of(const charter& c, const registry& r, const period& over) {
    if (!c.body.empty()) {
        row_finder find{r};
        (void)find(table_id::bodies, c.body, "body");
        find.throw_any();
    }
    const auto& t = r.table(table_id::bodies);
    const span_of_days asked{over.start().count(), over.stop() ? over.stop()->count() : open_stop};
    std::vector<body_cadence> out;
    for (const auto& clause : c.cadences) {
        const auto in_force = both(asked, {clause.start ? clause.start->count() : always_start,
                                           clause.stop ? clause.stop->count() : open_stop});
        for (std::size_t row = 0; in_force && row < t.rows; ++row)
            if ((c.body.empty() || t.key[row] == c.body) &&
                both(*in_force, {t.start[row], t.stop[row]}))
                out.push_back({t.key[row], clause.name, clause.when, clause.meetings, clause.start,
                               clause.stop});
    }
    return out;
}

meetings_plan plan_meetings(const registry& r, std::span<const body_cadence> cadences,
                            const plan_settings& settings, const check_settings& s) {
    for (const auto& c : cadences)
        if (c.start && c.stop) (void)period{*c.start, c.stop};  // else it is never in force
    const auto asked = detail::joined(cadences);
    return planner{r, asked, settings, s}.plan();
}

}  // namespace v0
}  // namespace remit
