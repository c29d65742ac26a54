// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"

using remit::cadence;
using remit::cadence_reading;
using remit::read_cadence;

namespace {

using words = std::vector<std::string>;

struct expected {
    std::string_view text, weekday, when;  ///< when: empty where there is none
    words left{};
};

void compare(const expected& e) {
    INFO(e.text << " | " << e.weekday);
    const auto got = read_cadence(e.text, e.weekday);
    CHECK((got.when ? got.when->text() : "") == e.when);
    CHECK(got.not_understood == e.left);
}

}  // namespace

TEST_CASE("the frequencies of the Kubernetes community are read", "[calendar][cadence_reading]") {
    // each distinct text of `frequency` in kubernetes/community, sigs.yaml, 2017 to 2026
    const std::vector<expected> all{
        {"", "", ""},
        {"Biweekly", "", "at most 2 weeks apart"},
        {"Biweekly, interleaved with the Regular SIG Meeting",
         "",
         "at most 2 weeks apart",
         {"interleaved with the Regular SIG Meeting"}},
        {"First Wednesday of the month", "", "1 per month, on the first Wednesday"},
        {"Last Friday of the Month", "", "1 per month, on the last Friday"},
        {"bi-weekly", "", "at most 2 weeks apart"},
        {"bi-weekly (On demand)", "", "", {"bi-weekly (On demand)"}},
        {"bi-weekly ([upcoming meeting dates](#upcoming-2019-meeting-dates))",
         "",
         "at most 2 weeks apart",
         {"[upcoming meeting dates](#upcoming-2019-meeting-dates)"}},
        {"bi-weekly ([upcoming meeting dates](#upcoming-meeting-dates))",
         "",
         "at most 2 weeks apart",
         {"[upcoming meeting dates](#upcoming-meeting-dates)"}},
        {"bi-weekly starting Tuesday April 16, 2024", "", "every 2 weeks from 2024-04-16"},
        {"bi-weekly starting Tuesday August 13, 2019", "", "every 2 weeks from 2019-08-13"},
        {"biweekly", "", "at most 2 weeks apart"},
        {"biweekly (On demand)", "", "", {"biweekly (On demand)"}},
        {"biweekly - alternating with regular meeting",
         "",
         "at most 2 weeks apart",
         {"alternating with regular meeting"}},
        {"biweekly 2019 start date: Jan. 11th",
         "",
         "at most 2 weeks apart",
         {"2019 start date: Jan. 11th"}},
        {"biweekly starting Thursday February 28, 2019", "", "every 2 weeks from 2019-02-28"},
        {"biweekly starting Thursday June 14, 2018", "", "every 2 weeks from 2018-06-14"},
        {"biweekly starting Thursday June 7, 2018", "", "every 2 weeks from 2018-06-07"},
        {"biweekly starting Tuesday Feb 11, 2025", "", "every 2 weeks from 2025-02-11"},
        {"biweekly starting Tuesday Feb 27, 2024", "", "every 2 weeks from 2024-02-27"},
        {"biweekly starting Tuesday March 12, 2024", "", "every 2 weeks from 2024-03-12"},
        {"biweekly starting Tuesday Oct 28, 2025", "", "every 2 weeks from 2025-10-28"},
        {"biweekly starting Tuesday September 13, 2022", "", "every 2 weeks from 2022-09-13"},
        {"biweekly starting Wednesday March 20, 2019", "", "every 2 weeks from 2019-03-20"},
        {"biweekly, you must be signed into a free zoom account to join",
         "",
         "at most 2 weeks apart",
         {"you must be signed into a free zoom account to join"}},
        {"biweekly/triweekly", "", "", {"biweekly/triweekly"}},
        {"every four weeks", "", "at most 4 weeks apart"},
        {"every third week", "", "at most 3 weeks apart"},
        {"first Monday of the month", "", "1 per month, on the first Monday"},
        {"first Tuesday of the month", "", "1 per month, on the first Tuesday"},
        {"monthly", "", "1 per month"},
        {"monthly - Wednesday, after the fourth Tuesday, every month",
         "",
         "1 per month, on Wednesdays",
         {"after the fourth Tuesday"}},
        {"monthly - first Wednesday every month", "", "1 per month, on the first Wednesday"},
        {"monthly - fourth Wednesday every month", "", "1 per month, on the fourth Wednesday"},
        {"monthly - second Monday of month", "", "1 per month, on the second Monday"},
        {"monthly - second Wednesday every month", "", "1 per month, on the second Wednesday"},
        {"monthly, second Thursday of the month", "", "1 per month, on the second Thursday"},
        {"semimonthly", "", "2 per month"},
        {"weekly", "", "at most 1 week apart"},
        {"weekly (On demand)", "", "", {"weekly (On demand)"}},
        {"weekly - except fourth Tuesday every month",
         "",
         "",
         {"weekly - except fourth Tuesday every month"}},
        {"weekly - except fourth Wednesday every month",
         "",
         "",
         {"weekly - except fourth Wednesday every month"}},
        {"weekly - excluding 2nd week of the month",
         "",
         "",
         {"weekly - excluding 2nd week of the month"}},
        {"weekly alternating slack/zoom", "", "at most 1 week apart", {"alternating slack/zoom"}},
        {"weekly, you must be signed into a free zoom account to join",
         "",
         "at most 1 week apart",
         {"you must be signed into a free zoom account to join"}},
        {"weekly/bi-weekly as per demand ([upcoming meeting dates](#upcoming-meeting-dates))",
         "",
         "",
         {"weekly/bi-weekly as per demand ([upcoming meeting dates](#upcoming-meeting-dates))"}},
    };
    for (const auto& e : all) compare(e);
}

