// SPDX-License-Identifier: BSL-1.0
#include "support/shrink.hpp"

#include <utility>
#include <vector>

#include <remit/rules/vocabulary.hpp>

namespace remit_test {
namespace {

/// The conditions that stand directly below this one: the parts of an `&`, the selector's are not.
std::vector<remit::condition> parts(const remit::condition& c) {
    std::vector<remit::condition> out;
    const auto what = c.root().what;
    if (what != remit::op::all_of && what != remit::op::any_of && what != remit::op::negation)
        return out;
    for (const auto& arg : c.root().args) out.emplace_back(arg);
    return out;
}

class shrinker {
public:
    shrinker(test_case c, const std::function<bool(const test_case&)>& fails, std::size_t tries)
        : best_{std::move(c)}, fails_{fails}, tries_{tries} {}

    test_case run() {
        do {
            better_ = false;
            drop([](test_case& c) -> auto& { return c.charter.rules; });
            drop([](test_case& c) -> auto& { return c.charter.waivers; });
            drop([](test_case& c) -> auto& { return c.charter.seats; });
            drop([](test_case& c) -> auto& { return c.facts.mandates; });
            drop([](test_case& c) -> auto& { return c.facts.offices; });
            drop([](test_case& c) -> auto& { return c.facts.recusals; });
            drop([](test_case& c) -> auto& { return c.facts.speakers; });
            drop([](test_case& c) -> auto& { return c.facts.tasks; });
            drop([](test_case& c) -> auto& { return c.facts.audiences; });
            drop([](test_case& c) -> auto& { return c.facts.nominations; });
            drop([](test_case& c) -> auto& { return c.facts.attendances; });
            drop([](test_case& c) -> auto& { return c.facts.items; });
            drop([](test_case& c) -> auto& { return c.facts.meetings; });
            drop([](test_case& c) -> auto& { return c.facts.events; });
            drop([](test_case& c) -> auto& { return c.facts.proposals; });
            drop([](test_case& c) -> auto& { return c.facts.terms; });
            drop([](test_case& c) -> auto& { return c.facts.dated; });
            drop([](test_case& c) -> auto& { return c.facts.seats; });
            drop([](test_case& c) -> auto& { return c.facts.people; });
            drop([](test_case& c) -> auto& { return c.facts.organisations; });
            drop([](test_case& c) -> auto& { return c.facts.bodies; });
            attempt([](test_case& c) { c.facts.observed.reset(); },
                    best_.facts.observed.has_value());
            attempt([](test_case& c) { c.facts.observed_tables.clear(); },
                    !best_.facts.observed_tables.empty());
            attempt([](test_case& c) { c.settings.calendar = {}; },
                    !best_.settings.calendar.holidays().empty());
            sharpen([](test_case& c) -> auto& { return c.facts.mandates; });
            sharpen([](test_case& c) -> auto& { return c.facts.offices; });
            sharpen([](test_case& c) -> auto& { return c.facts.meetings; });
            sharpen([](test_case& c) -> auto& { return c.facts.events; });
            sharpen([](test_case& c) -> auto& { return c.facts.proposals; });
            sharpen([](test_case& c) -> auto& { return c.facts.seats; });
            sharpen([](test_case& c) -> auto& { return c.facts.bodies; });
            sharpen([](test_case& c) -> auto& { return c.facts.dated; });
            for (std::size_t i = 0; i < best_.charter.rules.size(); ++i) simplify_rule(i);
            simplify_rows();
        } while (better_ && tries_ > 0);
        return best_;
    }

private:
    test_case best_;
    const std::function<bool(const test_case&)>& fails_;
    std::size_t tries_;
    bool better_ = false;

