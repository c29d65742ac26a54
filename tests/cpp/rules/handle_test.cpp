// SPDX-License-Identifier: BSL-1.0
// A handle points at a tree of its kind, always.
#include <algorithm>
#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <type_traits>
#include <utility>

#include "support/rules.hpp"

using namespace remit;
using namespace remit::words;
using remit_test::message_contains;

namespace {

/// Made of these trees and of no others.
template <class T>
void takes_only(std::initializer_list<op> kinds) {
    const node_ptr trees[] = {make_node(op::integer, std::int64_t{7}),
                              (count() == 7).share_root(),
                              count().share_root(),
                              some().share_root(),
                              share().share_root(),
                              source{members}.share_root(),
                              window{remit::words::year}.share_root(),
                              limit{days(1)}.share_root(),
                              next(members).share_root(),
                              make_node(op::path, std::string{"body"})};
    for (const auto& tree : trees) {
        INFO(remit_test::text_of(tree));
        if (std::find(kinds.begin(), kinds.end(), tree->what) != kinds.end())
            CHECK(T{tree}.share_root() == tree);
        else
            CHECK_THROWS_MATCHES(T{tree}, bad_input, message_contains("E-TYPE"));
    }
    CHECK_THROWS_MATCHES(T{node_ptr{}}, bad_input, message_contains("null pointer"));
}

/// What was moved from still prints and compares.
template <class T>
void stays(T from) {
    const T copy = from;
    T to = std::move(from);
    CHECK(same(from, copy));  // NOLINT: what a handle promises
    from = std::move(to);
    CHECK(text(to) == text(copy));  // NOLINT
    STATIC_REQUIRE(std::is_nothrow_move_constructible_v<T>);
    STATIC_REQUIRE(std::is_nothrow_move_assignable_v<T>);
}

}  // namespace

TEST_CASE("a handle is made of a tree of its kind, and of no null pointer", "[rules][handle]") {
    takes_only<condition>({op::eq, op::some});
    takes_only<quantified>({op::some});
    takes_only<measure>({op::integer, op::count, op::share, op::length});
    takes_only<aggregate>({op::count});
    takes_only<share_measure>({op::share});
    takes_only<source>({op::source});
    takes_only<window>({op::calendar});
    takes_only<limit>({op::length, op::next});
    CHECK_THROWS_MATCHES(condition{make_node(op::integer, std::int64_t{7})}, bad_input,
                         message_contains("`7` is no condition"));
    CHECK_THROWS_AS(condition{nullptr}, bad_input);
}

TEST_CASE("a handle that was moved from is the same handle", "[rules][handle]") {
    stays<condition>(role == "chair");
    stays<measure>(count() + 1);
    stays(count());
    stays(some());
    stays(share());
    stays(col("company"));
    stays<source>(members);
    stays<window>(remit::words::year);
    stays<limit>(days(1));
    rule r{.name = "size", .require = count() == 7};
    const rule moved = std::move(r);
    CHECK(r.require == moved.require);  // NOLINT
}

TEST_CASE("a number or a text is no measure over rows", "[rules][handle]") {
    STATIC_REQUIRE_FALSE(std::is_convertible_v<int, aggregate>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<aggregate, int>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<aggregate, const char*>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<aggregate, day>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<aggregate, measure>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<quantified, condition>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<node_ptr, quantified>);
}
