// SPDX-License-Identifier: BSL-1.0
// Words whose meaning was once told wrongly.
#include <string>
#include <vector>

#include "check/facts.hpp"
#include "support/catch.hpp"

using remit::day;
using remit_test::rules_only;
using remit_test::small_board;

namespace {

remit::charter asked(const std::string& condition, std::string for_each = "body") {
    return rules_only({{.name = "asked",
                        .for_each = std::move(for_each),
                        .require = remit::parse_condition(condition)}});
}

/// The runs of a rule that demands the condition.
std::vector<std::string> said(const remit::registry& facts, const remit::charter& c,
                              const remit::check_options& options = {},
                              const remit::check_settings& settings = {}) {
    std::vector<std::string> out;
    for (const auto& f : remit::check(facts, c, options, settings).all())
        out.push_back(text(f.during) + " | " + std::string{text(f.verdict)});
    return out;
}

const std::vector<std::string> nothing;

}  // namespace

TEST_CASE("a charter says who is a member", "[check][members]") {
    auto c = asked("count() == 1");
    c.member = remit::parse_condition("seat == \"chair\"");
    CHECK(said(small_board(), c) == std::vector<std::string>{"from 2025-07-01, still | fails"});
    c.member = remit::parse_condition("nonsense == 1");
    CHECK_THROWS_AS(remit::check(small_board(), c), remit::bad_input);
}

TEST_CASE("the first or last row is known by the other names of an organisation too",
          "[check][organisations]") {
    remit::registry_builder b;
    b.add(remit::organisation{.organisation = "KL", .name = "The KL", .aliases = {"LGDK"}});
    b.add(remit::mandate{
        .person = "anna", .body = "board", .start = {2024, 1, 1}, .on_behalf_of = "The KL"});
    const auto facts = std::move(b).build();
    CHECK(said(facts, asked("first(on_behalf_of) == \"LGDK\"")) == nothing);
    CHECK(said(facts, asked("last(on_behalf_of) != \"KL\"")).size() == 1);
    CHECK_THROWS_AS(remit::check(facts, asked("last(role) == \"chiar\"")), remit::bad_input);
}

TEST_CASE("rows that begin on one day are equally recent", "[check][windows]") {
    remit::registry_builder b;
    for (const char* who : {"anna", "bo", "cy"})
        b.add(remit::mandate{.person = who, .body = "board", .start = {2024, 1, 1}});
    const auto facts = std::move(b).build();
    CHECK(said(facts, asked("count().of(mandates).over(recent(2)) == 3")) == nothing);
}

TEST_CASE("a row that is not known of yet may push out the latest", "[check][windows]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2024, 1, 1}, day{2024, 3, 1}});
    b.observed(remit::table_id::meetings, remit::period{day{2024, 1, 1}, day{2024, 2, 1}});
    b.add(remit::body{.body = "board", .start = day{2024, 1, 1}});
    b.add(remit::meeting{
        .meeting = "m", .body = "board", .start = {2024, 1, 10}, .kind = "ordinary"});
    const auto facts = std::move(b).build();
    CHECK(said(facts, asked("count(kind == \"ordinary\").of(meetings).over(recent(1)) == 1")) ==
          std::vector<std::string>{"2024-01-01 to 2024-01-09 (last day) | fails"});  // so far
    CHECK(said(facts, asked("count(kind == \"ordinary\").of(meetings).over(recent(1)) == 0")) ==
          std::vector<std::string>{"2024-01-10 to 2024-01-31 (last day) | fails",
                                   "2024-02-01 to 2024-02-29 (last day) | pending"});
}

TEST_CASE("what the first row says is asked of it by all of its mandates", "[check][windows]") {
    remit::registry_builder b;  // the second of two that begin alike has another instrument beside
    for (const auto& [start, how] :
         {std::pair{day{2021, 2, 15}, ""}, {day{2021, 3, 11}, "election"}, {day{2021, 2, 15}, ""}})
        b.add(remit::mandate{.person = "anna", .body = "board", .start = start, .instrument = how});
    CHECK(said(std::move(b).build(), asked("first(instrument) == \"election\"")) ==
          std::vector<std::string>{"2021-02-15 to 2021-03-10 (last day) | possible"});
}

