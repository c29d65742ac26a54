// SPDX-License-Identifier: BSL-1.0
// Rows of one person, body and seat that abut are one mandate.
#include <remit/check.hpp>
#include <remit/registry/builder.hpp>
#include <remit/rules.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

registry mandates(const std::string& rows) {
    return build({{table_id::mandates,
                   "person,body,seat,start,stop,role,appointed_by,status,votes,company\n" + rows}});
}
const fact_table& table_of(const registry& r) { return r.table(table_id::mandates); }

}  // namespace

TEST_CASE("rows that differ only in attributes become one mandate with dated attributes",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-03-01,,chair,KL,acting,1,ACME\n"
        "q,b,s,2024-01-01,2024-06-01,chair,KL,,2,X\n"
        "p,b,s,2024-01-01,2024-02-01,chair,KL,,1,VMware\n"
        "p,b,s,2024-02-01,2024-03-01,chair,KL,,1,ACME\n");
    const auto& m = table_of(r);
    REQUIRE(m.rows == 2);
    CHECK(cell(m, 0, "person") == "q");
    CHECK(cell(m, 1, "person") == "p");  // where its first row stood
    CHECK(m.line == std::vector<std::uint32_t>{3, 4});
    CHECK(days_of(m, 1) == "2024-01-01..open");
    CHECK(cell(m, 1, "company") == "2024-01-01..2024-02-01 VMware, 2024-02-01..open ACME");
    CHECK(cell(m, 1, "status") == "2024-01-01..2024-03-01 effective, 2024-03-01..open acting");
    CHECK(cell(m, 1, "votes") == "1");  // the same all along: not dated
    CHECK(cell(m, 0, "company") == "2024-01-01..2024-06-01 X");
    CHECK(m.person_row == std::vector<std::int32_t>{1, 0});
    CHECK(has_note(r, "N-JOINED"));
    CHECK(r.events(table_id::mandates, key_id::body).rows_of(0).size() == 2);
}

TEST_CASE("identical rows that abut are one mandate", "[registry][joining]") {
    const auto r = mandates("p,b,,2020-01-01,2022-01-01,,,,,A\np,b,,2022-01-01,2024-01-01,,,,,A\n");
    REQUIRE(table_of(r).rows == 1);
    CHECK(days_of(table_of(r), 0) == "2020-01-01..2024-01-01");
    CHECK_FALSE(table_of(r).find("company")->dated());
}

TEST_CASE("another role, appointer or represented begins another mandate", "[registry][joining]") {
    CHECK(
        table_of(mandates("p,b,s,2024-01-01,2024-02-01,chair,,,,\np,b,s,2024-02-01,,member,,,,\n"))
            .rows == 2);
    CHECK(
        table_of(mandates("p,b,s,2024-01-01,2024-02-01,,KL,,,\np,b,s,2024-02-01,,,DR,,,\n")).rows ==
        2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,KL,,,\np,b,s,2024-02-01,,,,,,\n")).rows ==
          2);
    const auto behalf = build({{table_id::mandates,
                                "person,body,start,stop,on_behalf_of\n"
                                "p,b,2024-01-01,2024-02-01,x\np,b,2024-02-01,,y\n"}});
    CHECK(table_of(behalf).rows == 2);
}

TEST_CASE("a gap, an overlap, another seat, body or person is another mandate",
          "[registry][joining]") {
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,s,2024-02-02,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,s,2024-01-31,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,t,2024-02-01,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,b,,2024-02-01,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\np,c,s,2024-02-01,,,,,,\n")).rows ==
          2);
    CHECK(table_of(mandates("p,b,s,2024-01-01,2024-02-01,,,,,\nq,b,s,2024-02-01,,,,,,\n")).rows ==
          2);
}

