// SPDX-License-Identifier: BSL-1.0
// A charter printed as a charter file reads as an equal charter.
#include <remit/charter/implied.hpp>
#include <remit/charter/problems.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/impossible.hpp>
#include <remit/rules/text.hpp>

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"

#ifdef REMIT_HAS_TOMLPLUSPLUS

namespace {

using namespace remit;

/// Any charter that a file can say.
class charter_maker {
public:
    explicit charter_maker(std::uint64_t seed) : random_{seed} {}

    charter make() {
        charter c;
        c.title = maybe_line();
        c.body = maybe_line();
        c.language = maybe_line();
        c.source = maybe_line();
        c.version = maybe_line();
        c.silences = texts();
        for (int i = upto(2); i > 0; --i) c.values[name()] = texts();
        if (one_in(3)) c.member = any_condition();
        for (int i = upto(4); i > 0; --i)
            c.clauses.push_back({name(), maybe_line(), prose(), static_cast<clause_kind>(upto(5)),
                                 one_in(2) ? prose() : "", one_in(3) ? prose() : ""});
        for (int i = upto(3); i > 0; --i) c.seats.push_back(seat(c));
        for (int i = upto(2); i > 0; --i) add_cadences(c);
        for (int i = upto(4); i > 0; --i) add_rules(c);
        std::vector<std::string> known;
        for (const auto& r : all_rules(c)) known.push_back(r.name);
        for (int i = known.empty() ? 0 : upto(2); i > 0; --i)
            c.waivers.push_back({one_of(known), maybe_line(), period{date(0), date(1)}, prose()});
        return c;
    }

private:
    int upto(int n) { return std::uniform_int_distribution<int>{0, n}(random_); }
    bool one_in(int n) { return upto(n - 1) == 0; }
    const std::string& one_of(const std::vector<std::string>& all) {
        return all[static_cast<std::size_t>(upto(static_cast<int>(all.size()) - 1))];
    }

