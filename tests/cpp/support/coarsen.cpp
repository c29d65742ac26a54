// SPDX-License-Identifier: BSL-1.0
#include "support/coarsen.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace remit_test {
namespace {

using remit::day;

class coarsener {
public:
    coarsener(dice& d, known_to what, std::size_t percent)
        : d_{d}, what_{what}, percent_{percent} {}

    template <class Rows>
    void ends(Rows& rows) {
        for (auto& r : rows) ends_of(r);
    }
    void known(std::optional<remit::bounds>& b) {
        if (!b || !b->exact() || !d_.percent(percent_)) return;
        const auto [low, high] = around(*b->earliest());
        b = remit::bounds{low, high};
    }

    template <class Row>
    void ends_of(Row& r) {
        const std::optional<day> start = r.start, stop = r.stop;
        if (start && d_.percent(percent_)) {
            const auto [low, high] = around(*start);
            r.start = low;
            r.start_latest = stop ? std::min(high, *stop - 1) : high;
        }
        if (!stop || !d_.percent(percent_)) return;
        const auto [low, high] = around(*stop);
        r.stop = high;
        r.stop_earliest = start ? std::max(low, *start + 1) : low;
    }

private:
    dice& d_;
    known_to what_;
    std::size_t percent_;

    /// Days around this one, both inclusive.
    std::pair<day, day> around(day x) {
        if (what_ == known_to::a_few_days)
            return d_.percent(50) ? std::pair{x, x + 1} : std::pair{x - d_.between(0, 2), x};
        const int months = d_.percent(60) ? 1 : d_.percent(50) ? 3 : 12;
        const int month = (x.month() - 1) / months * months + 1;
        const day first{x.year(), month, 1};
        const day next =
            month + months > 12 ? day{x.year() + 1, 1, 1} : day{x.year(), month + months, 1};
        return {first, next - 1};
    }
};

/// An unknown value is one, not none: where one of several says that there is none, all stay as
/// they were.
void keep_absent(std::vector<remit::dated_attribute>& coarse,
                 const std::vector<remit::dated_attribute>& exact) {
    const auto may_be_none = [&](const remit::dated_attribute& a) {
        return std::any_of(exact.begin(), exact.end(), [&](const auto& b) {
            return a.table == b.table && a.key == b.key && a.name == b.name &&
                   std::holds_alternative<remit::absent_t>(b.value);
        });
    };
    for (std::size_t i = 0; i < coarse.size(); ++i)
        if (may_be_none(exact[i])) coarse[i] = exact[i];
}

/// Forgets some values of a column, and never the last of them.
template <class Rows>
void forget(dice& d, Rows& rows, std::size_t percent) {
    for (auto& r : rows)
        for (std::size_t i = r.more.size(); i-- > 0;) {
            const auto name = r.more[i].first;
            if (name.starts_with("observed_") || !d.percent(percent)) continue;
            const auto others = std::count_if(rows.begin(), rows.end(), [&](const auto& o) {
                return std::any_of(o.more.begin(), o.more.end(),
                                   [&](const auto& a) { return a.first == name; });
            });
            if (others > 1) r.more.erase(r.more.begin() + static_cast<std::ptrdiff_t>(i));
        }
}

}  // namespace

oracle::facts coarsen_days(dice& d, oracle::facts f, known_to what, std::size_t percent) {
    coarsener c{d, what, percent};
    c.ends(f.mandates);
    c.ends(f.offices);
    c.ends(f.meetings);
    c.ends(f.events);
    c.ends(f.proposals);
    const auto exact = f.dated;
    c.ends(f.dated);
    keep_absent(f.dated, exact);
    for (auto& m : f.mandates) c.known(m.due);
    for (auto& m : f.meetings)
        c.known(m.agenda_sent), c.known(m.papers_sent), c.known(m.minutes_sent);
    coarsener rarely{d, what, percent / 4};
    // what a body or a seat says beyond its own days hangs on these
    const auto says_more = [&](const std::string& key) {
        return std::any_of(f.dated.begin(), f.dated.end(),
                           [&](const auto& a) { return a.key.starts_with(key); });
    };
    for (auto& s : f.seats)
        if (!says_more(s.body)) rarely.ends_of(s);
    for (auto& b : f.bodies)
        if (!says_more(b.body)) rarely.ends_of(b);
    return f;
}

oracle::facts forget_values(dice& d, oracle::facts f, std::size_t percent) {
    forget(d, f.people, percent);
    forget(d, f.mandates, percent);
    forget(d, f.bodies, percent);
    forget(d, f.seats, percent);
    const auto text = [&](std::string& s) {
        if (d.percent(percent)) s.clear();
    };
    for (auto& m : f.mandates) text(m.appointed_by), text(m.on_behalf_of), text(m.instrument);
    for (auto& m : f.meetings) text(m.kind), text(m.status);
    for (auto& i : f.items) text(i.kind);
    for (auto& a : f.attendances) text(a.presence), text(a.capacity);
    for (auto& e : f.events) text(e.kind);
    for (auto& o : f.offices) text(o.organisation), text(o.area);
    for (auto& p : f.proposals) text(p.special_reason);
    for (auto& a : f.dated)
        if (a.name != "number" && d.percent(percent)) a.value = remit::unknown;
    return f;
}

}  // namespace remit_test
