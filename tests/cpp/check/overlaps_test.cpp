// SPDX-License-Identifier: BSL-1.0
#include "check/overlaps.hpp"

#include <cstdint>
#include <limits>
#include <tuple>
#include <utility>
#include <vector>

#include "support/catch.hpp"

namespace {

using remit::detail::overlaps;
using ends = std::vector<std::int64_t>;
using row = std::pair<std::size_t, std::size_t>;  ///< key, thing
using pair_of = std::tuple<std::size_t, std::uint32_t, std::uint32_t>;

std::vector<pair_of> found(overlaps& o, std::size_t keys, const std::vector<row>& rows) {
    std::vector<pair_of> out;
    o.find(
        keys, rows.size(),
        [&](const auto& f) {
            for (const auto& [key, thing] : rows) f(key, thing);
        },
        [&](std::size_t key, std::uint32_t a, std::uint32_t b) { out.emplace_back(key, a, b); });
    return out;
}

std::vector<pair_of> found(const ends& start, const ends& stop, std::size_t keys,
                           const std::vector<row>& rows) {
    overlaps o;
    o.take(start, stop);
    return found(o, keys, rows);
}

}  // namespace

TEST_CASE("things that share a key and a moment are found once", "[check][overlaps]") {
    CHECK(found({10, 11}, {12, 13}, 1, {{0, 0}, {0, 1}}) == std::vector<pair_of>{{0, 0, 1}});
    CHECK(found({10, 11}, {12, 13}, 2, {{0, 0}, {1, 1}}).empty());
    CHECK(found({}, {}, 0, {}).empty());
    CHECK(found({1}, {2}, 3, {}).empty());
}

TEST_CASE("one that begins when another stops does not overlap it", "[check][overlaps]") {
    CHECK(found({10, 12}, {12, 13}, 1, {{0, 0}, {0, 1}}).empty());
    CHECK(found({12, 10}, {13, 13}, 1, {{0, 0}, {0, 1}}) == std::vector<pair_of>{{0, 1, 0}});
}

TEST_CASE("what takes no time overlaps nothing", "[check][overlaps]") {
    const std::vector<row> both{{0, 0}, {0, 1}, {0, 2}};
    CHECK(found({10, 11, 11}, {14, 11, 9}, 1, both).empty());
    CHECK(found({11, 11}, {11, 12}, 1, {{0, 0}, {0, 1}}).empty());
}

TEST_CASE("all that are open are told of, however long one lasts", "[check][overlaps]") {
    const ends start{0, 1, 3, 50, 60}, stop{100, 2, 10, 55, 61};
    const std::vector<row> rows{{0, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 4}};
    const std::vector<pair_of> expected{{0, 0, 1}, {0, 0, 2}, {0, 0, 3}, {0, 0, 4}};
    CHECK(found(start, stop, 1, rows) == expected);
    CHECK(found({5, 5, 5}, {6, 7, 8}, 1, {{0, 2}, {0, 0}, {0, 1}}) ==
          std::vector<pair_of>{{0, 0, 1}, {0, 0, 2}, {0, 1, 2}});
}

TEST_CASE("a row that is said twice is said once", "[check][overlaps]") {
    const std::vector<row> rows{{0, 1}, {0, 0}, {0, 1}, {0, 0}, {0, 1}};
    CHECK(found({10, 11}, {12, 13}, 1, rows) == std::vector<pair_of>{{0, 0, 1}});
}

TEST_CASE("ends may be as far apart as numbers go", "[check][overlaps]") {
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CHECK(found({most - 1, least, 0}, {most, most, 1}, 1, {{0, 0}, {0, 1}, {0, 2}}) ==
          std::vector<pair_of>{{0, 1, 2}, {0, 1, 0}});
}

TEST_CASE("a workspace is used again, with fewer things and with more", "[check][overlaps]") {
    overlaps o;
    o.take(ends{10, 11, 12}, ends{13, 13, 13});
    CHECK(found(o, 1, {{0, 0}, {0, 1}, {0, 2}}).size() == 3);
    CHECK(found(o, 9, {{8, 0}, {8, 2}}) == std::vector<pair_of>{{8, 0, 2}});
    o.take(ends{1}, ends{2});
    CHECK(found(o, 1, {{0, 0}}).empty());
    o.take(ends{4, 3, 2, 1}, ends{9, 9, 9, 9});
    CHECK(found(o, 1, {{0, 0}, {0, 1}, {0, 2}, {0, 3}}).size() == 6);
}