    std::string pieces(const std::vector<std::string>& from) {
        std::string out = "x";
        for (int i = upto(6); i > 0; --i) out += one_of(from);
        return out;
    }
    std::string line() {
        return pieces({" ", "\"", "'", "\\", "\\n", "æøå", "€𝄞", "#", "=", "[", "]", "{", ",", ".",
                       "a", "\"\"\"", "'''"});
    }
    std::string maybe_line() { return one_in(3) ? "" : line(); }
    std::string prose() {
        return pieces({"\n", "\r\n", "\t", "\"", "'", "\\", "ord ", "æ", "\"\"\"", "'''", "# ",
                       "\\u00e6", "\r"});
    }
    std::string name() { return line() + std::to_string(next_++); }
    std::vector<std::string> texts() {
        std::vector<std::string> out;
        for (int i = upto(3); i > 0; --i) out.push_back(name());
        return out;
    }
    day date(int later) { return day{2020 + later, upto(11) + 1, upto(27) + 1}; }
    condition any_condition() {
        static const std::vector<std::string> texts = {
            "count() == 7",
            "some()",
            "none(role == \"chair\")",
            "share(gender == \"f\") >= percent(40)",
            "count(col(\"it's\") == \"a 'b' \\\"c\\\" \\\\\") <= ratio(1, 3) * count()",
            "distinct(region, role == \"director\") >= 4",
            "(start < \"2022-06-01\") | ~given(due)",
            "some(area.is_in(\"ældre\", \"børn\")).of(person.offices)",
            "total(votes).of(seat.mandates) % 2 == 1",
            "within(some(), days(90)) & (today.year >= 2024)",
            "predicate(\"it's #1\")",
            "count().of(body(\"x \\\" y\").members) >= 1"};
        auto c = parse_condition(one_of(texts));
        if (one_in(3)) c = c & ~parse_condition(one_of(texts));
        return never_holds(c) ? any_condition() : c;  // a charter may not say what can never hold
    }
    limit any_limit() { return parse_limit(one_in(2) ? "days(90)" : "next(body.meetings)"); }
    std::string cited(const charter& c) {
        std::vector<std::string> obliging;
        for (const auto& each : c.clauses)
            if (each.kind != clause_kind::may && each.kind != clause_kind::purpose &&
                each.kind != clause_kind::fact)
                obliging.push_back(each.id);
        return obliging.empty() || one_in(2) ? "" : one_of(obliging);
    }
    seat_clause seat(const charter& c) {
        seat_clause s{name()};
        s.name = maybe_line();
        s.role = maybe_line();
        if (one_in(2)) s.number = upto(20) + 1;
        if (one_in(3)) s.votes = upto(3);
        s.appointed_by = maybe_line();
        if (one_in(3)) s.eligible = any_condition();
        if (one_in(3)) s.throughout = any_condition();
        if (s.number && one_in(3)) s.within = any_limit();
        s.cite = cited(c);
        return s;
    }
    void add_cadences(charter& c) {
        static const std::vector<std::string> texts = {
            "2 per year, at least 3 months apart, not in July",
            "every 3 weeks, on Tuesdays, half day",
            "exactly 1 per month, except July, on the last Friday",
            "2 to 4 per year starting 1 July, on working days",
            "at most 6 months apart, not from 20 December to 5 January"};
        const auto called = name();
        const int versions = one_in(3) ? upto(2) + 1 : 1;
        for (int v = 0; v < versions; ++v) {
            cadence_clause each{.name = called, .when = cadence::parse(one_of(texts))};
            if (one_in(2)) each.meetings = parse_condition("kind == \"it's\"");
            if (one_in(2)) each.level = level::should;
            if (v > 0) each.start = day{2020 + v, 1, 1};
            if (v + 1 < versions || one_in(4)) each.stop = day{2021 + v, 1, 1};
            each.cite = cited(c);
            c.cadences.push_back(std::move(each));
        }
    }
    void add_rules(charter& c) {
        const auto called = name();
        const int versions = one_in(3) ? upto(2) + 1 : 1;
        for (int v = 0; v < versions; ++v) {
            static const std::vector<std::string> subjects = {"body",
                                                              "seat",
                                                              "person",
                                                              "mandate",
                                                              "meeting",
                                                              "company in body",
                                                              "party, region in body"};
            rule r{
                .name = called, .for_each = subject{one_of(subjects)}, .require = any_condition()};
            if (one_in(3)) r.where = any_condition();
            if (one_in(3)) r.within = any_limit();
            if (one_in(2)) r.level = level::should;
            if (v > 0) r.start = day{2020 + v, 1, 1};
            if (v + 1 < versions || one_in(4)) r.stop = day{2021 + v, 1, 1};
            r.cite = cited(c);
            c.rules.push_back(std::move(r));
        }
    }

    std::mt19937_64 random_;
    int next_ = 0;
};

std::uint64_t seed() {
    const char* given = std::getenv("REMIT_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : 20220310;
}

}  // namespace

TEST_CASE("property: a printed charter reads as an equal charter", "[charter][io][property]") {
    const int charters = std::getenv("REMIT_LONG") != nullptr ? 50'000 : 1'000;
    std::size_t rules = 0, waivers = 0, versions = 0;
    for (int i = 0; i < charters; ++i) {
        const auto wanted = charter_maker{seed() + static_cast<std::uint64_t>(i)}.make();
        const auto printed = text(wanted);
        INFO("charter " << i << ":\n" << printed);
        const auto found = parse_charter(printed, "charter.toml");
        REQUIRE(found == wanted);
        REQUIRE(problems_in(wanted).empty());
        REQUIRE(problems_in(found).empty());
        REQUIRE(text(found) == printed);
        REQUIRE(implied_rules(found) == implied_rules(wanted));
        for (std::size_t r = 0; r < found.rules.size(); ++r) {
            REQUIRE_FALSE(place_of(found, r, "require").empty());
            if (found.rules[r].start) ++versions;
        }
        rules += found.rules.size();
        waivers += found.waivers.size();
    }
    CHECK(rules > static_cast<std::size_t>(charters));
    CHECK(versions > static_cast<std::size_t>(charters) / 10);
    CHECK(waivers > static_cast<std::size_t>(charters) / 10);
}

#else

TEST_CASE("property: a printed charter reads as an equal charter", "[charter][io][property]") {
    WARN("skipped: toml++ was not found");
}

#endif