TEST_CASE("a window looks beyond the year in which the last fact is", "[check][windows]") {
    CHECK(said(small_board(), asked("count(today.year > 2025).over(ahead()) >= 1")) == nothing);
}

TEST_CASE("rules that follow the calendar reach the day that is asked about", "[check][calendar]") {
    const auto c = asked("today.year < 2027");
    CHECK(said(small_board(), c) == nothing);
    CHECK(said(small_board(), c, {}, {.until = day{2027, 5, 1}}) ==
          std::vector<std::string>{"2027-01-01 to 2027-12-31 (last day) | fails"});
    CHECK(said(small_board(), c, {.during = remit::period{day{2027, 2, 1}, day{2027, 3, 1}}}) ==
          std::vector<std::string>{"2027-02-01 to 2027-02-28 (last day) | fails"});
}

TEST_CASE("the remainder of a fraction may be more than one less", "[check][numbers]") {
    remit::registry_builder b;
    for (const char* who : {"anna", "bo", "cy"}) {
        remit::person p{.person = who};
        if (who != std::string{"bo"}) p.more = {{"voice", std::string{"yes"}}};
        b.add(p);
        b.add(remit::mandate{.person = who, .body = "board", .start = {2024, 1, 1}});
    }
    const auto facts = std::move(b).build();  // two or three of them: 1 or 3/2
    CHECK(said(facts, asked("(count(col(\"voice\") == \"yes\") / 2) % 2 <= 1")) ==
          std::vector<std::string>{"from 2024-01-01, still | possible"});
    CHECK(said(facts, asked("count(col(\"voice\") == \"yes\") % 2 <= 1")) == nothing);
}

TEST_CASE("a predicate is not told what is uncertain as if it were certain",
          "[check][predicates]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2019, 1, 1}, day{2021, 1, 1}});
    for (const char* role : {"first", "second", "third"})
        b.add(remit::mandate{.person = "anna",
                             .body = "board",
                             .start = {2019, 1, 1},
                             .role = role,
                             .start_latest = role == std::string{"third"}
                                                 ? std::optional<day>{}
                                                 : std::optional{day{2019, 12, 31}}});
    remit::check_settings settings;
    settings.predicates["odd"] = [](const remit::predicate_row& row) {
        return row.values("role").size() != 2 ? remit::truth::yes : remit::truth::no;
    };
    CHECK(said(std::move(b).build(), asked("count(predicate(\"odd\")) == 1"), {}, settings) ==
          std::vector<std::string>{"2019-01-01 to 2019-12-30 (last day) | possible"});
}

TEST_CASE("lengths and windows that mean nothing are refused", "[rules]") {
    for (const char* text :
         {"days_held() <= weeks(2000000000000000000)", "count().over(past(days(0))) >= 1",
          "apportion(\"dhondt\", 3, role).of(members).over(year) >= 1"})
        CHECK_THROWS_AS(remit::parse_condition(text), remit::bad_input);
}

TEST_CASE("values in force together are reckoned with once each", "[check][numbers]") {
    remit::registry_builder b;
    for (const std::int64_t weight : {1, 2}) {
        remit::mandate m{.person = "anna", .body = "board", .start = {2024, 1, 1}};
        m.term = std::to_string(weight);
        m.more = {{"weight", weight}};
        b.add(m);
    }
    std::string sum = "col(\"weight\")";
    for (int i = 0; i < 40; ++i) sum += " + col(\"weight\")";
    CHECK(said(std::move(b).build(), asked("some(" + sum + " >= 1)")) == nothing);
}

