// SPDX-License-Identifier: BSL-1.0
// Of facts of which little is unknown every way to complete them is looked at: what is said for
// certain is so in all of them, and how often "possible" was said where all say the same is counted
// for each word.
//
//   REMIT_SEED=n     the first seed (default 20220310)
//   REMIT_LONG=1     REMIT_CASES cases (default 8,000) of at most 4,096 ways instead of 400 of 100
//   REMIT_ONLY=n     the one case of that seed
//   REMIT_SHOWN=n    so many rules of which it was said needlessly are shown
#include <algorithm>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <remit/core/problem.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/coarsen.hpp"
#include "support/completable.hpp"
#include "support/complete.hpp"
#include "support/generate_words.hpp"
#include "support/told.hpp"

namespace {

using remit::day;
using remit::op;
using remit_test::told;
namespace oracle = remit_test::oracle;

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* const s = std::getenv(name);
    return s == nullptr || *s == '\0' ? otherwise : std::strtoull(s, nullptr, 10);
}

/// The words of a condition, without those that every condition has.
void words_in(const remit::node& n, std::set<std::string>& out) {
    const bool plain = n.what == op::integer || n.what == op::fraction || n.what == op::text ||
                       n.what == op::date || n.what == op::column || n.what == op::length;
    if (n.what == op::source)
        out.insert("of(" + std::get<std::string>(n.value) + ")");
    else if (n.what >= op::past && n.what <= op::calendar)
        out.insert("over(" + std::string{remit::word_of(n.what).spelling} + ")");
    else if (!plain)
        out.insert((n.what >= op::year_of && n.what <= op::day_of ? "." : "") +
                   std::string{remit::word_of(n.what).spelling});
    for (const auto& arg : n.args)
        if (arg) words_in(*arg, out);
}

struct score {
    std::size_t told = 0, possible = 0, needless = 0;
    void add(bool is_possible, bool is_needless) {
        ++told, possible += is_possible, needless += is_needless;
    }
};
using scores = std::map<std::string, score>;

