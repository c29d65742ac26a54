// SPDX-License-Identifier: BSL-1.0
// The order of events and the joining of rows against the plainest thing that could be meant by
// them, on random facts.
#include <remit/registry.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

class dice {
public:
    explicit dice(std::uint64_t seed) : random_{seed} {}
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
    bool one_in(std::size_t n) { return below(n) == 0; }
    template <class T>
    const T& of(const std::vector<T>& all) {
        return all[below(all.size())];
    }

private:
    std::mt19937_64 random_;
};

const day origin{2024, 1, 1};

mandate random_mandate(dice& d, std::size_t people, std::size_t days) {
    mandate m{.person = "p" + std::to_string(d.below(people)),
              .body = "b" + std::to_string(d.below(2)),
              .start = origin};
    const auto start = d.below(days);
    m.start = origin + static_cast<std::int64_t>(start);
    if (!d.one_in(4)) m.stop = m.start + 1 + static_cast<std::int64_t>(d.below(days / 2));
    m.seat = d.of<std::string>({"", "chair", "member"});
    m.role = d.of<std::string>({"", "", "", "chair"});
    m.appointed_by = d.of<std::string>({"", "KL", "KL", "-"});
    m.status = d.of<std::string>({"", "", "acting", "hindered"});
    if (d.one_in(2)) m.votes = static_cast<std::int64_t>(d.below(3));
    if (d.one_in(4)) m.due = bounds{origin + 500, origin + 500 + static_cast<int>(d.below(2))};
    m.instrument = d.of<std::string>({"", "", "election"});
    m.substitute_for = d.of<std::string>({"", "", "", "other"});
    m.term = d.of<std::string>({"", "", "", "2024"});
    if (!d.one_in(3))
        m.more = {{"company", d.of<value>({std::string{"A"}, std::string{"B"}, absent, unknown})}};
    return m;
}

/// What a row says of each column on a day, spelled out; `unknown` where nothing is in force.
std::string said(const fact_table& t, std::size_t row, std::int32_t day) {
    std::string out;
    for (const auto& c : t.columns) {
        std::int32_t code = fact_column::unknown_code;
        if (!c.dated())
            code = c.code.at(row);
        else
            for (const auto& v : c.of(row))
                if (v.start <= day && day < v.stop) code = v.code;
        out += c.name + "=" +
               (code == fact_column::unknown_code ? "unknown"
                : code == fact_column::absent_code
                    ? "absent"
                    : text(c.dictionary.at(static_cast<std::size_t>(code)))) +
               ";";
    }
    return out;
}

/// The same of a struct, by the schema's words alone.
std::string said(const mandate& m) {
    const auto or_unknown = [](const std::string& s) {
        return s.empty() ? "unknown" : s == "-" ? "absent" : s;
    };
    const auto or_absent = [](const std::string& s) {
        return s.empty() || s == "-" ? "absent" : s;
    };
    std::string company = "unknown";
    if (!m.more.empty()) company = text(m.more[0].second);
    return "person=" + m.person + ";body=" + m.body + ";seat=" + or_absent(m.seat) +
           ";role=" + or_absent(m.role) + ";appointed_by=" + or_unknown(m.appointed_by) +
           ";on_behalf_of=unknown;status=" + (m.status.empty() ? "effective" : m.status) +
           ";votes=" + std::to_string(m.votes.value_or(1)) +
           ";due=" + (m.due ? text(*m.due) : "unknown") +
           ";instrument=" + or_unknown(m.instrument) +
           ";substitute_for=" + or_absent(m.substitute_for) + ";term=" + or_absent(m.term) +
           ";company=" + company + ";";
}

using events_by_subject =
    std::map<std::int32_t, std::vector<std::tuple<std::int32_t, bool, std::uint32_t>>>;

void check_events(const fact_events& made, const fact_table& t,
                  const std::vector<std::int32_t>& key, std::size_t subjects) {
    events_by_subject wanted;
    std::map<std::int32_t, std::vector<std::uint32_t>> rows;
    for (std::uint32_t row = 0; row < t.rows; ++row) {
        if (key[row] < 0) continue;
        rows[key[row]].push_back(row);
        wanted[key[row]].emplace_back(t.start[row], true, row);
        if (t.stop[row] != open_stop) wanted[key[row]].emplace_back(t.stop[row], false, row);
    }
    REQUIRE(made.subjects() == subjects);
    for (std::size_t s = 0; s < subjects; ++s) {
        auto& mine = wanted[static_cast<std::int32_t>(s)];
        std::sort(mine.begin(), mine.end());  // day, ends before begins, row
        events_by_subject::mapped_type found;
        for (const auto& e : made.events_of(s)) found.emplace_back(e.day, e.begins(), e.row());
        REQUIRE((found == mine));
        const auto of = made.rows_of(s);
        REQUIRE((std::vector<std::uint32_t>(of.begin(), of.end()) ==
                 rows[static_cast<std::int32_t>(s)]));
    }
}

}  // namespace

