// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/programme.hpp>

#include <string>
#include <vector>

#include <remit/time/moment.hpp>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

registry with_items(const std::string& items,
                    const std::string& meeting = "m,b,2024-04-30,16.00,18:30") {
    return build(
        {{table_id::meetings, "meeting,body,start,start_time,stop_time\n" + meeting + "\n"},
         {table_id::items, "item,meeting,kind,position,start_time,stop_time,place\n" + items}});
}

std::string clock(std::int64_t count) { return text(moment::from_count(count).time()); }

// "welcome 16:00-16:00..16:50": a start, and the earliest and the latest stop.
std::vector<std::string> told(const registry& r) {
    std::vector<std::string> out;
    for (const auto& t : programme_of(r, 0)) {
        const auto both = [](std::int64_t a, std::int64_t b) {
            return a == b ? clock(a) : clock(a) + ".." + clock(b);
        };
        out.push_back(r.table(table_id::items).key[t.item] + " " +
                      both(t.start_earliest, t.start_latest) + " to " +
                      both(t.stop_earliest, t.stop_latest));
    }
    return out;
}

std::vector<std::string> notes_of(const registry& r, std::string_view code) {
    std::vector<std::string> out;
    for (const auto& n : r.notes())
        if (n.code == code) out.push_back(n.where + ": " + n.what);
    return out;
}

}  // namespace

TEST_CASE("an item without a time lies between those around it", "[registry][programme]") {
    const auto r = with_items(
        "welcome,m,welcome,1,16.00,,\nfirst,m,talk,2,,,\nsecond,m,talk,3,,,\n"
        "break,m,pause,4,16.50,,\nlast,m,talk,5,17.00,,\nbye,m,closing,6,18.30,18.30,\n");
    CHECK(told(r) == std::vector<std::string>{
                         "welcome 16:00 to 16:00..16:50", "first 16:00..16:50 to 16:00..16:50",
                         "second 16:00..16:50 to 16:50", "break 16:50 to 17:00",
                         "last 17:00 to 18:30", "bye 18:30 to 18:30"});
    CHECK(notes_of(r, "N-PROGRAMME").empty());
    CHECK(cell(r, table_id::meetings, 0, "minutes") == "150");
    CHECK(cell(r, table_id::meetings, 0, "sitting") == "90");
    CHECK(cell(r, table_id::items, 3, "minutes") == "10");
    CHECK(cell(r, table_id::items, 5, "minutes") == "0");
    CHECK(cell(r, table_id::items, 1, "minutes") == "unknown");
}

TEST_CASE("where no item has a position their times are the order", "[registry][programme]") {
    const auto r = with_items("b,m,talk,,17:00,,\na,m,talk,,16:00,16:45,\nc,m,talk,,,,\n");
    CHECK(told(r) == std::vector<std::string>{"a 16:00 to 16:45", "b 17:00 to 18:30",
                                              "c 16:00..18:30 to 16:00..18:30"});
}

TEST_CASE("what has a place of its own goes on side by side", "[registry][programme]") {
    const auto r = with_items(
        "a,m,workshop,1,16:00,17:00,Room 1\nb,m,workshop,1,16:00,17:30,Room 2\n"
        "c,m,talk,2,17:30,,\n");
    CHECK(told(r) ==
          std::vector<std::string>{"a 16:00 to 17:00", "b 16:00 to 17:30", "c 17:30 to 18:30"});
    CHECK(notes_of(r, "N-PROGRAMME").empty());
}

TEST_CASE("how long one sits is unknown where a break may be at several times",
          "[registry][programme]") {
    CHECK(cell(with_items("a,m,talk,1,16:00,,\nb,m,break,2,,,\nc,m,talk,3,17:00,,\n"),
               table_id::meetings, 0, "sitting") == "unknown");
    CHECK(cell(with_items("a,m,talk,1,16:00,,\n"), table_id::meetings, 0, "sitting") == "150");
    CHECK(cell(with_items(""), table_id::meetings, 0, "sitting") == "unknown");
    CHECK(cell(with_items("a,m,talk,1,16:00,,\n", "m,b,2024-04-30,16:00,"), table_id::meetings, 0,
               "sitting") == "unknown");
    CHECK(cell(with_items("a,m,talk,1,16:00,,\n", "m,b,2024-04,16:00,17:00"), table_id::meetings, 0,
               "minutes") == "unknown");
}

