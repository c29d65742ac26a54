// SPDX-License-Identifier: BSL-1.0
// docs/concepts/words is a test: each C++ expression makes the tree of the text beside it, and the
// check and the oracle give its value on every day of the table.
#include "check/words_pages.hpp"

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <remit/check.hpp>
#include <remit/registry.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/tables.hpp"

namespace {

using remit::day;
using remit_test::word_example;
namespace oracle = remit_test::oracle;

/// A condition that tells whether the rule has the value, and what may be said of it.
struct probe {
    std::string condition;
    std::set<std::string> expected;
};
const std::set<std::string> yes{"yes"}, no{"no"},
    undecided{"maybe", "pending", "so far", "not judged"};

std::string literal(const std::string& value) {
    if (value.size() == 10) return '"' + value + '"';
    const auto part = value.find('/');
    if (part == std::string::npos) return value;
    return "ratio(" + value.substr(0, part) + ", " + value.substr(part + 1) + ")";
}

std::vector<probe> probes(const std::string& value, const std::string& rule) {
    static const std::string end = R"((\d{4}-\d{2}-\d{2}|-?\d+(?:/\d+)?))";
    static const std::regex one{end}, both{end + " to " + end}, least{end + " or (more|later)"},
        most{end + " or earlier"}, text{"\"[^\"]*\""};
    const auto said = [&](const std::string& rest) { return "(" + rule + ")" + rest; };
    std::smatch m;
    for (const char* truth : {"yes", "no", "maybe", "pending", "so far", "not judged"})
        if (value == truth) return {{rule, {value}}};
    if (value == "absent") return {{said(" == (" + rule + ")"), no}};  // of nothing else
    if (std::regex_match(value, m, both))
        return {{said(" >= " + literal(m[1])), yes},
                {said(" > " + literal(m[1])), undecided},
                {said(" <= " + literal(m[2])), yes},
                {said(" < " + literal(m[2])), undecided}};
    if (std::regex_match(value, m, least))
        return {{said(" >= " + literal(m[1])), yes},
                {said(" > " + literal(m[1])), undecided},
                {said(m[2] == "later" ? " <= \"2999-12-31\"" : " <= 1000"), undecided}};
    if (std::regex_match(value, m, most))
        return {{said(" <= " + literal(m[1])), yes},
                {said(" < " + literal(m[1])), undecided},
                {said(" >= \"1000-01-01\""), undecided}};
    if (value == "later than every day") return {{said(" > \"2999-12-31\""), yes}};
    if (value == "earlier than every day") return {{said(" < \"1000-01-01\""), yes}};
    if (std::regex_match(value, one)) return {{said(" == " + literal(value)), yes}};
    if (std::regex_match(value, text)) return {{said(" == " + value), yes}};
    std::vector<probe> out;
    for (std::sregex_iterator i{value.begin(), value.end(), text}, none; i != none; ++i)
        out.push_back({said(" == " + i->str()), undecided});
    REQUIRE(out.size() > 1);
    return out;
}

oracle::facts facts_of(const word_example& e) {
    auto f = remit_test::facts_of(e.tables);
    std::istringstream lines{e.observed};
    for (std::string table, from, to, until; lines >> table >> from >> to >> until;) {
        REQUIRE(table == "meetings");
        f.observed_tables.emplace(remit::table_id::meetings,
                                  remit::period{day::parse(from), day::parse(until)});
    }
    return f;
}

/// A rule for each condition and one for its contrary; together they tell what is said of it.
remit::charter charter_of(const word_example& e, const std::vector<std::string>& conditions) {
    remit::charter c;
    for (std::size_t i = 0; i < conditions.size(); ++i) {
        const remit::subject for_each{e.for_each};
        c.rules.push_back({.name = "is " + std::to_string(i),
                           .for_each = for_each,
                           .require = remit::parse_condition(conditions[i])});
        c.rules.push_back({.name = "not " + std::to_string(i),
                           .for_each = for_each,
                           .require = remit::parse_condition("~(" + conditions[i] + ")")});
    }
    return c;
}

using runs = std::vector<oracle::verdict_run>;

/// What the check finds; of a rule that it refuses because no facts can meet it, all days fail.
runs by_check(const oracle::facts& f, remit::charter c, const remit::period& window,
              const remit::check_settings& s, std::set<std::string>& never) {
    const auto registry = remit_test::registry_of(f);
    const auto run = [&] {
        return remit_test::runs_of(remit::check(registry, c, {.during = window}, s), window);
    };
    try {
        return run();
    } catch (const remit::bad_input& refused) {
        for (const auto& p : refused.problems()) {
            if (p.code != "E-NEVER") throw;
            const auto from = p.where.find('"') + 1;
            never.insert(p.where.substr(from, p.where.find('"', from) - from));
        }
    }
    std::erase_if(c.rules, [&](const auto& r) { return never.count(r.name) == 1; });
    return run();
}

class said {
public:
    said(const runs& found, std::set<std::string> never) : never_{std::move(never)} {
        for (const auto& r : found) found_[{r.rule, r.subject}].push_back(r);
    }
    [[nodiscard]] std::string of(std::size_t condition, const std::string& subject, day d) const {
        const auto n = std::to_string(condition);
        const auto both = verdict("is " + n, subject, d) + verdict("not " + n, subject, d);
        if (both == "hf") return "yes";
        if (both == "fh") return "no";
        if (both == "pp" || both == "dp" || both == "pd") return "maybe";
        if (both == "dd" || both == "dh") return "pending";
        if (both == "hd") return "so far";
        if (both == "hh") return "not judged";
        return both;
    }

private:
    [[nodiscard]] std::string verdict(const std::string& rule, const std::string& subject,
                                      day d) const {
        if (never_.count(rule) == 1) return "f";
        const auto mine = found_.find({rule, subject});
        if (mine == found_.end()) return "h";
        for (const auto& r : mine->second)
            if (r.start <= d && d < r.stop)
                return r.verdict == oracle::verdict::fails      ? "f"
                       : r.verdict == oracle::verdict::possible ? "p"
                                                                : "d";
        return "h";
    }

