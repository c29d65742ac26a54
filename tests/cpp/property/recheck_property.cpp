// SPDX-License-Identifier: BSL-1.0
// What a change does to the findings of a check is what checking the changed registry whole says,
// and a registry that nothing is changed in is the same registry.
//
//   REMIT_SEED=n     the first seed (default 20281128)
//   REMIT_LONG=1     REMIT_CASES cases (default 30,000) instead of 1,000
//   REMIT_ONLY=n     the one case of that seed, shown in full
//   REMIT_STOP=1     ends at the first case that disagrees, without making it small
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include <remit/check/recheck.hpp>
#include <remit/rules/text.hpp>

#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"

namespace {

using remit::table_id;
using remit_test::dice;
using remit_test::test_case;
namespace oracle = remit_test::oracle;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

/// Puts the facts of another case beside these: other bodies, in which the same people sit.
class neighbour {
public:
    neighbour(oracle::facts& into, std::string prefix) : into_{into}, prefix_{std::move(prefix)} {}

    void add(oracle::facts from) {
        for (auto& b : from.bodies) call(b.body), call(b.parent);
        for (auto& s : from.seats) call(s.body);
        for (auto& m : from.mandates) call(m.body);
        for (auto& m : from.meetings) call(m.meeting), call(m.body);
        for (auto& i : from.items) call(i.item), call(i.meeting);
        for (auto& a : from.attendances) call(a.meeting);
        for (auto& e : from.events) call(e.event), call(e.body);
        for (auto& p : from.proposals) call(p.proposal), call(p.body);
        for (auto& n : from.nominations) call(n.proposal);
        for (auto& r : from.recusals) call(r.item);
        for (auto& s : from.speakers) call(s.item);
        for (auto& t : from.tasks) call(t.meeting);
        for (auto& a : from.audiences) call(a.meeting);
        std::erase_if(from.dated, [](const auto& d) {
            return d.table == "people" || d.table == "organisations";
        });
        for (auto& d : from.dated) call(d.key);
        append(into_.bodies, from.bodies), append(into_.seats, from.seats);
        append(into_.mandates, from.mandates), append(into_.meetings, from.meetings);
        append(into_.items, from.items), append(into_.attendances, from.attendances);
        append(into_.events, from.events), append(into_.proposals, from.proposals);
        append(into_.nominations, from.nominations), append(into_.recusals, from.recusals);
        append(into_.speakers, from.speakers), append(into_.tasks, from.tasks);
        append(into_.audiences, from.audiences);
        append(into_.dated, from.dated);
        append_new(into_.people, from.people, &remit::person::person);
        append_new(into_.organisations, from.organisations, &remit::organisation::organisation);
        append_new(into_.terms, from.terms, &remit::term::term);
    }

private:
    void call(std::string& key) const {
        if (!key.empty()) key = prefix_ + key;
    }
    template <class T>
    static void append(std::vector<T>& into, const std::vector<T>& from) {
        into.insert(into.end(), from.begin(), from.end());
    }
    template <class T>
    static void append_new(std::vector<T>& into, const std::vector<T>& from, std::string T::* key) {
        for (const auto& f : from)
            if (std::none_of(into.begin(), into.end(),
                             [&](const T& there) { return there.*key == f.*key; }))
                into.push_back(f);
    }

    oracle::facts& into_;
    std::string prefix_;
};

/// Random changes of a registry, sensible and not.
class changes {
public:
    changes(dice& d, const remit::registry& r, remit::period window)
        : d_{d}, r_{r}, window_{window} {}

    remit::change make() {
        remit::change out;
        const auto n = d_.percent(70) ? 1 : d_.between(2, 4);
        for (std::int64_t i = 0; i < n; ++i) one(out);
        return out;
    }

private:
    [[nodiscard]] remit::day some_day() {
        return window_.start() + static_cast<int>(d_.between(-30, 200));
    }
    [[nodiscard]] std::size_t rows(table_id t) const { return r_.table(t).rows; }
    [[nodiscard]] std::string key(table_id t) {
        return rows(t) == 0 || d_.percent(4) ? "newcomer" : r_.table(t).key[d_.below(rows(t))];
    }
    [[nodiscard]] std::optional<table_id> some_table() {
        std::vector<table_id> out;
        for (std::size_t t = 0; t < remit::table_count; ++t)
            if (rows(static_cast<table_id>(t)) > 0) out.push_back(static_cast<table_id>(t));
        if (out.empty()) return std::nullopt;
        return d_.percent(55) && rows(table_id::mandates) > 0 ? table_id::mandates : d_.one_of(out);
    }