TEST_CASE("what does not fit the meeting or another item is noted", "[registry][programme]") {
    const auto r = with_items(
        "early,m,talk,1,15:30,16:00,\na,m,talk,2,16:00,17:00,\nb,m,talk,3,16:30,17:30,\n"
        "late,m,talk,4,18:00,19:00,\n");
    CHECK(notes_of(r, "N-PROGRAMME") ==
          std::vector<std::string>{
              "items.csv:2:start_time: \"early\" begins before its meeting",
              "items.csv:4:start_time: \"b\" begins before \"a\" is over",
              "items.csv:5:start_time: \"late\" goes on after its meeting has ended"});
}

TEST_CASE("nobody speaks in two places at once", "[registry][programme]") {
    const auto r =
        build({{table_id::meetings,
                "meeting,body,start,start_time,stop_time\nm,b,2024-04-30,16:00,18:00\n"},
               {table_id::items,
                "item,meeting,position,start_time,stop_time,place\na,m,1,16:00,17:00,Room 1\n"
                "b,m,1,16:30,17:00,Room 2\nc,m,2,17:00,18:00,\n"},
               {table_id::speakers, "item,person\na,anna\nb,anna\nc,anna\na,bo\n"}});
    CHECK(notes_of(r, "N-PROGRAMME") ==
          std::vector<std::string>{
              "speakers.csv:3:item: \"anna\" speaks at \"a\" and at \"b\" at the same time"});
}

TEST_CASE("a meeting or an item that ends before it starts is refused", "[registry][programme]") {
    const auto found =
        problems_of({{table_id::meetings,
                      "meeting,body,start,stop,start_time,stop_time\nm,b,2024-04-30,,18:30,16:00\n"
                      "night,b,2024-05-01,2024-05-03,22:00,01:00\n"},
                     {table_id::items,
                      "item,meeting,start_time,stop_time\ni,m,17:00,16:30\nj,m,16:00,25:00\n"}});
    CHECK(places_of(found) == std::vector<std::string>{"meetings.csv:2:stop_time E-TIME",
                                                       "items.csv:2:stop_time E-TIME",
                                                       "items.csv:3:stop_time E-TIME"});
    CHECK(found[2].what == "\"25:00\" is not a time of day");
}

TEST_CASE("what is said of a length is kept, and noted where the times say another",
          "[registry][programme]") {
    const auto r = build({{table_id::meetings,
                           "meeting,body,start,start_time,stop_time,minutes\n"
                           "m,b,2024-04-30,16:00,17:00,60\nn,b,2024-05-30,16:00,17:00,90\n"
                           "o,b,2024-06-30,16:00,17:00,\np,b,2024-07-30,,,45\n"}});
    CHECK(cell(r, table_id::meetings, 0, "minutes") == "60");
    CHECK(cell(r, table_id::meetings, 1, "minutes") == "90");
    CHECK(cell(r, table_id::meetings, 2, "minutes") == "60");
    CHECK(cell(r, table_id::meetings, 3, "minutes") == "45");
    CHECK(notes_of(r, "N-PROGRAMME") ==
          std::vector<std::string>{"meetings.csv:3:minutes: \"n\" lasts 90 minutes as it is said, "
                                   "60 by its times"});
    const auto prose = build(
        {{table_id::meetings, "meeting,body,start,minutes\nm,b,2024-04-30,see the archive\n"}});
    CHECK(cell(prose, table_id::meetings, 0, "minutes") == "see the archive");
}

