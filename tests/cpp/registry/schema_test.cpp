// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/schema.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

TEST_CASE("a column stands in the schema once", "[registry][schema]") {
    std::set<std::pair<table_id, std::string_view>> seen;
    for (const auto& s : schema) {
        CAPTURE(text(s.table), s.name);
        CHECK(seen.emplace(s.table, s.name).second);
        CHECK_FALSE(s.says.empty());
        CHECK(s.says.back() == '.');
    }
}

TEST_CASE("the schema says its tables one after another, each beginning with what it is told by",
          "[registry][schema]") {
    CHECK(std::is_sorted(schema.begin(), schema.end(),
                         [](const auto& a, const auto& b) { return a.table < b.table; }));
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto first = std::find_if(schema.begin(), schema.end(), [&](const auto& s) {
            return s.table == static_cast<table_id>(i);
        });
        REQUIRE(first != schema.end());
        CHECK(first->required);
    }
}

TEST_CASE("a column is required where an empty cell is refused, and nowhere else",
          "[registry][schema]") {
    for (const auto& s : schema) {
        CAPTURE(text(s.table), s.name);
        CHECK(s.required == (s.empty == empty_means::refused));
        if (s.name == "start" || s.name == "stop") CHECK(s.kind == column_kind::date);
        if (s.empty == empty_means::deed) CHECK(s.kind == column_kind::date);
    }
}

TEST_CASE("every required column of every table is asked for", "[registry][schema]") {
    for (const auto& s : schema) {
        if (!s.required) continue;
        CAPTURE(text(s.table), s.name);
        registry_builder b;
        frame f = table("given.csv", {"something"}, {{"x"}});
        b.add(s.table, std::move(f));
        const auto found = problems_of(std::move(b));
        CHECK(std::any_of(found.begin(), found.end(), [&](const problem& p) {
            return p.code == "E-COLUMN" && p.where == "given.csv" &&
                   p.what == "the column \"" + std::string{s.name} + "\" is missing";
        }));
    }
}

namespace {

// One row of every table, with the columns it cannot do without.
const csv_tables shortest = {{table_id::bodies, "body\nb\n"},
                             {table_id::seats, "seat,body\ns,b\n"},
                             {table_id::people, "person\np\n"},
                             {table_id::organisations, "organisation\no\n"},
                             {table_id::offices, "person,office\np,director\n"},
                             {table_id::mandates, "person,body,start\np,b,2024-01-01\n"},
                             {table_id::terms, "term,start\nt,2024-01-01\n"},
                             {table_id::meetings, "meeting,body,start\nm,b,2024-02-01\n"},
                             {table_id::items, "item,meeting\ni,m\n"},
                             {table_id::attendances, "meeting,person\nm,p\n"},
                             {table_id::events, "event,body,start\ne,b,2024-03-01\n"},
                             {table_id::proposals, "proposal,body,start\nq,b,2024-04-01\n"},
                             {table_id::nominations, "proposal,person\nq,p\n"},
                             {table_id::recusals, "item,person\ni,p\n"},
                             {table_id::speakers, "item,person\ni,p\n"},
                             {table_id::tasks, "meeting,person\nm,p\n"},
                             {table_id::audiences, "meeting\nm\n"}};

}  // namespace

TEST_CASE("every column of the schema but names and ends is a column of the built table",
          "[registry][schema]") {
    const auto r = build(shortest);
    for (const auto& s : schema) {
        CAPTURE(text(s.table), s.name);
        const bool is_column = s.name != "name" && s.name != "start" && s.name != "stop";
        CHECK((r.table(s.table).find(s.name) != nullptr) == is_column);
    }
}