TEST_CASE("property: events are the facts sorted by day, ends before begins, then row",
          "[registry][property]") {
    dice d{1};
    for (int round = 0; round < 200; ++round) {
        // Few and many rows a subject, close together and over all the calendar: each sort has its
        // turn.
        const std::size_t rows = d.of<std::size_t>({0, 1, 7, 30, 200, 1500});
        const auto range = d.of<std::size_t>({3, 100, 40'000, 3'000'000});
        const std::size_t bodies = d.of<std::size_t>({1, 3, 50});
        frame f;
        f.rows = rows;
        frame::texts person, body, seat;
        frame::days start, stop;
        for (std::size_t i = 0; i < 60; ++i) {
            person.dictionary.push_back("p" + std::to_string(i));
            body.dictionary.push_back("b" + std::to_string(i));
            seat.dictionary.push_back("s" + std::to_string(i));
        }
        for (std::size_t i = 0; i < rows; ++i) {
            person.code.push_back(static_cast<std::int32_t>(d.below(60)));
            body.code.push_back(static_cast<std::int32_t>(d.below(bodies)));
            seat.code.push_back(static_cast<std::int32_t>(d.below(8)) - 1);
            const auto from = day::first().count() + static_cast<std::int64_t>(d.below(range));
            start.number.push_back(static_cast<std::int32_t>(from));
            stop.number.push_back(
                static_cast<std::int32_t>(from + 1 + static_cast<std::int64_t>(d.below(500))));
            stop.valid.push_back(static_cast<std::uint8_t>(d.one_in(5) ? 0 : 1));
        }
        f.columns = {
            {"person", person}, {"body", body}, {"seat", seat}, {"start", start}, {"stop", stop}};
        registry_builder b;
        b.add(table_id::mandates, std::move(f));
        const auto r = std::move(b).build();
        const auto& m = r.table(table_id::mandates);
        const auto& seats = r.table(table_id::seats);
        check_events(r.events(table_id::mandates, key_id::body), m, m.body_row,
                     r.table(table_id::bodies).rows);
        check_events(r.events(table_id::mandates, key_id::person), m, m.person_row,
                     r.table(table_id::people).rows);
        check_events(r.events(table_id::mandates, key_id::seat), m, m.seat_row, seats.rows);
        check_events(r.events(table_id::seats, key_id::body), seats, seats.body_row,
                     r.table(table_id::bodies).rows);
    }
}

TEST_CASE("property: joining rows changes no value on any day, and leaves nothing to join",
          "[registry][property]") {
    dice d{2};
    std::size_t joined = 0;
    std::size_t dated = 0;
    for (int round = 0; round < 1000; ++round) {
        constexpr std::size_t days = 24;
        std::vector<mandate> all;
        for (std::size_t n = d.below(24); n > 0; --n) {
            all.push_back(random_mandate(d, 3, days));
            if (d.one_in(3)) continue;
            // Most go on where another stops, some of them as the same mandate.
            const auto& before = d.of(all);
            auto& next = all.back();
            if (!before.stop) continue;
            next.person = before.person;
            next.body = before.body;
            next.seat = before.seat;
            if (!d.one_in(4)) next.role = before.role;
            if (!d.one_in(4)) next.appointed_by = before.appointed_by;
            if (!d.one_in(4)) next.substitute_for = before.substitute_for;
            if (!d.one_in(4)) next.term = before.term;
            next.start = *before.stop;
            if (next.stop && *next.stop <= next.start) next.stop = next.start + 1;
        }
        registry_builder b;
        b.add(mandate{.person = "first",
                      .body = "b0",
                      .start = origin,
                      .more = {{"company", std::string{"A"}}}});
        all.insert(all.begin(), mandate{.person = "first",
                                        .body = "b0",
                                        .start = origin,
                                        .more = {{"company", std::string{"A"}}}});
        for (std::size_t i = 1; i < all.size(); ++i) b.add(all[i]);
        const auto r = std::move(b).build();
        const auto& m = r.table(table_id::mandates);
        joined += all.size() - m.rows;
        for (const auto& c : m.columns) dated += c.dated() ? 1U : 0U;

        for (auto today = origin.count() - 1; today < origin.count() + std::int32_t{100}; ++today) {
            std::multiset<std::string> before;
            std::multiset<std::string> after;
            for (const auto& each : all)
                if (period{each.start, each.stop}.contains(day::from_count(today)))
                    before.insert(said(each));
            for (std::size_t row = 0; row < m.rows; ++row)
                if (m.start[row] <= today && today < m.stop[row]) after.insert(said(m, row, today));
            REQUIRE((before == after));
        }
        for (std::size_t i = 0; i < m.rows; ++i)
            for (std::size_t j = 0; j < m.rows; ++j) {
                if (m.stop[i] != m.start[j]) continue;
                bool alike = m.seat_row[i] == m.seat_row[j];
                for (const auto* name : {"person", "body", "role", "appointed_by", "on_behalf_of",
                                         "substitute_for", "term"})
                    alike = alike && m.find(name)->code[i] == m.find(name)->code[j];
                REQUIRE_FALSE(alike);
            }
        const auto flags = r.overlapping_mandates();
        for (std::size_t i = 0; i < m.rows; ++i) {
            bool shared = false;
            for (std::size_t j = 0; j < m.rows; ++j)
                shared = shared || (i != j && m.person_row[i] == m.person_row[j] &&
                                    m.body_row[i] == m.body_row[j] && m.start[i] < m.stop[j] &&
                                    m.start[j] < m.stop[i]);
            REQUIRE((flags[i] != 0) == shared);
        }
    }
    // Or nothing was tested.
    CHECK(joined > 1000);
    CHECK(dated > 1000);
}

TEST_CASE("property: a row keeps its bounds, and joins only where both days are known",
          "[registry][property]") {
    dice d{4};
    std::size_t joined = 0;
    for (int round = 0; round < 500; ++round) {
        // Abutting rows of one person: each end is exact or not, and a change of company between.
        std::vector<mandate> all;
        day from = origin;
        for (std::size_t n = 1 + d.below(6); n > 0; --n) {
            mandate m{.person = "p", .body = "b", .start = from};
            m.stop = from + 10 + static_cast<std::int64_t>(d.below(5));
            if (d.one_in(4)) m.start_latest = from + static_cast<std::int64_t>(d.below(3));
            if (d.one_in(4)) m.stop_earliest = *m.stop - static_cast<std::int64_t>(d.below(3));
            m.more = {{"company", d.of<value>({std::string{"A"}, std::string{"B"}})}};
            from = *m.stop;
            all.push_back(std::move(m));
        }
        const auto latest = [](const mandate& m) { return m.start_latest.value_or(m.start); };
        const auto earliest = [](const mandate& m) { return m.stop_earliest.value_or(*m.stop); };
        std::vector<std::string> wanted;
        for (std::size_t i = 0; i < all.size(); ++i) {
            std::size_t last = i;
            while (last + 1 < all.size() && earliest(all[last]) == *all[last].stop &&
                   latest(all[last + 1]) == all[last + 1].start)
                ++last;
            fact_table one;
            one.start = {all[i].start.count()};
            one.start_latest = {latest(all[i]).count()};
            one.stop_earliest = {earliest(all[last]).count()};
            one.stop = {all[last].stop->count()};
            wanted.push_back(bounds_of(one, 0));
            joined += last - i;
            i = last;
        }
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[d.below(i)]);
        registry_builder b;
        for (const auto& each : all) b.add(each);
        const auto r = std::move(b).build();
        const auto& m = r.table(table_id::mandates);
        std::vector<std::string> found;
        for (std::size_t row = 0; row < m.rows; ++row) found.push_back(bounds_of(m, row));
        std::sort(found.begin(), found.end());
        REQUIRE((found == wanted));
        bool exact = true;
        for (std::size_t row = 0; row < m.rows; ++row)
            exact =
                exact && m.latest_start(row) == m.start[row] && m.earliest_stop(row) == m.stop[row];
        REQUIRE(m.bounded() == !exact);
    }
    CHECK(joined > 300);
}

TEST_CASE("property: the order in which facts come changes neither hash nor findability",
          "[registry][property]") {
    dice d{3};
    for (int round = 0; round < 300; ++round) {
        std::vector<mandate> all;
        for (std::size_t n = 1 + d.below(12); n > 0; --n) all.push_back(random_mandate(d, 4, 30));
        std::vector<std::string> people;
        for (const auto& each : all) people.push_back(each.person);
        const auto made = [&] {
            registry_builder b;
            for (const auto& each : all) b.add(each);
            return std::move(b).build();
        };
        const auto first = made();
        for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[d.below(i)]);
        const auto second = made();
        // Which of several rows goes on may depend on their order; what is said on each day does
        // not.
        if (first.table(table_id::mandates).rows == all.size())
            REQUIRE(first.hash() == second.hash());
        for (const auto& p : people) {
            const auto row = second.find(table_id::people, p);
            REQUIRE(row >= 0);
            REQUIRE(second.table(table_id::people).key[static_cast<std::size_t>(row)] == p);
        }
        REQUIRE(second.find(table_id::people, "nobody") == -1);
    }
}
