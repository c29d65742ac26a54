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
