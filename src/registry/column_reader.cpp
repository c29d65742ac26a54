// SPDX-License-Identifier: BSL-1.0
#include "registry/column_reader.hpp"

#include <algorithm>
#include <array>

#include <remit/time/clock_time.hpp>

#include "registry/dates.hpp"
#include "registry/quoted.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

namespace {

/// What a cell says of a day of which nothing is known.
constexpr std::string_view not_known = "unknown";

}  // namespace

void issues::set(std::int32_t code, std::string_view id, std::string what, std::string hint) {
    if (number_.empty()) number_.assign(codes_ + 2, none);
    number_[static_cast<std::size_t>(code + 2)] = static_cast<std::uint32_t>(all_.size());
    all_.push_back({id, std::move(what), std::move(hint)});
}

void issues::tell(const staged_table& table, const part& p, std::string_view column,
                  const std::vector<std::int32_t>& code, problem_list& problems) const {
    for (std::size_t row = 0; row < code.size() && !all_.empty() && !problems.full(); ++row) {
        if (code[row] < absent_code) continue;
        const std::uint32_t n = number_[static_cast<std::size_t>(code[row] + 2)];
        if (n == none) continue;
        problems.add(table.at(p.first_row + row, column), all_[n].id, all_[n].what, all_[n].hint);
    }
}

bool column_reader::are_numbers(const raw_cells& cells) const {
    const auto* n = std::get_if<frame::integers>(&cells);
    if (!n) return false;
    // A column in which nothing was ever written may come with any kind.
    const bool empty = !n->valid.empty() && std::all_of(n->valid.begin(), n->valid.end(),
                                                        [](std::uint8_t v) { return v == 0; });
    if (!empty && !n->number.empty())
        load_.problems.add(table_.at(part_.first_row, column_), "E-DATE",
                           "the column " + quoted(column_) + " holds numbers, not days",
                           "give days, or texts written YYYY-MM-DD");
    return true;
}

end_cells column_reader::days(raw_cells&& cells, std::int32_t nothing, may_be_empty empty) const {
    if (auto* d = std::get_if<frame::days>(&cells)) {
        for (std::size_t row = 0; row < d->valid.size(); ++row)
            if (d->valid[row] == 0) d->number[row] = nothing;
        return {std::move(d->number)};
    }
    const auto before = load_.problems.count();
    if (are_numbers(cells))
        return {std::vector<std::int32_t>(part_.rows,
                                          load_.problems.count() == before ? nothing : unreadable)};
    const auto c = as_texts(std::move(cells));
    std::vector<std::int32_t> count(c.dictionary.size());
    std::vector<std::int32_t> latest(c.dictionary.size());
    issues found{count.size()};
    for (std::size_t i = 0; i < count.size(); ++i) {
        const auto& s = std::get<std::string>(c.dictionary[i]);
        if (column_ == "stop" && s == not_known) {
            count[i] = always_start;
            latest[i] = open_stop;
            continue;
        }
        auto read = read_day(s);
        if (column_ == "start" && (read.count == always_start || read.latest == open_stop))
            read = {0, 0, "E-DATE", quoted(s) + " is no start",
                    "write the earliest and the latest day: 2019-01-01 to 2019-12-31"};
        const bool readable = read.code.empty();
        count[i] = readable ? read.count : unreadable;
        latest[i] = readable ? read.latest : unreadable;
        if (!readable)
            found.set(static_cast<std::int32_t>(i), read.code, std::move(read.what),
                      std::move(read.hint));
    }
    found.set(absent_code, "E-DATE", "\"-\" is not a day",
              empty == may_be_empty::yes ? "leave the cell empty"
                                         : "every row needs a " + std::string{column_});
    tell(found, c.code);
    const auto of_rows = [&](const std::vector<std::int32_t>& of_code) {
        std::vector<std::int32_t> out(c.code.size());
        for (std::size_t row = 0; row < out.size(); ++row)
            out[row] = c.code[row] == absent_code ? unreadable
                       : c.code[row] < 0          ? nothing
                                                  : of_code[static_cast<std::size_t>(c.code[row])];
        return out;
    };
    end_cells out{of_rows(count)};
    if (latest != count) out.latest = of_rows(latest);
    return out;
}

namespace {

// Makes a day, or bounds, of what a cell says; else says what is wrong with it.
day_reading as_date(value& v) {
    if (const auto* s = std::get_if<std::string>(&v)) {
        if (*s == not_known) {
            v = bounds{};
            return {};
        }
        auto read = read_day(*s);
        if (!read.code.empty()) return read;
        if (read.count == read.latest)
            v = day::from_count(read.count);
        else
            v = *read_partial(*s);
        return {};
    }
    if (std::holds_alternative<day>(v) || std::holds_alternative<bounds>(v)) return {};
    return {0, 0, "E-DATE", quoted(text(v)) + " is not a day", "give a day"};
}

}  // namespace

