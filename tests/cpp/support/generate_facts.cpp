// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "support/generate.hpp"
#include "support/generate_facts.hpp"

namespace remit_test {
namespace {

using remit::day;

constexpr const char* body_keys[] = {"board", "council", "panel", "team"};
constexpr const char* organisation_keys[] = {"KL", "SSF", "BKF", "DEP"};

class maker {
public:
    explicit maker(dice& d)
        : d_{d}, first_{day{2020, 1, 1} + d.between(0, 400)},
          length_{d.between(60, d.percent(25) ? 1100 : 200)} {
        for (auto n = d.between(2, 8); n > 0; --n)
            days_.push_back(first_ + d_.between(1, length_ - 1));
    }

    facts_with_days make() {
        organisations();
        bodies();
        seats();
        people();
        mandates();
        offices();
        forget_starts();
        forget_tables();
        if (d_.percent(30)) {
            const day from = d_.percent(15) ? day::first() : some_day();
            if (d_.percent(50))
                f_.observed = remit::period{from};
            else
                f_.observed = remit::period{from, later(from == day::first() ? some_day() : from)};
        }
        return {f_, days_, remit::period{first_ - 20, first_ + length_ + 40}};
    }

private:
    dice& d_;
    day first_;
    std::int64_t length_;
    std::vector<day> days_;
    oracle::facts f_;

    day some_day() { return d_.percent(75) ? d_.one_of(days_) : first_ + d_.between(0, length_); }
    day later(day than) {
        const day d = some_day();
        return than < d ? d : than + d_.between(1, 60);
    }
    std::string
    organisation() {  // now and then by another of its names, or one that is no organisation
        if (f_.organisations.empty() || d_.percent(15)) return d_.one_of({"Outsider", "DEP"});
        const auto& o = d_.one_of(f_.organisations);
        if (!o.aliases.empty() && d_.percent(25)) return d_.one_of(o.aliases);
        return d_.percent(15) && !o.name.empty() ? o.name : o.organisation;
    }