    template <class Change>
    bool attempt(Change change, bool worth = true) {
        if (!worth || tries_ == 0) return false;
        --tries_;
        test_case smaller = best_;
        change(smaller);
        if (!fails_(smaller)) return false;
        best_ = std::move(smaller);
        return better_ = true;
    }
    template <class Rows>
    void drop(Rows rows) {
        for (std::size_t i = rows(best_).size(); i-- > 0;)
            attempt([&](test_case& c) {
                rows(c).erase(rows(c).begin() + static_cast<std::ptrdiff_t>(i));
            });
    }
    /// Ends that are known within bounds become exact.
    template <class Rows>
    void sharpen(Rows rows) {
        for (std::size_t i = 0; i < rows(best_).size(); ++i) {
            attempt([&](test_case& c) { rows(c)[i].start_latest.reset(); },
                    rows(best_)[i].start_latest.has_value());
            attempt([&](test_case& c) { rows(c)[i].stop_earliest.reset(); },
                    rows(best_)[i].stop_earliest.has_value());
        }
    }
    void simplify_rule(std::size_t i) {
        const auto now = [&]() -> const remit::rule& { return best_.charter.rules[i]; };
        attempt([&](test_case& c) { c.charter.rules[i].where.reset(); }, now().where.has_value());
        attempt([&](test_case& c) { c.charter.rules[i].within.reset(); }, now().within.has_value());
        attempt([&](test_case& c) { c.charter.rules[i].start.reset(); }, now().start.has_value());
        attempt([&](test_case& c) { c.charter.rules[i].stop.reset(); }, now().stop.has_value());
        for (const auto& part : parts(now().require))
            if (attempt([&](test_case& c) { c.charter.rules[i].require = part; })) break;
        if (!now().where) return;
        for (const auto& part : parts(*now().where))
            if (attempt([&](test_case& c) { c.charter.rules[i].where = part; })) break;
    }
    void simplify_rows() {
        for (std::size_t i = 0; i < best_.facts.mandates.size(); ++i) {
            const auto change = [&](auto what) {
                attempt([&](test_case& c) { what(c.facts.mandates[i]); });
            };
            const auto m = best_.facts.mandates[i];
            if (!m.role.empty()) change([](auto& x) { x.role.clear(); });
            if (!m.seat.empty()) change([](auto& x) { x.seat.clear(); });
            if (!m.appointed_by.empty()) change([](auto& x) { x.appointed_by.clear(); });
            if (!m.on_behalf_of.empty()) change([](auto& x) { x.on_behalf_of.clear(); });
            if (!m.status.empty()) change([](auto& x) { x.status.clear(); });
            if (m.votes) change([](auto& x) { x.votes.reset(); });
            if (m.stop) change([](auto& x) { x.stop.reset(); });
            if (m.due) change([](auto& x) { x.due.reset(); });
            if (!m.instrument.empty()) change([](auto& x) { x.instrument.clear(); });
            if (!m.substitute_for.empty()) change([](auto& x) { x.substitute_for.clear(); });
            if (!m.term.empty()) change([](auto& x) { x.term.clear(); });
            if (!m.more.empty()) change([](auto& x) { x.more.clear(); });
        }
        for (std::size_t i = 0; i < best_.facts.people.size(); ++i)
            attempt([&](test_case& c) { c.facts.people[i].more.clear(); },
                    !best_.facts.people[i].more.empty());
        for (std::size_t i = 0; i < best_.facts.bodies.size(); ++i) {
            attempt([&](test_case& c) { c.facts.bodies[i].more.clear(); },
                    !best_.facts.bodies[i].more.empty());
            attempt([&](test_case& c) { c.facts.bodies[i].stop.reset(); },
                    best_.facts.bodies[i].stop.has_value());
            attempt([&](test_case& c) { c.facts.bodies[i].parent.clear(); },
                    !best_.facts.bodies[i].parent.empty());
        }
    }
};

}  // namespace

test_case shrink(test_case c, const std::function<bool(const test_case&)>& fails,
                 std::size_t most_tries) {
    return shrinker{std::move(c), fails, most_tries}.run();
}

}  // namespace remit_test
