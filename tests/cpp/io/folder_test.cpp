// SPDX-License-Identifier: BSL-1.0
// The facts of a folder; its charter.toml is in charter_toml_test.cpp.
#include <remit/io/folder.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"
#include "support/scratch.hpp"

using namespace remit;
using namespace remit_test;

namespace {

std::vector<problem> refused(const std::filesystem::path& folder, const charter& c = {}) {
    try {
        (void)read_registry(folder, c);
    } catch (const bad_input& e) {
        return e.problems();
    }
    return {};
}

}  // namespace

TEST_CASE("a folder of CSV files is a registry", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,seat,start\nanna,forum,chair,2024-01-01\n");
    folder.write("people.csv", "person,name\nanna,Anna A.\n");
    folder.write("bodies.csv", "body,start\nforum,2022-03-10\n");
    folder.write("offices.csv", "person,office,organisation\nanna,director,KL\n");
    folder.write("organisations.csv", "organisation,name\nKL,Kommunernes Landsforening\n");
    folder.write("seats.csv", "seat,body,role\nchair,forum,chair\n");
    folder.write("attributes.csv",
                 "table,key,name,value,start,stop\npeople,anna,region,N,2020-01-01,\n");
    folder.write("readme.txt", "not read");
    const auto r = read_registry(folder.path(), {});
    CHECK(cell(r, table_id::mandates, 0, "role") == "chair");
    CHECK(r.table(table_id::people).name[0] == "Anna A.");
    CHECK(cell(r, table_id::people, 0, "region") == "2020-01-01..open N");
    CHECK(r.find_organisation("Kommunernes Landsforening") == 0);
    CHECK(r.table(table_id::mandates).origin == "mandates.csv");
    CHECK(r.notes().empty());
}

TEST_CASE("the charter's seats are facts where seats.csv does not name them", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,seat,start\nanna,forum,chair,2024-01-01\n");
    charter c;
    c.body = "forum";
    c.seats = {{.seat = "chair", .role = "chair", .number = 1}, {.seat = "management"}};
    const auto derived = read_registry(folder.path(), c);
    CHECK(derived.table(table_id::seats).key ==
          std::vector<std::string>{"forum/chair", "forum/management"});
    CHECK(cell(derived, table_id::seats, 0, "number") == "1");
    CHECK(cell(derived, table_id::seats, 1, "number") == "absent");  // of open size
    CHECK(cell(derived, table_id::mandates, 0, "role") == "chair");

    folder.write("seats.csv", "seat,body,number\nchair,forum,2\n");
    const auto given = read_registry(folder.path(), c);
    CHECK(given.table(table_id::seats).rows == 2);
    CHECK(cell(given, table_id::seats, 0, "seat") == "management");
    CHECK(cell(given, table_id::seats, 1, "number") == "2");
    CHECK(cell(given, table_id::seats, 1, "role") == "chair");
}

TEST_CASE("a folder that is not there, is none or is empty is a clear error", "[io][folder]") {
    const scratch folder;
    const auto missing = refused(folder.path() / "nowhere");
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].code == "E-FOLDER");
    CHECK(missing[0].what == "there is no such folder");
    CHECK(refused(folder.write("file", "x")).at(0).what == "this is not a folder");
    const scratch empty;
    const auto p = refused(empty.path());
    REQUIRE(p.size() == 1);
    CHECK(p[0].where == empty.path().string());
    for (const auto* name :
         {"mandates.csv", "bodies.csv", "seats.csv", "people.csv", "organisations.csv",
          "offices.csv", "attributes.csv", "terms.csv", "meetings.csv", "items.csv",
          "attendances.csv", "events.csv", "proposals.csv", "nominations.csv", "recusals.csv",
          "speakers.csv", "tasks.csv", "audiences.csv"})
        CHECK_THAT(p[0].what + p[0].hint, contains_text(name));
}

