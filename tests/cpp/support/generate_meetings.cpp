// SPDX-License-Identifier: BSL-1.0
// What happens in the bodies, and what is not known to the day.
#include <algorithm>

#include "support/generate.hpp"
#include "support/generate_facts.hpp"

namespace remit_test {
namespace {

using remit::day;

class adder {
public:
    adder(dice& d, facts_with_days& about)
        : d_{d}, about_{about}, f_{about.facts}, first_{about.window.start() + 20},
          length_{*about.window.stop() - first_ - 40} {
        for (const auto& b : f_.bodies) bodies_.push_back(b.body);
        for (const auto& p : f_.people) people_.push_back(p.person);
    }

    void terms() {
        const auto n = d_.between(1, 2);
        for (std::int64_t i = 0; i < n; ++i) {
            const auto start = some_day();
            f_.terms.push_back({.term = "t" + std::to_string(i),
                                .start = start,
                                .stop = start + d_.between(20, 300)});
        }
        for (auto& m : f_.mandates) {
            if (d_.percent(30)) m.term = d_.one_of(f_.terms).term;
            if (d_.percent(40)) m.due = a_day(m.start + d_.between(0, 200));
            if (d_.percent(40)) m.instrument = d_.one_of({"election", "by-election"});
        }
    }
    void substitutes() {
        for (auto& m : f_.mandates) {
            if (!d_.percent(25)) continue;
            std::vector<std::string> beside;  // mostly somebody who sits there then
            for (const auto& o : f_.mandates)
                if (o.body == m.body && o.person != m.person &&
                    m.start < o.stop.value_or(day::last()) &&
                    o.start < m.stop.value_or(day::last()))
                    beside.push_back(o.person);
            const auto whom = !beside.empty() && d_.percent(70) ? d_.one_of(beside)
                                                                : d_.one_of(f_.mandates).person;
            if (whom != m.person) m.substitute_for = d_.percent(6) ? "-" : whom;
        }
    }
    void meetings() {
        if (bodies_.empty()) return;
        for (std::int64_t i = 0, n = d_.between(0, 7); i < n; ++i) {
            remit::meeting m{
                .meeting = "m" + std::to_string(i), .body = body(), .start = some_day()};
            if (d_.percent(12)) m.stop = m.start + d_.between(2, 4);
            if (d_.percent(80)) m.kind = d_.one_of({"ordinary", "extraordinary"});
            if (d_.percent(70)) m.status = d_.one_of({"held", "held", "planned", "cancelled"});
            if (d_.percent(65)) m.papers_sent = a_day(m.start - d_.between(0, 20));
            if (d_.percent(30)) m.agenda_sent = a_day(m.start - d_.between(0, 20));
            if (d_.percent(30)) m.minutes_sent = a_day(m.start + d_.between(0, 20));
            f_.meetings.push_back(m);
        }
        if (f_.meetings.empty()) return;
        for (std::int64_t i = 0, n = d_.between(0, 6); i < n; ++i) {
            remit::agenda_item item{.item = "i" + std::to_string(i), .meeting = meeting()};
            if (d_.percent(80)) item.kind = d_.one_of({"decision", "information"});
            f_.items.push_back(item);
        }
        for (const auto& m : f_.meetings)
            for (const auto& p : people_) {
                if (!d_.percent(40)) continue;
                remit::attendance a{.meeting = m.meeting, .person = p};
                if (d_.percent(88)) a.presence = d_.one_of({"present", "present", "absent"});
                if (d_.percent(60)) a.capacity = d_.one_of({"member", "guest"});
                f_.attendances.push_back(a);
            }
        for (auto n = d_.between(0, 4); n > 0 && !f_.items.empty() && !people_.empty(); --n)
            f_.recusals.push_back({d_.one_of(f_.items).item, d_.one_of(people_)});
        for (auto n = d_.between(0, 4); n > 0 && !f_.items.empty() && !people_.empty(); --n) {
            remit::speaker s{d_.one_of(f_.items).item, d_.one_of(people_)};
            if (d_.percent(70)) s.office = d_.one_of({"director", "mayor"});
            if (d_.percent(60)) s.capacity = d_.one_of({"host", "guest"});
            add_once(f_.speakers, s, [](const auto& x) { return x.item + "/" + x.person; });
        }
        for (auto n = d_.between(0, 4); n > 0 && !people_.empty(); --n) {
            remit::task t{meeting(), d_.one_of(people_)};
            if (d_.percent(80)) t.kind = d_.one_of({"proposal", "preparation"});
            add_once(f_.tasks, t, [](const auto& x) { return x.meeting + "/" + x.person; });
        }
        for (auto n = d_.between(0, 3); n > 0; --n) {
            remit::audience a{meeting()};
            if (d_.percent(70)) a.office = d_.one_of({"director", "mayor"});
            if (d_.percent(40)) a.region = d_.one_of({"north", "south"});
            add_once(f_.audiences, a, [](const auto& x) { return x.meeting; });
        }
    }
    void events() {
        if (bodies_.empty()) return;
        for (std::int64_t i = 0, n = d_.between(0, 5); i < n; ++i) {
            remit::event e{.event = "e" + std::to_string(i), .body = body(), .start = some_day()};
            if (d_.percent(12)) e.stop = e.start + d_.between(2, 4);
            if (d_.percent(85)) e.kind = d_.one_of({"election", "merger"});
            f_.events.push_back(e);
        }
        for (std::int64_t i = 0, n = d_.between(0, 4); i < n; ++i) {
            remit::proposal p{
                .proposal = "q" + std::to_string(i), .body = body(), .start = some_day()};
            std::vector<std::string> seats;
            for (const auto& s : f_.seats)
                if (s.body == p.body) seats.push_back(s.seat);
            if (!seats.empty() && d_.percent(80)) p.seat = d_.one_of(seats);
            if (d_.percent(60)) p.special_reason = d_.one_of({"stated", "-"});
            f_.proposals.push_back(p);
            for (auto k = d_.between(0, 3); k > 0 && !people_.empty(); --k)
                f_.nominations.push_back({p.proposal, d_.one_of(people_)});
        }
    }
    /// For which days the rows of a table, or the facts of a body, are known.
    void observed() {
        const std::vector<remit::table_id> tables = {
            remit::table_id::meetings, remit::table_id::meetings,  remit::table_id::mandates,
            remit::table_id::events,   remit::table_id::proposals, remit::table_id::offices,
            remit::table_id::items,    remit::table_id::recusals,  remit::table_id::attendances,
            remit::table_id::speakers, remit::table_id::tasks,     remit::table_id::audiences};
        for (auto n = d_.between(1, 2); n > 0; --n) {
            const auto begin = d_.percent(65) ? first_ - d_.between(0, 40) : some_day();
            const auto from = d_.percent(10) ? day::first() : begin;
            const auto to = d_.percent(75) ? std::optional{later(begin)} : std::nullopt;
            f_.observed_tables.emplace(d_.one_of(tables), remit::period{from, to});
        }
        forget_days_of_parts();
        for (auto& b : f_.bodies) {
            if (!d_.percent(30)) continue;
            const auto from = some_day();
            if (d_.percent(60)) b.more.emplace_back("observed_start", from);
            if (d_.percent(60)) b.more.emplace_back("observed_stop", later(from));
        }
    }
    void blur() {
        const auto how_often = static_cast<std::size_t>(d_.between(10, 50));
        const auto some = [&](auto& rows, std::size_t percent) {
            for (auto& r : rows)
                if (d_.percent(percent)) blur(r);
        };
        some(f_.mandates, how_often);
        some(f_.offices, how_often);
        some(f_.meetings, how_often);
        some(f_.events, how_often);
        some(f_.proposals, how_often);
        some(f_.dated, how_often / 2);
        some(f_.seats, how_often / 4);
        some(f_.bodies, how_often / 4);
    }

private:
    dice& d_;
    facts_with_days& about_;
    oracle::facts& f_;
    day first_;
    std::int64_t length_;
    std::vector<std::string> bodies_, people_;

