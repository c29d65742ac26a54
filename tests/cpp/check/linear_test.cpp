// SPDX-License-Identifier: BSL-1.0
// A linear comparison of counts, totals and shares over one source is exact, whatever nobody
// recorded of the rows.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using remit::day;
using remit_test::rules_only;

namespace {

struct somebody {
    std::string gender;  ///< empty where nobody recorded it
    std::int64_t votes = 1;
    std::optional<std::int64_t> rank = 1;
};

/// A board of these people.
remit::registry_builder board_of(const std::vector<somebody>& people) {
    remit::registry_builder b;
    b.observed(remit::period{day{2021, 1, 1}, day{2022, 1, 1}});
    b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto key = "p" + std::to_string(i);
        remit::person p{.person = key};
        if (!people[i].gender.empty()) p.more.emplace_back("gender", people[i].gender);
        if (people[i].rank) p.more.emplace_back("rank", *people[i].rank);
        b.add(p);
        b.add(remit::mandate{
            .person = key, .body = "board", .start = day{2021, 1, 1}, .votes = people[i].votes});
    }
    // so that the values that are asked for are those of somebody
    b.add(remit::person{.person = "nobody",
                        .more = {{"gender", std::string{"f"}}, {"rank", std::int64_t{1}}}});
    b.add(remit::person{.person = "no one", .more = {{"gender", std::string{"m"}}}});
    return b;
}

/// What is told of the board on the last of the days: "kept" where nothing is.
std::string told(remit::registry_builder facts, const std::string& condition) {
    std::string out = "kept";
    for (const auto& f : remit::check(std::move(facts).build(),
                                      rules_only({{.name = "rule",
                                                   .for_each = "body",
                                                   .require = remit::parse_condition(condition)}}))
                             .all())
        out = text(f.verdict);
    return out;
}
std::string told(const std::vector<somebody>& people, const std::string& condition) {
    return told(board_of(people), condition);
}

}  // namespace

TEST_CASE("who is of unknown gender is not both", "[check][linear]") {
    const std::vector<somebody> four = {{"f"}, {"m"}, {"m"}, {""}};
    for (const std::string of : {"", ".of(mandates)", ".of(body.members)"}) {
        const auto women = "count(gender == \"f\")" + of, men = "count(gender == \"m\")" + of;
        CHECK(told(four, women + " + " + men + " <= 4") == "kept");
        CHECK(told(four, women + " + " + men + " <= 3") == "possible");  // another is no third
        CHECK(told(four, women + " + " + men + " <= 2") == "fails");
        CHECK(told(four, women + " * 2 + " + men + " * 2 != 7") == "kept");
        CHECK(told(four, women + " - " + men + " <= 0") == "kept");
        CHECK(told(four, women + " - " + men + " == 1") == "fails");
        CHECK(told(four, women + " + count(gender != \"f\")" + of + " == 4") == "kept");
    }
}

TEST_CASE("a number between two that may be reached may not be", "[check][linear]") {
    const std::vector<somebody> two = {{"f", 2}, {"", 2}};  // they have 2 votes, or 4
    for (const std::string of : {"", ".of(mandates)", ".of(body.members)"}) {
        const auto votes = "total(votes, gender == \"f\")" + of;
        CHECK(told(two, votes + " == 3") == "fails");
        CHECK(told(two, votes + " != 3") == "kept");
        CHECK(told(two, votes + " == 2") == "possible");
        CHECK(told(two, votes + " == 4") == "possible");
        CHECK(told(two, votes + " <= 3") == "possible");
        const std::vector<somebody> three = {{"f"}, {"m"}, {""}};  // a third, or two
        CHECK(told(three, "share(gender == \"f\")" + of + " != ratio(1, 2)") == "kept");
        CHECK(told(three, "share(gender == \"f\")" + of + " == ratio(2, 3)") == "possible");
    }
}

TEST_CASE("a number that nobody recorded is above, below or between", "[check][linear]") {
    const std::vector<somebody> two = {{"f", 1, 1}, {"f", 1, std::nullopt}};
    const std::string low = "count(col(\"rank\") < 2)", middle = "count(col(\"rank\") == 2)",
                      high = "count(col(\"rank\") > 2)";
    CHECK(told(two, low + " + " + middle + " + " + high + " == 2") == "kept");
    CHECK(told(two, low + " + " + high + " <= 1") == "possible");
    CHECK(told(two, middle + " + " + high + " >= 2") == "fails");
    // no whole number lies between
    CHECK(told(two, low + " + count(col(\"rank\") >= 2) == 2") == "kept");
    CHECK(told(two, "count((col(\"rank\") > 1) & (col(\"rank\") < 2)) == 0") == "kept");
    CHECK(told(two, "total(col(\"rank\")) * 2 != 5") == "kept");
}

TEST_CASE("rows of which other things are unknown add other numbers", "[check][linear]") {
    const std::string women = R"(count((gender == "f") | (col("rank") < 1)))",
                      men = R"(count((gender == "m") | (col("rank") < 1)))";
    // one of them by their gender, both of them by their rank
    const std::vector<somebody> gender_first = {{"", 1, 3}, {"x", 1, std::nullopt}};
    const std::vector<somebody> rank_first = {{"x", 1, std::nullopt}, {"", 1, 3}};
    for (const auto& two : {gender_first, rank_first}) {
        CHECK(told(two, women + " + " + men + " <= 3") == "kept");
        CHECK(told(two, women + " + " + men + " <= 2") == "possible");
        CHECK(told(two, women + " - " + men + " >= -1") == "kept");
        CHECK(told(two, women + " - " + men + " <= 0") == "possible");
    }
}