    void one(remit::change& out) {
        switch (d_.below(8)) {
            case 0: remove(out); break;
            case 1:
            case 2: end(out); break;
            case 3: say(out); break;
            case 4: add_other(out); break;
            default: appoint(out);
        }
    }

    void remove(remit::change& out) {
        if (const auto t = some_table()) out.remove(*t, d_.below(rows(*t)));
    }

    void end(remit::change& out) {
        const auto t = some_table();
        if (!t) return;
        remit::value v = some_day();
        if (d_.percent(15)) v = remit::absent;
        if (d_.percent(10)) v = remit::bounds{some_day(), std::nullopt};
        const bool stop = d_.percent(70);
        auto row = d_.below(rows(*t));
        if (d_.percent(20)) {  // which perhaps alone names the first day of all, or the last
            const auto& days = stop ? r_.table(*t).stop : r_.table(*t).start;
            for (std::size_t other = 0; other < rows(*t); ++other)
                if (stop ? days[other] != remit::open_stop && days[row] < days[other]
                         : days[other] < days[row])
                    row = other;
        }
        out.set(*t, row, stop ? "stop" : "start", v);
    }

    void say(remit::change& out) {
        const auto t = some_table();
        if (!t || r_.table(*t).columns.empty()) return;
        auto table = *t;
        const auto* column = &d_.one_of(r_.table(table).columns);
        if (d_.percent(40)) {  // what rows hang on, and what all of them are known by
            const std::pair<table_id, const char*> others[] = {
                {table_id::mandates, "substitute_for"},
                {table_id::mandates, "person"},
                {table_id::meetings, "body"},
                {table_id::items, "meeting"},
                {table_id::proposals, "body"},
                {table_id::bodies, "observed_start"},
                {table_id::bodies, "observed_stop"},
                {table_id::bodies, "parent"},
                {table_id::bodies, "kind"},
                {table_id::bodies, "kind"}};
            const auto& [other, name] = others[d_.below(std::size(others))];
            if (rows(other) > 0) table = other, column = r_.table(other).find(name);
        }
        const auto& c = *column;
        remit::value v = remit::unknown;
        if (d_.percent(15))
            v = remit::absent;
        else if (!c.dictionary.empty() && d_.percent(90))
            v = c.dictionary[d_.below(c.dictionary.size())];
        if (std::string_view{c.name}.starts_with("observed") && d_.percent(80)) v = some_day();
        out.set(table, d_.below(rows(table)), c.name, v);
    }

    void appoint(remit::change& out) {
        remit::mandate m{
            .person = key(table_id::people), .body = key(table_id::bodies), .start = some_day()};
        if (d_.percent(60)) m.stop = m.start + static_cast<int>(d_.between(1, 120));
        if (d_.percent(50)) m.role = d_.one_of({"chair", "member", "clerk"});
        if (d_.percent(10)) m.start_latest = m.start + static_cast<int>(d_.between(1, 20));
        const auto& seats = r_.table(table_id::seats);
        if (d_.percent(40) && seats.rows > 0) {
            const auto seat = d_.below(seats.rows);
            const auto body = seats.body_row[seat];
            if (body >= 0) {
                m.body = r_.table(table_id::bodies).key[static_cast<std::size_t>(body)];
                m.seat = seats.key[seat].substr(m.body.size() + 1);
            }
        }
        if (d_.percent(8)) m.substitute_for = key(table_id::people);
        // One who goes on where another of theirs stops.
        const auto& mandates = r_.table(table_id::mandates);
        if (d_.percent(25) && mandates.rows > 0) {
            const auto row = d_.below(mandates.rows);
            if (mandates.stop[row] != remit::open_stop && mandates.person_row[row] >= 0 &&
                mandates.body_row[row] >= 0) {
                m.person = r_.table(table_id::people)
                               .key[static_cast<std::size_t>(mandates.person_row[row])];
                m.body = r_.table(table_id::bodies)
                             .key[static_cast<std::size_t>(mandates.body_row[row])];
                m.seat = {};
                m.start = remit::day::from_count(mandates.stop[row]);
                m.start_latest = std::nullopt;
                m.stop = m.start + static_cast<int>(d_.between(1, 60));
            }
        }
        out.add(std::move(m));
    }

