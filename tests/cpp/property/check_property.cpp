// SPDX-License-Identifier: BSL-1.0
// The check and the day-by-day oracle agree on generated registries and rules.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 100,000) instead of 5,000, and full counts
//   REMIT_ONLY=n     the one case of that seed, shown in full, and made small
//   REMIT_STOP=1     ends at the first case that disagrees, without making it small
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <remit/rules/vocabulary.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/compare.hpp"
#include "support/generate.hpp"
#include "support/show.hpp"
#include "support/shrink.hpp"

namespace {

using remit_test::test_case;
namespace oracle = remit_test::oracle;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool sanitized = true;  // and many times slower
#else
constexpr bool sanitized = false;
#endif

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

std::string as_text(const test_case& c) {
    return "seed " + std::to_string(c.seed) + "\n--- charter.toml\n" + remit_test::show(c.charter) +
           remit_test::show(c.facts);
}

/// What occurred in rules that both hold and fail within their case.
class coverage {
public:
    coverage() {
        for (const auto& w : remit::vocabulary) words_[name(w)] = 0;
        for (const char* subject :
             {"body", "seat", "person", "mandate", "appointment", "departure", "meeting", "item",
              "attendance", "event", "proposal", "nomination", "recusal", "speaker", "task",
              "audience", "group", "group of two"})
            words_[std::string{"for each "} + subject] = 0;
        for (const auto rows : remit::row_words) words_["rows " + std::string{rows}] = 0;
        for (const auto path : remit::path_words) words_["path " + std::string{path}] = 0;
        for (const auto unit : remit::calendar_words) words_["window " + std::string{unit}] = 0;
        for (const char* word :
             {"where", "in force from or to", "a limit of the rule", "path body(\"...\")",
              "a path inside a selector", "a window inside a selector", "window year.starting",
              "past of a length", "ahead of a length", "rows that agree", "length in working days",
              "a number against a length"})
            words_[word] = 0;
        for (const char* verdict : {"holds", "fails", "possible", "pending", "pending and due",
                                    "not judged", "not demanded", "outside the domain", "waived"})
            verdicts_[verdict] = 0;
    }

    void add(const test_case& c, const oracle::judgement& j) {
        const auto rules = remit::all_rules(c.charter);
        for (std::size_t i = 0; i < rules.size(); ++i) {
            const auto& t = j.rules[i];
            verdicts_["holds"] += t.holds > 0;
            verdicts_["fails"] += t.fails > 0;
            verdicts_["possible"] += t.possible > 0;
            verdicts_["pending"] += t.pending > 0;
            verdicts_["not judged"] += t.not_judged > 0;
            verdicts_["not demanded"] += t.not_demanded > 0;
            verdicts_["outside the domain"] += t.outside > 0;
            if (t.holds > 0 && t.fails > 0) add(rules[i]);
        }
        for (const auto& run : j.runs) verdicts_["waived"] += !run.reason.empty();
        for (const auto& run : j.runs) verdicts_["pending and due"] += run.due.has_value();
    }

    /// Prints the table; whether everything occurred often enough.
    bool enough(std::size_t least) const {
        bool all = true;
        std::cout << "occurrences (at least " << least
                  << " wanted; a word counts in a rule that both holds and fails)\n";
        for (const auto* table : {&verdicts_, &words_})
            for (const auto& [what, times] : *table) {
                const auto wanted = is_rare(what) ? least / 100 : least;
                std::cout << "  " << what
                          << std::string(what.size() < 28 ? 28 - what.size() : 1, ' ') << times
                          << (times < wanted ? "   too few" : "") << '\n';
                all = all && times >= wanted;
            }
        return all;
    }

private:
    /// What happens on one day seldom both keeps a rule and breaks it within one small case.
    static bool is_rare(const std::string& what) {
        constexpr std::string_view rare[] = {".year",
                                             ".month",
                                             ".day",
                                             "for each appointment",
                                             "for each attendance",
                                             "for each departure",
                                             "for each event",
                                             "for each item",
                                             "for each meeting",
                                             "for each nomination",
                                             "for each proposal",
                                             "for each recusal",
                                             "for each speaker",
                                             "for each task",
                                             "for each audience",
                                             "path item",
                                             "path mandate",
                                             "path meeting",
                                             "path principal",
                                             "path proposal",
                                             "window half_year",
                                             "window year"};
        return std::find(std::begin(rare), std::end(rare), what) != std::end(rare);
    }

    std::map<std::string, std::size_t> words_, verdicts_;