TEST_CASE("what cannot be followed for ever is not", "[check][windows]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .start = day{2024, 1, 1}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2024, 1, 1}});
    const auto facts = std::move(b).build();
    CHECK(said(facts, asked("count().over(after(today - months(6))) >= 1")) == nothing);
    CHECK(said(facts, asked("days_held().over(past(days(14))) <= weeks(2)")) == nothing);
    CHECK(said(facts, asked("some(today - months(2) <= today - days(20))")) == nothing);
}

namespace {

/// One meeting of 2024 that was held, one planned; meetings are known to the end of June.
remit::registry half_a_year() {
    remit::registry_builder b;
    b.observed(remit::table_id::meetings, remit::period{day{2024, 1, 1}, day{2024, 7, 1}});
    b.add(remit::body{.body = "board", .start = day{2024, 1, 1}, .stop = day{2025, 1, 1}});
    b.add(remit::meeting{.meeting = "may",
                         .body = "board",
                         .start = {2024, 5, 20},
                         .papers_sent = remit::bounds{day{2024, 5, 1}}});
    b.add(remit::meeting{.meeting = "june", .body = "board", .start = {2024, 6, 20}});
    b.add(remit::meeting{.meeting = "october", .body = "board", .start = {2024, 10, 10}});
    return std::move(b).build();
}

}  // namespace

TEST_CASE("what is kept so far is not pending, however much may come", "[check][pending]") {
    const auto facts = half_a_year();
    const std::string all_year = "2024-01-01 to 2024-12-31 (last day) | ";
    CHECK(said(facts, asked("count().of(meetings).over(year) <= 4")) == nothing);
    CHECK(said(facts, asked("~(count().of(meetings).over(year) >= 5)")) == nothing);
    CHECK(said(facts, asked("count().of(meetings).over(year) <= 2")) ==
          std::vector{all_year + "fails"});
    CHECK(said(facts, asked("count().of(meetings).over(year) >= 4")) ==
          std::vector{all_year + "pending"});
    CHECK(said(facts, asked("count().of(meetings).over(year) == 3")) == nothing);
    CHECK(said(facts, asked("count(start > \"2030-01-01\").of(meetings).over(ahead()) == 0")) ==
          nothing);
    // what is wanting is told, and not what is kept beside it
    const auto both =
        asked("(count().of(meetings).over(year) <= 4) & (count().of(meetings).over(year) >= 4)");
    const auto found = remit::check(facts, both).all();
    REQUIRE(found.size() == 1);
    CHECK(found[0].required == ">= 4");
    CHECK(found[0].due == day{2024, 12, 31});
    // what cannot be told for want of facts alone is not pending
    CHECK(said(facts, asked("(count().of(meetings).over(year) <= 4) & (kind == \"sig\")")) ==
          std::vector{all_year + "possible"});
}

TEST_CASE("a limit runs from what is seen so far", "[check][pending]") {
    const auto facts = half_a_year();
    CHECK(said(facts, asked("within(count().of(meetings).over(year) <= 4, days(30))")) == nothing);
    CHECK(said(facts, asked("within(count().of(meetings).over(year) >= 4, days(31))")) ==
          std::vector<std::string>{"2024-02-01 to 2024-12-31 (last day) | pending"});
}

TEST_CASE("what has not been done is late, or pending", "[check][pending]") {
    const auto facts = half_a_year();
    const auto c = asked("papers_sent <= start - days(14)", "meeting");
    const auto found = remit::check(facts, c).all();
    REQUIRE(found.size() == 2);
    CHECK(found[0].subject == "june");
    CHECK(found[0].verdict == remit::verdict::fails);
    CHECK(found[1].subject == "october");
    CHECK(found[1].verdict == remit::verdict::pending);
    CHECK(found[1].due == day{2024, 9, 26});
    CHECK(said(facts, asked("given(papers_sent)", "meeting")) ==
          std::vector<std::string>{"2024-06-20 to 2024-06-20 (last day) | pending",
                                   "2024-10-10 to 2024-10-10 (last day) | pending"});
    CHECK(said(facts, asked("~(papers_sent < start - days(60))", "meeting")) == nothing);
}