TEST_CASE("rows that may abut, on a day that is not known, are two mandates, and that is noted",
          "[registry][joining]") {
    const auto apart = [](const std::string& rows) {
        const auto r = mandates(rows);
        CHECK(table_of(r).rows == 2);
        return has_note(r, "N-APART");
    };
    CHECK(apart("p,b,s,2015,2019,chair,,,,\np,b,s,2019,2023,chair,,,,\n"));
    CHECK(apart("p,b,s,2015,2019-05-01,chair,,,,\np,b,s,2019,2023,chair,,,,\n"));
    CHECK(apart("p,b,,2015,2019-05,chair,,,,\np,b,,2019-05-31,,chair,,,,\n"));
    CHECK_FALSE(apart("p,b,s,2015,2019-05,chair,,,,\np,b,s,2019-06-02,,chair,,,,\n"));
    CHECK_FALSE(apart("p,b,s,2015,2019,chair,,,,\np,b,s,2019,2023,clerk,,,,\n"));
    CHECK_FALSE(apart("p,b,s,2015,2019,chair,,,,\np,b,t,2019,2023,chair,,,,\n"));
    CHECK_FALSE(apart("p,b,s,2015,2019,chair,,,,\nq,b,s,2019,2023,chair,,,,\n"));
    const auto joined = mandates("p,b,s,2015,2019-05-01,chair,,,,\np,b,s,2019-05-01,,chair,,,,\n");
    CHECK(table_of(joined).rows == 1);
    CHECK_FALSE(has_note(joined, "N-APART"));
}

TEST_CASE("one of two rows that might go on does, the other is a mandate of its own",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-02-01,,,,,A\n"
        "p,b,s,2024-02-01,2024-04-01,,,,,B\n"
        "p,b,s,2024-02-01,2024-03-01,,,,,C\n");
    const auto& m = table_of(r);
    REQUIRE(m.rows == 2);
    CHECK(cell(m, 0, "company") == "2024-01-01..2024-02-01 A, 2024-02-01..2024-03-01 C");
    CHECK(cell(m, 1, "company") == "2024-02-01..2024-04-01 B");
}

TEST_CASE("what nobody recorded is unknown in its part of the mandate, what is absent is absent",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-02-01,,,,,A\np,b,s,2024-02-01,2024-03-01,,,,,\n"
        "p,b,s,2024-03-01,,,,,,-\n");
    CHECK(cell(table_of(r), 0, "company") == "2024-01-01..2024-02-01 A, 2024-03-01..open absent");
}

TEST_CASE("a mandate says whether its holder has another in the body on some day",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-03-01,,,,,\n"
        "p,b,t,2024-02-29,2024-04-01,,,,,\n"
        "p,b,u,2024-04-01,,,,,,\n"  // the day the other stops: none shared
        "p,c,s,2024-01-01,,,,,,\n"  // another body
        "q,b,s,2024-01-01,,,,,,\n"  // another person
        "r,b,s,2024-01-01,2024-02-01,,,,,A\n"
        "r,b,s,2024-02-01,2024-03-01,,,,,B\n"  // joined, and overlapped in this part
        "r,b,,2024-02-15,,,,,,\n");
    const auto flags = r.overlapping_mandates();
    CHECK(std::vector<int>(flags.begin(), flags.end()) == std::vector<int>{1, 1, 0, 0, 0, 1, 1});
}

static cause cause_of(std::uint32_t line, const char* what, day on) {
    return {"mandates", "mandates.csv", line, what, "p", "p", on};
}

TEST_CASE("each part of a joined mandate keeps its line, and a finding names the one that matters",
          "[registry][joining]") {
    const auto r = mandates(
        "p,b,s,2024-01-01,2024-02-01,chair,,,,red\n"
        "q,b,,2023-01-01,,,,,,green\n"
        "p,b,s,2024-03-01,2024-04-01,chair,,,,red\n"
        "p,b,s,2024-02-01,2024-03-01,chair,,,,blue\n");
    const auto& m = table_of(r);
    REQUIRE(m.rows == 2);
    const auto line = [&](std::size_t row, day on) { return m.line_on(row, on.count()); };
    CHECK(line(0, {2024, 1, 1}) == 2);
    CHECK(line(0, {2024, 1, 31}) == 2);
    CHECK(line(0, {2024, 2, 1}) == 5);
    CHECK(line(0, {2024, 3, 1}) == 4);
    CHECK(line(0, {2024, 4, 1}) == 4);  // where it stops
    CHECK(line(1, {2024, 4, 1}) == 3);  // one row
    CHECK(m.line == std::vector<std::uint32_t>{2, 3});

    charter c;
    c.rules.push_back(
        rule{.name = "no-blue", .require = parse_condition("none(company == 'blue')")});
    const auto found = check(r, c).all();
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].opened_by.size() == 1);
    CHECK(found[0].opened_by[0] == cause_of(5, "changed", {2024, 2, 1}));
    REQUIRE(found[0].closed_by.size() == 1);
    CHECK(found[0].closed_by[0] == cause_of(4, "changed", {2024, 3, 1}));
    c.rules = {rule{.name = "held",
                    .require = parse_condition("some(seat == 's')"),
                    .start = day{2024, 3, 15}}};
    const auto ended = check(r, c).all();
    REQUIRE(ended.size() == 1);
    REQUIRE(ended[0].opened_by.size() == 1);
    CHECK(ended[0].opened_by[0] == cause_of(4, "ended", {2024, 4, 1}));
}