    static std::string name(const remit::word& w) {
        const std::string spelling{w.spelling};
        if (w.what >= remit::op::year_of && w.what <= remit::op::day_of) return "." + spelling;
        return w.what == remit::op::neg ? "- (before a number)" : spelling;
    }
    void add(const remit::rule& r) {
        std::map<std::string, bool> seen;
        look(r.require.root(), seen, false);
        if (r.where) look(r.where->root(), seen, false), seen["where"] = true;
        if (r.start || r.stop) seen["in force from or to"] = true;
        if (r.within) look(r.within->root(), seen, false), seen["a limit of the rule"] = true;
        if (!r.for_each.is_group())
            seen["for each " + r.for_each.table()] = true;
        else
            seen["for each group"] = true;
        if (r.for_each.columns().size() == 2) seen["for each group of two"] = true;
        for (const auto& [what, yes] : seen) ++words_[what];
    }
    static void look(const remit::node& n, std::map<std::string, bool>& seen, bool in_selector) {
        using remit::op;
        seen[name(remit::word_of(n.what))] = true;
        if (n.what == op::source) seen["rows " + std::get<std::string>(n.value)] = true;
        if (n.what == op::source && n.args.size() > 1) seen["rows that agree"] = true;
        if (n.what == op::calendar)
            seen["window " + (n.args.empty() ? std::get<std::string>(n.value)
                                             : std::string{"year.starting"})] = true;
        if (n.what == op::past && !n.args.empty()) seen["past of a length"] = true;
        if (n.what == op::ahead && !n.args.empty()) seen["ahead of a length"] = true;
        if (n.what == op::length &&
            std::get<remit::duration>(n.value).unit == remit::duration::unit_type::working_days)
            seen["length in working days"] = true;
        if (n.what >= op::eq && n.what <= op::ge && n.args[1]->what == op::length)
            seen["a number against a length"] = true;
        if (n.what >= op::past && n.what <= op::calendar && in_selector)
            seen["a window inside a selector"] = true;
        if (n.what == op::path) {
            seen["path " + std::get<std::string>(n.value) + (n.args.empty() ? "" : "(\"...\")")] =
                true;
            if (in_selector) seen["a path inside a selector"] = true;
        }
        const bool measure = n.what >= op::count && n.what <= op::last;
        for (std::size_t i = 0; i < n.args.size(); ++i)
            if (n.args[i]) look(*n.args[i], seen, in_selector || (measure && i == 1));
    }
};

/// The failing case made small, with everything needed to see why.
std::string explained(const test_case& c, const remit_test::difference& d) {
    const auto small = remit_test::shrink(c, [&](const test_case& smaller) {
        try {
            const auto again = remit_test::compare(smaller);
            return again && again->what == d.what;
        } catch (const std::exception&) {
            return false;  // a rule that names what was left out says nothing
        }
    });
    const auto left = remit_test::compare(small);
    return "the check and the oracle disagree (" + d.what +
           "); REMIT_ONLY=" + std::to_string(c.seed) + " shows the whole case\n" + as_text(small) +
           "--- " + (left ? left->shown : d.shown);
}

}  // namespace

TEST_CASE("property: check agrees with the day-by-day oracle", "[check][property]") {
    if (const auto only = from_environment("REMIT_ONLY", 0); only != 0) {
        const auto c = remit_test::generate(only);
        std::cout << as_text(c) << std::flush;
        const auto d = remit_test::compare(c);
        if (d)
            std::cout << "--- " << d->shown << "\n\nmade small:\n" << explained(c, *d) << std::endl;
        CHECK_FALSE(d.has_value());
        return;
    }
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length   ? 100'000
                                                       : sanitized ? 500
                                                                   : 5'000);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const bool stop = from_environment("REMIT_STOP", 0) != 0;  // one that disagrees is enough
    coverage seen;
    std::size_t findings = 0, disagree = 0;
    for (std::uint64_t i = 0; i < cases; ++i) {
        const auto c = remit_test::generate(seed * 1'000'003 + i);
        const auto judged = oracle::judge_in_full(c.facts, c.charter, c.window,
                                                  oracle::pace::days_with_events, c.settings);
        if (const auto d = remit_test::compare(c, judged)) {
            if (stop) FAIL("the check and the oracle disagree (" + d->what + ")");
            // Catch would break the lines of the tables; a few are enough to look into
            if (++disagree <= 3)
                std::cout << explained(c, *d) << std::endl;
            else
                std::cout << "they also disagree in REMIT_ONLY=" << c.seed << std::endl;
            continue;
        }
        seen.add(c, judged);
        findings += judged.runs.size();
    }
    std::cout << cases << " cases from seed " << seed << ", " << findings << " findings compared, "
              << disagree << " cases disagree\n";
    CHECK(disagree == 0);
    if (cases >= 5'000) CHECK(seen.enough(cases >= 100'000 ? 1'000 : 10));
}

TEST_CASE("property: asking for fewer days gives the same findings, clipped", "[check][property]") {
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const std::uint64_t cases = from_environment("REMIT_LONG", 0) != 0 ? 5'000 : 200;
    for (std::uint64_t i = 0; i < cases; ++i) {
        const auto c = remit_test::generate(seed * 1'000'003 + i);
        remit_test::dice d{c.seed};
        const auto days = static_cast<std::size_t>(*c.window.stop() - c.window.start());
        const auto from = c.window.start() + static_cast<std::int64_t>(d.below(days));
        const remit::period asked{from, from + d.between(1, 90)};
        const auto registry = remit_test::registry_of(c.facts);
        auto settings = c.settings;
        settings.until = *asked.stop();
        std::vector<oracle::verdict_run> clipped;
        for (auto run : remit_test::runs_of(remit::check(registry, c.charter, {}, settings),
                                            remit::period{from, remit::day::last()})) {
            if (run.start < from) run.due.reset();  // of the first day that is shown
            run.start = std::max(run.start, asked.start());
            run.stop = std::min(run.stop, *asked.stop());
            if (run.start < run.stop) clipped.push_back(run);
        }
        INFO("asked for " << text(asked) << " of\n" << as_text(c));
        auto shown = remit_test::runs_of(
            remit::check(registry, c.charter, {.during = asked}, settings), asked);
        for (std::size_t k = 0; k < shown.size() && k < clipped.size(); ++k)
            if (!clipped[k].due) shown[k].due.reset();
        CHECK(shown == clipped);
    }
}

TEST_CASE("property: the oracle says the same on days without events as on the day before",
          "[oracle][property]") {
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const std::uint64_t cases = from_environment("REMIT_LONG", 0) != 0 ? 500 : 10;
    for (std::uint64_t i = 0; i < cases; ++i) {
        const auto c = remit_test::generate(seed * 1'000'003 + i);
        INFO(as_text(c));
        CHECK(oracle::judge(c.facts, c.charter, c.window, c.settings) ==
              oracle::judge_in_full(c.facts, c.charter, c.window, oracle::pace::days_with_events,
                                    c.settings)
                  .runs);
    }
}