/// Some weeks around days of which little is known, day by day.
std::vector<day> days_around(remit_test::dice& d, const oracle::facts& f,
                             const remit::period& window) {
    std::vector<day> unsure;
    const auto note = [&](const auto& rows) {
        for (const auto& r : rows) {
            if (r.start_latest) unsure.push_back(*r.start_latest);
            if (r.stop_earliest) unsure.push_back(*r.stop_earliest);
        }
    };
    note(f.mandates), note(f.offices), note(f.meetings), note(f.events), note(f.proposals);
    note(f.seats), note(f.bodies), note(f.dated);
    for (const auto& m : f.mandates)
        if (m.due && !m.due->exact() && m.due->latest()) unsure.push_back(*m.due->latest());
    auto out = remit_test::days_to_ask(d, f, window, 6);
    for (int i = 0; i < 2 && !unsure.empty(); ++i) {
        const auto middle = d.one_of(unsure);
        for (std::int64_t n = -5; n <= 5; ++n)
            if (window.contains(middle + n)) out.push_back(middle + n);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Single comparisons, now and then combined, of what the facts know.
remit::charter comparisons(remit_test::dice& d, const remit_test::test_case& c) {
    remit::charter out;
    out.values = c.charter.values;
    const remit_test::facts_with_days about{
        c.facts, remit_test::days_to_ask(d, c.facts, c.window, 12), c.window};
    remit_test::words_about words{d, about};
    while (out.rules.size() < 60) {
        const auto subject = words.subject();
        if (subject.what == remit_test::said_of_a::group) continue;
        remit::rule r{
            .name = "c" + std::to_string(out.rules.size()),
            .for_each = subject.text,
            .require = remit::parse_condition(words.demand(subject, d.percent(85) ? 0 : 1))};
        if (d.percent(8)) r.within = remit::parse_limit(words.limit(subject));
        out.rules.push_back(std::move(r));
    }
    return out;
}

/// Those rules of which something cannot be told, as far as they are few, and some others.
void keep_open_ones(remit_test::test_case& c, const std::vector<day>& days) {
    const remit_test::telling asked{c.charter, c.settings, days};
    std::set<std::size_t> open, closed;
    for (const auto& [about, said] : asked.of(c.facts)) {
        const bool possible = std::find(said.begin(), said.end(), told::possible) != said.end();
        (possible ? open : closed).insert(about.first);
    }
    c.charter.rules.clear();
    for (const auto r : open)
        if (c.charter.rules.size() < 12) c.charter.rules.push_back(asked.rules()[r]);
    const auto most = c.charter.rules.size() + 3;
    for (const auto r : closed)
        if (c.charter.rules.size() < most && !open.contains(r))
            c.charter.rules.push_back(asked.rules()[r]);
}

/// The exact facts, of which so much is forgotten that they can be completed in at most so many
/// ways, and in more than one.
std::optional<oracle::facts> little_unknown(remit_test::dice& d, const oracle::facts& exact,
                                            std::size_t most_ways) {
    for (std::size_t percent = 12; percent > 0; percent = percent * 2 / 3) {
        const auto coarse = remit_test::coarsen_days(
            d, remit_test::forget_values(d, exact, percent / (d.percent(50) ? 1 : 4)),
            remit_test::known_to::a_few_days, percent);
        remit_test::odometer way;
        (void)remit_test::complete([&](std::size_t n) { return way.choose(n); }, coarse);
        const auto ways = way.ways(most_ways + 1);
        if (ways > 1 && ways <= most_ways) return coarse;
    }
    return std::nullopt;
}

void count(scores& by_word, const remit::rule& r, bool open, bool needless) {
    std::set<std::string> words{"(all)", "for each " + r.for_each.table()};
    words_in(r.require.root(), words);
    if (r.within) words.insert("within");
    for (const auto& w : words) by_word[w].add(open, needless);
}

class ways_of {
public:
    ways_of(const remit_test::test_case& c, const remit_test::telling& asked)
        : asked_{asked}, partial_{c.facts}, before_{asked.of(c.facts)} {}

    /// Looks at every way; whether rows hang together in each as they do here.
    [[nodiscard]] bool look(std::size_t most) {
        remit_test::odometer way;
        const remit_test::chooser choose = [&](std::size_t n) { return way.choose(n); };
        do {
            const auto completed = remit_test::complete(choose, partial_);
            if (++ways_ > most || !remit_test::same_links(partial_, completed)) return false;
            const auto now = asked_.of(completed);
            wrong_ += remit_test::contradictions(asked_, before_, now);
            for (const auto& [about, said] : before_) {
                auto& seen = seen_[about];
                const auto found = now.find(about);
                for (std::size_t i = 0; i < said.size(); ++i)
                    seen[at(about, i)].add(found == now.end() ? told::nothing : found->second[i]);
            }
        } while (way.next());
        return true;
    }
    [[nodiscard]] const std::string& wrong() const { return wrong_; }
    [[nodiscard]] std::size_t ways() const { return ways_; }

    /// Calls f(rule, open, needless) for each certain answer and each that is open.
    template <class F>
    void for_each_answer(F f) const {
        for (const auto& [about, said] : before_) {
            const auto& seen = seen_.at(about);
            for (std::size_t i = 0; i < said.size(); ++i) {
                // what is pending waits for rows that nobody knows of, and no way adds any
                if (said[i] == told::nothing || said[i] == told::pending) continue;
                const auto& s = seen.at(at(about, i));
                const bool open = said[i] == told::possible;
                f(asked_.rules()[about.first], open, open && !(s.kept && s.broken));
            }
        }
    }

private:
    const remit_test::telling& asked_;
    const oracle::facts& partial_;
    remit_test::telling::answers before_;
    struct in_all {
        bool kept = false, broken = false;
        void add(told t) {  // rows of one start, one of which is the last, are told as possible
            kept = kept || t != told::fails;
            broken = broken || t == told::fails || t == told::possible || t == told::pending;
        }
    };
    std::map<std::pair<std::size_t, std::size_t>, std::map<std::size_t, in_all>> seen_;

    /// What happens is one thing, whichever day it is on.
    [[nodiscard]] std::size_t at(std::pair<std::size_t, std::size_t> about, std::size_t day) const {
        return remit_test::happens(asked_.rules()[about.first].for_each) ? 0 : day;
    }
    std::string wrong_;
    std::size_t ways_ = 0;
};

void print(const scores& by_word) {
    std::cout << "word                         answers  possible  needless\n";
    for (const auto& [word, s] : by_word) {
        std::cout << std::left << std::setw(26) << word << std::right << std::setw(10) << s.told
                  << std::setw(10) << s.possible << std::setw(10) << s.needless;
        if (s.possible > 0) std::cout << std::setw(6) << s.needless * 100 / s.possible << " %";
        std::cout << '\n';
    }
}

}  // namespace

TEST_CASE("property: what is certain is so in every way, and possible is seldom said needlessly",
          "[check][property]") {
    const bool at_length = from_environment("REMIT_LONG", 0) != 0;
    const auto cases = from_environment("REMIT_CASES", at_length ? 8'000 : 400);
    const auto seed = from_environment("REMIT_SEED", 20220310);
    const auto only = from_environment("REMIT_ONLY", 0);
    auto shown = from_environment("REMIT_SHOWN", only != 0 ? 1'000 : 0);
    const std::size_t most_ways = at_length ? 4'096 : 100;
    std::size_t looked_at = 0, ways = 0, refused = 0, left_out = 0, wrong = 0;
    scores by_word;
    for (std::uint64_t i = 0; i < (only != 0 ? 1 : cases); ++i) {
        auto c = remit_test::exact(only != 0 ? only : seed * 1'000'003 + i);
        if (!c) continue;
        remit_test::dice d{c->seed};
        if (c->facts.mandates.size() > 8 || c->facts.offices.size() > 5) continue;
        auto little = little_unknown(d, c->facts, most_ways);
        if (!little) {
            ++left_out;
            continue;
        }
        c->facts = std::move(*little);
        const auto days = days_around(d, c->facts, c->window);
        try {
            c->charter = comparisons(d, *c);
            keep_open_ones(*c, days);
            const remit_test::telling asked{c->charter, c->settings, days};
            ways_of all{*c, asked};
            const bool whole = all.look(most_ways * 2);
            ways += all.ways();
            if (!all.wrong().empty() && ++wrong <= 3)  // a few are enough to look into
                std::cout << all.wrong().substr(0, 2'000) << remit_test::shown_small(*c, days)
                          << std::endl;
            if (!whole) {
                ++left_out;
                continue;
            }
            ++looked_at;
            all.for_each_answer([&](const remit::rule& r, bool open, bool needless) {
                count(by_word, r, open, needless);
                if (needless && shown > 0) --shown, std::cout << "needless: " << text(r) << '\n';
            });
        } catch (const remit::bad_input& e) {
            if (++refused <= 3) std::cout << "refused: " << e.what() << '\n';
        }
    }
    print(by_word);
    std::cout << looked_at << " cases, " << ways << " ways; " << left_out
              << " left out (too many ways, or rows that hang together otherwise), " << refused
              << " refused; " << wrong << " cases contradict\n";
    CHECK(wrong == 0);
    if (only != 0) return;
    CHECK(looked_at * 4 > cases);
    CHECK(refused * 20 <= cases);
    CHECK(by_word["(all)"].possible > cases);
}