    void organisations() {
        const auto n = static_cast<std::size_t>(d_.between(0, 4));
        for (std::size_t i = 0; i < n; ++i) {
            remit::organisation o{.organisation = organisation_keys[i]};
            if (d_.percent(50)) o.name = "The " + o.organisation;
            if (d_.percent(50)) o.aliases.push_back(o.organisation + " (alias)");
            if (i + 1 < n && d_.percent(40)) {
                o.successor = organisation_keys[i + 1];
                o.stop = some_day();
            }
            f_.organisations.push_back(o);
        }
    }
    void bodies() {
        const auto n = static_cast<std::size_t>(d_.between(1, d_.percent(50) ? 2 : 4));
        const bool quotas = d_.percent(60), tiers = d_.percent(40);
        for (std::size_t i = 0; i < n; ++i) {
            remit::body b{.body = body_keys[i], .start = first_};
            if (d_.percent(30)) b.start = some_day();
            if (d_.percent(20)) b.stop = later(*b.start);
            if (d_.percent(60)) b.kind = d_.one_of({"sig", "board"});
            if (d_.percent(12)) dated("bodies", b.body, "kind", {"sig", "board"});
            if (i > 0 && d_.percent(60)) b.parent = body_keys[d_.below(i)];
            if (quotas && d_.percent(85)) b.more.emplace_back("quota", d_.between(0, 4));
            if (tiers) dated("bodies", b.body, "tier", {"high", "low"});
            f_.bodies.push_back(b);
        }
    }
    /// None to three values, with gaps between them or several in force together.
    void dated(const std::string& table, const std::string& key, const std::string& name,
               const std::vector<remit::value>& values) {
        for (auto n = d_.between(0, 3); n > 0; --n) {
            remit::dated_attribute a{table,        key,         name, d_.one_of(values),
                                     std::nullopt, std::nullopt};
            if (d_.percent(85)) a.start = some_day();
            if (d_.percent(60)) a.stop = later(a.start.value_or(first_));
            f_.dated.push_back(a);
        }
    }
    void seats() {
        const bool grades = d_.percent(30);
        for (const auto& b : f_.bodies)
            for (const char* key : {"chair", "clerk", "lay"}) {
                if (d_.percent(45)) continue;
                remit::seat s{.body = b.body, .seat = key};
                s.role = d_.percent(25) ? "" : key == std::string{"lay"} ? "member" : key;
                if (d_.percent(30)) s.number = d_.between(0, 3);
                if (d_.percent(7)) s.number = std::nullopt;
                if (d_.percent(40)) s.appointed_by = organisation();
                if (d_.percent(25)) s.votes = d_.between(0, 3);
                if (d_.percent(15)) s.start = later(*b.start);
                if (b.stop && s.start && *b.stop <= *s.start)
                    s.start.reset();  // it has days with its body
                if (d_.percent(15)) s.stop = later(s.start.value_or(*b.start));
                if (d_.percent(6))
                    dated("seats", b.body + "/" + key, "number",
                          {std::int64_t{1}, std::int64_t{2}, remit::unknown});
                if (grades && d_.percent(80)) s.more.emplace_back("grade", d_.between(1, 3));
                f_.seats.push_back(s);
            }
    }
    void people() {
        const auto n = d_.between(0, d_.percent(70) ? 5 : 12);
        born_ = d_.percent(25);
        const bool regions = d_.percent(70), ranks = d_.percent(40), employers = d_.percent(60);
        for (std::int64_t i = 0; i < n; ++i) {
            remit::person p{.person = "p" + std::to_string(i)};
            if (!d_.percent(12)) p.more.emplace_back("gender", d_.one_of({"f", "m"}));
            if (regions && d_.percent(85)) {
                if (d_.percent(10))
                    p.more.emplace_back("region", remit::absent);
                else
                    p.more.emplace_back("region", d_.one_of({"north", "south", "west"}));
            }
            if (ranks && d_.percent(85)) p.more.emplace_back("rank", d_.between(-1, 3));
            if (born_ && d_.percent(85))
                p.more.emplace_back("born", day{1960, 1, 1} + d_.between(0, 3) * 3000);
            if (employers)
                dated("people", p.person, "employer",
                      {"KL", "SSF", "The KL", "Acme", remit::absent, remit::unknown});
            f_.people.push_back(p);
        }
    }
    remit::mandate mandate() {
        remit::mandate m{.person = d_.one_of(f_.people).person,
                         .body = d_.one_of(f_.bodies).body,
                         .start = some_day()};
        std::vector<std::string> there;
        for (const auto& s : f_.seats)
            if (s.body == m.body) there.push_back(s.seat);
        if (!there.empty() && d_.percent(75)) m.seat = d_.one_of(there);
        if (d_.percent(75)) m.stop = later(m.start);
        describe(m);
        return m;
    }
    void describe(remit::mandate& m) {
        if (m.seat.empty() || d_.percent(30))
            m.role = d_.one_of({"chair", "clerk", "member", "member"});
        if (d_.percent(40)) m.appointed_by = organisation();
        if (d_.percent(25)) m.on_behalf_of = organisation();
        if (d_.percent(25))
            m.status = d_.one_of({"acting", "hindered", "hindered", "holdover", "effective"});
        if (d_.percent(20)) m.votes = d_.between(0, 3);
        change(m);
    }
    void change(remit::mandate& m) {
        m.more.clear();
        if (companies_ && d_.percent(85)) {
            if (d_.percent(8))
                m.more.emplace_back("company", remit::absent);
            else
                m.more.emplace_back("company", d_.one_of({"red", "blue", "green"}));
        }
        if (weights_ && d_.percent(90))
            m.more.emplace_back("weight", d_.between(d_.percent(15) ? -2 : 0, 4));
        if (stakes_ && d_.percent(85))
            m.more.emplace_back("stake", remit::ratio{d_.between(0, 4), 4});
    }
    bool companies_ = false, weights_ = false, stakes_ = false, born_ = false, twice_ = false;