TEST_CASE("the days of the Kubernetes community are read", "[calendar][cadence_reading]") {
    // each distinct text of `day` there
    const std::vector<expected> all{
        {"", "Friday", "on Fridays"},
        {"", "Monday", "on Mondays"},
        {"", "Thursday", "on Thursdays"},
        {"", "Tuesday", "on Tuesdays"},
        {"", "Wednesday", "on Wednesdays"},
        {"weekly", "Monday and Wednesday", "at most 1 week apart, on Mondays and Wednesdays"},
        {"biweekly", "None", "at most 2 weeks apart", {"None"}},
        {"biweekly", "TBD", "at most 2 weeks apart", {"TBD"}},
        {"biweekly", "TODO", "at most 2 weeks apart", {"TODO"}},
        {"biweekly", "Thursdays (starting February 15th 2024)", "every 2 weeks from 2024-02-15"},
        {"weekly", "Thursdays (starting February 1st 2024)", "every 1 week from 2024-02-01"},
        {"biweekly", "Thursdays (starting March 3rd 2022)", "every 2 weeks from 2022-03-03"},
        {"bi-weekly", "Tuesday (starting September 10th 2024)", "every 2 weeks from 2024-09-10"},
        {"monthly",
         "Thursdays (starting February 1st 2024)",
         "1 per month, on Thursdays",
         {"starting February 1st 2024"}},
        {"monthly", "first Monday", "1 per month, on the first Monday"},
        {"monthly", "first Thursday", "1 per month, on the first Thursday"},
        {"monthly", "first Wednesday", "1 per month, on the first Wednesday"},
        {"monthly", "second Thursday", "1 per month, on the second Thursday"},
        {"monthly", "third Monday", "1 per month, on the third Monday"},
        {"monthly", "third Wednesday", "1 per month, on the third Wednesday"},
    };
    for (const auto& e : all) compare(e);
}

TEST_CASE("what contradicts itself is told and not guessed", "[calendar][cadence_reading]") {
    const std::vector<expected> all{
        // 29 October 2025 is a Wednesday
        {"biweekly starting Tuesday Oct 29, 2025",
         "",
         "at most 2 weeks apart",
         {"starting Tuesday Oct 29, 2025"}},
        {"biweekly starting Tuesday Oct 28, 2025",
         "Wednesday",
         "at most 2 weeks apart",
         {"starting Tuesday Oct 28, 2025", "Wednesday"}},
        {"biweekly starting Feb 30, 2025", "", "at most 2 weeks apart", {"starting Feb 30, 2025"}},
        {"biweekly starting Oct 28", "", "at most 2 weeks apart", {"starting Oct 28"}},
        {"first Tuesday of the month", "Monday", "1 per month", {"first Tuesday", "Monday"}},
        {"biweekly", "third Monday", "at most 2 weeks apart", {"third Monday"}},
        {"weekly - monthly", "", "", {"weekly - monthly"}},
        {"weekly - monthly", "Friday", "on Fridays", {"weekly - monthly"}},
        {"every second Tuesday", "", "", {"every second Tuesday"}},
        {"only in May and October, sign in please, weekly",
         "",
         "",
         {"only in May and October, sign in please, weekly"}},
        {"1 per month, not in July", "Tuesday", "on Tuesdays", {"1 per month, not in July"}},
    };
    for (const auto& e : all) compare(e);
}