    void add_other(remit::change& out) {
        switch (d_.below(6)) {
            case 0:
                out.add(remit::office{.person = key(table_id::people),
                                      .office = d_.one_of({"mayor", "director"}),
                                      .start = some_day()});
                break;
            case 1:
                out.add(remit::dated_attribute{.table = "people",
                                               .key = key(table_id::people),
                                               .name = d_.one_of({"gender", "region"}),
                                               .value = d_.one_of({"f", "m", "north"}),
                                               .start = some_day()});
                break;
            case 2:
                out.add(remit::attendance{.meeting = key(table_id::meetings),
                                          .person = key(table_id::people),
                                          .presence = d_.one_of({"present", "absent"})});
                break;
            case 3:
                out.add(remit::meeting{.meeting = "m" + std::to_string(d_.below(1000)),
                                       .body = key(table_id::bodies),
                                       .start = some_day(),
                                       .kind = "ordinary",
                                       .status = "held"});
                break;
            case 4:
                out.add(remit::event{.event = "e" + std::to_string(d_.below(1000)),
                                     .body = key(table_id::bodies),
                                     .start = some_day(),
                                     .kind = "regular election"});
                break;
            default: {
                const auto body = key(table_id::bodies);
                out.add(remit::body{.body = "b" + std::to_string(d_.below(1000)), .parent = body});
            }
        }
    }

    dice& d_;
    const remit::registry& r_;
    remit::period window_;
};

std::string as_text(const remit::finding& f) {
    return f.rule + " " + f.subject + " " + text(f.during) + " " + std::string{text(f.verdict)} +
           (f.waived_until ? " waived" : "");
}

std::vector<std::string> texts_of(const remit::findings& found) {
    std::vector<std::string> out;
    for (const auto& f : found.all()) out.push_back(as_text(f));
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> without(const std::vector<std::string>& a,
                                 const std::vector<std::string>& b) {
    std::vector<std::string> out;
    std::copy_if(a.begin(), a.end(), std::back_inserter(out),
                 [&](const auto& each) { return !std::binary_search(b.begin(), b.end(), each); });
    return out;
}

std::string shown(const remit::change& c, const remit::registry& r) {
    std::string out = "--- change\n";
    for (const auto& g : c.removed())
        out += "remove " + std::string{text(g.table)} + " " + std::to_string(g.row) + "\n";
    for (const auto& e : c.edits())
        out += "set " + std::string{text(e.table)} + " " + std::to_string(e.row) + " " + e.column +
               " to " + text(e.value) + "\n";
    for (const auto& f : c.added()) {
        out += "add a row of sort " + std::to_string(f.index());
        if (const auto* m = std::get_if<remit::mandate>(&f))
            out += ": " + m->person + " in " + m->body + "/" + m->seat + " from " + text(m->start) +
                   (m->stop ? " to " + text(*m->stop) : "");
        out += "\n";
    }
    const auto& m = r.table(table_id::mandates);
    for (std::size_t row = 0; row < m.rows; ++row)
        out += "mandate " + std::to_string(row) + ": " +
               r.table(table_id::people).key[static_cast<std::size_t>(m.person_row[row])] + " in " +
               r.table(table_id::bodies).key[static_cast<std::size_t>(m.body_row[row])] + "\n";
    return out;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& l : lines) out += "  " + l + "\n";
    return out;
}

/// Rules whose answer hangs on what the rows that they read do not say: when a body began, and what
/// a column holds elsewhere.
void ask_for_more(dice& d, test_case& c) {
    struct asked {
        const char *for_each, *where, *require;
    };
    const auto one = d.one_of(std::vector<asked>{
        {"seat", "body.kind == \"board\"", "count() >= 1"},
        {"seat", "given(body.kind)", "count().over(year) >= 1"},
        {"body", "given(kind)", "count().of(seats) <= 2"},
        {"body", "", "total(weight).over(year) >= 0"},
        {"person", "", "total(weight).over(year) >= 0"},
        {"body", "", "total(weight).over(half_year) <= 6"},
    });
    remit::rule r{.name = "r1",
                  .for_each = std::string{one.for_each},
                  .require = remit::parse_condition(one.require)};
    if (*one.where != 0) r.where = remit::parse_condition(one.where);
    c.charter.rules = {r};
    c.charter.waivers.clear();
    if (d.percent(50) && !c.facts.observed)
        c.facts.observed = remit::period{c.window.start(), c.window.start() + d.between(40, 200)};
}

test_case case_of(std::uint64_t seed) {
    auto c = remit_test::generate(seed);
    dice d{seed ^ 0x2545f4914f6cdd1dU};
    const auto more = d.below(4);
    for (std::size_t i = 0; i < more; ++i)
        neighbour{c.facts, "x" + std::to_string(i)}.add(
            remit_test::generate(seed * 7 + i + 1).facts);
    c.seed = seed;
    if (d.percent(20)) ask_for_more(d, c);
    return c;
}

}  // namespace

