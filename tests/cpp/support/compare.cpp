// SPDX-License-Identifier: BSL-1.0
#include "support/compare.hpp"

#include <algorithm>
#include <exception>

#include "support/show.hpp"

namespace remit_test {
namespace {

bool before(const oracle::verdict_run& a, const oracle::verdict_run& b) {
    return std::tie(a.rule, a.subject, a.start) < std::tie(b.rule, b.subject, b.start);
}

std::string only_in(std::vector<oracle::verdict_run> these, std::vector<oracle::verdict_run> those,
                    const std::string& who) {
    std::string out;
    for (const auto& run : these)
        if (std::find(those.begin(), those.end(), run) == those.end())
            out += who + ": " + show(run) + "\n";
    return out;
}

}  // namespace

remit::registry registry_of(const oracle::facts& f) {
    remit::registry_builder b;
    for (const auto& each : f.bodies) b.add(each);
    for (const auto& each : f.seats) b.add(each);
    for (const auto& each : f.people) b.add(each);
    for (const auto& each : f.organisations) b.add(each);
    for (const auto& each : f.offices) b.add(each);
    for (const auto& each : f.mandates) b.add(each);
    for (const auto& each : f.dated) b.add(each);
    for (const auto& each : f.terms) b.add(each);
    for (const auto& each : f.meetings) b.add(each);
    for (const auto& each : f.items) b.add(each);
    for (const auto& each : f.attendances) b.add(each);
    for (const auto& each : f.events) b.add(each);
    for (const auto& each : f.proposals) b.add(each);
    for (const auto& each : f.nominations) b.add(each);
    for (const auto& each : f.recusals) b.add(each);
    for (const auto& each : f.speakers) b.add(each);
    for (const auto& each : f.tasks) b.add(each);
    for (const auto& each : f.audiences) b.add(each);
    if (f.observed) b.observed(*f.observed);
    for (const auto& [table, days] : f.observed_tables) b.observed(table, days);
    return std::move(b).build();
}

std::vector<oracle::verdict_run> runs_of(const remit::findings& found,
                                         const remit::period& window) {
    std::vector<oracle::verdict_run> out;
    for (const auto& f : found.all())
        // which of several mandates of one key has which number is no question of days
        out.push_back({f.rule, f.subject.substr(0, f.subject.find('#')), f.during.start(),
                       f.during.stop().value_or(*window.stop()),
                       f.verdict == remit::verdict::fails      ? oracle::verdict::fails
                       : f.verdict == remit::verdict::possible ? oracle::verdict::possible
                                                               : oracle::verdict::pending,
                       f.reason, f.waived_until, f.due});
    return out;
}

namespace {

/// The same case without the rules that were refused because no facts can meet them, if that is
/// what the oracle found too.
std::optional<difference> compare_without(const test_case& c, const oracle::judgement& expected,
                                          const std::vector<remit::problem>& never) {
    test_case rest = c;
    auto judged = expected;
    for (const auto& p : never) {
        const auto from = p.where.find('"'), to = p.where.find('"', from + 1);
        const auto name = p.where.substr(from + 1, to - from - 1);
        for (const auto& t : expected.rules)
            if (t.rule == name && t.holds > 0) return difference{"never", name + " does hold"};
        std::erase_if(rest.charter.rules, [&](const auto& r) { return r.name == name; });
        std::erase_if(rest.charter.waivers, [&](const auto& w) { return w.rule == name; });
        std::erase_if(judged.runs, [&](const auto& r) { return r.rule == name; });
        std::erase_if(judged.rules, [&](const auto& t) { return t.rule == name; });
    }
    return compare(rest, judged);
}

}  // namespace

std::optional<difference> compare(const test_case& c, const oracle::judgement& expected) {
    std::vector<oracle::verdict_run> got;
    try {
        got = runs_of(
            remit::compiled{c.charter, registry_of(c.facts), c.settings}.run({.during = c.window}),
            c.window);
    } catch (const remit::bad_input& e) {
        const bool all_never = std::all_of(
            e.problems().begin(), e.problems().end(),
            [](const auto& p) { return p.code == "E-NEVER" && p.where.starts_with("rule "); });
        if (all_never) return compare_without(c, expected, e.problems());
        return difference{"refused " + e.problems().front().code, e.what()};
    } catch (const std::exception& e) {
        return difference{"threw", e.what()};
    }
    auto wanted = expected.runs;
    // what is due is told of the first day of the whole run, which the oracle may not have looked
    // at
    for (auto* runs : {&got, &wanted})
        for (auto& run : *runs)
            if (run.start == c.window.start()) run.due.reset();
    if (got == wanted) return std::nullopt;
    const auto unsorted = got;
    std::stable_sort(got.begin(), got.end(), before);
    std::stable_sort(wanted.begin(), wanted.end(), before);
    if (got == wanted) {
        std::string shown = "the same findings in another order:\n";
        for (const auto& run : unsorted) shown += "check: " + show(run) + "\n";
        for (const auto& run : expected.runs) shown += "oracle: " + show(run) + "\n";
        return difference{"order", shown};
    }
    return difference{
        "runs", only_in(wanted, got, "only the oracle") + only_in(got, wanted, "only the check ")};
}

std::optional<difference> compare(const test_case& c) {
    return compare(c, oracle::judge_in_full(c.facts, c.charter, c.window,
                                            oracle::pace::days_with_events, c.settings));
}

}  // namespace remit_test
