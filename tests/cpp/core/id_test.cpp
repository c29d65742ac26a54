// SPDX-License-Identifier: BSL-1.0
#include <concepts>
#include <type_traits>
#include <unordered_set>

#include <remit/core/id.hpp>

#include "support/catch.hpp"

namespace {
struct person_tag;
struct body_tag;
using person_id = remit::id<person_tag>;
using body_id = remit::id<body_tag>;
}  // namespace

TEST_CASE("an id is a position, and ids of one kind are ordered by it", "[core][id]") {
    CHECK(person_id{3}.index() == 3);
    CHECK(person_id{} == person_id{0});
    CHECK(person_id{3} != person_id{4});
    CHECK(person_id{3} < person_id{4});
    STATIC_REQUIRE(sizeof(person_id) == 4);
}

TEST_CASE("ids of different kinds neither compare nor convert", "[core][id]") {
    STATIC_REQUIRE_FALSE(std::equality_comparable_with<person_id, body_id>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<person_id, body_id>);
    STATIC_REQUIRE_FALSE(std::is_constructible_v<person_id, body_id>);
    STATIC_REQUIRE_FALSE(std::is_convertible_v<std::uint32_t, person_id>);
}

TEST_CASE("ids are keys of hashed containers", "[core][id]") {
    const std::unordered_set<person_id> ids{person_id{1}, person_id{2}, person_id{1}};
    CHECK(ids.size() == 2);
}
