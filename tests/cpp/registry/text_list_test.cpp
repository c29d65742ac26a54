// SPDX-License-Identifier: BSL-1.0
#include <remit/registry/text_list.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"

using namespace remit;
using namespace remit_test;

namespace {

text_list list_of(const std::vector<std::string>& texts) {
    return text_list{std::vector<value>(texts.begin(), texts.end())};
}

}  // namespace

TEST_CASE("a list of texts reads as texts", "[registry][text_list]") {
    const auto t = list_of({"c", "a", "b"});
    CHECK(t.size() == 3);
    CHECK(t[1] == "a");
    CHECK(t == std::vector<std::string>{"c", "a", "b"});
    CHECK_FALSE(t == std::vector<std::string>{"c", "a"});
    CHECK(std::find(t.begin(), t.end(), "b") - t.begin() == 2);
    CHECK(t.end()[-1] == "b");
    CHECK(t.begin()->size() == 1);
    CHECK(t.views() == std::vector<std::string_view>{"c", "a", "b"});
    CHECK(text_list{}.empty());
}

TEST_CASE("the keys of people who were derived are the dictionary of the column that names them",
          "[registry][text_list]") {
    const auto r = build({{table_id::mandates, "person,body,start\np,b,2024-01-01\n"}});
    const auto& people = r.table(table_id::people);
    const auto& mandates = r.table(table_id::mandates);
    CHECK(people.key.values().data() == mandates.find("person")->dictionary.data());
    CHECK(people.name.values().data() == people.key.values().data());
    CHECK(mandates.find("person")->code.data() == mandates.person_row.data());
}
