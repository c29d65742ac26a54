// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Random registries and random rules about them, the same for the same seed on every machine.

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

#include <remit/charter.hpp>
#include <remit/check/settings.hpp>

#include "oracle/oracle.hpp"

namespace remit_test {

/// Random choices without std's distributions, which differ between standard libraries.
class dice {
public:
    explicit dice(std::uint64_t seed) : engine_{seed} {}

    /// 0 <= result < n.
    [[nodiscard]] std::size_t below(std::size_t n) {
        return static_cast<std::size_t>(engine_() % n);
    }
    /// low <= result <= high.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high) {
        return low + static_cast<std::int64_t>(below(static_cast<std::size_t>(high - low + 1)));
    }
    [[nodiscard]] bool percent(std::size_t p) { return below(100) < p; }
    template <class T>
    [[nodiscard]] const T& one_of(const std::vector<T>& v) {
        return v[below(v.size())];
    }
    [[nodiscard]] std::string one_of(std::initializer_list<const char*> v) {
        return *(v.begin() + below(v.size()));
    }

private:
    std::mt19937_64 engine_;
};

struct test_case {
    std::uint64_t seed = 0;
    oracle::facts facts;
    remit::charter charter;
    remit::period window;  ///< every day of it is compared
    remit::check_settings settings{};
};

/// What rules may speak of.
struct facts_with_days {
    oracle::facts facts;
    std::vector<remit::day> days;  ///< on which much happens
    remit::period window;
};

[[nodiscard]] facts_with_days generate_facts(dice& d);
/// A charter whose rules speak of columns that the facts have. It may add its seats to the facts.
[[nodiscard]] remit::charter generate_charter(dice& d, facts_with_days& about);

/// The case of that seed.
[[nodiscard]] test_case generate(std::uint64_t seed);

}  // namespace remit_test