TEST_CASE("what an empty cell and a column that is not given mean is what the schema says",
          "[registry][schema]") {
    const auto empty = build(
        {{table_id::bodies,
          "body,name,kind,parent,start,stop,observed_start,observed_stop,visibility\nb,,,,,,,,\n"},
         {table_id::seats,
          "seat,body,name,role,number,appointed_by,votes,start,stop\ns,b,,,,,,,\n"},
         {table_id::people, "person,name\np,\n"},
         {table_id::organisations, "organisation,name,aliases,successor,start,stop\no,,,,,\n"},
         {table_id::offices, "person,office,organisation,area,start,stop\np,director,,,,\n"},
         {table_id::mandates,
          "person,body,seat,start,stop,role,appointed_by,on_behalf_of,status,votes,due,instrument,"
          "substitute_for,term\np,b,,2024-01-01,,,,,,,,,,\n"},
         {table_id::terms, "term,name,start,stop\nt,,2024-01-01,\n"},
         {table_id::meetings,
          "meeting,body,name,start,stop,kind,status,agenda_sent,papers_sent,minutes_sent,convened,"
          "signup_by,start_time,stop_time,zone,offset,place,address,directions,parking,contact,"
          "sender,"
          "signup_url,organiser,host,joint,visibility\n"
          "m,b,,2024-02-01,,,,,,,,,,,,,,,,,,,,,,,\n"},
         {table_id::items,
          "item,meeting,name,kind,part,position,day,start_time,stop_time,place,visibility\n"
          "i,m,,,,,,,,,\n"},
         {table_id::attendances,
          "meeting,person,presence,capacity,reply,item,asked,start_time,stop_time\n"
          "m,p,,,,,,,\n"},
         {table_id::events, "event,body,start,stop,kind\ne,b,2024-03-01,,\n"},
         {table_id::proposals, "proposal,body,seat,start,stop,special_reason\nq,b,,2024-04-01,,\n"},
         {table_id::nominations, "proposal,person\nq,p\n"},
         {table_id::recusals, "item,person\ni,p\n"},
         {table_id::speakers, "item,person,office,organisation,capacity\ni,p,,,\n"},
         {table_id::tasks, "meeting,person,says,kind,due,done\nm,p,,,,\n"},
         {table_id::audiences, "meeting,says,office,area,region\nm,,,,\n"}});
    const auto short_tables = build(shortest);
    for (const auto* r : {&empty, &short_tables}) {
        for (const auto& s : schema) {
            if (s.name == "name" || s.name == "start" || s.name == "stop") continue;
            CAPTURE(text(s.table), s.name, r == &empty);
            const auto said = cell(*r, s.table, 0, s.name);
            if (s.empty == empty_means::unknown) CHECK(said == "unknown");
            if (s.empty == empty_means::absent || s.empty == empty_means::deed || s.name == "role")
                CHECK(said == "absent");  // a deed: nothing was declared of what is known
            if (s.empty == empty_means::effective) CHECK(said == "effective");
            if (s.empty == empty_means::one)
                CHECK(said == (s.name == "number" && r == &empty ? "unknown" : "1"));
        }
        CHECK(days_of(r->table(table_id::bodies), 0) == "2024-01-01..open");
        CHECK(days_of(r->table(table_id::seats), 0) == "2024-01-01..open");
        CHECK(days_of(r->table(table_id::organisations), 0) == "always..open");
        CHECK(days_of(r->table(table_id::offices), 0) == "always..open");
        CHECK(days_of(r->table(table_id::mandates), 0) == "2024-01-01..open");
        CHECK(days_of(r->table(table_id::terms), 0) == "2024-01-01..open");
        for (const auto id :
             {table_id::meetings, table_id::items, table_id::attendances, table_id::recusals})
            CHECK(days_of(r->table(id), 0) == "2024-02-01..2024-02-02");
        CHECK(days_of(r->table(table_id::events), 0) == "2024-03-01..2024-03-02");
        for (const auto id : {table_id::proposals, table_id::nominations})
            CHECK(days_of(r->table(id), 0) == "2024-04-01..2024-04-02");
        for (const auto id :
             {table_id::bodies, table_id::people, table_id::organisations, table_id::terms,
              table_id::meetings, table_id::items, table_id::events, table_id::proposals})
            CHECK(r->table(id).name[0] == r->table(id).key[0]);
        CHECK(r->table(table_id::seats).name[0] == "s");
    }
}

TEST_CASE("a dash means that there is none; keys, ends, votes and status refuse it",
          "[registry][schema]") {
    const auto r =
        build({{table_id::bodies, "body,kind,parent,region\nb,-,-,-\n"},
               {table_id::seats, "seat,body,role,number,appointed_by\ns,b,-,-,-\n"},
               {table_id::offices, "person,office,organisation,area\np,director,-,-\n"},
               {table_id::mandates,
                "person,body,seat,start,role,appointed_by,on_behalf_of,party,due,term\n"
                "p,b,-,2024-01-01,-,-,-,-,-,-\n"},
               {table_id::meetings, "meeting,body,start,papers_sent\nm,b,2024-02-01,-\n"}});
    for (const auto* column : {"kind", "parent", "region"})
        CHECK(cell(r, table_id::bodies, 0, column) == "absent");
    for (const auto* column : {"role", "number", "appointed_by"})
        CHECK(cell(r, table_id::seats, 0, column) == "absent");
    for (const auto* column : {"organisation", "area"})
        CHECK(cell(r, table_id::offices, 0, column) == "absent");
    for (const auto* column :
         {"seat", "role", "appointed_by", "on_behalf_of", "party", "due", "term"})
        CHECK(cell(r, table_id::mandates, 0, column) == "absent");
    CHECK(cell(r, table_id::meetings, 0, "papers_sent") == "absent");

    CHECK(places_of(problems_of({{table_id::bodies, "body,start,stop\n-,-,-\n"}})) ==
          std::vector<std::string>{"bodies.csv:2:start E-DATE", "bodies.csv:2:stop E-DATE",
                                   "bodies.csv:2:body E-EMPTY"});
    CHECK(places_of(problems_of(
              {{table_id::mandates, "person,body,start,status,votes\np,b,2024-01-01,-,-\n"}})) ==
          std::vector<std::string>{"mandates.csv:2:status E-STATUS",
                                   "mandates.csv:2:votes E-NUMBER"});
    CHECK(places_of(problems_of({{table_id::mandates, "person,body,start,stop\np,b,-,-\n"}})) ==
          std::vector<std::string>{"mandates.csv:2:start E-DATE", "mandates.csv:2:stop E-DATE"});
}

TEST_CASE("a stop under another name is no attribute", "[registry][schema]") {
    for (const auto* name : {"end", "until", "Stop", "end_date", "slut", "til"})
        CHECK(places_of(problems_of({{table_id::mandates, "person,body,start," + std::string{name} +
                                                              "\np,b,2024-01-01,2024-06-01\n"}})) ==
              std::vector<std::string>{"mandates.csv E-COLUMN"});
    const auto r =
        build({{table_id::mandates, "person,body,start,stop,until\np,b,2024-01-01,,2024-06-01\n"}});
    CHECK(cell(r, table_id::mandates, 0, "until") == "2024-06-01");
}

TEST_CASE("a table has the name of its file", "[registry][schema]") {
    CHECK(text(table_id::bodies) == "bodies");
    CHECK(text(table_id::mandates) == "mandates");
}
