// SPDX-License-Identifier: BSL-1.0
// The tables of a worked example are read alike by the registry and for the oracle.
#include <map>
#include <string>

#include <remit/io/csv.hpp>
#include <remit/registry.hpp>

#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/tables.hpp"

TEST_CASE("the tables of an example are the same facts to the registry and to the oracle",
          "[check][tables]") {
    const std::map<std::string, std::string> tables = {
        {"bodies", "body,kind,start\nboard,board,2020\n"},
        {"seats", "body,seat,role,number,stop\nboard,chair,chair,1,\nboard,lay,,2,2026-03\n"},
        {"people", "person,region\nanna,north\nbo,\n"},
        {"terms", "term,start,stop\nfirst,2021-01-01,2025-01-01\n"},
        {"mandates",
         "person,body,seat,start,stop,term,due,instrument,substitute_for\n"
         "anna,board,chair,2021-01-01,2024-05,first,,election,\n"
         "bo,board,lay,2021,,,2025-01,,\n"},
        {"offices", "person,office,area,start,stop\nanna,mayor,health,2019,2022-01-01\n"},
        {"meetings",
         "meeting,body,start,stop,kind,status,papers_sent\n"
         "m1,board,2021-03-01,,ordinary,held,2021-02\nm2,board,2022-05,,,,\n"},
        {"items", "item,meeting,kind\ni1,m1,decision\n"},
        {"attendances", "meeting,person,presence,capacity\nm1,anna,present,member\n"},
        {"events", "event,body,start,stop,kind\ne1,board,2021-06-01,2021-06-03,election\n"},
        {"proposals", "proposal,body,seat,start,special_reason\nq1,board,chair,2021-02-01,-\n"},
        {"nominations", "proposal,person\nq1,anna\n"},
        {"recusals", "item,person\ni1,bo\n"},
        {"speakers", "item,person,office\ni1,anna,mayor\n"},
        {"tasks", "meeting,person,kind\nm1,bo,preparation\n"},
        {"audiences", "meeting,office\nm2,mayor\n"},
        {"attributes", "table,key,name,value,start,stop\npeople,bo,party,red,2021,2023-01-01\n"}};
    remit::registry_builder b;
    for (const auto& [name, csv] : tables) {
        auto rows = remit::read_csv(csv, name + ".csv");
        if (name == "attributes") {
            b.add_attributes(std::move(rows));
            continue;
        }
        for (std::size_t i = 0; i < remit::table_count; ++i)
            if (const auto id = static_cast<remit::table_id>(i); text(id) == name)
                b.add(id, std::move(rows));
    }
    const auto read = std::move(b).build();
    const auto told = remit_test::registry_of(remit_test::facts_of(tables));
    for (std::size_t i = 0; i < remit::table_count; ++i) {
        const auto id = static_cast<remit::table_id>(i);
        const auto& x = read.table(id);
        const auto& y = told.table(id);
        INFO(text(id));
        REQUIRE(x.rows == y.rows);
        CHECK(x.key == y.key);
        CHECK(x.start == y.start);
        CHECK(x.stop == y.stop);
        for (std::size_t row = 0; row < x.rows && !x.start.empty(); ++row) {
            CHECK(x.latest_start(row) == y.latest_start(row));
            CHECK(x.earliest_stop(row) == y.earliest_stop(row));
        }
        for (const auto& column : x.columns) {
            const auto* other = y.find(column.name);
            INFO(column.name);
            REQUIRE(other != nullptr);
            CHECK(column.dictionary == other->dictionary);
            CHECK(column.code == other->code);
        }
    }
}
