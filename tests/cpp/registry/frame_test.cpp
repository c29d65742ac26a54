// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/frame.hpp>

#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

registry people_of(frame f) {
    registry_builder b;
    b.add(table_id::people, std::move(f));
    return std::move(b).build();
}

}  // namespace

TEST_CASE("any negative code of a frame is null", "[registry][frame]") {
    auto f = table("people", {"person", "x", "y"}, {{"a", "1", "s"}, {"b", "2", "t"}});
    std::get<frame::texts>(f.columns[1].cells).code = {-7, 0};
    std::get<frame::texts>(f.columns[2].cells).code = {-2, -3};
    const auto r = people_of(f);
    CHECK(cell(r, table_id::people, 0, "x") == "unknown");
    CHECK(cell(r, table_id::people, 1, "x") == "1");
    CHECK(cell(r, table_id::people, 0, "y") == "unknown");
    CHECK(cell(r, table_id::people, 1, "y") == "unknown");
}

TEST_CASE("a dictionary may repeat itself, be out of order and hold what is not used",
          "[registry][frame]") {
    frame f;
    f.rows = 3;
    f.columns = {{"person", frame::texts{{"z", "c", "b", "a", ""}, {1, 2, 3}}},
                 {"x", frame::texts{{"v", "w", "v", "-"}, {2, 0, 3}}}};
    const auto r = people_of(f);
    const auto& t = r.table(table_id::people);
    CHECK(t.key == std::vector<std::string>{"c", "b", "a"});
    CHECK(t.find("x")->dictionary == std::vector<value>{value{std::string{"v"}}});
    CHECK(t.find("x")->code == std::vector<std::int32_t>{0, 0, fact_column::absent_code});
    CHECK(t.origin == "people");  // a frame without an origin has its table's name
}

TEST_CASE("codes rise in the order of first appearance, whatever a frame's dictionary",
          "[registry][frame]") {
    frame f;
    f.rows = 3;
    f.columns = {{"person", frame::texts{{"a", "b", "c"}, {0, 1, 2}}},
                 {"x", frame::texts{{"q", "p"}, {1, 0, 1}}},
                 {"n", frame::integers{{9, 5, 9}, {}}},
                 {"far", frame::integers{{INT64_MAX, INT64_MIN, 0}, {}}}};
    const auto r = people_of(f);
    const auto& t = r.table(table_id::people);
    CHECK(t.find("x")->code == std::vector<std::int32_t>{0, 1, 0});
    CHECK(cell(t, 0, "x") == "p");
    CHECK(t.find("n")->code == std::vector<std::int32_t>{0, 1, 0});
    CHECK(cell(t, 0, "far") == "9223372036854775807");
    CHECK(cell(t, 1, "far") == "-9223372036854775808");
    CHECK(cell(t, 2, "far") == "0");
}

TEST_CASE("a frame's own lines are told", "[registry][frame]") {
    auto f = table("sheet 2026", {"person"}, {{"a"}, {""}});
    f.line = {14, 17};
    registry_builder b;
    b.add(table_id::people, f);
    CHECK(problems_of(std::move(b)).front().where == "sheet 2026:17:person");
}

TEST_CASE("a column in which nothing was ever written may come with any kind",
          "[registry][frame]") {
    auto f = table("mandates", {"person", "body", "start"}, {{"p", "b", "2024-01-01"}});
    f.columns.push_back({"stop", frame::integers{{0}, {0}}});
    f.columns.push_back({"votes", frame::days{{0}, {0}}});
    f.columns.push_back({"role", frame::integers{{0}, {0}}});
    registry_builder b;
    b.add(table_id::mandates, f);
    const auto r = std::move(b).build();
    CHECK(days_of(r.table(table_id::mandates), 0) == "2024-01-01..open");
    CHECK(cell(r, table_id::mandates, 0, "votes") == "1");
    CHECK(cell(r, table_id::mandates, 0, "role") == "absent");
}

namespace {

// The same mandates whatever the dictionary of people looks like.
std::vector<std::string> people_coded(std::vector<std::string> dictionary,
                                      std::vector<std::int32_t> codes) {
    auto f = table("mandates", {"person", "body", "start"},
                   {{"x", "b", "2024-01-01"},
                    {"x", "b", "2024-01-01"},
                    {"x", "b", "2024-01-01"},
                    {"x", "b", "2024-01-01"}});
    f.columns[0].cells = frame::texts{std::move(dictionary), std::move(codes)};
    registry_builder b;
    b.add(table_id::mandates, std::move(f));
    const auto r = std::move(b).build();
    const auto& keys = r.table(table_id::people).key;
    std::vector<std::string> out(keys.begin(), keys.end());
    for (const auto row : r.table(table_id::mandates).person_row)
        out.push_back(std::to_string(row));
    return out;
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("people are numbered as they come, however their dictionary is ordered",
          "[registry][frame]") {
    const texts expected = {"p9", "p10", "p11", "0", "1", "0", "2"};
    CHECK(people_coded({"p9", "p10", "p11"}, {0, 1, 0, 2}) == expected);        // as they come
    CHECK(people_coded({"p10", "p11", "p9"}, {2, 0, 2, 1}) == expected);        // by letters
    CHECK(people_coded({"a", "p9", "p10", "p11"}, {1, 2, 1, 3}) == expected);   // by length
    CHECK(people_coded({"p11", "p9", "p10"}, {1, 2, 1, 0}) == expected);        // by nothing
    CHECK(people_coded({"p10", "p9", "p11", "p9"}, {3, 0, 1, 2}) == expected);  // one of them twice
    CHECK(people_coded({"p9", "p9", "p10", "p11"}, {0, 2, 1, 3}) == expected);
    CHECK(people_coded({"", "-", "p9", "p10", "p11"}, {2, 3, 2, 4}) == expected);
}

TEST_CASE("a frame that is copied and one that is handed over make the same registry",
          "[registry][frame]") {
    auto f = table("mandates", {"person", "body", "start", "stop", "x"},
                   {{"a", "b", "2024-01-01", "", "1"}, {"c", "b", "2024-01-01", "2024-02-01", ""}});
    f.line = {4, 9};
    remit::frame::integers numbers{{7, 8}, {1, 0}};
    f.columns.push_back({"n", numbers});
    f.columns.push_back({"d", remit::frame::days{{0, 1}, {}}});
    registry_builder copied, moved;
    copied.add(table_id::mandates, f);
    moved.add(table_id::mandates, std::move(f));
    const auto a = std::move(copied).build(), b = std::move(moved).build();
    CHECK(a.hash() == b.hash());
    CHECK(a.table(table_id::mandates).line == b.table(table_id::mandates).line);
}
