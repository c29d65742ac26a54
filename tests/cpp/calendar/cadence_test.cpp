// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/cadence.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using remit::cadence;
using remit::cadence_part;
using remit::day;
using namespace remit::cadence_parts;

namespace {

std::string read(std::string_view text) { return cadence::parse(text).text(); }

/// All that is wrong with a text: "column 3: what (hint)", a line each.
std::string wrong(std::string_view text) {
    std::string out;
    try {
        (void)cadence::parse(text);
    } catch (const remit::bad_input& e) {
        for (const auto& p : e.problems()) {
            if (p.code != "E-CADENCE") out += p.code + " ";
            out += p.where + ": " + p.what + (p.hint.empty() ? "" : " (" + p.hint + ")") + "\n";
        }
    }
    return out;
}

const std::string example =
    " (write for example: 2 per year, at least 3 months apart, not in July)\n";

}  // namespace

TEST_CASE("days are avoided as windows", "[calendar][cadence]") {
    const auto board = cadence::parse("2 per year, not in July");
    CHECK(board.avoiding({}) == board);
    const day first{2026, 2, 9};
    const auto without = board.avoiding({first + 2, first, {2026, 10, 12}, first + 1, first});
    CHECK(without.text() ==
          "2 per year, not in July, not from 2026-02-09 to 2026-02-11, not from 2026-10-12 to "
          "2026-10-12");
    CHECK(cadence::parse(without.text()) == without);
    CHECK_FALSE(without.allows(first));
    CHECK_FALSE(without.allows(first + 2));
    CHECK(without.allows(first + 3));
    CHECK(without.avoiding({first, first + 1, first + 2}) == without);  // is there already
    CHECK(board.avoiding({day::last()}).parts().size() == 3);
    std::vector<day> many;
    for (int i = 0; i < 40; ++i) many.push_back(first + 7 * i);
    CHECK_THROWS_AS(board.avoiding(many), remit::bad_input);
    for (const char* said :
         {"2 per year, not in school holidays", "2 per year, not in the school holidays"})
        CHECK(wrong(said) ==
              "column 20: when school is out is not the same in each place and year (write the "
              "days: not from 2026-02-07 to 2026-02-15; avoiding() makes that of days)\n");
}

