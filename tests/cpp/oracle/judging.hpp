// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What a rule comes to for one subject on one day.

#include <functional>
#include <optional>

#include <remit/charter.hpp>

#include "oracle/evaluate.hpp"
#include "oracle/subjects.hpp"
#include "oracle/world.hpp"

namespace remit_test::oracle {

/// The facts, and the days on which something may change.
struct known {
    world w;
    when first, last;  ///< all facts, and every day that is asked for, lie well between them

    known(const facts& f, when from, when to);
};

/// The days on which the charter's rules and waivers begin and end.
[[nodiscard]] std::vector<when> days_named(const remit::charter& c);

/// The charter's words for who is a member, or null.
template <class Charter>
[[nodiscard]] const remit::condition* member_of(const Charter& c) {
    if constexpr (requires { c.member; }) {
        return c.member ? &*c.member : nullptr;
    } else {
        return nullptr;
    }
}

/// A rule as it is judged: all of it that is a condition.
struct stated {
    const remit::rule* rule;
    remit::node_ptr require;
    bool daily;  ///< it may say something else on a day without events
};
[[nodiscard]] stated stated_of(const remit::rule& r, const remit::condition* member);

/// When the rule is judged for the subject, beside what is known of the subject's own days.
struct domain {
    when start = always, stop = never;
    [[nodiscard]] bool contains(when d) const { return start <= d && d < stop; }
    void clip(const life& l) { start = std::max(start, l.start), stop = std::min(stop, l.stop); }
};
/// Nothing where nothing is observed.
[[nodiscard]] std::optional<domain> domain_of(const world& w, const remit::rule& r,
                                              const row& what);
[[nodiscard]] judged judged_of(const world& w, const remit::rule& r, const row& what);

/// What one rule comes to for one subject on one day.
struct day_of_rule {
    bool in_domain = false, demanded = false;
    outcome kept{remit::truth::yes};
};
/// The same for every day; as long as what is given lasts, and no other subject is begun.
[[nodiscard]] std::function<day_of_rule(when)> each_day(const known& k, const evaluator& e,
                                                        const stated& s, const subject& who,
                                                        const judged& about);

}  // namespace remit_test::oracle
