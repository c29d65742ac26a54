// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/shared_list.hpp>

#include <stdexcept>
#include <vector>

#include "support/catch.hpp"

using namespace remit;

TEST_CASE("copies of a shared list have the same items in the same place",
          "[registry][shared_list]") {
    const shared_list<int> a{1, 2, 3};
    const auto b = a;
    CHECK(b.data() == a.data());
    CHECK(b == a);
    CHECK(b == std::vector<int>{1, 2, 3});
    CHECK(a.front() == 1);
    CHECK(a.back() == 3);
    CHECK(a.at(1) == 2);
    CHECK_THROWS_AS(a.at(3), std::out_of_range);
}

TEST_CASE("a shared list is taken for a vector", "[registry][shared_list]") {
    const auto sum = [](const std::vector<int>& v) {
        int out = 0;
        for (const int each : v) out += each;
        return out;
    };
    CHECK(sum(shared_list<int>{1, 2, 3}) == 6);
    CHECK(sum(shared_list<int>{}) == 0);
}

TEST_CASE("what is taken is copied where another list has it, else not",
          "[registry][shared_list]") {
    shared_list<int> a{1, 2, 3};
    auto b = a;
    const int* const where = a.data();
    auto copied = a.take();
    CHECK(a.empty());
    CHECK(copied.data() != where);
    CHECK(b == copied);
    const auto moved = b.take();
    CHECK(moved.data() == where);
    CHECK(b == shared_list<int>{});
    CHECK(b.take().empty());
}

TEST_CASE("a list that was moved from is empty", "[registry][shared_list]") {
    shared_list<int> a{1, 2};
    const shared_list<int> b = std::move(a);
    CHECK(b.size() == 2);
    CHECK(a.empty());  // NOLINT(bugprone-use-after-move)
    shared_list<int> c{7};
    c = b;
    a = std::move(c);
    CHECK(a == b);
    CHECK(c.empty());  // NOLINT(bugprone-use-after-move)
}
