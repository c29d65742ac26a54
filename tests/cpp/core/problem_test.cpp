// SPDX-License-Identifier: BSL-1.0
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

#include <remit/core/problem.hpp>

#include "support/catch.hpp"

using remit::bad_input;
using remit::problem;

TEST_CASE("a problem reads: where, what, code, and the hint on its own line", "[core][problem]") {
    CHECK(
        text(problem{"E-DATE", "mandates.csv:17", "2022-02-30 is not a day", "write 2022-02-28"}) ==
        "mandates.csv:17: 2022-02-30 is not a day [E-DATE]\n    write 2022-02-28");
    CHECK(text(problem{"E-DATE", "", "no day", ""}) == "no day [E-DATE]");
    CHECK(text(problem{"", "here", "no day", ""}) == "here: no day");
    CHECK(text(problem{"E-SYNTAX", "column 2", "no sign\n    a => b\n      ^^", "write >="}) ==
          "column 2: no sign [E-SYNTAX]\n    a => b\n      ^^\n    write >=");
}

TEST_CASE("bad_input carries all the problems", "[core][problem]") {
    const std::vector<problem> problems{{"E-A", "x", "first", ""}, {"E-B", "y", "second", "do it"}};
    const bad_input e{problems};
    CHECK(e.problems() == problems);
    CHECK(std::string{e.what()} == "x: first [E-A]\ny: second [E-B]\n    do it");
    CHECK(bad_input{problems[0]}.problems() == std::vector{problems[0]});
}

TEST_CASE("the message of bad_input shows twenty problems and counts the rest", "[core][problem]") {
    const bad_input twenty{std::vector<problem>(20, problem{"E-A", "", "wrong", ""})};
    CHECK(std::string{twenty.what()}.find("more") == std::string::npos);

    const bad_input many{std::vector<problem>(25, problem{"E-A", "", "wrong", ""})};
    const std::string message = many.what();
    CHECK_THAT(message, remit_test::contains_text("... and 5 more"));
    std::size_t shown = 0;
    for (auto at = message.find("wrong"); at != std::string::npos;
         at = message.find("wrong", at + 1))
        ++shown;
    CHECK(shown == 20);
    CHECK(many.problems().size() == 25);
}

TEST_CASE("everything thrown is a remit::error and a std::runtime_error", "[core][problem]") {
    STATIC_REQUIRE(std::is_base_of_v<remit::error, bad_input>);
    STATIC_REQUIRE(std::is_base_of_v<std::runtime_error, remit::error>);
    STATIC_REQUIRE(std::is_nothrow_copy_constructible_v<std::runtime_error>);
}
