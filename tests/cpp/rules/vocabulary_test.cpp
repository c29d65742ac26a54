// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/rules/vocabulary.hpp>

#include "support/rules.hpp"

using remit::node_ptr;
using remit::op;
using remit::word_kind;

namespace {

bool holds(const remit::node& n, op what) {
    return n.what == what || std::any_of(n.args.begin(), n.args.end(), [&](const node_ptr& arg) {
               return arg && holds(*arg, what);
           });
}

/// The example as a tree: a condition, a value or a source.
node_ptr tree_of(const remit::word& w) {
    const std::string example{w.example};
    if (w.gives == word_kind::part) return remit::parse_source(example).share_root();
    return remit::parse_any(example);
}

using named_columns = std::vector<std::pair<std::string, remit::column>>;
using named_sources = std::vector<std::pair<std::string, remit::source>>;

#define WORD(name) {#name, remit::words::name}
// clang-format off
named_columns columns() {
    return {WORD(person), WORD(body), WORD(seat), WORD(role), WORD(status), WORD(votes), WORD(number),
            WORD(appointed_by), WORD(on_behalf_of), WORD(substitute_for), WORD(instrument), WORD(start),
            WORD(stop), WORD(due), WORD(kind), WORD(office), WORD(organisation), WORD(area),
            WORD(presence), WORD(capacity), WORD(mandate), WORD(meeting), WORD(item), WORD(proposal),
            WORD(event), WORD(name), WORD(gender), WORD(region), WORD(employer), WORD(constituency),
            WORD(municipality), WORD(size_class), WORD(agenda_sent), WORD(papers_sent),
            WORD(minutes_sent), WORD(reason), WORD(special_reason), WORD(affiliation), WORD(party)};
}
#define COLUMNS_OF(p) WORD(p.kind), WORD(p.role), WORD(p.status), WORD(p.number), WORD(p.name), WORD(p.municipality)
named_columns path_columns() {
    return {COLUMNS_OF(person), COLUMNS_OF(body), COLUMNS_OF(seat), COLUMNS_OF(mandate),
            COLUMNS_OF(meeting), COLUMNS_OF(item), COLUMNS_OF(proposal), COLUMNS_OF(parent),
            COLUMNS_OF(principal)};
}
#define ROWS_OF(p) WORD(p.members), WORD(p.mandates), WORD(p.substitutes), WORD(p.appointments), \
    WORD(p.departures), WORD(p.seats), WORD(p.offices), WORD(p.meetings), WORD(p.attendances), \
    WORD(p.items), WORD(p.events), WORD(p.proposals), WORD(p.nominations), WORD(p.recusals), \
    WORD(p.speakers), WORD(p.tasks), WORD(p.audiences)
named_sources sources() {
    return {WORD(members), WORD(mandates), WORD(substitutes), WORD(appointments), WORD(departures),
            WORD(seats), WORD(offices), WORD(meetings), WORD(attendances), WORD(items), WORD(events),
            WORD(proposals), WORD(nominations), WORD(recusals),
            WORD(speakers), WORD(tasks), WORD(audiences)};
}
named_sources path_sources() {
    return {ROWS_OF(person), ROWS_OF(body), ROWS_OF(seat), ROWS_OF(mandate), ROWS_OF(meeting),
            ROWS_OF(item), ROWS_OF(proposal), ROWS_OF(parent), ROWS_OF(principal), ROWS_OF(body("council"))};
}
// clang-format on

std::set<std::string> names_of(const auto& words) {
    std::set<std::string> out;
    for (const auto& w : words) out.insert(w.first);
    return out;
}

template <class Words>
std::set<std::string> behind_paths(const Words& words, bool with_named_body) {
    std::set<std::string> out;
    for (const auto path : remit::path_words)
        for (const auto w : words) out.insert(std::string{path} + "." + std::string{w});
    if (with_named_body)
        for (const auto w : words) out.insert("body(\"council\")." + std::string{w});
    return out;
}

}  // namespace

TEST_CASE("every op has exactly one word", "[rules][vocabulary]") {
    for (int i = 0; i <= static_cast<int>(op::next); ++i) {
        INFO("op " << i);
        CHECK(std::count_if(remit::vocabulary.begin(), remit::vocabulary.end(),
                            [&](const remit::word& w) { return static_cast<int>(w.what) == i; }) ==
              1);
    }
    CHECK(remit::vocabulary.size() == static_cast<std::size_t>(op::next) + 1);
    STATIC_REQUIRE(remit::word_of(op::count).spelling == "count");
}

