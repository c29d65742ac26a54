// SPDX-License-Identifier: BSL-1.0
// All misspelt names of a text at once.
#include <string>
#include <vector>

#include "support/rules.hpp"

TEST_CASE("misspelt functions of a text are told together", "[rules][parse_errors]") {
    try {
        (void)remit::parse_condition(
            "(cuont(role == \"chair\") == 1) & not (sme().oof(mandates)) & (cuont() < 9)");
        FAIL("nothing was thrown");
    } catch (const remit::bad_input& e) {
        std::vector<std::string> said;
        for (const auto& p : e.problems()) said.push_back(p.where + " " + p.hint);
        CHECK(said == std::vector<std::string>{"column 2 did you mean \"count\"?",
                                               "column 38 did you mean \"some\"?",
                                               "column 44 did you mean \"of\"?"});
        CHECK_THAT(e.problems().at(1).what,
                   remit_test::contains_text("`sme` is no function of the language\n    (cuont("));
    }
}

TEST_CASE("misspelt rows, paths and functions of a text are told together",
          "[rules][parse_errors]") {
    try {
        (void)remit::parse_condition(
            "some().of(mandat) & sme() & some().of(persn.ofices.same(body)) & some().of(mandat) & "
            "some().of(body(\"x\").meting) & within(some(), next(body.meetngs)) & "
            "some().of(mandates.same(role)) & some(rol == 1).of(person.offices)");
        FAIL("nothing was thrown");
    } catch (const remit::bad_input& e) {
        std::vector<std::string> said;
        for (const auto& p : e.problems()) said.push_back(p.what.substr(0, p.what.find('\n')));
        CHECK(said == std::vector<std::string>{
                          "`mandat` are no rows", "`sme` is no function of the language",
                          "`persn` is no path to other rows", "`ofices` are no rows",
                          "`meting` are no rows", "`meetngs` are no rows"});
    }
}