    /// That one person holds one seat twice on some day is rare.
    bool clashes(const remit::mandate& m) const {
        return !twice_ && std::any_of(f_.mandates.begin(), f_.mandates.end(), [&](const auto& o) {
            return o.person == m.person && o.body == m.body && o.seat == m.seat &&
                   remit::period{o.start, o.stop}.overlaps(remit::period{m.start, m.stop});
        });
    }
    void mandates() {
        if (f_.people.empty()) return;
        companies_ = d_.percent(60);
        weights_ = d_.percent(30);
        stakes_ = d_.percent(20);
        twice_ = d_.percent(15);
        const auto n = static_cast<std::size_t>(d_.between(0, d_.percent(70) ? 9 : 25));
        while (f_.mandates.size() < n) {
            auto m = mandate();
            if (clashes(m)) {
                if (d_.percent(10)) break;
                continue;
            }
            f_.mandates.push_back(m);
            while (m.stop && d_.percent(45)) {
                const bool job_change = d_.percent(35);
                m.start = *m.stop;
                if (!job_change && d_.percent(30)) m.start = m.start + d_.between(-1, 1);
                if (m.stop = std::nullopt; d_.percent(60)) m.stop = later(m.start);
                if (job_change) {  // one mandate with a dated attribute
                    change(m);
                } else {
                    m.person = d_.one_of(f_.people).person;
                    if (d_.percent(30)) describe(m);
                }
                if (clashes(m)) break;
                f_.mandates.push_back(m);
            }
        }
    }
    /// A body without a start begins with its first mandate.
    void forget_starts() {
        for (auto& b : f_.bodies) {
            const bool sat_in = std::any_of(f_.mandates.begin(), f_.mandates.end(),
                                            [&](const auto& m) { return m.body == b.body; });
            const bool ends =
                b.stop || std::any_of(f_.seats.begin(), f_.seats.end(),
                                      [&](const auto& s) { return s.body == b.body && s.stop; });
            if (!ends && sat_in && d_.percent(25)) b.start.reset();
        }
    }
    /// What is not given is derived from what the other tables name.
    void forget_tables() {
        const auto no_dated = [&](const char* table) {
            std::erase_if(f_.dated, [&](const auto& a) { return a.table == table; });
        };
        if (d_.percent(6)) {
            f_.people.clear();
            no_dated("people");
        }
        if (d_.percent(6)) {
            f_.seats.clear();
            no_dated("seats");
        }
        if (d_.percent(6)) {
            f_.bodies.clear();
            no_dated("bodies");
            for (auto& s : f_.seats) s.start = s.stop = std::nullopt;
        }
    }
    void offices() {
        if (f_.people.empty()) return;
        for (auto n = d_.between(0, 8); n > 0; --n) {
            remit::office o{.person = d_.one_of(f_.people).person,
                            .office = d_.one_of({"director", "mayor"})};
            if (d_.percent(60)) o.organisation = organisation();
            if (d_.percent(75)) o.area = d_.one_of({"social", "health", "school"});
            if (d_.percent(75)) o.start = some_day();
            if (d_.percent(60)) o.stop = later(o.start.value_or(first_));
            f_.offices.push_back(o);
        }
    }
};

}  // namespace

facts_with_days generate_facts(dice& d) {
    auto about = maker{d}.make();
    if (d.percent(70)) add_meetings(d, about);
    if (d.percent(25)) blur(d, about);
    return about;
}

test_case generate(std::uint64_t seed) {
    dice d{seed};
    auto about = generate_facts(d);
    auto c = generate_charter(d, about);
    auto s = generate_settings(d, about);
    return {seed, std::move(about.facts), std::move(c), about.window, std::move(s)};
}

}  // namespace remit_test