    std::map<std::pair<std::string, std::string>, runs> found_;
    std::set<std::string> never_;
};

/// The first days on which something else is said than the page says.
std::string differences(const word_example& e, const said& all,
                        const std::vector<std::string>& conditions) {
    std::string out;
    for (const auto& s : e.stretches)
        for (const auto& p : probes(s.value, e.rule)) {
            const auto i = static_cast<std::size_t>(
                std::find(conditions.begin(), conditions.end(), p.condition) - conditions.begin());
            for (day d = s.start; d < s.stop; d = d + 1) {
                const auto is = all.of(i, s.subject, d);
                if (p.expected.count(is) == 1) continue;
                out += s.subject + " " + text(d) + ": " + p.condition + " is " + is + ", not " +
                       s.value + "\n";
                break;
            }
        }
    return out;
}

}  // namespace

TEST_CASE("the C++ of the pages of words makes the trees of their texts", "[check][words]") {
    const auto pages = remit_test::words_pages();
    const auto spelled = remit_test::spelled_in_cpp();
    CHECK(pages.size() >= 50);
    REQUIRE(pages.size() == spelled.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        INFO(pages[i].page << ":" << pages[i].line << ": " << pages[i].heading);
        CHECK(spelled[i].page == pages[i].page);
        CHECK(spelled[i].text == (pages[i].printed.empty() ? pages[i].rule : pages[i].printed));
    }
}

TEST_CASE("the check and the oracle give the values of the pages of words", "[check][words]") {
    auto pages = remit_test::words_pages();
    const auto spelled = remit_test::spelled_in_cpp();
    REQUIRE(pages.size() == spelled.size());
    for (std::size_t n = 0; n < pages.size(); ++n) {
        auto& e = pages[n];
        INFO(e.page << ":" << e.line << ": " << e.heading);
        REQUIRE_FALSE(e.stretches.empty());
        const auto f = facts_of(e);
        std::vector<std::string> conditions;
        auto window = std::pair{e.stretches[0].start, e.stretches[0].stop};
        for (auto& s : e.stretches) {
            if (s.subject.empty()) s.subject = f.bodies.at(0).body;
            window = {std::min(window.first, s.start), std::max(window.second, s.stop)};
            for (const auto& p : probes(s.value, e.rule)) conditions.push_back(p.condition);
        }
        std::sort(conditions.begin(), conditions.end());
        conditions.erase(std::unique(conditions.begin(), conditions.end()), conditions.end());
        const auto c = charter_of(e, conditions);
        const remit::period days{window.first, window.second};
        const auto& settings = spelled[n].settings;

        std::set<std::string> never;
        const auto found = by_check(f, c, days, settings, never);
        CHECK(differences(e, said{found, never}, conditions) == "");
        CHECK(differences(e, said{oracle::judge(f, c, days, settings), {}}, conditions) == "");
    }
}
