// SPDX-License-Identifier: BSL-1.0
// Rules of twelve real charters, each spelled once: the compiler reads it, and the parser reads its
// source. Both must give one tree, and the tree must print to a text that gives it again.
#include "support/rules.hpp"

using namespace remit::words;

#define RULE(...) REMIT_SPELLED(charter, __VA_ARGS__)
#define DEFINE(name, ...) REMIT_DEFINED(charter, name, __VA_ARGS__)

TEST_CASE("a dialogue forum's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(agency_director,
           some((office == "director") & (organisation == "agency")).of(person.offices));
    DEFINE(social_director, some((office == "director") & (area == "social")).of(person.offices));
    DEFINE(adjacent, some(area.is_in("employment", "health", "elderly", "school", "daycare"))
                         .of(person.offices));
    DEFINE(for_children, some(area == "children").of(person.offices));
    RULE(agency_director | social_director);
    RULE(some(body == "forum").of(members));
    RULE(some((role == "director") & for_children) & some((role == "director") & adjacent));
    RULE(distinct(region, role == "director") >= 4);
    RULE(distinct(col("basis"), role == "director") >= 2);
    RULE(some((status == "held") & (start < "2022-06-01")).of(meetings).over(past()));
    RULE(count(status == "held").of(meetings).over(year) >= 2);
    RULE(none().of(person.members.same(body)) & some().of(meeting.items));
    RULE(count(appointed_by == "Børne- og Kulturchefforeningen") == 1);
    CHECK(charter.count() == 13);
}

TEST_CASE("a gender balance act's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(lesser_sex, least(count(gender == "f"), count(gender == "m")));
    DEFINE(required, least(nearest(count() * percent(40)), floor(count() * percent(49))));
    DEFINE(women, count(gender == "f").of(proposal.nominations));
    DEFINE(men, count(gender == "m").of(proposal.nominations));
    RULE(lesser_sex >= required);
    RULE((body.kind == "listed") & (count() >= 3));
    RULE(greatest(women, men) - least(women, men) <= 1);
    RULE(women == men);
    RULE(~(special_reason == "stated"));
    RULE(some((special_reason != "stated") & (women != men)).of(proposals).over(recent(1)));
    RULE(share(gender == "f") >= percent(40));
    RULE(percent(40) <= share(gender == "f"));
    RULE(share(gender == "f") < ratio(2, 3));
}

TEST_CASE("a software committee's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(authorised, total(number).of(body.seats));
    DEFINE(long_term, due > start + years(1));
    DEFINE(last_election, last(start, kind == "regular").of(body.events).over(past()));
    DEFINE(casual, instrument != "regular election");
    RULE(count() == total(number).of(seats));
    RULE(count() <= authorised / 3);
    RULE(~casual & (due == start + years(2)));
    RULE(count(long_term).of(person.mandates.same(body)).over(run(days(1))) <= 2);
    RULE(count(long_term).of(person.mandates.same(body)).over(past()) <= 4);
    RULE(today.year % 2 == 1);
    RULE(count(~casual).of(appointments).over(year) == 4);
    RULE(due == last(due).of(seat.departures).over(past()));
    RULE(casual & (count(casual).of(body.appointments).over(after(last_election)) == 1));
}

TEST_CASE("a technical committee's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(opening, first(start, kind == "nominations").of(body.events).over(ahead()));
    DEFINE(vacated, last(stop).of(departures).over(past()));
    DEFINE(up_anyway, last(due).of(departures).over(past()) <=
                          first(stop, kind == "scheduled election").of(body.events).over(ahead()));
    RULE((count(kind == "scheduled election").of(body.events).over(after(start)) < 2) &
         (today < start + months(14)));
    RULE(count() <= count().of(body.members) / 2);
    RULE(some() | (up_anyway & (opening < vacated + weeks(4))));
    RULE(within(some() | up_anyway, days(90)));
    RULE(count(presence == "present").of(attendances) > count().of(body.members) / 2);
}

TEST_CASE("a central bank council's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(voting, votes > 0);
    DEFINE(groups, count(role == "governor") > 18);
    RULE(total(votes) <= 21);
    RULE((count(col("group") == 1) == 5) & (count((col("group") == 1) & voting) == 4));
    RULE(~groups);
    RULE(none((role == "governor") & ~voting));
    RULE(some(votes == 0).over(past(months(5))) & some(voting).over(past(months(2))));
    RULE(today.day != 1);
}

TEST_CASE("a security council's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(elected, role == "elected");
    DEFINE(casual, instrument == "by-election");
    RULE(count(elected) == 10);
    RULE(distinct(person, role == "permanent") == 5);
    RULE((count(elected & region.is_in("Africa", "Asia")) == 5) &
         (count(elected & (region == "Eastern Europe")) == 1));
    RULE(count(elected & ~casual).of(appointments).over(year) == 5);
    RULE((start.month == 1) & (start.day == 1) & (due == start + years(2)));
    RULE(none(elected).of(person.departures.same(body)).over(past(days(1))));
    RULE(col("ballots_for") >= ceil(col("ballots_cast") * 2 / 3));
}