TEST_CASE("property: a change is told as checking everything again tells it", "[check][property]") {
    const auto only = from_environment("REMIT_ONLY", 0);
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = only ? 1 : from_environment("REMIT_CASES", at_length ? 30'000 : 1'000);
    const auto seed = from_environment("REMIT_SEED", 20281128);
    std::size_t disagree = 0, refused = 0, everything = 0, parts = 0, differ = 0;
    for (std::uint64_t i = 0; i < cases; ++i) {
        const auto at = only ? only : seed * 1'000'003 + i;
        auto c = case_of(at);
        std::optional<remit::registry> facts;
        std::optional<remit::compiled> rules;
        try {
            facts = remit_test::registry_of(c.facts);
            rules.emplace(c.charter, *facts, c.settings);
        } catch (const remit::bad_input&) {
            continue;
        }
        dice d{at ^ 0x9e3779b97f4a7c15U};
        // One rule alone reads less than several together.
        if (d.percent(50) && c.charter.rules.size() > 1) {
            const auto one = d.below(c.charter.rules.size());
            c.charter.rules = {c.charter.rules[one]};
            c.charter.waivers.clear();
            try {
                rules.emplace(c.charter, *facts, c.settings);
            } catch (const remit::bad_input&) {
                continue;
            }
        }
        remit::check_options asked;
        if (d.percent(30)) {
            const auto from = c.window.start() + static_cast<int>(d.between(0, 90));
            asked.during = remit::period{from, from + static_cast<int>(d.between(1, 120))};
        }
        const auto edit = changes{d, *facts, c.window}.make();
        const auto before = rules->run(asked);
        std::string wrong;
        if (changed(*facts, {}).hash() != facts->hash()) wrong += "no change changes the facts\n";
        std::optional<remit::findings> after;
        std::string refusal, said;
        try {
            after = remit::compiled{c.charter, changed(*facts, edit), c.settings}.run(asked);
        } catch (const remit::bad_input& e) {
            refusal = e.what();
        }
        std::optional<remit::difference> told;
        try {
            told = recheck(before, edit);
        } catch (const remit::bad_input& e) {
            said = e.what();
        }
        if (refusal != said) wrong += "refused:\n" + refusal + "\nsaid:\n" + said + "\n";
        if (!refusal.empty()) ++refused;
        if (told && after) {
            const auto were = texts_of(before), are = texts_of(*after);
            const auto opened = without(are, were), resolved = without(were, are);
            told->everything ? ++everything : ++parts;
            if (!opened.empty() || !resolved.empty()) ++differ;
            if (texts_of(told->opened) != opened)
                wrong += "opened:\n" + joined(opened) + "said:\n" + joined(texts_of(told->opened));
            if (texts_of(told->resolved) != resolved)
                wrong +=
                    "resolved:\n" + joined(resolved) + "said:\n" + joined(texts_of(told->resolved));
        }
        if (wrong.empty() && !only) continue;
        if (!wrong.empty() && from_environment("REMIT_STOP", 0) != 0)  // one is enough
            FAIL("the part and the whole disagree");
        if (!wrong.empty()) ++disagree;
        if (disagree <= 3 || only)
            std::cout << "REMIT_ONLY=" << at << "\n"
                      << remit_test::show(c.charter) << (only ? remit_test::show(c.facts) : "")
                      << shown(edit, *facts) << wrong << std::flush;
        else
            std::cout << "REMIT_ONLY=" << at << " too\n";
    }
    std::cout << cases << " cases from seed " << seed << ": " << parts << " told of a part, "
              << everything << " of everything, " << refused << " refused; " << differ
              << " changed what is found; " << disagree << " differ\n";
    if (disagree > 0) std::cout << "the part and the whole disagree\n";
    CHECK(disagree == 0);
    if (!only) CHECK(parts * 4 > cases);
}