TEST_CASE("a day beyond the calendar is not never", "[check][calendar]") {
    remit::registry_builder b;
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2024, 1, 1}});
    CHECK(said(std::move(b).build(), asked("none(today + days(58) == stop).over(ahead())")) ==
          nothing);
}

TEST_CASE("the next row is the next that agrees", "[check][next]") {
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .start = day{2024, 1, 1}});
    for (const auto& [key, on, kind] : {std::tuple{"a", day{2024, 2, 1}, "ordinary"},
                                        {"b", day{2024, 3, 1}, "extraordinary"},
                                        {"c", day{2024, 5, 1}, "ordinary"}})
        b.add(remit::meeting{.meeting = key,
                             .body = "board",
                             .start = on,
                             .stop = day{2024, 6, 1},
                             .kind = kind,
                             .papers_sent = remit::bounds{day{2024, 1, 1}}});
    CHECK(said(std::move(b).build(), asked("within(papers_sent > start, "
                                           "next(body.meetings.same(kind)))",
                                           "meeting")) ==
          std::vector<std::string>{"2024-05-01 to 2024-05-31 (last day) | fails"});
}

TEST_CASE("what is still to come helps, or does not", "[check][pending]") {
    remit::registry_builder
        b;  // two meetings of which nobody knows the kind, and one that is known
    b.observed(remit::table_id::meetings, remit::period{day{2024, 1, 1}, day{2024, 7, 1}});
    b.add(remit::body{.body = "board", .start = day{2024, 1, 1}, .stop = day{2025, 1, 1}});
    for (const auto& [key, kind] : {std::pair{"a", ""}, {"b", ""}, {"c", "ordinary"}})
        b.add(remit::meeting{.meeting = key, .body = "board", .start = {2024, 2, 1}, .kind = kind});
    const auto facts = std::move(b).build();
    const std::string all_year = "2024-01-01 to 2024-12-31 (last day) | ";
    const auto is = [&](const std::string& condition) {
        const auto found = said(facts, asked(condition));
        return found.empty() ? "" : found.front().substr(all_year.size());
    };
    const std::string extra = "count(kind == \"extraordinary\").of(meetings).over(year)";
    CHECK(is(extra + " <= 1") == "possible");  // no later meeting can mend it
    CHECK(is("~(" + extra + " >= 2)") == "possible");
    CHECK(is("none(kind == \"extraordinary\").of(meetings).over(year)") == "possible");
    CHECK(is(extra + " >= 2") == "pending");
    CHECK(is(extra + " == 2") == "pending");
    CHECK(is("-" + extra + " >= -1") == "possible");
    // were it known what the kind is, it would be pending or not asked for
    CHECK(is("(count().of(meetings).over(year) >= 4) | (kind == \"sub\")") == "pending");
    CHECK(is("(count().of(meetings).over(year) <= 4) & (kind == \"sub\")") == "possible");
    // a row that nobody has seen counts on both sides
    const std::string ordinary = "count(kind != \"ordinary\").of(meetings).over(year)";
    CHECK(is(ordinary + " >= count().of(meetings).over(year)") == "fails");
    CHECK(is("share(kind != \"ordinary\").of(meetings).over(year) >= percent(100)") == "fails");
    CHECK(is("share(kind != \"ordinary\").of(meetings).over(year) >= percent(90)") == "pending");
}

