// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/registry.hpp>

#include <string>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

const csv_tables example = {
    {table_id::bodies,
     "body,name,kind,parent,start\nboard,The "
     "board,board,,2020-01-01\naudit,,committee,board,2020-01-01\n"},
    {table_id::seats,
     "seat,body,role\nchair,board,chair\nmember,board,member\nchair,audit,chair\n"},
    {table_id::people, "person,name,gender\nanna,Anna A.,f\nbo,Bo B.,m\n"},
    {table_id::mandates,
     "person,body,seat,start,stop,company\nanna,board,chair,2020-01-01,,ACME\n"
     "bo,board,member,2020-01-01,2022-01-01,\nbo,audit,chair,2021-01-01,,Umbrella\n"}};

}  // namespace

TEST_CASE("a key is found in its table, a seat's as body/seat", "[registry]") {
    const auto r = build(example);
    CHECK(r.find(table_id::people, "bo") == 1);
    CHECK(r.find(table_id::people, "Bo") == -1);
    CHECK(r.find(table_id::bodies, "audit") == 1);
    CHECK(r.find(table_id::seats, "audit/chair") == 2);
    CHECK(r.find(table_id::seats, "chair") == -1);
    CHECK(r.find(table_id::seats, "") == -1);
    CHECK(r.find(table_id::mandates, "anna") == -1);  // mandates have no key
}

TEST_CASE("the code of a key column is the row it names", "[registry]") {
    const auto r = build(example);
    const auto& m = r.table(table_id::mandates);
    for (const auto& [column, t, row] : {std::tuple{"person", table_id::people, &m.person_row},
                                         std::tuple{"body", table_id::bodies, &m.body_row}}) {
        const auto* c = m.find(column);
        REQUIRE(c->dictionary.size() == r.table(t).rows);
        CHECK(c->code == *row);
        for (std::size_t i = 0; i < r.table(t).rows; ++i)
            CHECK(c->dictionary[i] == value{r.table(t).key[i]});
    }
    for (std::size_t i = 0; i < r.table(table_id::people).rows; ++i)
        CHECK(r.table(table_id::people).find("person")->code[i] == static_cast<std::int32_t>(i));
    CHECK(cell(m, 2, "seat") == "chair");
    CHECK(r.table(table_id::seats).key[static_cast<std::size_t>(m.seat_row[2])] == "audit/chair");
    CHECK(r.table(table_id::bodies).body_row == std::vector<std::int32_t>{-1, 0});
    CHECK(cell(r, table_id::bodies, 1, "parent") == "board");
    CHECK(r.table(table_id::seats).body_row == std::vector<std::int32_t>{0, 0, 1});
}

TEST_CASE("a name is shown where it was given, else the key", "[registry]") {
    const auto r = build(example);
    CHECK(r.table(table_id::bodies).name == std::vector<std::string>{"The board", "audit"});
    CHECK(r.table(table_id::people).name[1] == "Bo B.");
}

TEST_CASE("an organisation is followed by its successors in order", "[registry]") {
    const auto r = build(
        {{table_id::organisations, "organisation,successor\nnew,\nold,mid\nmid,new\nother,\n"}});
    CHECK(r.lineage(1) == std::vector<std::uint32_t>{1, 2, 0});
    CHECK(r.lineage(0) == std::vector<std::uint32_t>{0});
    CHECK(r.lineage(3) == std::vector<std::uint32_t>{3});
}

TEST_CASE("the hash is of the facts, not of their order", "[registry]") {
    const auto hash = [](const csv_tables& t, std::string_view attributes = {}) {
        return build(t, attributes).hash();
    };
    const auto base = hash(example);
    CHECK(hash(example) == base);
    CHECK(base == 0x639eb1fd8fa710b7U);  // the same on every machine

    auto turned = example;
    turned[3].second =
        "company,stop,start,seat,body,person\nUmbrella,,2021-01-01,chair,audit,bo\n"
        ",2022-01-01,2020-01-01,member,board,bo\nACME,,2020-01-01,chair,board,anna\n";
    CHECK(hash(turned) == base);

    for (const auto& [from, to] :
         std::vector<std::pair<std::string, std::string>>{{"2022-01-01", "2022-01-02"},
                                                          {"ACME", "ACMF"},
                                                          {"bo,audit,chair", "bo,audit,"},
                                                          {",company", ",firm"}}) {
        auto changed = example;
        auto& csv = changed[3].second;
        csv.replace(csv.find(from), from.size(), to);
        CAPTURE(from);
        CHECK(hash(changed) != base);
    }
    CHECK(hash(example, "table,key,name,value\npeople,bo,region,N\n") != base);
    // A text is not the number that it spells, unknown is not absent.
    CHECK(hash({{table_id::people, "person,x\na,7\n"}}) !=
          hash({{table_id::people, "person,x\na,7 \n"}}));
    CHECK(hash({{table_id::people, "person,x\na,\nb,1\n"}}) !=
          hash({{table_id::people, "person,x\na,-\nb,1\n"}}));
    // Two rows that swap a value are other facts.
    CHECK(hash({{table_id::people, "person,x\na,1\nb,2\n"}}) !=
          hash({{table_id::people, "person,x\na,2\nb,1\n"}}));
}