TEST_CASE("which of several rows goes on does not depend on the order in which they came",
          "[registry][joining]") {
    const std::string red = "p,b,s,2024-01-01,2024-02-01,,,,,red\n";
    const std::string blue = "p,b,s,2024-01-01,2024-02-01,,,,,blue\n";
    const std::string later = "p,b,s,2024-02-01,2024-03-01,,,,,green\n";
    const std::string latest = "p,b,s,2024-02-01,2024-04-01,,,,,white\n";
    std::vector<std::string> rows = {red, blue, later, latest};
    std::sort(rows.begin(), rows.end());
    const auto hash = mandates(red + blue + later + latest).hash();
    do {
        const auto r = mandates(rows[0] + rows[1] + rows[2] + rows[3]);
        CHECK(r.hash() == hash);
        const auto& m = table_of(r);
        REQUIRE(m.rows == 2);
        const auto first = days_of(m, 0) == "2024-01-01..2024-03-01" ? 0U : 1U;
        CHECK(cell(m, first, "company") ==
              "2024-01-01..2024-02-01 blue, 2024-02-01..2024-03-01 green");
    } while (std::next_permutation(rows.begin(), rows.end()));
}

TEST_CASE("rows that tie in many ways are the same registry in every order",
          "[registry][joining]") {
    std::mt19937 random{7};
    const auto below = [&](std::size_t n) { return random() % n; };
    charter rules;
    rules.rules = {
        rule{.name = "x", .for_each = "mandate", .require = parse_condition("company == 'x'")},
        rule{.name = "two", .require = parse_condition("count(company == 'x') <= 1")}};
    std::size_t joined = 0;
    std::size_t found = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<mandate> all = {{.person = "q",
                                     .body = "b",
                                     .start = {2024, 1, 1},
                                     .more = {{"company", std::string{"x"}}}}};
        for (std::size_t n = 2 + below(14); n > 0; --n) {
            mandate m{.person = "p", .body = "b", .start = {2024, 1, 1}};
            m.start = m.start + static_cast<std::int64_t>(below(3));
            if (below(5) != 0) m.stop = m.start + 1 + static_cast<std::int64_t>(below(2));
            m.role = below(4) == 0 ? "chair" : "";
            m.status = below(4) == 0 ? "acting" : "";
            if (below(3) == 0) m.votes = static_cast<std::int64_t>(below(12));
            const std::vector<value> values = {unknown, absent, std::string{"x"}, std::string{"y"}};
            if (below(3) != 0) m.more = {{"company", values[below(values.size())]}};
            all.push_back(std::move(m));
        }
        const auto made = [&] {
            registry_builder b;
            for (const auto& m : all) b.add(m);
            return std::move(b).build();
        };
        const auto found_in = [&](const registry& r) {
            std::vector<std::string> out;
            for (const auto& f : check(r, rules).all())
                out.push_back(f.rule + " " + f.subject + " " + text(f.during.start()) + " " +
                              std::string{text(f.verdict)});
            std::sort(out.begin(), out.end());  // subjects of one name come by row
            return out;
        };
        const auto first = made();
        const auto findings = found_in(first);
        found += findings.size();
        joined += all.size() - table_of(first).rows;
        for (int again = 0; again < 4; ++again) {
            std::shuffle(all.begin(), all.end(), random);
            const auto second = made();
            REQUIRE(second.hash() == first.hash());
            REQUIRE(found_in(second) == findings);
        }
    }
    CHECK(joined > 500);  // or nothing was tested
    CHECK(found > 500);
}