coded column_reader::dates(raw_cells&& cells, partly_known may_be) const {
    if (are_numbers(cells)) return {{}, std::vector<std::int32_t>(part_.rows, empty_code), {}};
    auto c = as_values(std::move(cells));
    issues found{c.dictionary.size()};
    bool any_bounds = false;
    auto dictionary = c.dictionary.take();
    for (std::size_t i = 0; i < dictionary.size(); ++i) {
        const auto written = dictionary[i];
        auto read = as_date(dictionary[i]);
        const bool partial = std::holds_alternative<bounds>(dictionary[i]);
        any_bounds = any_bounds || partial;
        if (partial && may_be == partly_known::refused)
            read = {0, 0, "E-DATE", quoted(text(written)) + " is not a whole day",
                    "write a day as YYYY-MM-DD, for example 2026-11-22"};
        if (!read.code.empty())
            found.set(static_cast<std::int32_t>(i), read.code, std::move(read.what),
                      std::move(read.hint));
    }
    tell(found, c.code);
    c.dictionary = std::move(dictionary);
    if (any_bounds) canonical(c);  // "Q3 2021" and "2021-Q3" are one value
    return c;
}

bool fits_integer(value& v, std::string& what, std::string& hint) {
    if (const auto* s = std::get_if<std::string>(&v))
        if (const auto n = plain_integer(*s)) v = *n;
    const auto* n = std::get_if<std::int64_t>(&v);
    if (n && *n >= 0) return true;
    what = quoted(text(v)) + (n ? " is below zero" : " is not a whole number");
    hint = "write a whole number, for example 1";
    return false;
}

coded column_reader::integers(raw_cells&& cells, bool may_be_absent) const {
    auto c = as_values(std::move(cells));
    issues found{c.dictionary.size()};
    std::string what;
    std::string hint;
    auto dictionary = c.dictionary.take();
    for (std::size_t i = 0; i < dictionary.size(); ++i)
        if (!fits_integer(dictionary[i], what, hint))
            found.set(static_cast<std::int32_t>(i), "E-NUMBER", std::move(what), std::move(hint));
    c.dictionary = std::move(dictionary);
    if (!may_be_absent)
        found.set(absent_code, "E-NUMBER", "\"-\" is not a whole number",
                  "write a whole number, or leave the cell empty");
    tell(found, c.code);
    return c;
}

coded column_reader::times(raw_cells&& cells) const {
    auto c = as_values(std::move(cells));
    issues found{c.dictionary.size()};
    bool merged = false;  // "16.00" and "16:00" are one value
    auto dictionary = c.dictionary.take();
    for (std::size_t i = 0; i < dictionary.size(); ++i) {
        auto& v = dictionary[i];
        if (const auto* s = std::get_if<std::string>(&v)) {
            if (const auto t = clock_time::try_parse(*s)) {
                v = std::int64_t{t->minutes()};
                merged = true;
                continue;
            }
        } else if (const auto* n = std::get_if<std::int64_t>(&v); n && *n >= 0 && *n <= 1440) {
            continue;
        }
        found.set(static_cast<std::int32_t>(i), "E-TIME", quoted(text(v)) + " is not a time of day",
                  "write 16:00 or 16.00, from 00:00 to 24:00");
    }
    tell(found, c.code);
    c.dictionary = std::move(dictionary);
    if (merged) canonical(c);
    return c;
}

void column_reader::check_status(const coded& c) const {
    constexpr std::array<std::string_view, 4> known = {"effective", "acting", "hindered",
                                                       "holdover"};
    issues found{c.dictionary.size()};
    for (std::size_t i = 0; i < c.dictionary.size(); ++i) {
        const auto& s = std::get<std::string>(c.dictionary[i]);
        if (std::find(known.begin(), known.end(), s) != known.end()) continue;
        const auto hint = did_you_mean(s, known);
        found.set(static_cast<std::int32_t>(i), "E-STATUS", quoted(s) + " is no status",
                  hint.empty() ? "write effective, acting, hindered or holdover" : hint);
    }
    found.set(absent_code, "E-STATUS", "\"-\" is no status", "leave the cell empty for effective");
    tell(found, c.code);
}

std::string said_of(text_fault f) {
    return f == text_fault::not_utf8 ? " is not UTF-8" : " has a control character";
}

std::string hint_for(text_fault f) {
    return f == text_fault::not_utf8 ? "give texts in UTF-8" : "write it on one line";
}

void column_reader::check_texts(const coded& c, controls may_have) const {
    if (c.texts_are_plain) return;
    issues found{c.dictionary.size()};
    for (std::size_t i = 0; i < c.dictionary.size(); ++i) {
        const auto* s = std::get_if<std::string>(&c.dictionary[i]);
        const auto fault = s ? fault_of(*s) : text_fault::none;
        if (fault == text_fault::none ||
            (fault == text_fault::control && may_have == controls::allowed))
            continue;
        found.set(static_cast<std::int32_t>(i), "E-TEXT", quoted(*s) + said_of(fault),
                  hint_for(fault));
    }
    tell(found, c.code);
}

void column_reader::check_filled(const coded& c) const {
    // Nearly always every cell is filled, which is told much sooner.
    if (c.filled ||
        std::none_of(c.code.begin(), c.code.end(), [](std::int32_t code) { return code < 0; }))
        return;
    const std::string needed = "every row needs a " + std::string{column_};
    issues found{c.dictionary.size()};
    found.set(empty_code, "E-EMPTY", "the cell is empty", needed);
    found.set(absent_code, "E-EMPTY", "\"-\" means that there is none", needed);
    tell(found, c.code);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