TEST_CASE("a cadence is read as it is said, and printed in one way", "[calendar][cadence]") {
    const std::vector<std::pair<const char*, const char*>> same{
        {"2 per year", "2 per year"},
        {"at least 2 per year", "2 per year"},
        {"at least two times a year", "2 per year"},
        {"twice a year", "2 per year"},
        {"Twice A Year", "2 per year"},
        {"two meetings each year", "2 per year"},
        {"2 in each year", "2 per year"},
        {"2 meetings in a year", "2 per year"},
        {"once per half year", "1 per half-year"},
        {"one time every half-year", "1 per half-year"},
        {"twelve per year", "12 per year"},
        {"at most 4 per quarter", "at most 4 per quarter"},
        {"at most one meeting a month", "at most 1 per month"},
        {"exactly 1 per month", "exactly 1 per month"},
        {"2 to 2 per month", "exactly 2 per month"},
        {"2 to 4 per year starting 1 July", "2 to 4 per year starting 1 July"},
        {"2 per year from 28 February", "2 per year starting 28 February"},
        {"2 per year from 1 January", "2 per year"},
        {"every March and September", "every March and September"},
        {"every March, September", "every March and September"},
        {"every March to May", "every March, April and May"},
        {"every November to January", "every January, November and December"},
        {"2 every March", "2 every March"},
        {"exactly 2 meetings every march and june", "exactly 2 every March and June"},
        {"monthly", "1 per month"},
        {"Quarterly", "1 per quarter"},
        {"half-yearly", "1 per half-year"},
        {"yearly", "1 per year"},
        {"annually", "1 per year"},
        {"weekly", "at most 1 week apart"},
        {"fortnightly", "at most 2 weeks apart"},
        {"every 3 weeks", "at most 3 weeks apart"},
        {"every three weeks", "at most 3 weeks apart"},
        {"every day", "at most 1 day apart"},
        {"every week", "at most 1 week apart"},
        {"every year", "1 per year"},
        {"every month", "1 per month"},
        {"every quarter", "1 per quarter"},
        {"every 1 month", "at most 1 month apart"},
        {"at most 6 months apart", "at most 6 months apart"},
        {"at least 3 months apart", "at least 3 months apart"},
        {"3 months apart", "at least 3 months apart"},
        {"2 to 6 months apart", "at least 2 months apart, at most 6 months apart"},
        {"every 2 weeks from 2024-02-27", "every 2 weeks from 2024-02-27"},
        {"every 2 weeks starting on 2024-02-27", "every 2 weeks from 2024-02-27"},
        {"every month from 2024-02-27", "every 1 month from 2024-02-27"},
        {"only in May and October", "only in May and October"},
        {"in May, October", "only in May and October"},
        {"in May or October", "only in May and October"},
        {"in May, and October", "only in May and October"},
        {"not in July", "not in July"},
        {"never in July nor August", "not in July and August"},
        {"not from 20 December to 5 January", "not from 20 December to 5 January"},
        {"from 1 May to 30 June", "only from 1 May to 30 June"},
        {"only from 2026-02-07 to 2026-02-15", "only from 2026-02-07 to 2026-02-15"},
        {"on Tuesdays", "on Tuesdays"},
        {"on Tuesday", "on Tuesdays"},
        {"only on Tuesdays and Mondays", "on Mondays and Tuesdays"},
        {"on Tuesdays to Thursdays", "on Tuesdays, Wednesdays and Thursdays"},
        {"on Saturday to Monday", "on Mondays, Saturdays and Sundays"},
        {"not on Fridays", "not on Fridays"},
        {"never on the last Friday of the month", "not on the last Friday"},
        {"on the third and first Monday", "on the first and third Monday"},
        {"on last, second Monday of every month", "on the second and last Monday"},
        {"every Monday", "at most 1 week apart, on Mondays"},
        {"first Monday of every month", "1 per month, on the first Monday"},
        {"the first and third Monday of the month", "2 per month, on the first and third Monday"},
        {"last Friday of March and September", "every March and September, on the last Friday"},
        {"on working days", "on working days"},
        {"only on working days", "on working days"},
        {"half day", "half day"},
        {"full day", "full day"},
        {"half or full day", "half or full day"},
        {"at least 30 minutes", "at least 30 minutes"},
        {"30 minutes", "at least 30 minutes"},
        {"at most 1 hour", "at most 1 hour"},
        {"at most 60 minutes", "at most 1 hour"},
        {"2 to 4 hours", "2 to 4 hours"},
        {"3 to 5 hours", "half day"},
        {"exactly two hours", "exactly 2 hours"},
        {"except November and December", "except November and December"},
        {"except in november to december", "except November and December"},
        {"EXCEPT FOR August", "except August"},
        {"  2\tper\nyear ,not in July\r\n", "2 per year, not in July"},
        {"2 per year, in May, October, on Mondays",
         "2 per year, only in May and October, on Mondays"},
    };
    for (const auto& [said, printed] : same) {
        INFO(said);
        CHECK(wrong(said) == "");
        if (!wrong(said).empty()) continue;
        CHECK(read(said) == printed);
        CHECK(cadence::parse(printed) == cadence::parse(said));
        CHECK(std::hash<cadence>{}(cadence::parse(printed)) ==
              std::hash<cadence>{}(cadence::parse(said)));
    }
}