TEST_CASE("what is not known before, and after, is not taken for nothing", "[check][observed]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2023, 1, 1}});
    b.observed(remit::table_id::meetings, remit::period{day{2024, 3, 1}, day{2025, 1, 1}});
    b.observed(remit::table_id::offices, remit::period{day{2023, 1, 1}, day{2024, 6, 1}});
    b.add(remit::body{.body = "board", .start = day{2023, 1, 1}});
    b.add(remit::meeting{.meeting = "m", .body = "board", .start = {2024, 6, 1}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2023, 1, 1}});
    const auto facts = std::move(b).build();
    for (const auto* window : {"past()", "after(\"2024-01-01\")", "recent(2)", "past(years(2))"}) {
        INFO(window);
        const auto found =
            said(facts, asked("count().of(meetings).over(" + std::string{window} + ") >= 2"));
        CHECK(std::none_of(found.begin(), found.end(), [](const std::string& f) {
            return f.find("fails") != std::string::npos;
        }));
    }
    CHECK(said(facts, asked("count().of(meetings).over(recent(1)) >= 2")) !=
          nothing);  // one that is seen is the latest, whatever was before
    CHECK(said(facts, asked("some(some().of(person.offices))")) ==
          std::vector<std::string>{"2023-01-01 to 2024-05-31 (last day) | fails"});
    CHECK(said(facts, asked("some().of(meetings)")).front() ==
          "2024-03-01 to 2024-05-31 (last day) | fails");
}

TEST_CASE("several things that are demanded are due when the first is", "[check][pending]") {
    const auto facts = half_a_year();
    const auto due = [&](const std::string& condition) {
        const auto found = remit::check(facts, asked(condition, "meeting")).all();
        return found.empty() ? std::optional<day>{} : found.back().due;
    };
    CHECK(due("(papers_sent <= start - days(14)) & (minutes_sent <= start + days(14))") ==
          day{2024, 9, 26});
    CHECK(due("(papers_sent <= start - days(14)) | (minutes_sent <= start + days(14))") ==
          day{2024, 10, 24});
    CHECK(due("~(start - days(14) < papers_sent)") == day{2024, 9, 26});
    CHECK(due("papers_sent <= start + years(8500)") == std::nullopt);
    CHECK(said(facts, asked("start + years(8500) - years(8500) >= \"2000-01-01\"", "meeting")) !=
          std::vector<std::string>{"2024-05-20 to 2024-05-20 (last day) | fails"});
}

TEST_CASE("what may come for ever has no due day, and what is not wanting none either",
          "[check][pending]") {
    remit::registry_builder b;
    b.observed(remit::period{day{2021, 1, 1}, day{2022, 2, 10}});
    b.add(remit::body{.body = "board", .start = day{2020, 1, 1}});
    b.add(remit::mandate{.person = "anna", .body = "board", .start = {2020, 1, 1}});
    b.add(remit::mandate{.person = "bo", .body = "board", .start = {2022, 1, 10}});
    const auto facts = std::move(b).build();
    const auto due = [&](const std::string& condition) {
        const auto found = remit::check(facts, asked(condition)).all();
        REQUIRE(!found.empty());
        CHECK(found.back().verdict == remit::verdict::pending);
        return found.back().due;
    };
    const std::string quarter = "count().of(meetings).over(quarter)";
    const std::string ever = "count().of(meetings).over(ahead())";
    CHECK(due("(" + quarter + " >= 1) | (" + ever + " >= 1)") == std::nullopt);
    CHECK(due("(" + quarter + " >= 1) & (" + ever + " >= 1)") == day{2022, 3, 31});
    CHECK(due(quarter + " + " + ever + " >= 3") == std::nullopt);
    const std::string appointed = "count().of(appointments).over(year)";
    CHECK(due(quarter + " >= " + appointed) == day{2022, 3, 31});
    CHECK(due("~(" + appointed + " > " + quarter + ")") == day{2022, 3, 31});
    CHECK(due("0 <= " + quarter + " - 2 * least(" + appointed + ", 1)") == day{2022, 3, 31});
    CHECK(due(quarter + " - " + ever + " >= 1") == day{2022, 3, 31});
    CHECK(due(quarter + " + " + appointed + " >= 3") == day{2022, 12, 31});
}
