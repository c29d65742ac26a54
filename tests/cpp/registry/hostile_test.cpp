// SPDX-License-Identifier: BSL-1.0
// Facts made to take long. A test does not time: where one of these costs the square of its size
// again, it is seen to.
#include <remit/registry/builder.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

/// Texts of 24 letters that collide in all bits under the constants of the hash that is told of a
/// registry.
class colliding_texts {
public:
    std::string next() {
        for (;;) {
            std::uint64_t word = 0;
            for (std::uint64_t n = ++tried_, at = 0; at < 64; at += 8, n /= 16)
                word |= ('a' + n % 16) << at;
            const std::uint64_t last = mix(begun_, word) ^ 0x0123456789abcdefU;
            if (is_plain(last)) return bytes(first) + bytes(word) + bytes(last);
        }
    }

private:
    static constexpr std::uint64_t first = 0x6161616161616161U;
    std::uint64_t begun_ = mix(mix(0x51ed270b8f0a5b1fU, 24), first);
    std::uint64_t tried_ = 0;

    static std::uint64_t mix(std::uint64_t h, std::uint64_t word) {
        h = (h ^ word) * 0x9e3779b97f4a7c15U;
        h = (h ^ (h >> 29)) * 0xbf58476d1ce4e5b9U;
        return h ^ (h >> 32);
    }
    static bool is_plain(std::uint64_t word) {
        for (unsigned at = 0; at < 64; at += 8)
            if (const auto c = word >> at & 255U; c <= ' ' || c > '~' || c == ',' || c == '"')
                return false;
        return true;
    }
    static std::string bytes(std::uint64_t word) {
        std::string out;
        for (unsigned at = 0; at < 64; at += 8) out += static_cast<char>(word >> at & 255U);
        return out;
    }
};

std::string number(std::size_t i) { return std::to_string(i); }

}  // namespace

TEST_CASE("keys that collide in a hash known beforehand are found", "[registry][hostile]") {
    colliding_texts texts;
    std::vector<std::string> keys;
    std::string people = "person\n";
    for (int i = 0; i < 10'000; ++i) {
        keys.push_back(texts.next());
        people += keys.back() + "\n";
    }
    const auto r = build({{table_id::people, people}});
    std::size_t found = 0;
    for (std::size_t i = 0; i < keys.size(); ++i)
        found += r.find(table_id::people, keys[i]) == static_cast<std::int64_t>(i) ? 1U : 0U;
    CHECK(found == keys.size());
}

TEST_CASE("what is built does not depend on the hash of a table", "[registry][hostile]") {
    std::string mandates = "person,body,seat,start\n";
    for (std::size_t i = 0; i < 500; ++i)
        mandates += "p" + number(i % 97) + ",b" + number(i % 13) + ",s" + number(i % 7) +
                    ",2024-01-" + number(10 + i % 20) + "\n";
    const auto first = build({{table_id::mandates, mandates}});
    const auto second = build({{table_id::mandates, mandates}});
    CHECK(first.hash() == second.hash());
    CHECK(first.table(table_id::people).key == second.table(table_id::people).key);
    CHECK(first.table(table_id::seats).key == second.table(table_id::seats).key);
    CHECK(std::vector<problem>(first.notes().begin(), first.notes().end()) ==
          std::vector<problem>(second.notes().begin(), second.notes().end()));
}

TEST_CASE("as many roles as seats, each told to its mandate", "[registry][hostile]") {
    std::string seats = "seat,body,role\n";
    std::string mandates = "person,body,seat,start\n";
    for (std::size_t i = 0; i < 40'000; ++i) {
        seats += "s" + number(i) + ",b,r" + number(i) + "\n";
        mandates += "p,b,s" + number(i) + ",2024-01-01\n";
    }
    const auto r = build({{table_id::seats, seats}, {table_id::mandates, mandates}});
    CHECK(cell(r, table_id::mandates, 39'999, "role") == "r39999");
    CHECK(r.table(table_id::mandates).find("role")->dictionary.size() == 40'000);
}

TEST_CASE("seats that one body lacks are sought among its own, not among all",
          "[registry][hostile]") {
    std::string seats = "seat,body\nchair,small\n";
    std::string mandates = "person,body,seat,start\n";
    for (std::size_t i = 0; i < 300'000; ++i) seats += "s" + number(i) + ",large\n";
    for (std::size_t i = 0; i < 9'000; ++i)
        mandates += "p,small,chai" + number(i) + ",2024-01-01\n";
    const auto found = problems_of({{table_id::seats, seats}, {table_id::mandates, mandates}});
    CHECK(found.size() == 9'000);
    CHECK(found.at(0).hint == "did you mean \"chair\"?");
}

TEST_CASE("one person in one seat many times together", "[registry][hostile]") {
    constexpr std::size_t rows = 80'000;
    std::string nested = "person,body,start,stop\n";
    for (std::size_t i = 0; i < rows; ++i)
        nested += "p,b," + text(day{1000, 1, 1} + static_cast<std::int64_t>(i)) + "," +
                  text(day{9000, 1, 1} - static_cast<std::int64_t>(i)) + "\n";
    const auto one = build({{table_id::mandates, nested}});
    CHECK(one.table(table_id::mandates).rows == rows);

    std::string parallel = "person,body,start,stop,company\n";
    for (const auto* days : {"2020-01-01,2021-01-01,", "2021-01-01,2022-01-01,"})
        for (std::size_t i = 0; i < rows; ++i)
            parallel += std::string{"p,b,"} + days + number(i) + "\n";
    const auto two = build({{table_id::mandates, parallel}});
    CHECK(two.table(table_id::mandates).rows == rows);
    CHECK(days_of(two.table(table_id::mandates), rows - 1) == "2020-01-01..2022-01-01");
}