TEST_CASE("a dead link, a missing sender and a late deadline are noted", "[registry][programme]") {
    const auto r = build({{table_id::meetings,
                           "meeting,body,start,signup_url,signup_by,sender\n"
                           "dead,b,2024-04-30,#,2024-04-15,\n"
                           "good,b,2024-05-30,https://example.org/up,2024-05-30,Anna\n"
                           "late,b,2024-06-30,,2024-07-01,Anna\nplain,b,2024-08-01,,,\n"}});
    CHECK(notes_of(r, "N-LINK") ==
          std::vector<std::string>{"meetings.csv:2:signup_url: \"#\" leads nowhere"});
    CHECK(notes_of(r, "N-SENDER") ==
          std::vector<std::string>{
              "meetings.csv:2:sender: the invitation to \"dead\" has no sender"});
    CHECK(notes_of(r, "N-SIGNUP") ==
          std::vector<std::string>{"meetings.csv:4:signup_by: one may sign up until 2024-07-01, "
                                   "after the meeting \"late\" has begun"});
}

TEST_CASE("who is there for an item is there for one of that meeting", "[registry][programme]") {
    const auto r =
        build({{table_id::meetings, "meeting,body,start\nm,b,2024-04-30\nn,b,2024-05-30\n"},
               {table_id::items, "item,meeting\ni,m\n"},
               {table_id::attendances, "meeting,person,item\nm,anna,i\nn,bo,i\nm,cy,x\nm,di,\n"}});
    CHECK(notes_of(r, "N-ITEM") ==
          std::vector<std::string>{"attendances.csv:3:item: \"i\" is no item of that meeting",
                                   "attendances.csv:4:item: \"x\" is no item of that meeting"});
}

TEST_CASE("who may see a meeting or an item is said above where it is not said there",
          "[registry][programme]") {
    const auto r = build({{table_id::bodies, "body,visibility\nb,members\nc,\n"},
                          {table_id::meetings,
                           "meeting,body,start,visibility\nm,b,2024-04-30,\n"
                           "open,b,2024-05-30,public\nother,c,2024-05-30,\n"},
                          {table_id::items,
                           "item,meeting,visibility\ni,m,\nj,m,secretariat\nk,open,\n"
                           "l,other,\n"}});
    CHECK(cell(r, table_id::meetings, 0, "visibility") == "members");
    CHECK(cell(r, table_id::meetings, 1, "visibility") == "public");
    CHECK(cell(r, table_id::meetings, 2, "visibility") == "unknown");
    CHECK(cell(r, table_id::items, 0, "visibility") == "members");
    CHECK(cell(r, table_id::items, 1, "visibility") == "secretariat");
    CHECK(cell(r, table_id::items, 2, "visibility") == "public");
    CHECK(cell(r, table_id::items, 3, "visibility") == "unknown");
}

TEST_CASE("what is worked out and inherited follows a change", "[registry][programme][change]") {
    const auto r = build({{table_id::bodies, "body,visibility\nb,members\n"},
                          {table_id::meetings,
                           "meeting,body,start,start_time,stop_time\nm,b,2024-04-30,16:00,18:00\n"},
                          {table_id::items,
                           "item,meeting,kind,position,start_time,stop_time\n"
                           "a,m,talk,1,16:00,17:00\n"}});
    CHECK(cell(r, table_id::meetings, 0, "sitting") == "120");
    change c;
    c.set(table_id::meetings, 0, "stop_time", std::string{"17:30"});
    c.set(table_id::bodies, 0, "visibility", std::string{"public"});
    c.add(agenda_item{.item = "p",
                      .meeting = "m",
                      .kind = "break",
                      .position = 2,
                      .start_time = clock_time{17, 0},
                      .stop_time = clock_time{17, 10}});
    const auto after = changed(r, c);
    CHECK(cell(after, table_id::meetings, 0, "minutes") == "90");
    CHECK(cell(after, table_id::meetings, 0, "sitting") == "60");
    CHECK(cell(after, table_id::meetings, 0, "visibility") == "public");
    CHECK(cell(after, table_id::items, 0, "visibility") == "public");
    change said;
    said.set(table_id::meetings, 0, "minutes", std::int64_t{5});
    CHECK(cell(changed(after, said), table_id::meetings, 0, "minutes") == "5");
}