TEST_CASE("words that may take meetings away leave no cadence", "[calendar][cadence_reading]") {
    for (const auto* text :
         {"biweekly?", "weekly or monthly", "weekly, if needed", "bi-weekly in summer",
          "weekly in the winter", "weekly from March", "weekly, not on holidays", "weekly/monthly"})
        compare({text, "", "", {text}});
    compare({"biweekly",
             "Thursdays except holidays",
             "at most 2 weeks apart",
             {"Thursdays except holidays"}});
    compare({"weekly, signed in to zoom", "", "at most 1 week apart", {"signed in to zoom"}});
}

TEST_CASE("what a charter says is read as that cadence", "[calendar][cadence_reading]") {
    for (const auto* text :
         {"2 per year, at least 3 months apart, not in July", "every 3 weeks, except November",
          "every January, April, July and October", "weekly", "every month", "every Tuesday",
          "first and third Monday of the month", "on Tuesdays", "not in July", "half day, weekly",
          "every 3 weeks from 2026-02-03", "every 3 months from 2026-01-15",
          "1 per month, 20 per year", "twice a month", "every 1 month, 2 per month",
          "on Tuesdays, on the first Tuesday"})
        CHECK(read_cadence(text) == cadence_reading{cadence::parse(text), {}});
    compare({"weekly, except November and December, bring tea",
             "",
             "at most 1 week apart, except November and December",
             {"bring tea"}});
    compare({"only in May, August and October, 2 per year, bring tea",
             "Tuesday",
             "on Tuesdays, only in May, August and October, 2 per year",
             {"bring tea"}});
    compare({"weekly on Monday, Wednesday sharp",
             "",
             "at most 1 week apart, on Mondays and Wednesdays",
             {"sharp"}});
    compare({"monthly, second Thursday of the month", "Thursday",
             "1 per month, on the second Thursday"});
    compare({"1 per month, 12 per year, on the first Monday", "Monday",
             "1 per month, 12 per year, on the first Monday"});
    compare({"every other Tuesday", "", "at most 2 weeks apart, on Tuesdays"});
    compare({"every first Monday of the month", "", "1 per month, on the first Monday"});
    compare({"monthly - every month", "3rd Tue", "1 per month, on the third Tuesday"});
    compare({"biweekly starting 3 March 2022", "Thursday", "every 2 weeks from 2022-03-03"});
    compare({"weekly \u2013 sign in", "Tues", "at most 1 week apart, on Tuesdays", {"sign in"}});
}

TEST_CASE("each word is used or told, whatever the bytes", "[calendar][cadence_reading]") {
    CHECK(read_cadence("\xFF weekly \xC3", "\xE2\x80").not_understood.size() >= 2);
    CHECK(read_cadence("(((", ")") == cadence_reading{});
    CHECK(read_cadence(" \t\n", "") == cadence_reading{});
    CHECK(read_cadence("every first", "every").not_understood == words{"every first", "every"});
    CHECK(read_cadence("weekly starting", "on the").not_understood == words{"starting", "on the"});
    std::string many;
    while (many.size() + 8 < remit::longest_cadence_reading) many += "a, not ";
    CHECK_FALSE(read_cadence(many, many).when);
}

TEST_CASE("a text that is too long is refused", "[calendar][cadence_reading]") {
    const std::string most(remit::longest_cadence_reading, 'x');
    CHECK(read_cadence(most, most).not_understood == words{most, most});
    for (const auto& [text, weekday] :
         {std::pair{most + "x", std::string{}}, std::pair{std::string{}, most + "x"}}) {
        try {
            (void)read_cadence(text, weekday);
            FAIL("read");
        } catch (const remit::bad_input& e) {
            CHECK(e.problems().front().code == "E-SIZE");
        }
    }
}
