// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <remit/time/timeline.hpp>

#include "support/catch.hpp"

using remit::day;
using remit::period;
using remit::timeline;
using remit_test::message_contains;

namespace {

const day epoch(2022, 1, 1);
constexpr std::int64_t horizon = 40;

/// A timeline and what it says on every day up to the horizon.
struct sample {
    timeline<int> line;
    std::map<std::int64_t, int> by_day;
};

sample random_sample(std::mt19937& random) {
    const auto below = [&](std::int64_t n) { return static_cast<std::int64_t>(random()) % n; };
    const auto start = below(20);
    const auto stop = below(3) == 0 ? horizon : start + 1 + below(horizon - start - 1);
    const period domain =
        stop == horizon ? period(epoch + start) : period(epoch + start, epoch + stop);
    int value = static_cast<int>(below(3));
    sample s{timeline<int>(domain, value), {}};
    for (auto d = start; d < stop; ++d) {
        if (below(3) == 0) {
            value = static_cast<int>(below(3));
            s.line.then(epoch + d, value);
        }
        s.by_day[d] = value;
    }
    return s;
}

template <class T>
void check_invariant(const timeline<T>& line) {
    const auto changes = line.changes();
    REQUIRE_FALSE(changes.empty());
    REQUIRE(changes[0].at == line.domain().start());
    for (std::size_t i = 1; i < changes.size(); ++i) {
        REQUIRE(changes[i - 1].at < changes[i].at);
        REQUIRE(line.domain().contains(changes[i].at));
        REQUIRE(changes[i - 1].value != changes[i].value);
    }
}

}  // namespace

TEST_CASE("a value lasts from its change until the day of the next", "[time][timeline]") {
    timeline<int> line(period(day(2022, 1, 1), day(2023, 1, 1)), 7);
    line.then(day(2022, 6, 1), 6).then(day(2022, 9, 1), 7);
    CHECK(line.at(day(2022, 1, 1)) == 7);
    CHECK(line.at(day(2022, 5, 31)) == 7);
    CHECK(line.at(day(2022, 6, 1)) == 6);
    CHECK(line.at(day(2022, 12, 31)) == 7);
    const std::vector<std::pair<period, int>> segments{
        {period(day(2022, 1, 1), day(2022, 6, 1)), 7},
        {period(day(2022, 6, 1), day(2022, 9, 1)), 6},
        {period(day(2022, 9, 1), day(2023, 1, 1)), 7}};
    CHECK(line.segments() == segments);
}

TEST_CASE("a timeline has no value outside its domain", "[time][timeline]") {
    const timeline<int> line(period(day(2022, 1, 1), day(2023, 1, 1)), 7);
    CHECK_THROWS_MATCHES(line.at(day(2023, 1, 1)), remit::bad_input,
                         message_contains("2022-12-31"));
    CHECK_THROWS_MATCHES(line.at(day(2021, 12, 31)), remit::bad_input,
                         message_contains("E-TIMELINE"));
}

TEST_CASE("changes come in order and inside the domain", "[time][timeline]") {
    timeline<int> line(period(day(2022, 1, 1), day(2023, 1, 1)), 7);
    line.then(day(2022, 6, 1), 6);
    CHECK_THROWS_AS(line.then(day(2022, 5, 31), 5), remit::bad_input);
    CHECK_THROWS_AS(line.then(day(2023, 1, 1), 5), remit::bad_input);
    CHECK(line.changes().size() == 2);
}

TEST_CASE("equal neighbours are one stretch, and a later word on a day wins", "[time][timeline]") {
    timeline<int> line(period(day(2022, 1, 1)), 7);
    line.then(day(2022, 6, 1), 7);
    CHECK(line.changes().size() == 1);
    line.then(day(2022, 7, 1), 6).then(day(2022, 7, 1), 7);
    CHECK(line.changes().size() == 1);
    line.then(day(2022, 7, 1), 5).then(day(2022, 7, 1), 6);
    CHECK(line.at(day(2022, 7, 1)) == 6);
}

TEST_CASE("random timelines say what was said day by day", "[time][timeline]") {
    const auto seed = 20221;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 500; ++i) {
        const auto s = random_sample(random);
        check_invariant(s.line);
        for (const auto& [d, value] : s.by_day) REQUIRE(s.line.at(epoch + d) == value);
        std::map<std::int64_t, int> from_segments;
        for (const auto& [p, value] : s.line.segments())
            for (std::int64_t d = 0; d < horizon; ++d)
                if (p.contains(epoch + d)) from_segments[d] = value;
        REQUIRE(from_segments == s.by_day);
    }
}

TEST_CASE("combine agrees with combining day by day", "[time][timeline]") {
    const auto seed = 20222;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    int apart = 0;
    for (int i = 0; i < 3000; ++i) {
        const auto a = random_sample(random), b = random_sample(random);
        std::map<std::int64_t, std::string> wanted;
        const auto f = [](int x, int y) { return std::to_string(x) + "," + std::to_string(y / 2); };
        for (const auto& [d, value] : a.by_day)
            if (const auto other = b.by_day.find(d); other != b.by_day.end())
                wanted[d] = f(value, other->second);
        if (wanted.empty()) {
            ++apart;
            REQUIRE_THROWS_AS(combine(a.line, b.line, f), remit::bad_input);
            continue;
        }
        const auto both = combine(a.line, b.line, f);
        check_invariant(both);
        REQUIRE(both.domain() == intersection(a.line.domain(), b.line.domain()));
        for (std::int64_t d = 0; d < horizon; ++d) {
            REQUIRE(both.domain().contains(epoch + d) == wanted.contains(d));
            if (wanted.contains(d)) REQUIRE(both.at(epoch + d) == wanted[d]);
        }
    }
    CHECK(apart > 100);
    CHECK(apart < 2000);
}

TEST_CASE("a change that merged with its neighbour still was said", "[time][timeline]") {
    timeline<int> line(period(day(2022, 1, 1)), 7);
    line.then(day(2022, 6, 1), 7);
    CHECK_THROWS_AS(line.then(day(2022, 5, 1), 6), remit::bad_input);
    line.then(day(2022, 7, 1), 6).then(day(2022, 7, 1), 7);
    CHECK_THROWS_AS(line.then(day(2022, 6, 30), 5), remit::bad_input);
    CHECK(line == timeline<int>(period(day(2022, 1, 1)), 7));
}