TEST_CASE("structs, texts and typed columns of the same facts have the same hash", "[registry]") {
    registry_builder structs;
    structs.add(mandate{.person = "p",
                        .body = "b",
                        .start = day{2024, 1, 1},
                        .stop = day{2024, 2, 1},
                        .votes = 2,
                        .more = {{"shares", std::int64_t{7}}}});
    frame typed;
    typed.rows = 1;
    typed.columns = {{"person", frame::texts{{"unused", "p", "p"}, {2}}},
                     {"body", frame::texts{{"b"}, {0}}},
                     {"start", frame::days{{19723}, {}}},
                     {"stop", frame::days{{19754}, {}}},
                     {"votes", frame::integers{{2}, {}}},
                     {"shares", frame::integers{{7}, {}}}};
    registry_builder columns;
    columns.add(table_id::mandates, typed);
    const auto texts =
        build({{table_id::mandates,
                "person,body,start,stop,votes,shares\np,b,2024-01-01,2024-02-01,2,7\n"}});
    CHECK(std::move(structs).build().hash() == texts.hash());
    CHECK(std::move(columns).build().hash() == texts.hash());
}

TEST_CASE("copies share the facts and are read from many threads", "[registry]") {
    const auto r = build(example);
    const auto hash = registry{r}.hash();
    std::vector<std::thread> threads;
    std::vector<int> wrong(8, 0);
    const auto fresh = build(example);  // nothing of it has been asked for yet
    for (std::size_t i = 0; i < wrong.size(); ++i)
        threads.emplace_back([&, i] {
            const registry mine = fresh;
            wrong[i] = (mine.hash() != hash) + (mine.find(table_id::seats, "audit/chair") != 2) +
                       (mine.events(table_id::mandates, key_id::person).events.size() != 4) +
                       (&mine.table(table_id::people) != &fresh.table(table_id::people));
        });
    for (auto& t : threads) t.join();
    CHECK(wrong == std::vector<int>(8, 0));
}

TEST_CASE("dated attributes are columns of their table", "[registry]") {
    const auto r = build({{table_id::people, "person,party,region\nanna,A,\nbo,B,S\nclara,-,\n"}},
                         "table,key,name,value,start,stop\n"
                         "people,anna,party,C,2022-01-01,\n"
                         "people,anna,party,B,,2022-01-01\n"
                         "people,anna,employer,ACME,2020-01-01,2021-01-01\n"
                         "people,anna,employer,Umbrella,2020-06-01,\n"
                         "people,bo,grade,7,,\n"
                         "people,anna,grade,8,2020-01-01,\n");
    const auto& p = r.table(table_id::people);
    // The dated rows say all of Anna's party; where a row has none, its cell is in force always.
    CHECK(cell(p, 0, "party") == "always..2022-01-01 B, 2022-01-01..open C");
    CHECK(cell(p, 1, "party") == "always..open B");
    CHECK(cell(p, 2, "party") == "always..open absent");
    CHECK(cell(p, 0, "employer") ==
          "2020-01-01..2021-01-01 ACME, 2020-06-01..open Umbrella");  // both in force
    CHECK(cell(p, 1, "employer").empty());                            // on no day known
    CHECK(p.find("grade")->dictionary[0] == value{std::int64_t{7}});
    CHECK_FALSE(p.find("region")->dated());
    CHECK(r.observed() == period{day{2020, 1, 1}});
}

TEST_CASE("dated attributes are given one by one with their kind", "[registry]") {
    registry_builder b;
    b.add(body{.body = "b"})
        .add(seat{.body = "b", .seat = "s"})
        .add(organisation{.organisation = "o"});
    b.add(
        dated_attribute{"seats", "b/s", "number", std::int64_t{2}, day{2024, 1, 1}, std::nullopt});
    b.add(
        dated_attribute{"bodies", "b", "kind", std::string{"sig"}, std::nullopt, day{2024, 1, 1}});
    b.add(dated_attribute{"bodies", "b", "kind", absent, day{2024, 1, 1}, std::nullopt});
    b.add(dated_attribute{"organisations", "o", "budget", ratio{1, 3}});
    const auto r = std::move(b).build();
    CHECK(cell(r, table_id::seats, 0, "number") == "2024-01-01..open 2");
    CHECK(cell(r, table_id::bodies, 0, "kind") ==
          "always..2024-01-01 sig, 2024-01-01..open absent");
    CHECK(cell(r, table_id::organisations, 0, "budget") == "always..open ratio(1, 3)");
}
