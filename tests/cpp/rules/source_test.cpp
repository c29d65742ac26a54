// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/source.hpp>

#include "support/rules.hpp"

using remit::op;
using remit::source;
using namespace remit::words;

TEST_CASE("a source is rows, alone or behind one path", "[rules][source]") {
    CHECK(text(source{members}) == "members");
    CHECK(text(source{person.offices}) == "person.offices");
    CHECK(text(source{body("council").members}) == "body(\"council\").members");
    CHECK(text(source{body("The \"Council\"").seats}) == "body(\"The \\\"Council\\\"\").seats");
    CHECK(same(source{"person", "offices"}, person.offices));
    CHECK(same(source{"", "members"}, members));
    CHECK(source{members}.root().args.size() == 1);
    CHECK(source{members}.root().args[0] == nullptr);
    CHECK(remit::same_tree(remit::make_node(op::source, std::string{"members"}),
                           source{members}.share_root()));
}

TEST_CASE("same adds columns to agree in", "[rules][source]") {
    CHECK(text(person.mandates.same(body)) == "person.mandates.same(body)");
    CHECK(text(person.mandates.same(body, role)) == "person.mandates.same(body, role)");
    CHECK(text(source{person.mandates.same(body)}.same(role)) ==
          "person.mandates.same(body, role)");
    CHECK(text(mandates.same(col("company"))) == "mandates.same(col(\"company\"))");
    CHECK_FALSE(same(source{person.mandates.same(body, role)}, person.mandates.same(role, body)));
}

TEST_CASE("rows and paths are those of the vocabulary", "[rules][source]") {
    CHECK_THROWS_MATCHES((source{"", "member"}), remit::bad_input,
                         remit_test::message_contains("did you mean \"members\"?"));
    CHECK_THROWS_MATCHES((source{"persn", "offices"}), remit::bad_input,
                         remit_test::message_contains("did you mean \"person\"?"));
}
