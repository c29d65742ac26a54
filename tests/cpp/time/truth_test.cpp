// SPDX-License-Identifier: BSL-1.0
#include <vector>

#include <remit/time/truth.hpp>

#include "support/catch.hpp"

using remit::truth;
using enum remit::truth;

namespace {

/// What a truth may turn out to be.
std::vector<bool> completions(truth t) {
    if (t == maybe) return {false, true};
    return {t == yes};
}

template <class F>
truth over_completions(truth a, truth b, F f) {
    bool can_hold = false, can_fail = false;
    for (const bool x : completions(a))
        for (const bool y : completions(b)) (f(x, y) ? can_hold : can_fail) = true;
    return can_hold && can_fail ? maybe : remit::truth_of(can_hold);
}

}  // namespace

TEST_CASE("and, or and not are what every completion of their operands gives", "[time][truth]") {
    for (const auto a : {no, maybe, yes}) {
        CHECK(~a == over_completions(a, yes, [](bool x, bool) { return !x; }));
        for (const auto b : {no, maybe, yes}) {
            CHECK((a & b) == over_completions(a, b, [](bool x, bool y) { return x && y; }));
            CHECK((a | b) == over_completions(a, b, [](bool x, bool y) { return x || y; }));
        }
    }
}

TEST_CASE("truths are ordered: no, maybe, yes", "[time][truth]") {
    CHECK(no < maybe);
    CHECK(maybe < yes);
    CHECK(remit::truth_of(true) == yes);
    CHECK(remit::truth_of(false) == no);
    STATIC_REQUIRE((yes & ~no) == yes);
}
