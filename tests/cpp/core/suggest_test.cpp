// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <remit/core/suggest.hpp>

#include "support/catch.hpp"

using remit::did_you_mean;
using remit::suggest;

namespace {
constexpr std::array<std::string_view, 6> roles = {"chair",  "director", "vice",
                                                   "member", "observer", "secretær"};
}

TEST_CASE("the edit distance counts letters put in, left out, changed or swapped",
          "[core][suggest]") {
    using remit::detail::edit_distance;
    CHECK(edit_distance("", "") == 0);
    CHECK(edit_distance("chair", "chair") == 0);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("chair", "chir") == 1);
    CHECK(edit_distance("chair", "chairs") == 1);
    CHECK(edit_distance("chair", "cheir") == 1);
    CHECK(edit_distance("chair", "hcair") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the edit distance is symmetric", "[core][suggest]") {
    for (const auto a : roles)
        for (const auto b : roles)
            CHECK(remit::detail::edit_distance(a, b) == remit::detail::edit_distance(b, a));
}

TEST_CASE("a misspelt word finds the one that was meant", "[core][suggest]") {
    CHECK(suggest("chiar", roles) == "chair");
    CHECK(suggest("Chair", roles) == "chair");
    CHECK(suggest("directer", roles) == "director");
    CHECK(suggest("secretaer", roles) == "secretær");
    CHECK(suggest("chairman", roles) == "chair");
    CHECK(suggest("dire", roles) == "director");
}

TEST_CASE("a word far from all finds none", "[core][suggest]") {
    CHECK(suggest("president", roles).empty());
    CHECK(suggest("", roles).empty());
    CHECK(suggest("xy", roles).empty());
    CHECK(suggest(std::string(65, 'c'), roles).empty());
    CHECK(suggest("chair", std::vector<std::string>{}).empty());
}

TEST_CASE("of several words as near, the first is suggested", "[core][suggest]") {
    const std::vector<std::string> words{"seats", "seals"};
    CHECK(suggest("sears", words) == "seats");
}

TEST_CASE("a word does not suggest itself", "[core][suggest]") {
    const std::vector<std::string> words{"seat", "seats"};
    CHECK(suggest("seat", words) == "seats");
}

TEST_CASE("did_you_mean makes a hint of the suggestion", "[core][suggest]") {
    CHECK(did_you_mean("chiar", roles) == "did you mean \"chair\"?");
    CHECK(did_you_mean("president", roles).empty());
    CHECK(did_you_mean("sest", std::vector<std::string>{"seat"}) == "did you mean \"seat\"?");
}