TEST_CASE("rows of which other things are known are not alike", "[check][linear]") {
    // both of unknown gender; a woman counts if she came early, a man if he came late
    const auto condition =
        R"(count(((gender == "f") & (start < "2021-03-01")) | ((gender == "m") &)"
        R"( (start >= "2021-03-01"))) - count(gender == "f") == 0)";
    const auto board = [](std::vector<day> from) {
        remit::registry_builder b;
        b.observed(remit::period{day{2021, 6, 1}, day{2022, 1, 1}});
        b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
        b.add(remit::person{.person = "x", .more = {{"gender", std::string{"f"}}}});
        b.add(remit::person{.person = "y", .more = {{"gender", std::string{"m"}}}});
        for (std::size_t i = 0; i < from.size(); ++i) {
            const auto key = "p" + std::to_string(i);
            b.add(remit::person{.person = key});
            b.add(remit::mandate{.person = key, .body = "board", .start = from[i]});
        }
        return b;
    };
    const day early{2021, 1, 1}, late{2021, 4, 1};
    CHECK(told(board({early}), condition) == "kept");
    CHECK(told(board({late}), condition) == "possible");
    CHECK(told(board({early, late}), condition) == "possible");
    CHECK(told(board({late, early}), condition) == "possible");
    for (const std::string other :
         {"given(col(\"rank\"))", "(col(\"rank\") < col(\"votes\"))", "(votes + 1 < 3)"}) {
        const auto mixed = "count((gender == \"f\") & " + other + ") == count(gender == \"f\")";
        const somebody in{"", 1, 0}, out{"", 5, std::nullopt};
        CHECK(told({in}, mixed) == "kept");
        CHECK(told({in, out}, mixed) == "possible");
        CHECK(told({out, in}, mixed) == "possible");
    }
}

TEST_CASE("a number that is supposed is added up only as far as it is known", "[check][linear]") {
    remit::registry_builder b;  // of a column of which nobody has a number it may be any
    b.observed(remit::period{day{2021, 1, 1}, day{2022, 1, 1}});
    b.add(remit::body{.body = "board", .start = day{2021, 1, 1}});
    b.add(remit::person{.person = "p", .more = {{"rank", remit::value{}}}});
    b.add(remit::mandate{.person = "p", .body = "board", .start = day{2021, 1, 1}});
    CHECK(told(std::move(b), R"(total(col("rank"), col("rank") > 3) <= 4)") == "possible");
    // no sum is beyond 64 bits
    const std::vector<somebody> two = {{"f", 1, std::nullopt}, {"m", 1, std::nullopt}};
    for (const std::string most : {"9000000000000000000", "10000000000000", "1000001"})
        for (const std::string rest : {" * 1000 < 100", " * 1000 >= 100"})
            CHECK(told(two, "total(col(\"rank\"), col(\"rank\") <= " + most + ")" + rest) ==
                  "possible");
    CHECK(told(two, R"(total(col("rank"), col("rank") <= 3) <= 6)") == "kept");
}

TEST_CASE("sums that leave out the same are one", "[check][linear]") {
    auto b = board_of({{"f"}, {""}});
    std::string rest;
    for (int i = 0; i < 12; ++i) {
        const auto name = "c" + std::to_string(i);
        for (const std::int64_t n : {1, 2})
            b.add(remit::dated_attribute{
                .table = "bodies", .key = "board", .name = name, .value = n});
        rest += " - col(\"" + name + "\")";
    }
    CHECK(told(std::move(b), R"(count(gender == "f") * 3)" + rest + " == 100") == "fails");
}

TEST_CASE("a member of two mandates may say two things", "[check][linear]") {
    auto facts = board_of({{"m"}});
    for (const std::string role : {"chair", "clerk"}) {
        facts.add(remit::mandate{
            .person = "p0", .body = "board", .seat = role, .start = day{2021, 1, 1}, .role = role});
    }
    CHECK(told(std::move(facts), R"(count(role == "chair") + count(role == "clerk") == 2)") ==
          "kept");
}

TEST_CASE("where an unknown may be too many things nothing wrong is said", "[check][linear]") {
    const std::vector<somebody> two = {{"f"}, {""}};
    std::string many;
    for (int i = 0; i < 1'100; ++i) many += (i == 0 ? "\"" : ", \"") + std::to_string(i) + "x\"";
    const auto condition = "count(gender.is_in(" + many + R"()) + count(gender == "0x"))" +
                           R"( + count(gender == "f") <= )";
    CHECK(told(two, condition + "4") == "kept");
    CHECK(told(two, condition + "0") == "fails");
    CHECK(told(two, condition + "3") == "possible");  // it holds: decision 0006
}

TEST_CASE("a value that is only perhaps in force is one value", "[check][linear]") {
    const auto facts = [](bool other) {
        auto b = board_of({{"f"}, {""}});
        const auto was = [&](const char* gender) {
            b.add(remit::dated_attribute{.table = "people",
                                         .key = "p1",
                                         .name = "gender",
                                         .value = std::string{gender},
                                         .start = day{2021, 3, 1},
                                         .start_latest = day{2023, 1, 1}});
        };
        was("f");
        if (other) was("m");
        return b;
    };
    const std::string both = "count(gender == \"f\") + count(gender == \"m\") <= 2";
    CHECK(told(facts(false), both) == "kept");
    CHECK(told(facts(true), both) == "possible");  // they may both be
}
