// SPDX-License-Identifier: BSL-1.0
// What a rule is for each of, and what it says of a row.
#include "support/generate_words.hpp"

#include <algorithm>
#include <string_view>

#include <remit/rules/vocabulary.hpp>

#include "support/spelled.hpp"

namespace remit_test {
namespace {

using sort = column_choice::sort;

}  // namespace

std::string spelled(const std::string& name) {
    const auto dot = name.find('.');
    const bool word =
        dot == std::string::npos
            ? remit::contains(remit::column_words, name)
            : remit::contains(remit::path_column_words, std::string_view{name}.substr(dot + 1));
    return word ? name : "col(\"" + name + "\")";
}

std::string words_about::literal(const column_choice& c) {
    switch (c.is) {
        case sort::text: return '"' + d_.one_of(c.values) + '"';
        case sort::day:
            if (c.name.ends_with("born"))
                return '"' + remit::text(remit::day{1960, 1, 1} + d_.between(0, 3) * 3000) + '"';
            return '"' + remit::text(d_.one_of(about_.days)) + '"';
        case sort::fraction: return fraction();
        case sort::number: break;
    }
    return std::to_string(d_.between(0, 3));
}

std::string words_about::sign() {
    return " " + d_.one_of({"==", "!=", "<", "<=", ">", ">=", ">=", "<="}) + " ";
}
std::string words_about::fraction() {
    return d_.percent(70) ? "percent(" + d_.one_of({"25", "40", "50", "75"}) + ")" : "ratio(1, 3)";
}
std::string words_about::length(bool working) {
    if (working && d_.percent(25)) return "working_days(" + std::to_string(d_.between(0, 12)) + ")";
    switch (d_.below(5)) {
        case 0: return "weeks(" + std::to_string(d_.between(1, 8)) + ")";
        case 1: return "months(" + std::to_string(d_.between(1, 6)) + ")";
        case 2: return d_.percent(30) ? "years(1)" : "months(2)";
        default: return "days(" + std::to_string(d_.between(0, 90)) + ")";
    }
}
/// A window lasts a day at least.
std::string words_about::lasting() {
    const auto out = length();
    return out == "days(0)" ? "days(1)" : out;
}

subject_choice words_about::subject() {
    const auto roll = d_.below(100);
    if (roll < 28) return {said_of_a::body, "body"};
    if (roll < 38) return {said_of_a::seat, "seat"};
    if (roll < 46) return {said_of_a::person, "person"};
    if (roll < 56) return {said_of_a::mandate, "mandate"};
    if (roll < 80) {
        const std::vector<subject_choice> events = {{said_of_a::appointment, "appointment"},
                                                    {said_of_a::departure, "departure"},
                                                    {said_of_a::meeting, "meeting"},
                                                    {said_of_a::item, "item"},
                                                    {said_of_a::attendance, "attendance"},
                                                    {said_of_a::event, "event"},
                                                    {said_of_a::proposal, "proposal"},
                                                    {said_of_a::nomination, "nomination"},
                                                    {said_of_a::recusal, "recusal"},
                                                    {said_of_a::speaker, "speaker"},
                                                    {said_of_a::task, "task"},
                                                    {said_of_a::audience, "audience"}};
        return d_.one_of(events);
    }
    std::vector<std::string> names = {"role", "appointed_by", "on_behalf_of",
                                      "seat", "kind",         "votes"};
    for (const char* n : {"company", "weight"})
        if (exists("mandates", n)) names.insert(names.end(), 2, n);
    for (const char* n : {"region", "gender", "employer"})
        if (exists("people", n)) names.insert(names.end(), 2, n);
    const auto first = d_.one_of(names), second = d_.one_of(names);
    if (d_.percent(70) || first == second) return {said_of_a::group, first + " in body", {first}};
    return {said_of_a::group, first + ", " + second + " in body", {first, second}};
}

// ---- what a row says ----------------------------------------------------------------------------

std::string words_about::selector(const subject_choice& row, int depth) {
    if (depth > 0 && d_.percent(22)) {
        if (d_.percent(30)) return "~(" + selector(row, depth - 1) + ")";
        return "(" + selector(row, depth - 1) + ")" + d_.one_of({" & ", " | "}) + "(" +
               selector(row, depth - 1) + ")";
    }
    if (depth > 0 && row.what != said_of_a::group && d_.percent(14)) return nested(row, depth - 1);
    if (d_.percent(8)) return compared_columns(row);
    if (d_.percent(10)) return of_days(row);
    const bool has_role = row.what == said_of_a::mandate || row.what == said_of_a::member ||
                          row.what == said_of_a::seat || row.what == said_of_a::appointment;
    if (has_role && d_.percent(5)) return "predicate(\"presides\")";
    const auto c = column(row, false);
    if (!c) return nested(row, 0);
    const auto name = spelled(c->name);
    if (c->is != sort::day && d_.percent(5)) return "given(" + name + ")";
    if (c->is == sort::text) {
        if (d_.percent(25)) return name + ".is_in(" + literal(*c) + ", " + literal(*c) + ")";
        return name + d_.one_of({" == ", " == ", " != "}) + literal(*c);
    }
    if (c->is == sort::number && d_.percent(12))
        return name + ".is_in(" + literal(*c) + ", " + literal(*c) + ")";
    return name + sign() + literal(*c);
}

/// A day that the row names, perhaps some time before or after it; or today.
std::string words_about::a_day(const subject_choice& row) {
    const auto c = dated(row);
    const auto named = !c || d_.percent(25) ? std::string{"today"} : spelled(c->name);
    if (d_.percent(60)) return named;
    return named + d_.one_of({" + ", " - "}) + length(true);
}

std::string words_about::of_days(const subject_choice& row) {
    const auto c = dated(row);
    switch (d_.below(5)) {
        case 0:
            return (c && remit::contains(remit::dated_words, c->name) ? c->name
                                                                      : std::string{"today"}) +
                   d_.one_of({".year % 2", ".month % 3", ".day % 4"}) +
                   d_.one_of({" == ", " != "}) + d_.one_of({"0", "1"});
        case 1:
            if (c) return "today - " + spelled(c->name) + sign() + length(true);
            break;
        case 2: return "today" + sign() + '"' + remit::text(d_.one_of(about_.days)) + '"';
        default: break;
    }
    const auto a = a_day(row), b = a_day(row);
    return a + sign() + b;
}

std::string words_about::compared_columns(const subject_choice& row) {
    const bool of_mandates = row.what == said_of_a::mandate || row.what == said_of_a::member;
    const bool lasts = of_mandates || row.what == said_of_a::seat || row.what == said_of_a::office;
    if (lasts && d_.percent(30))
        return "stop - start" + sign() +
               (d_.percent(70) ? std::to_string(d_.between(0, 200)) : length());
    if (of_mandates) {
        if (d_.percent(15)) return "appointed_by" + d_.one_of({" == ", " != "}) + "on_behalf_of";
        if (d_.percent(15)) return "start" + sign() + "col(\"body.start\")";
        if (d_.percent(10)) return "role" + d_.one_of({" == ", " != "}) + "seat";
    }
    const auto a = column(row, true), b = column(row, true);
    if (!a || !b) return of_days(row);
    const auto x = spelled(a->name), y = spelled(b->name);
    switch (d_.below(6)) {
        case 0: return x + sign() + y;
        case 1: return x + " + " + y + sign() + std::to_string(d_.between(0, 4));
        case 2: return "-" + x + sign() + y + " - 2";
        case 3: return "nearest(" + x + " * " + fraction() + ")" + sign() + y;
        case 4: return d_.one_of({"least(", "greatest("}) + x + ", " + y + ", 2)" + sign() + y;
        default: return x + " / 2" + sign() + fraction() + " * " + y;
    }
}

/// A condition on rows that hang on this row.
std::string words_about::nested(const subject_choice& row, int depth) {
    const bool before = windows_;
    windows_ = windows_ && d_.percent(60);
    auto out = comparison(row, depth, false);
    windows_ = before;
    return out;
}

std::string words_about::said_of(const subject_choice& s, int depth) { return selector(s, depth); }

}  // namespace remit_test