TEST_CASE("every word's example holds the word, is of its kind, and prints as it stands",
          "[rules][vocabulary]") {
    for (const auto& w : remit::vocabulary) {
        INFO(w.spelling << ": " << w.example);
        const auto tree = tree_of(w);
        CHECK(holds(*tree, w.what));
        CHECK(remit_test::text_of(tree) == w.example);
        CHECK(same_tree(tree_of(w), tree));
        CHECK_FALSE(w.sentence.empty());
        CHECK(w.sentence.back() == '.');
        CHECK((w.precedence >= 1 && w.precedence <= 9));
    }
}

TEST_CASE("the columns of the language are the words of C++", "[rules][vocabulary]") {
    const auto words = columns();
    CHECK(words.size() == remit::column_words.size());
    CHECK(names_of(words) ==
          std::set<std::string>(remit::column_words.begin(), remit::column_words.end()));
    for (const auto& [name, column] : words) {
        INFO(name);
        CHECK(column.name() == name);
        CHECK(text(column) == name);
        CHECK(same_tree(remit::parse_any(name), column.share_root()));
    }
}

TEST_CASE("the columns behind paths are the words of C++", "[rules][vocabulary]") {
    const auto words = path_columns();
    CHECK(names_of(words) == behind_paths(remit::path_column_words, false));
    for (const auto& [name, column] : words) {
        INFO(name);
        CHECK(column.name() == name);
        CHECK(text(column) == name);
        CHECK(same_tree(remit::parse_any(name), column.share_root()));
    }
}

TEST_CASE("the rows of the language are the words of C++", "[rules][vocabulary]") {
    const auto words = sources();
    CHECK(names_of(words) ==
          std::set<std::string>(remit::row_words.begin(), remit::row_words.end()));
    const auto longer = path_sources();
    CHECK(names_of(longer) == behind_paths(remit::row_words, true));
    for (const auto& list : {words, longer})
        for (const auto& [name, source] : list) {
            INFO(name);
            CHECK(text(source) == name);
            CHECK(same(remit::parse_source(name), source));
        }
}

TEST_CASE("the dated columns have a year, a month and a day", "[rules][vocabulary]") {
    using namespace remit::words;
    const std::vector<std::pair<std::string, remit::measure>> parts{
        WORD(start.year), WORD(start.month), WORD(start.day),   WORD(stop.year),
        WORD(stop.month), WORD(stop.day),    WORD(due.year),    WORD(due.month),
        WORD(due.day),    WORD(today.year),  WORD(today.month), WORD(today.day)};
    CHECK(parts.size() == 3 * (remit::dated_words.size() + 1));
    for (const auto& [spelling, part] : parts) {
        CHECK(text(part) == spelling);
        CHECK(same_tree(remit::parse_any(spelling), part.share_root()));
    }
}

TEST_CASE("the calendar windows are the words of C++", "[rules][vocabulary]") {
    const std::vector<std::pair<std::string, remit::window>> windows{WORD(year), WORD(half_year),
                                                                     WORD(quarter), WORD(month)};
    CHECK(names_of(windows) ==
          std::set<std::string>(remit::calendar_words.begin(), remit::calendar_words.end()));
    for (const auto& [name, window] : windows) {
        CHECK(text(window) == name);
        const auto rule = remit::parse_condition("some().over(" + name + ")");
        CHECK(rule == remit::words::some().over(window));
    }
}

TEST_CASE("no word is of two kinds, so that a name means one thing", "[rules][vocabulary]") {
    std::set<std::string_view> seen;
    for (const auto w : remit::column_words) CHECK(seen.insert(w).second);
    for (const auto w : remit::row_words) CHECK(seen.insert(w).second);
    for (const auto w : remit::calendar_words) CHECK(seen.insert(w).second);
    for (const auto w : {"parent", "principal", "today"}) CHECK(seen.insert(w).second);
    CHECK(remit::contains(remit::column_words, "role"));
    CHECK_FALSE(remit::contains(remit::column_words, "roles"));
}

TEST_CASE("the check judges each subject but the organisation", "[rules][vocabulary]") {
    std::set<std::string_view> names;
    for (const auto& subject : remit::subject_words) {
        CHECK(names.insert(subject.name).second);
        CHECK(subject.judged == (subject.name != "organisation"));
    }
    for (const auto* event : {"appointment", "departure", "nomination", "recusal"})
        CHECK(names.contains(event));
}
