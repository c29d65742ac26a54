// SPDX-License-Identifier: BSL-1.0
// A linear comparison of counts, totals and shares over one source is told exactly: it is open only
// where some completion of the facts keeps it and another does not.
#include <cstdlib>
#include <string>
#include <vector>

#include <remit/rules/text.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/complete.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"

namespace {

namespace oracle = remit_test::oracle;
using remit::day;
using remit::truth;

/// A body of a few people, of whom some may sit there on the day, some surely do, and not of each
/// it is known what is asked.
oracle::facts a_few(remit_test::dice& d, day on) {
    oracle::facts f;
    f.bodies = {{.body = "board", .kind = "board", .start = on - 400}};
    f.seats = {{.body = "board", .seat = "lay", .appointed_by = "KL"}};
    for (std::int64_t i = 0, n = d.between(1, 4); i < n; ++i) {
        const auto key = "p" + std::to_string(i);
        f.people.push_back({.person = key, .more = {{"rank", d.between(0, 3)}}});
        if (!d.percent(30)) f.people.back().more.emplace_back("gender", d.one_of({"f", "m"}));
        remit::mandate m{.person = key, .body = "board", .start = on - d.between(10, 300)};
        m.appointed_by = m.on_behalf_of = "KL";
        m.instrument = "election";
        m.due = remit::bounds{on};
        m.votes = d.between(0, 3);
        if (d.percent(40)) m.start = on - 1, m.start_latest = on + 1;
        if (d.percent(20)) m.stop = on + 20;
        f.mandates.push_back(m);
    }
    f.people.push_back({.person = "nobody", .more = {{"gender", "f"}, {"rank", std::int64_t{1}}}});
    return f;
}

std::string a_comparison(remit_test::dice& d) {
    const auto one = [&] {
        return d.one_of({"count()", "count(gender == \"f\")", "total(votes)",
                         "total(col(\"rank\"))", "total(votes, gender == \"f\")"});
    };
    const auto sign = [&] { return d.one_of({" >= ", " <= ", " < ", " > "}); };
    const auto part = [&] { return d.one_of({"percent(40)", "ratio(1, 3)", "2", "1"}); };
    switch (d.below(4)) {
        case 0: return "share(gender == \"f\")" + sign() + d.one_of({"percent(40)", "ratio(1, 3)"});
        case 1: return one() + sign() + std::to_string(d.between(0, 5));
        case 2: return one() + " * " + part() + sign() + one() + " * " + part();
        default:
            return one() + " - " + one() + " * " + part() + sign() +
                   std::to_string(d.between(-1, 2));
    }
}

}  // namespace

TEST_CASE("property: a linear comparison over one source is told exactly", "[oracle][property]") {
    const char* const at_length = std::getenv("REMIT_LONG");
    const int cases = at_length != nullptr && *at_length != '0' ? 5'000 : 400;
    const day on{2021, 6, 1};
    remit_test::dice d{20220310};
    int open = 0;
    for (int i = 0; i < cases; ++i) {
        const auto f = a_few(d, on);
        const remit::rule r{
            .name = "r", .for_each = "body", .require = remit::parse_condition(a_comparison(d))};
        const auto told = *oracle::measuring{f}.holds(on, r, "board", r.require);
        remit_test::odometer way;
        const remit_test::chooser choose = [&](std::size_t n) { return way.choose(n); };
        bool kept = false, broken = false;
        do {
            const auto is = *oracle::measuring{remit_test::complete(choose, f)}.holds(
                on, r, "board", r.require);
            REQUIRE(is != truth::maybe);
            (is == truth::yes ? kept : broken) = true;
        } while (way.next());
        INFO(text(r.require) << "\n" << remit_test::show(f));
        CHECK(told == (!broken ? truth::yes : !kept ? truth::no : truth::maybe));
        open += kept && broken;
    }
    CHECK(open > cases / 10);
}