TEST_CASE("what a row says itself stays where it is what would be filled in",
          "[registry][programme][change]") {
    const auto r = build({{table_id::bodies, "body,visibility\nb,members\n"},
                          {table_id::meetings,
                           "meeting,body,start,start_time,stop_time,minutes,visibility\n"
                           "m,b,2024-04-30,10:00,11:30,90,members\n"}});
    change c;
    c.set(table_id::meetings, 0, "stop_time", std::string{"12:00"});
    c.set(table_id::bodies, 0, "visibility", std::string{"public"});
    const auto after = changed(r, c);
    CHECK(cell(after, table_id::meetings, 0, "minutes") == "90");
    CHECK(cell(after, table_id::meetings, 0, "visibility") == "members");
    CHECK(notes_of(after, "N-PROGRAMME").size() == 1);
}

TEST_CASE("items are told to overlap with the one that goes on longest, positions or not",
          "[registry][programme]") {
    CHECK(notes_of(with_items("a,m,talk,,16:00,18:00,\nb,m,talk,,17:00,18:30,\n"), "N-PROGRAMME")
              .size() == 1);
    CHECK(notes_of(with_items("a,m,talk,1,16:00,18:00,\nmoment,m,talk,2,16:10,16:10,\n"
                              "c,m,talk,3,17:00,18:30,\n"),
                   "N-PROGRAMME") ==
          std::vector<std::string>{"items.csv:4:start_time: \"c\" begins before \"a\" is over"});
}

TEST_CASE("structs of meetings say what their rows in tables say", "[registry][programme]") {
    registry_builder b;
    b.add(meeting{.meeting = "m",
                  .body = "b",
                  .start = {2024, 4, 30},
                  .convened = bounds{day{2024, 4, 1}},
                  .signup_by = day{2024, 4, 15},
                  .start_time = clock_time{16, 0},
                  .stop_time = clock_time{18, 30},
                  .zone = "Europe/Copenhagen",
                  .place = "Byrådssalen",
                  .sender = "Egedal Kommune",
                  .host = "Egedal Kommune"})
        .add(agenda_item{.item = "i", .meeting = "m", .kind = "talk", .position = 1})
        .add(attendance{.meeting = "m", .person = "p", .reply = "accepted", .item = "i"})
        .add(speaker{
            .item = "i", .person = "p", .office = "borgmester", .organisation = "Albertslund"})
        .add(task{.meeting = "m", .person = "p", .says = "papers", .done = bounds{day{2024, 4, 2}}})
        .add(audience{.meeting = "m", .office = "director"});
    const auto r = std::move(b).build();
    CHECK(cell(r, table_id::meetings, 0, "start_time") == "960");
    CHECK(cell(r, table_id::meetings, 0, "minutes") == "150");
    CHECK(cell(r, table_id::meetings, 0, "signup_by") == "2024-04-15");
    CHECK(cell(r, table_id::meetings, 0, "convened") == "2024-04-01");
    CHECK(cell(r, table_id::meetings, 0, "place") == "Byrådssalen");
    CHECK(cell(r, table_id::items, 0, "position") == "1");
    CHECK(cell(r, table_id::attendances, 0, "item") == "i");
    CHECK(cell(r, table_id::attendances, 0, "asked") == "absent");
    CHECK(cell(r, table_id::speakers, 0, "organisation") == "Albertslund");
    CHECK(cell(r, table_id::speakers, 0, "person") == "p");
    CHECK(cell(r, table_id::tasks, 0, "done") == "2024-04-02");
    CHECK(cell(r, table_id::audiences, 0, "office") == "director");
}

TEST_CASE("a meeting of some day of a month may be moved to a day", "[registry][change]") {
    const auto r =
        build({{table_id::meetings, "meeting,body,start\nm,b,2024-05\nn,b,2024-06-01\n"}});
    for (const auto& [to, ends] : {std::pair{day{2024, 9, 19}, "2024-09-19..2024-09-20"},
                                   std::pair{day{2024, 2, 22}, "2024-02-22..2024-02-23"}}) {
        change c;
        c.set(table_id::meetings, 0, "start", to);
        CHECK(days_of(changed(r, c).table(table_id::meetings), 0) == ends);
    }
}
