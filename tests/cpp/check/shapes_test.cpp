// SPDX-License-Identifier: BSL-1.0
// Facts of unusual shape: very many rows of one subject, very many questions, very many years.
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using namespace remit::words;
using remit::day;
using remit_test::rules_only;

namespace {

/// A body that gains one member every day from 1900 on, of whom every third is a woman and every
/// seventh is of the north; the first fifty leave after a hundred days.
remit::registry crowd(std::int32_t members) {
    remit::registry_builder b;
    b.add(remit::body{.body = "crowd", .start = day{1900, 1, 1}});
    remit::frame::texts person, body{{"crowd"}, {}}, gender{{"f", "m"}, {}},
        region{{"north", "south"}, {}};
    remit::frame::days start, stop;
    const auto first = day{1900, 1, 1}.count();
    for (std::int32_t i = 0; i < members; ++i) {
        person.dictionary.push_back("p" + std::to_string(i));
        person.code.push_back(i);
        body.code.push_back(0);
        gender.code.push_back(i % 3 == 0 ? 0 : 1);
        region.code.push_back(i % 7 == 0 ? 0 : 1);
        start.number.push_back(first + i);
        stop.number.push_back(i < 50 ? first + i + 100 : 0);
        stop.valid.push_back(i < 50);
    }
    b.add(remit::table_id::mandates, {"mandates",
                                      person.code.size(),
                                      {{"person", std::move(person)},
                                       {"body", std::move(body)},
                                       {"start", std::move(start)},
                                       {"stop", std::move(stop)},
                                       {"gender", std::move(gender)},
                                       {"region", std::move(region)}},
                                      {}});
    return std::move(b).build();
}

std::vector<std::string> days_of(const remit::registry& facts, const std::string& condition) {
    std::vector<std::string> out;
    for (const auto& f :
         remit::check(facts,
                      rules_only({{.name = "r", .require = remit::parse_condition(condition)}}))
             .all())
        out.push_back(text(f.during) + " " + std::string{text(f.verdict)});
    return out;
}

std::string until(std::int32_t days) {
    return text(day::from_count(day{1900, 1, 1}.count() + days - 1)) + " (last day) fails";
}

}  // namespace

TEST_CASE("a body of more than 65,535 members keeps its answers", "[check][shapes]") {
    const auto facts = crowd(70'000);
    // on day n, counted from 0, n + 1 have come, and 50 have gone at the most
    CHECK(days_of(facts, "count() >= 65536") ==
          std::vector<std::string>{"1900-01-01 to " + until(65'535 + 50)});
    CHECK(days_of(facts, "count() * 1000000 >= 65536000000") == days_of(facts, "count() >= 65536"));
    // of the first 50, 17 are women: i = 0, 3, ..., 48
    CHECK(days_of(facts, "count(gender == \"f\") >= 20000") ==
          std::vector<std::string>{"1900-01-01 to " + until(3 * (20'000 + 17 - 1))});
    CHECK(days_of(facts, "distinct(person) >= 60000") == days_of(facts, "count() >= 60000"));
    CHECK(days_of(facts, "count(gender == \"f\") + count(~(gender == \"f\")) == count()").empty());
    const auto work =
        remit::check(facts, rules_only({{.name = "r", .require = count() >= 65'536}})).work();
    CHECK(work.plain_rules == 1);
    CHECK(work.events == 70'050);
    CHECK(work.segments == 0);
}

TEST_CASE("a charter may ask for more than 64 things of one row", "[check][shapes]") {
    const auto facts = crowd(2'000);
    std::vector<remit::rule> rules;
    for (int i = 0; i < 150; ++i)
        rules.push_back({.name = "r" + std::to_string(i),
                         .require = count((gender == "f") & ~(region == "north")) -
                                        count(person == "p" + std::to_string(i)) !=
                                    i});
    rules.push_back({.name = "several",
                     .require = remit::parse_condition(
                         "((count() < 10) | (count(gender == \"m\") > 5)) & ~(count() == 11)")});
    const auto together = remit::check(facts, rules_only(rules));
    CHECK(together.work().plain_rules == 151);
    std::size_t found = 0;
    for (const auto& r : rules) found += remit::check(facts, rules_only({r})).size();
    CHECK(together.size() == found);
    CHECK(found > 150);
}

TEST_CASE("mandates across a thousand years keep their days", "[check][shapes]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "chapter", .start = day{1000, 1, 1}});
    for (int since = 1000; since < 2100; since += 10)
        b.add(remit::mandate{.person = "p" + std::to_string(since),
                             .body = "chapter",
                             .start = {since, 3, 1},
                             .stop = day{since + 9, 3, 1}});
    const auto facts = std::move(b).build();
    const auto found = remit::check(facts, rules_only({{.name = "somebody", .require = some()}}));
    REQUIRE(found.size() == 111);
    CHECK(text(found[0].during) == "1000-01-01 to 1000-02-28 (last day)");
    CHECK(text(found[1].during) == "1009-03-01 to 1010-02-28 (last day)");
    CHECK(text(found[109].during) == "2089-03-01 to 2090-02-28 (last day)");
    CHECK(found[110].during == remit::period{day{2099, 3, 1}});
}