TEST_CASE("numbers are digits, or words to twelve", "[calendar][cadence]") {
    const std::vector<const char*> words{"one",   "two",   "three", "four", "five",   "six",
                                         "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    for (std::size_t i = 0; i < words.size(); ++i)
        CHECK(read(std::string{words[i]} + " per year") == std::to_string(i + 1) + " per year");
    CHECK(read("0012 per year") == "12 per year");
    CHECK(wrong("thirteen per year").find("column 1: \"thirteen\" begins no phrase") == 0);
}

TEST_CASE("what is wrong with a cadence is told where it stands", "[calendar][cadence]") {
    CHECK(wrong("") == "column 1: a phrase is missing here" + example);
    CHECK(wrong("  ") == "column 3: a phrase is missing here" + example);
    CHECK(wrong(",") == "column 1: a phrase is missing here" + example +
                            "column 2: a phrase is missing here" + example);
    CHECK(wrong("2 per year, ") == "column 13: a phrase is missing here" + example);
    CHECK(wrong("0 per year") == "column 1: the number 0 is not from 1 to 366\n");
    CHECK(wrong("367 per year") == "column 1: the number 367 is not from 1 to 366\n");
    CHECK(wrong("weekly, 3 to 2 per month") ==
          "column 9: at least 3 and at most 2 cannot both be\n");
    CHECK(wrong("not from 30 February to 5 March") == "column 10: there is no 30 February\n");
    CHECK(wrong("not from 1 March to 0 May") == "column 21: there is no 0 May\n");
    CHECK(wrong("2 per year starting 29 February").find("column 1: a year begins on no such day") ==
          0);
    CHECK(wrong("every 2 weeks from 2026-02-30") ==
          "column 20: there is no day 2026-02-30 (write for example 2026-02-07)\n");
    CHECK(wrong("every 2 weeks from 10000-01-01") ==
          "column 20: there is no day 10000-01-01 (write for example 2026-02-07)\n");
    CHECK(wrong("every 2 weeks from 2026") ==
          "column 20: here stands the first day (write for example 2026-02-07)\n");
    CHECK(wrong("from 2026-02-07 to May") ==
          "column 20: here stands the last day (write for example 2026-02-15)\n");
    CHECK(wrong("from 2026-02-07 to 2026-02-01") ==
          "column 1: from 2026-02-07 to 2026-02-01 there is no day (are they swapped?)\n");
    CHECK(wrong("not from 5 to 6") ==
          "column 12: here stands a month (write for example 20 December)\n");
    CHECK(wrong("2") ==
          "column 2: the number stands for nothing (write for example: 2 per year; 2 every March; "
          "at least 3 months apart; 2 to 4 hours)\n");
    CHECK(wrong("2 per yaer") ==
          "column 7: here stands month, quarter, half-year or year (did you "
          "mean year?)\n");
    CHECK(wrong("2 months") == "column 9: here stands apart (write: at least 3 months apart)\n");
    CHECK(wrong("2 per year per month") ==
          "column 12: the phrase ends before \"per\", or is another one" + example);
    CHECK(wrong("at 2 per year") == "column 4: here stands least or most" + example);
    CHECK(wrong("at least many per year").find("column 10: here stands a number") == 0);
    CHECK(wrong("exactly 3 months apart") ==
          "column 23: exactly so far apart (write: every 3 months from 2026-01-15)\n");
    CHECK(wrong("every 3").find("column 8: here stands days, weeks, months or years") == 0);
    CHECK(
        wrong("every second Tuesday") ==
        "column 7: every other one, or that of the month? (write: every 2 weeks, on Tuesdays; or: "
        "first Tuesday of the month)\n");
    CHECK(wrong("biweekly") ==
          "column 1: twice a week, or every 2 weeks? (write: every 2 weeks)\n");
    CHECK(wrong("bimonthly") ==
          "column 1: twice a month, or every 2 months? (write: every 2 months)\n");
    CHECK(wrong("not on working days") ==
          "column 8: not on working days (write: on Saturdays and Sundays)\n");
    CHECK(wrong("not July") ==
          "column 5: here stands from (write for example: not in July; not on Fridays; not from 20 "
          "December to 5 January)\n");
    CHECK(wrong("not in July and").find("column 16: a name is missing here") == 0);
    CHECK(wrong("in Juli") == "column 4: a name is missing here" + example);
    CHECK(wrong("on first") == "column 9: a name is missing here" + example);
    CHECK(wrong("first Monday") ==
          "column 13: here stands of (write: first Monday of the month, or first Monday of March "
          "and September)\n");
    CHECK(wrong("COUNT=3").find("column 1: \"count\" begins no phrase of a cadence") == 0);
    CHECK(wrong("FREQ=MONTHLY;BYDAY=2TU").find("column 1: \"freq\" begins no phrase") == 0);
    CHECK(wrong("99999999999999999999 per year").find("column 1: ") == 0);
    CHECK(wrong("-2 per year").find("column 1: \"-\" begins no phrase of a cadence") == 0);
    CHECK(wrong("at most 40001 days apart") ==
          "column 1: a length of 40001 is not from 1 day to a century\n");
}

TEST_CASE("columns are counted in characters, and all that is wrong is told",
          "[calendar][cadence]") {
    CHECK(wrong("\xC3\xA9t\xC3\xA9, nix").find("column 1: \"\xC3\xA9\" begins no phrase") == 0);
    CHECK(wrong("\xC3\xA9t\xC3\xA9, nix").find("column 6: \"nix\" begins no phrase") !=
          std::string::npos);
    CHECK(wrong("2 per year, 0 per month, not in Juli, 9 to 8 hours") ==
          "column 13: the number 0 is not from 1 to 31\n"
          "column 33: a name is missing here" +
              example + "column 39: at least 540 and at most 480 cannot both be\n");
    CHECK(wrong(std::string{"2 per year\0", 11}).find("column 11: the phrase ends before") == 0);
    CHECK(wrong("\xFF\xFE") != "");
}

TEST_CASE("a cadence that is too long is not read", "[calendar][cadence]") {
    const std::string longest = "2 per year" + std::string(1'990, ' ');
    CHECK(wrong(longest) == "");
    CHECK(wrong(longest + " ") == "E-SIZE : a cadence of 2001 bytes; the longest has 2000\n");
    std::string many;
    for (int n = 1; n <= 32; ++n)
        many += (n == 1 ? "" : ", ") + std::string{"at most "} + std::to_string(n) + " per year";
    CHECK(cadence::parse(many).parts().size() == remit::most_cadence_parts);
    CHECK(wrong(many + ", 33 per year") == "E-SIZE : a cadence of 33 parts; the most are 32\n");
}

TEST_CASE("a cadence whose text could not be read again is none", "[calendar][cadence]") {
    using namespace remit::cadence_parts;
    const auto never = [](int year) {
        return cadence_part{in_dates{allowed::never, {year, 1, 1}, {year, 1, 31}}};
    };
    std::vector<cadence_part> parts;
    for (int y = 2000; y < 2032; ++y) parts.push_back(never(y));
    const auto whole = cadence{parts};
    CHECK(cadence::parse(whole.text()) == whole);
    const std::vector<int> all{1, 2, 3, 4, 5, 6, 7};
    parts.clear();
    for (int n = 1; n <= 31; ++n) {
        std::vector<int> which;
        for (int k = 0; k < 5; ++k)
            if ((n >> k & 1) != 0) which.push_back(k + 1);
        parts.push_back(on_weekdays{allowed::only, all, which});
    }
    CHECK_THROWS_MATCHES(cadence{parts}, remit::bad_input,
                         remit_test::message_contains("bytes; the longest has 2000"));
}

TEST_CASE("the longest cadences are read in no time", "[calendar][cadence]") {
    std::string pairs, years;
    for (int n = 300; n < 316; ++n)
        pairs += "at most " + std::to_string(n) + " days apart, " + std::to_string(n + 1) +
                 " days apart" + (n < 315 ? ", " : "");
    for (int n = 1; n <= 28; ++n)
        years += std::to_string(n) + " to " + std::to_string(n + 60) + " per year starting " +
                 std::to_string(n) + " May" + (n < 28 ? ", " : "");
    const auto from = std::chrono::steady_clock::now();
    CHECK_FALSE(wrong(pairs).empty());
    CHECK(wrong(years) == "");  // more ways than are looked at
    CHECK(wrong("100 per year, at most 100 per year starting 2 July, at most 200 per year starting "
                "5 May, at least 3 days apart, on Mondays, Wednesdays and Fridays") == "");
    CHECK_FALSE(wrong("weekly, monthly, quarterly, half-yearly, yearly, 61 months apart, "
                      "fortnightly")
                    .empty());
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds{20});
}

TEST_CASE("a cadence has a part, and none twice", "[calendar][cadence]") {
    CHECK_THROWS_MATCHES(cadence{std::vector<cadence_part>{}}, remit::bad_input,
                         remit_test::message_contains("a cadence without a part"));
    CHECK(wrong("2 per year, not in July, twice a year") ==
          "part 3: \"2 per year\" is said twice\n");
}

TEST_CASE("phrases that no meetings keep together are named", "[calendar][cadence]") {
    const auto both = [](const std::string& a, const std::string& b) {
        return ": no meetings keep both \"" + a + "\" and \"" + b +
               "\" (leave one of them out, or change its number)\n";
    };
    CHECK(wrong("2 per month, at least 3 months apart") ==
          both("2 per month", "at least 3 months apart"));
    CHECK(wrong("5 per year, at most 4 per year") == both("5 per year", "at most 4 per year"));
    CHECK(wrong("not in July, every July, on Mondays") == both("not in July", "every July"));
    CHECK(wrong("at least 3 months apart, at most 2 months apart") ==
          both("at least 3 months apart", "at most 2 months apart"));
    CHECK(wrong("on Mondays, every 1 week from 2026-01-06") ==
          both("on Mondays", "every 1 week from 2026-01-06"));
    CHECK(wrong("only in May, only in June") == both("only in May", "only in June"));
    // a week may have other working days, which the calendar says
    CHECK(wrong("on Saturdays, on working days") == "");
    CHECK(wrong("at least 6 hours, half day").find("no meeting lasts as long as both") !=
          std::string::npos);
    // three of which each two can be
    CHECK(
        wrong("12 per year, only in May, at least 4 days apart") ==
        ": no meetings keep \"12 per year, only in May, at least 4 days apart\" (leave out one of "
        "its phrases)\n");
    CHECK(wrong("27 per month, on Mondays").find("no meetings keep") != std::string::npos);
    // what one year cannot keep another one can, and a stretch of dates is over some day
    CHECK(wrong("only from 29 February to 29 February, at most 1 per year") == "");
    CHECK(wrong("2 per year, not from 2026-01-01 to 2027-12-31") == "");
}