TEST_CASE("meetings and what hangs on them are files of the folder, too", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,start,term\nanna,forum,2024-01-01,first\n");
    folder.write("terms.csv", "term,start,stop\nfirst,2024,2028\n");
    folder.write("meetings.csv", "meeting,body,start,papers_sent\nmay,forum,2024-05-01,2024-04\n");
    folder.write("items.csv", "item,meeting\nbudget,may\n");
    folder.write("attendances.csv", "meeting,person,presence\nmay,anna,present\n");
    folder.write("events.csv", "event,body,start,kind\nelection,forum,2023-11-21,election\n");
    folder.write("proposals.csv", "proposal,body,start\none,forum,2024-02-01\n");
    folder.write("nominations.csv", "proposal,person\none,bo\n");
    folder.write("recusals.csv", "item,person\nbudget,anna\n");
    folder.write("speakers.csv", "item,person\nbudget,anna\n");
    folder.write("tasks.csv", "meeting,person\nmay,anna\n");
    folder.write("audiences.csv", "meeting,office\nmay,director\n");
    const auto r = read_registry(folder.path(), {});
    for (std::size_t i = static_cast<std::size_t>(table_id::terms); i < table_count; ++i) {
        CHECK(r.table(static_cast<table_id>(i)).rows == 1);
        CHECK_FALSE(r.table(static_cast<table_id>(i)).derived);
    }
    CHECK(r.table(table_id::attendances).mandate_row.at(0) == 0);
    CHECK(cell(r, table_id::meetings, 0, "papers_sent") == "2024-04-01 to 2024-04-30");
    CHECK(cell(r, table_id::meetings, 0, "minutes_sent") == "absent");
    CHECK_FALSE(has_note(r, "N-FILE"));
}

TEST_CASE("what the files leave unsaid can be declared beside them", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,start,stop\nanna,forum,2024-01-01,2024-01-31\n");
    folder.write("meetings.csv", "meeting,body,start\nmay,forum,2024-05-01\n");
    registry_builder declared;
    declared.ends(table_id::mandates, {.says = stop_says::last_day})
        .observed(table_id::meetings, period{day{2024, 1, 1}, day{2024, 6, 1}});
    const auto r = read_registry(folder.path(), {}, std::move(declared));
    CHECK(days_of(r.table(table_id::mandates), 0) == "2024-01-01..2024-02-01");
    CHECK(cell(r, table_id::meetings, 0, "minutes_sent") == "from 2024-06-01");
}

TEST_CASE("a folder without mandates says what it has instead", "[io][folder]") {
    const scratch folder;
    folder.write("mandater.csv", "person,body,start\nanna,forum,2024-01-01\n");
    const auto p = refused(folder.path());
    REQUIRE(p.size() == 1);
    CHECK_THAT(p[0].hint, contains_text("mandater.csv"));
    folder.write("mandates.csv", "person,body,start\n");
    CHECK(read_registry(folder.path(), {}).table(table_id::mandates).rows == 0);
}

TEST_CASE("a CSV file of another name is noted, with the one that may be meant", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,start\nanna,forum,2024-01-01\n");
    folder.write("peple.csv", "person\nanna\n");
    const auto r = read_registry(folder.path(), {});
    REQUIRE(has_note(r, "N-FILE"));
    CHECK(r.notes()[0].where == "peple.csv");
    CHECK(r.notes()[0].hint == "did you mean \"people.csv\"?");
}

TEST_CASE("the problems of all files are told together", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,start\nanna,forum\n");
    folder.write("people.csv", "person\n\"anna\n");
    folder.write("bodies.csv", "body\nforum\n");
    CHECK(places_of(refused(folder.path())) ==
          std::vector<std::string>{"people.csv:2 E-CSV-QUOTE", "mandates.csv:2 E-CSV-ROW"});
    folder.write("mandates.csv", "person,body,start\nanna,form,2024-01-01\n");
    folder.write("people.csv", "person\nbo\n");
    CHECK(places_of(refused(folder.path())) ==
          std::vector<std::string>{"mandates.csv:2:person E-PERSON", "mandates.csv:2:body E-BODY"});
}

TEST_CASE("what is called like a table but is no file is refused", "[io][folder]") {
    const scratch folder;
    folder.write("mandates.csv", "person,body,start\nanna,forum,2024-01-01\n");
    std::filesystem::create_directory(folder.path() / "people.csv");
    CHECK(refused(folder.path()).at(0).code == "E-FILE");
}
