// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/fact_table.hpp>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

TEST_CASE("a column is found by its name", "[registry][fact_table]") {
    const auto r = build({{table_id::people, "person,gender\nanna,f\n"}});
    const auto& t = r.table(table_id::people);
    REQUIRE(t.find("gender"));
    CHECK(t.find("gender")->name == "gender");
    CHECK(t.find("Gender") == nullptr);
    CHECK(t.find("") == nullptr);
}

TEST_CASE("a row knows its line where it came from a file", "[registry][fact_table]") {
    const auto r = build({{table_id::people, "person,note\nanna,\"two\nlines\"\n\nbo,x\n"}});
    CHECK(r.table(table_id::people).origin == "people.csv");
    CHECK(r.table(table_id::people).line == std::vector<std::uint32_t>{2, 5});
}

TEST_CASE("every column of a table has a code or values for every row", "[registry][fact_table]") {
    const auto r = build({{table_id::people, "person,a\nanna,1\nbo,2\n"},
                          {table_id::offices, "person,office\nanna,x\n"},
                          {table_id::mandates,
                           "person,body,seat,start,stop,c\nbo,b,s,2024-01-01,2024-02-01,x\n"
                           "bo,b,s,2024-02-01,,y\n"}},
                         "table,key,name,value\npeople,bo,b,N\n");
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto& t = r.table(static_cast<table_id>(i));
        CHECK(t.start.size() == t.rows);
        CHECK(t.stop.size() == t.rows);
        CHECK(t.line.size() == t.rows);
        for (const auto& c : t.columns) {
            CAPTURE(text(t.id), c.name);
            if (c.dated())
                CHECK(c.first.size() == t.rows + 1);
            else
                CHECK(c.code.size() == t.rows);
        }
    }
}
