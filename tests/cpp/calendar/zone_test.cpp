// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "support/catch.hpp"

using remit::read_zone;

TEST_CASE("the zones of the Kubernetes community are read", "[calendar][zone]") {
    // each distinct text of `tz` in kubernetes/community, sigs.yaml, 2017 to 2026
    const std::vector<std::pair<std::string_view, std::string_view>> all{
        {"", ""},
        {"Beijing", "Asia/Shanghai"},
        {"CEST (Central European Summer Time)", "CET"},
        {"CET", "CET"},
        {"CET (Central European Time)", "CET"},
        {"EST", ""},
        {"EST (Eastern Time)", "America/New_York"},
        {"Eastern Standard Time (EST)", ""},
        {"Eastern Time (ET)", "America/New_York"},
        {"IST (Indian Standard Time)", "Asia/Kolkata"},
        {"London", "Europe/London"},
        {"London-UK", "Europe/London"},
        {"PDT", "America/Los_Angeles"},
        {"PT", "America/Los_Angeles"},
        {"PT (Pacific Time)", "America/Los_Angeles"},
        {"Poland", "Europe/Warsaw"},
        {"TODO", ""},
        {"UTC", "UTC"},
        {"Warsaw", "Europe/Warsaw"},
    };
    for (const auto& [text, zone] : all) {
        INFO(text);
        CHECK(read_zone(text).value_or("") == zone);
    }
}

TEST_CASE("of a name of area and place only the form is looked at", "[calendar][zone]") {
    for (const auto* zone : {"Europe/Warsaw", "America/Argentina/Buenos_Aires", "Etc/GMT+8",
                             "US/Pacific", "Europe/Nowhere"})
        CHECK(read_zone(zone) == zone);
    for (const auto* none : {"slack/zoom", "Europe/", "/", "Europe/War saw", "Europe/a/b/c",
                             "europe/warsaw", "Europe/\xFF"})
        CHECK_FALSE(read_zone(none));
    CHECK_FALSE(read_zone("Europe/" + std::string(80, 'x')));
}

TEST_CASE("a text that may mean several zones is none", "[calendar][zone]") {
    for (const auto* text : {"IST", "EST", "CST", "PST", "GMT"}) CHECK_FALSE(read_zone(text));
    CHECK(read_zone("BST") == "Europe/London");
    CHECK(read_zone("BST (British Summer Time)") == "Europe/London");
    CHECK_FALSE(read_zone("PT (Eastern Time)"));
    CHECK_FALSE(read_zone("PT (Pacific Time"));
    CHECK_FALSE(read_zone("PT ()"));
    CHECK(read_zone("  poland ") == "Europe/Warsaw");
}

TEST_CASE("what is known is sorted, each once and in small letters", "[calendar][zone]") {
    const auto all = remit::known_zones();
    const auto key = [](const remit::known_zone& z) { return std::tuple{z.text, z.zone}; };
    for (std::size_t i = 1; i < all.size(); ++i) {
        INFO(all[i].text);
        CHECK(all[i - 1].text <= all[i].text);
        for (std::size_t j = 0; j < i; ++j) CHECK(key(all[j]) != key(all[i]));
    }
    for (const auto& z : all) {
        CHECK(std::none_of(z.text.begin(), z.text.end(),
                           [](char c) { return c >= 'A' && c <= 'Z'; }));
        CHECK_FALSE(z.source.empty());
    }
}