TEST_CASE("a market committee's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(full, (due == start + years(14)) & (stop >= due));
    DEFINE(next_annual, first(start, kind == "annual").of(body.meetings).over(ahead()));
    RULE(count((role == "president") & (col("district") == "New York")) == 1);
    RULE(seat.role == "group of banks");
    RULE(some((office == "president") & (organisation == col("bank_name")) &
              (col("group") == col("seat.group")))
             .of(person.offices));
    RULE((seat.role == "group of banks") & ~(instrument == "succession"));
    RULE(col("bank_name") != last(col("bank_name")).of(seat.departures).over(past()));
    RULE(due == next_annual);
    RULE(none(full & (role == "governor")).of(person.departures.same(body)).over(past()));
}

TEST_CASE("a city commission's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(mayoral, appointed_by == "mayor");
    DEFINE(holdover, today >= due);
    RULE(some(mayoral & (col("licence") == "veterinarian") & (col("county") == "Monroe")));
    RULE(some(mayoral & some(organisation == "Humane Society").of(person.offices)));
    RULE((due.month == 2) & (due.day == 1) & (due <= start + years(2)));
    RULE(within(none(holdover), days(90)));
    RULE(some(predicate("veterinarian")));
}

TEST_CASE("local councils' rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(short_by_one, body.kind == "Vast Bureau");
    DEFINE(facility, col("body.facility") == "yes");
    DEFINE(council, body.kind == "municipal council");
    RULE((count() == number) | (short_by_one & (count() == number - 1)));
    RULE(council & ~facility);
    RULE(some(council).of(person.members.same(body.municipality)));
    RULE(some(body.kind.is_in("Vast Bureau", "municipal council"))
             .of(person.members.same(body.municipality)));
    RULE(some().of(mandate.substitutes) & none().of(mandate.substitutes.same(person)));
    RULE(given(substitute_for));
    RULE(principal.status == "hindered");
}

TEST_CASE("an internet board's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(director, votes > 0);
    DEFINE(supporting, appointed_by.is_in("ASO", "ccNSO", "GNSO"));
    RULE(count(director) == 15);
    RULE(supporting);
    RULE(votes == 0);
    RULE(count((presence == "present") & (votes > 0)).of(attendances) >
         count(director).of(body.members) / 2);
    RULE(director & (instrument == "regular"));
    RULE(some(kind == "AGM").of(body.meetings));
}

TEST_CASE("a council committee's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(chair, role == "chair");
    DEFINE(recused, some().of(person.recusals.same(item)));
    RULE(count() % 2 == 1);
    RULE(count() <= count().of(parent.members) / 2);
    RULE(reason.is_in("left council", "excused") | (stop >= due));
    RULE(count(chair & (body.kind == "committee")) <= 1);
    RULE(count() ==
         apportion("dhondt", total(number).of(body.seats), col("list")).of(parent.members));
    RULE(agenda_sent <= start - working_days(4));
    RULE(count((presence == "present") & ~recused).of(meeting.attendances) >=
         total(number).of(body.seats) / 2);
    RULE(some(status == "held").of(meetings).over(month) | (today.month == 7));
    RULE(count(kind == "council").of(meetings).over(year.starting(5, 10)) >= 2);
}

TEST_CASE("a professional council's rules are one tree in C++ and in text", "[rules][spellings]") {
    remit_test::spellings charter;
    DEFINE(away, presence == "absent");
    RULE(some(role == "appointed member").of(person.members.same(body)));
    RULE(days_held().of(person.mandates.same(body, role)).over(run(years(1))) <= years(6));
    RULE(count().of(appointments).over(year) >=
         total(number).of(body.seats.same(constituency)) / 2);
    RULE(count(away).of(mandate.attendances).over(recent(3)) < 3);
    RULE(within(some(), next(body.meetings)));
    RULE(within(none(role == "acting"), next(meetings)));
    RULE(some(role == "member").of(body("council").members));
    RULE(none().of(mandates).over(ahead(days(15))));
}

#if defined(__GNUC__)
#pragma GCC diagnostic ignored "-Wparentheses"  // which of two signs goes first is the question
#endif

TEST_CASE("words and signs in C++ are words and signs in text", "[rules][spellings]") {
    remit_test::spellings charter;
    RULE(role == "chair" and status == "acting");
    RULE(role == "chair" or status == "acting" and votes == 1);
    RULE(not(role == "chair") and some());
    RULE(not some() or none());
    RULE(-count() <= -3);
    RULE(count() - -3 > 2);
    RULE(-(-count()) > 2);
    RULE(7 == count());
    RULE("2022-06-01" <= start);
    RULE(count() - count(role == "chair") - 1 >= 6);
    RULE(count() - (count(role == "chair") - 1) >= 6);
    RULE(count() * (votes + 2) / 3 >= 6);
    RULE(stop - start > 30);
    RULE(today >= "2022-06-01");
    RULE("2022-06-01" < today);
    RULE(today - today == today.day - 1);
    RULE(person.name == body.name);
    RULE(count() == 2 + 3 * 4);
    RULE(role == "the \"chair\" \\ of it's kind");
}
