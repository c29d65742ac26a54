// SPDX-License-Identifier: BSL-1.0
// docs/concepts/semantics.md is a test: each example's findings, from the check and from the
// oracle.
#include "check/semantics_page.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <remit/check.hpp>
#include <remit/io/csv.hpp>
#include <remit/io/folder.hpp>
#include <remit/registry.hpp>

#include "oracle/oracle.hpp"
#include "support/catch.hpp"
#include "support/page.hpp"
#include "support/paths.hpp"
#include "support/tables.hpp"

namespace {

using remit::day;
using remit_test::example;
namespace oracle = remit_test::oracle;

const remit::period all_days{day{1990, 1, 1}, day{2100, 1, 1}};

std::vector<example> page() {
    std::ifstream in{remit_test::source_dir() / "docs" / "concepts" / "semantics.md",
                     std::ios::binary};
    REQUIRE(in.good());
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    return remit_test::examples_of(text);
}

/// "2024-03-01 to 2024-09-01", the stop not counted.
std::optional<remit::period> days_of(const example& e, const std::string& block) {
    const auto found = e.blocks.find(block);
    if (found == e.blocks.end()) return std::nullopt;
    return remit::period{day::parse(found->second.substr(0, 10)),
                         day::parse(found->second.substr(14, 10))};
}

std::vector<std::string> expected(const example& e) {
    auto out = remit_test::lines_of(e.blocks.at("findings"));
    if (out == std::vector<std::string>{"nothing"}) out.clear();
    return out;
}

std::string line(const std::string& rule, const std::string& subject, day start,
                 std::optional<day> stop, std::string_view verdict, const std::string& reason) {
    return rule + " | " + subject + " | " + text(start) + " | " + (stop ? text(*stop) : "still") +
           " | " + std::string{verdict} + (reason.empty() ? "" : " | " + reason);
}

remit::table_id table_named(const std::string& name) {
    for (std::size_t i = 0; i < remit::table_count; ++i)
        if (const auto id = static_cast<remit::table_id>(i); text(id) == name) return id;
    throw std::runtime_error{"no table " + name};
}

std::vector<std::string> by_check(const example& e, const remit::charter& c) {
    remit::registry_builder b;
    for (const auto& [name, csv] : e.tables) {
        auto rows = remit::read_csv(csv, name + ".csv");
        if (name == "attributes")
            b.add_attributes(std::move(rows));
        else
            b.add(table_named(name), std::move(rows));
    }
    for (const auto& s : remit::seats_of(c)) b.add(s);
    if (const auto days = days_of(e, "observed")) b.observed(*days);
    const auto r = std::move(b).build();
    std::vector<std::string> out;
    for (const auto& f : remit::check(r, c, {.during = days_of(e, "during")}).all())
        out.push_back(
            line(f.rule, f.subject, f.during.start(), f.during.stop(), text(f.verdict), f.reason));
    return out;
}

std::string_view shown(oracle::verdict v) {
    return v == oracle::verdict::fails      ? "fails"
           : v == oracle::verdict::possible ? "possible"
                                            : "pending";
}

std::vector<std::string> by_oracle(const example& e, const remit::charter& c) {
    auto f = remit_test::facts_of(e.tables);
    for (const auto& s : remit::seats_of(c)) {
        const bool there = std::any_of(f.seats.begin(), f.seats.end(), [&](const auto& o) {
            return o.body == s.body && o.seat == s.seat;
        });
        if (!there) f.seats.push_back(s);
    }
    f.observed = days_of(e, "observed");
    const auto window = days_of(e, "during").value_or(all_days);
    std::vector<std::string> out;
    for (const auto& r : oracle::judge(f, c, window)) {
        const bool open = r.stop == *all_days.stop();
        out.push_back(line(r.rule, r.subject, r.start, open ? std::nullopt : std::optional{r.stop},
                           shown(r.verdict), r.reason));
    }
    return out;
}

}  // namespace

TEST_CASE("the page of worked examples has what the test reads", "[check][semantics]") {
    const auto examples = page();
    CHECK(examples.size() >= 30);
    for (const auto& e : examples) {
        INFO("semantics.md:" << e.line << ": " << e.heading);
        CHECK(e.tables.count("mandates") == 1);
        CHECK(e.blocks.count("charter") == 1);
        CHECK(e.blocks.count("findings") == 1);
        for (const auto& [name, block] : e.blocks)
            CHECK((name == "charter" || name == "findings" || name == "observed" ||
                   name == "during"));
    }
}

TEST_CASE("each worked example gives the findings that the page says", "[check][semantics]") {
#ifndef REMIT_HAS_TOMLPLUSPLUS
    WARN("skipped: toml++ was not found, so no charter.toml is read in C++");
#else
    for (const auto& e : page()) {
        INFO("semantics.md:" << e.line << ": " << e.heading);
        const auto c = remit::parse_charter(e.blocks.at("charter"), "charter.toml");
        CHECK(by_oracle(e, c) == expected(e));
        CHECK(by_check(e, c) == expected(e));
    }
#endif
}

TEST_CASE("a charter that the page spells in C++ is that of its text", "[check][semantics]") {
#ifndef REMIT_HAS_TOMLPLUSPLUS
    WARN("skipped: toml++ was not found, so no charter.toml is read in C++");
#else
    auto spelled = remit_test::charters_in_cpp();
    CHECK(spelled.size() >= 4);
    for (const auto& e : page()) {
        const auto mine = spelled.find(e.heading);
        if (mine == spelled.end()) continue;
        INFO("semantics.md:" << e.line << ": " << e.heading);
        CHECK(mine->second == remit::parse_charter(e.blocks.at("charter"), "charter.toml"));
        spelled.erase(mine);
    }
    CHECK(spelled.empty());
#endif
}
