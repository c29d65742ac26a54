// SPDX-License-Identifier: BSL-1.0
// Rules that ask for nothing but how many rows of the day there are: the check sweeps them side by
// side, by columns, and agrees with the day-by-day oracle.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 30,000) instead of 1,500
//   REMIT_ONLY=n     the one case of that seed, shown in full
//   REMIT_STOP=1     ends at the first case that disagrees, without making it small
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <remit/charter/problems.hpp>
#include <remit/rules/text.hpp>

#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/completable.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"

namespace {

using remit_test::dice;
using remit_test::test_case;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

/// Writes conditions that are sums of counts against numbers.
class plain_words {
public:
    /// @param badges whether there is a column of many values
    plain_words(dice& d, std::string subject, bool badges)
        : d_{d}, subject_{std::move(subject)}, badges_{badges} {}

    std::string condition(int depth) {
        if (depth > 0 && d_.percent(45)) {
            if (d_.percent(25)) return "~(" + condition(depth - 1) + ")";
            return "(" + condition(depth - 1) + ")" + d_.one_of({" & ", " | "}) + "(" +
                   condition(depth - 1) + ")";
        }
        const auto sign = d_.one_of({" == ", " != ", " < ", " <= ", " > ", " >= "});
        const auto number = std::to_string(d_.between(0, 4));
        if (badges_ && d_.percent(40)) {  // of nearly as many as there are rows
            const auto rows = of();
            return "count()" + rows + " - distinct(badge" + some_of() + ")" + rows + sign +
                   std::to_string(d_.between(0, 9));
        }
        switch (d_.below(9)) {
            case 6: {  // so much that sixteen bits do not hold it, or thirty-two
                const auto factor = d_.between(1, 3) * (d_.percent(50) ? 1'500 : 70'000'000);
                const auto many = std::to_string(factor), some = std::to_string(factor * 2 - 1);
                return "distinct(" + column() + ")" + of() + " * " + many + " - " + count() + sign +
                       some;
            }
            case 0: return "share(" + selector(1) + ")" + sign + "percent(" + percent() + ")";
            case 1: return "distinct(" + column() + some_of() + ")" + of() + sign + number;
            case 2: return count() + " - " + count() + sign + number;
            case 3:
                return count() + d_.one_of({" + ", " - "}) + "distinct(" + column() + ")" + of() +
                       sign + number;
            case 4: return count() + " * 2" + sign + count() + " + " + number;
            case 5: return d_.one_of({"some(", "none("}) + selector(1) + ")" + of();
            default: return count() + sign + number;
        }
    }
    std::string where() {
        if (subject_ == "body" && d_.percent(50))
            return "kind == \"" + d_.one_of({"sig", "forum"}) + "\"";
        return condition(0);
    }

private:
    std::string percent() { return std::to_string(d_.between(0, 20) * 5); }
    std::string column() {
        return d_.one_of({"role", "role", "gender", "region", "appointed_by", "person", "seat",
                          "status", "principal.role", "seat.role"});
    }
    std::string some_of() { return d_.percent(50) ? "" : ", " + selector(1); }
    std::string of() {
        if (subject_ == "person") return d_.one_of({"", ".of(mandates)", ".of(members)"});
        return d_.one_of({"", "", ".of(mandates)"});
    }
    std::string count() {
        if (subject_ == "body" && d_.percent(15)) return "count().of(seats)";
        return (d_.percent(30) ? std::string{"count()"} : "count(" + selector(1) + ")") + of();
    }
    std::string selector(int depth) {
        if (depth > 0 && d_.percent(30)) {
            if (d_.percent(30)) return "~(" + selector(0) + ")";
            return "(" + selector(0) + ")" + d_.one_of({" & ", " | "}) + "(" + selector(0) + ")";
        }
        switch (d_.below(6)) {
            case 0: return "gender == \"" + d_.one_of({"f", "m"}) + "\"";
            case 1: return "region.is_in(\"" + d_.one_of({"north", "west"}) + "\", \"south\")";
            case 2: return "role != \"" + d_.one_of({"chair", "member"}) + "\"";
            case 3: return "appointed_by == \"" + d_.one_of({"KL", "SSF"}) + "\"";
            case 4: return "status == \"" + d_.one_of({"hindered", "holdover", "planned"}) + "\"";
            default: return "role == \"" + d_.one_of({"chair", "member", "clerk"}) + "\"";
        }
    }

    dice& d_;
    std::string subject_;
    bool badges_;
};

/// A body with so many members, nearly each with a badge of its own, that the values of a column do
/// not fit beside the other numbers, or not into a row's signature.
bool add_crowd(dice& d, test_case& c) {
    auto& f = c.facts;
    if (f.bodies.empty() || f.mandates.empty()) return false;
    const auto body = f.mandates.front().body;
    for (auto n = d.between(20, d.percent(50) ? 40 : 90); n > 0; --n) {
        const auto person = "c" + std::to_string(n);
        if (!f.people.empty()) f.people.push_back({.person = person});
        const auto start = c.window.start() + d.between(-20, 100);
        remit::mandate m{.person = person, .body = body, .start = start};
        if (d.percent(70)) m.stop = start + d.between(1, 90);
        if (d.percent(60)) m.role = d.one_of({"chair", "member"});
        f.mandates.push_back(m);
    }
    const auto badges = d.between(1, 90);
    for (auto& m : f.mandates)
        if (!d.percent(5)) m.more.emplace_back("badge", "b" + std::to_string(d.between(0, badges)));
    return true;
}

/// Facts as others have them, half of them without anything that is not known, and plain rules.
test_case generate(std::uint64_t seed) {
    auto c = remit_test::generate(seed);
    dice d{seed ^ 0x517cc1b727220a95U};
    if (d.percent(50))
        if (auto exact = remit_test::exact(seed)) c = std::move(*exact);
    c.seed = seed;
    c.charter = {};
    const bool badges = d.percent(10) && add_crowd(d, c);
    const auto rules = d.between(1, d.percent(10) ? 40 : 6);
    for (std::int64_t i = 0; i < rules; ++i) {
        const auto subject =
            d.one_of({"body", "body", "body", "person", "person", "seat", "mandate"});
        plain_words words{d, subject, badges};
        remit::rule r{.name = "r" + std::to_string(i),
                      .for_each = subject,
                      .require = remit::parse_condition(words.condition(2))};
        if (d.percent(25)) r.where = remit::parse_condition(words.where());
        if (d.percent(15)) r.start = c.window.start() + d.between(0, 60);
        if (d.percent(15)) r.stop = c.window.start() + d.between(70, 150);
        c.charter.rules.push_back(std::move(r));
    }
    return c;
}

/// Leaves out the rules that name a column which these facts do not have.
void keep_bound(test_case& c, const remit::registry& facts) {
    std::erase_if(c.charter.rules, [&](const remit::rule& r) {
        remit::charter alone;
        alone.rules = {r};
        try {
            const remit::compiled bound{alone, facts, c.settings};
            return false;
        } catch (const remit::bad_input&) {
            return true;
        }
    });
}

std::string as_text(const test_case& c) {
    return "seed " + std::to_string(c.seed) + "\n--- charter.toml\n" + remit_test::show(c.charter) +
           remit_test::show(c.facts);
}

}  // namespace

TEST_CASE("property: plain rules agree with the day-by-day oracle", "[check][property]") {
    const auto only = from_environment("REMIT_ONLY", 0);
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = only ? 1 : from_environment("REMIT_CASES", at_length ? 30'000 : 1'500);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    std::size_t disagree = 0, findings = 0;
    remit::work done;
    std::vector<remit::instruction_set> sets;
    for (const auto s : {remit::instruction_set::portable, remit::instruction_set::avx2,
                         remit::instruction_set::avx512})
        if (remit::available(s))
            sets.push_back(s);
        else
            std::cout << "not run, this machine has none: " << text(s) << "\n";
    for (std::uint64_t i = 0; i < cases; ++i) {
        auto c = generate(only ? only : seed * 1'000'003 + i);
        const auto facts = remit_test::registry_of(c.facts);
        keep_bound(c, facts);
        if (only) std::cout << as_text(c) << std::flush;
        const auto found = remit::check(facts, c.charter, {}, c.settings);
        findings += found.size();
        for (const auto s : sets) {
            const auto other = remit::check(facts, c.charter, {.instructions = s}, c.settings);
            if (other.raw() == found.raw() && other.work() == found.work()) continue;
            ++disagree;
            std::cout << "other findings with " << text(s) << "; REMIT_ONLY=" << c.seed
                      << " shows the case" << std::endl;
        }
        const auto& w = found.work();
        done.plain_rules += w.plain_rules, done.other_rules += w.other_rules;
        done.subjects += w.subjects, done.swept_twice += w.swept_twice;
        done.segments += w.segments;
        if (const auto d = remit_test::compare(c)) {
            if (from_environment("REMIT_STOP", 0) != 0)  // one is enough
                FAIL("the check and the oracle disagree (" + d->what + ")");
            if (++disagree <= 3)
                std::cout << "the check and the oracle disagree (" << d->what
                          << "); REMIT_ONLY=" << c.seed << " shows the whole case: " << d->shown
                          << std::endl;
        }
    }
    std::cout << cases << " cases from seed " << seed << ", " << findings << " findings, "
              << done.plain_rules << " plain rules, " << done.other_rules << " others, "
              << done.subjects << " subjects, " << done.swept_twice << " of them swept twice, "
              << done.segments << " segments, " << disagree << " cases disagree\n";
    CHECK(disagree == 0);
    if (only) return;
    CHECK(done.plain_rules > cases);
    CHECK(done.swept_twice > cases / 10);
    CHECK(done.subjects > 2 * done.swept_twice);
}
