// SPDX-License-Identifier: BSL-1.0
// What a check has to do for fixed facts. Where a change makes one of these numbers another, it is
// committed with the reason.
#include <string>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::day;
using remit_test::rules_only;

namespace {

/// Two hundred bodies of ten people, who come a month apart and stay for four years, and again;
/// everybody's gender is known but that of the last one of every fourth body.
remit::registry boards() {
    remit::registry_builder b;
    for (int i = 0; i < 200; ++i) {
        const auto body = "b" + std::to_string(i);
        for (int n = 0; n < 20; ++n) {
            const auto start = day{2000 + n / 10 * 4, 1 + n % 10, 1};
            remit::mandate m{.person = body + "/" + std::to_string(n % 10),
                             .body = body,
                             .start = start,
                             .stop = day{start.year() + 4, 1 + n % 10, n % 10 == 5 ? 15 : 1},
                             .role = n == 0 || n == 11 ? "chair" : "member"};
            if (n % 10 != 9 || i % 4 != 0)
                m.more.emplace_back("gender", std::string{n % 3 == 0 ? "f" : "m"});
            b.add(std::move(m));
        }
    }
    return std::move(b).build();
}

}  // namespace

TEST_CASE("what a check has to do is what it was", "[check][work]") {
    const auto facts = boards();
    const auto of = [&](std::vector<remit::rule> rules) {
        return text(remit::check(facts, rules_only(std::move(rules))).work());
    };
    CHECK(of({{.name = "size", .require = (count() >= 5) & (count() <= 10)},
              {.name = "women", .require = share(gender == "f") >= percent(40)},
              {.name = "chair", .require = count(role == "chair") == 1},
              {.name = "twice", .require = count().of(mandates) == count()}}) ==
          "rows 5200\nsegments 2500\nsignatures 6\nthresholds 4\nplain_rules 4\nother_rules "
          "0\nsubjects 200\nswept_twice 50\nevents 12700\ndays 5750\njudged 5500\n");
    CHECK(of({{.name = "bodies", .for_each = "person", .require = count() <= 1}}) ==
          "rows 2600\nsegments 600\nsignatures 2\nthresholds 1\nplain_rules 1\nother_rules "
          "0\nsubjects 2000\nswept_twice 0\nevents 5600\ndays 6600\njudged 0\n");
    CHECK(of({{.name = "limit",
               .for_each = "mandate",
               .require = remit::parse_condition(
                   "days_held().of(person.mandates.same(body)).over(past()) <= years(8)")}}) ==
          "rows 0\nsegments 0\nsignatures 0\nthresholds 0\nplain_rules 0\nother_rules 1\nsubjects "
          "0\nswept_twice 0\nevents 0\ndays 2800\njudged 49600\n");
}