    /// What hangs on meetings and proposals is known on some day on which those are.
    void forget_days_of_parts() {
        using enum remit::table_id;
        const auto days_of = [&](remit::table_id t) {
            const auto own = f_.observed_tables.find(t);
            return own != f_.observed_tables.end() ? std::optional{own->second} : std::nullopt;
        };
        const auto settle = [&](remit::table_id part, const std::optional<remit::period>& whole) {
            const auto own = days_of(part);
            if (!own || !whole) return own ? own : whole;
            const auto shared = intersection(*own, *whole);
            if (!shared) f_.observed_tables.erase(part);
            return shared ? shared : whole;
        };
        const auto of = [&](remit::table_id t) {
            const auto own = days_of(t);
            return own ? own : f_.observed;
        };
        const auto of_items = settle(items, of(meetings));
        settle(recusals, of_items);
        settle(speakers, of_items);
        settle(attendances, of(meetings));
        settle(tasks, of(meetings));
        settle(audiences, of(meetings));
        settle(nominations, of(proposals));
    }
    /// The oracle numbers no rows of one key.
    template <class T, class F>
    static void add_once(std::vector<T>& all, const T& one, F key) {
        const auto same = [&](const T& each) { return key(each) == key(one); };
        if (std::none_of(all.begin(), all.end(), same)) all.push_back(one);
    }
    day some_day() {
        return d_.percent(50) ? d_.one_of(about_.days) : first_ + d_.between(0, length_);
    }
    day later(day than) {
        const day d = some_day();
        return than < d ? d : than + d_.between(1, 60);
    }
    remit::bounds a_day(day d) {
        if (d_.percent(90)) return d;
        if (d_.percent(20)) return {d, std::nullopt};
        return {d, d + d_.between(1, 30)};
    }
    std::string body() { return d_.one_of(bodies_); }
    std::string meeting() { return d_.one_of(f_.meetings).meeting; }

