// SPDX-License-Identifier: BSL-1.0
// What compares with == has a std::hash that agrees with it.
#include <remit/charter.hpp>
#include <remit/rules.hpp>

#include <string>
#include <unordered_set>

#include "support/catch.hpp"

using namespace remit;
namespace w = remit::words;

namespace {

/// Two equal values and one that differs.
template <class T>
void hashes(const T& a, const T& again, const T& other) {
    const std::unordered_set<T> set{a, again, other};
    CHECK(set.size() == 2);
    CHECK(std::hash<T>{}(a) == std::hash<T>{}(again));
    CHECK(std::hash<T>{}(a) != std::hash<T>{}(other));
}

/// The same of handles whose == builds a condition.
template <class T>
void hashes_trees(const T& a, const T& again, const T& other) {
    const std::unordered_set<T, std::hash<T>, same_expr> set{a, again, other};
    CHECK(set.size() == 2);
}

rule size(int n) { return {.name = "size", .require = w::count() == n}; }

charter of(rule r) {
    charter c;
    c.rules = {std::move(r)};
    return c;
}

}  // namespace

TEST_CASE("values of time and numbers hash", "[core][hash]") {
    hashes(ratio{2, 6}, ratio{1, 3}, ratio{3, 1});
    hashes(w::days(30), w::days(30), w::months(30));
    const day first{2024, 1, 1}, later{2024, 2, 1};
    hashes(period{first}, period{first}, period{first, later});
}

TEST_CASE("rules and their parts hash", "[core][hash]") {
    hashes(w::role == "chair", w::role == "chair", w::role != "chair");
    hashes(w::some(), w::some(), w::none());
    hashes(subject{"a, b in body"}, subject{"a,b in body"}, subject{"b, a in body"});
    hashes(size(7), size(7), size(8));
    auto later = size(7);
    later.start = day{2024, 1, 1};
    hashes(size(7), size(7), later);
}

TEST_CASE("handles whose == builds a condition hash, and compare by `same_expr`", "[core][hash]") {
    hashes_trees<measure>(w::count() + 1, w::count() + 1, w::count() + 2);
    hashes_trees(w::count(), w::count(), w::days_held());
    hashes_trees(w::share(), w::share(), w::share(w::role == "chair"));
    hashes_trees(col("a"), col("a"), col("b"));
    hashes_trees<source>(w::members, w::members, w::mandates);
    hashes_trees<window>(w::year, w::year, w::month);
    hashes_trees<limit>(w::days(1), w::days(1), w::days(2));
}

TEST_CASE("charters and their parts hash", "[core][hash]") {
    hashes(clause{"a", "", "w"}, clause{"a", "", "w"}, clause{"b", "", "w"});
    hashes(seat_clause{.seat = "a"}, seat_clause{.seat = "a"},
           seat_clause{.seat = "a", .number = 1});
    const period days{day{2024, 1, 1}};
    hashes(waiver{"r", "", days, "x"}, waiver{"r", "", days, "x"}, waiver{"r", "s", days, "x"});
    hashes(of(size(7)), of(size(7)), of(size(8)));
}