    /// The start, the stop or both are known within bounds only; or nobody knows whether it stops.
    template <class Row>
    void blur(Row& r) {
        const std::optional<day> start = r.start;
        const auto wide = d_.percent(25) ? d_.between(31, 120) : d_.between(1, 20);
        if (start && d_.percent(60)) {
            r.start_latest = *start + wide;
            if (r.stop) r.start_latest = std::min(*r.start_latest, *r.stop - 1);
        }
        if (r.stop && d_.percent(60)) {
            r.stop_earliest = *r.stop - d_.between(1, 20);
            if (start) r.stop_earliest = std::max(*r.stop_earliest, *start + 1);
            if (d_.percent(10)) r.stop.reset();
        }
    }
};

}  // namespace

void add_meetings(dice& d, facts_with_days& about) {
    adder add{d, about};
    if (about.facts.mandates.size() > 1 && d.percent(45)) add.substitutes();
    if (d.percent(40)) add.terms();
    if (d.percent(70)) add.meetings();
    if (d.percent(60)) add.events();
    if (d.percent(30)) add.observed();
}

void blur(dice& d, facts_with_days& about) { adder{d, about}.blur(); }

remit::check_settings generate_settings(dice& d, const facts_with_days& about) {
    std::vector<day> holidays;
    for (auto n = d.between(0, 5); n > 0; --n)
        holidays.push_back(d.one_of(about.days) + d.between(-5, 5));
    remit::check_settings s{.calendar = remit::working_days{holidays}};
    s.predicates["presides"] = [](const remit::predicate_row& r) {
        auto t = remit::truth::no;
        for (const auto& v : r.values("role")) {
            if (std::holds_alternative<remit::unknown_t>(v)) t = t | remit::truth::maybe;
            if (v == remit::value{std::string{"chair"}}) t = remit::truth::yes;
        }
        return t;
    };
    return s;
}

}  // namespace remit_test
