// SPDX-License-Identifier: BSL-1.0
#include "cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <remit/time/day.hpp>

#include "core/utf8.hpp"

namespace remit::inline v0::python {

namespace {
constexpr std::size_t shown = 100;
constexpr std::size_t most_columns = 1000;  // as a file may have
constexpr const char* moment_hint =
    "a fact lasts from day to day: turn the column into dates, or cut the time off";
}  // namespace

void check_width(std::size_t columns, const std::string& origin) {
    if (columns > most_columns)
        throw bad_input{problem{"E-SIZE", origin,
                                "there are " + std::to_string(columns) + " columns, and at most " +
                                    std::to_string(most_columns) + " are read",
                                "leave out those that no rule names"}};
}

cell_writer::cell_writer(std::string where, std::string column, cell_kind kind,
                         problem_list& problems)
    : where_{std::move(where)}, column_{std::move(column)}, kind_{kind}, problems_{&problems} {}

void cell_writer::add_null() {
    ++rows_;
    switch (kind_) {
        case cell_kind::nothing:
        case cell_kind::text: codes_.push_back(-1); break;
        case cell_kind::integer:
            integers_.number.push_back(0);
            integers_.valid.push_back(0);
            break;
        case cell_kind::day:
            days_.number.push_back(0);
            days_.valid.push_back(0);
            break;
    }
}

std::int32_t cell_writer::code_of(std::string_view text) {
    std::vector<std::int32_t> code;
    add_codes_of({&text, 1}, code);
    return code.front();
}

void cell_writer::add_codes_of(std::span<const std::string_view> texts,
                               std::vector<std::int32_t>& out) {
    const auto before = out.size();
    for (; !texts.empty();) {
        const auto n = std::min(texts.size(), io_detail::text_coder::most_at_once);
        coder_.code(texts.data(), n, 1, out);
        texts = texts.subspan(n);
    }
    look();
    if (bad_texts_.empty()) return;
    for (auto i = before; i < out.size(); ++i)
        if (bad_texts_.contains(out[i])) out[i] = not_utf8;
}

bool cell_writer::adopt_texts(std::vector<std::string>&& texts) {
    if (!coder_.dictionary().empty()) return false;
    coder_.adopt(std::move(texts));
    look();
    return bad_texts_.empty();
}

void cell_writer::look() {
    const auto& all = coder_.dictionary();
    for (; looked_ < all.size(); ++looked_)
        if (!detail::is_utf8(all[looked_])) bad_texts_.insert(static_cast<std::int32_t>(looked_));
}

void cell_writer::add_code(std::int32_t code) {
    if (code == not_utf8)
        return add_problem("E-UTF8", "the text is not UTF-8", "write the column as UTF-8");
    codes_.push_back(code);
    ++rows_;
}

std::span<std::int32_t> cell_writer::add_codes(std::size_t n) {
    rows_ += n;
    codes_.resize(codes_.size() + n);
    return std::span{codes_}.last(n);
}

cell_writer::day_cells cell_writer::add_days(std::size_t n) {
    rows_ += n;
    days_.number.resize(days_.number.size() + n), days_.valid.resize(days_.valid.size() + n);
    return {std::span{days_.number}.last(n), std::span{days_.valid}.last(n)};
}

void cell_writer::add_texts(std::span<const std::string_view> texts) {
    constexpr std::size_t most = io_detail::text_coder::most_at_once;
    while (!texts.empty()) {
        const auto n = std::min(texts.size(), most);
        const auto before = codes_.size();
        coder_.code(texts.data(), n, 1, codes_);
        texts = texts.subspan(n);
        look();
        if (bad_texts_.empty()) {
            rows_ += n;
            continue;
        }
        const std::vector<std::int32_t> read(codes_.begin() + static_cast<std::ptrdiff_t>(before),
                                             codes_.end());
        codes_.resize(before);
        for (const auto code : read) add_code(bad_texts_.contains(code) ? not_utf8 : code);
    }
}

void cell_writer::add_text(std::string_view text) { add_code(code_of(text)); }

void cell_writer::add_integer(std::int64_t n) {
    integers_.number.push_back(n);
    integers_.valid.push_back(1);
    ++rows_;
}

void cell_writer::add_day(std::int64_t n) {
    if (n < day::first().count() || n > day::last().count()) {
        add_problem("E-DATE", "a day outside the years 1 to 9999",
                    "leave the cell empty where there is no such day");
        return;
    }
    days_.number.push_back(static_cast<std::int32_t>(n));
    days_.valid.push_back(1);
    ++rows_;
}

void cell_writer::add_float(double x) {
    if (std::isnan(x)) {
        add_null();
    } else if (x == std::floor(x) &&
               std::abs(x) <= 9007199254740992.0) {  // 2**53: exact until there
        add_integer(static_cast<std::int64_t>(x));
    } else {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), x).ptr;
        const std::string number{digits.data(), end};
        add_problem("E-NUMBER", number + " is no whole number", whole_hint);
    }
}

void cell_writer::add_moment(std::int64_t count, std::int64_t per_day) {
    const std::int64_t days = count / per_day - (count % per_day < 0 ? 1 : 0);
    if (count % per_day != 0) {
        add_problem("E-DATE", "the cell holds a time of day", moment_hint);
        return;
    }
    add_day(days);
}

void cell_writer::add_problem(const char* code, const std::string& what, const char* hint) {
    if (++bad_ <= shown)
        problems_->add(code, where_ + ":" + std::to_string(rows_ + 1) + ":" + column_, what, hint);
    add_null();
}

frame::column cell_writer::take() {
    if (bad_ > shown)
        problems_->add("E-MORE", where_ + ":" + column_,
                       std::to_string(bad_ - shown) + " more cells of this column cannot be read",
                       "the first " + std::to_string(shown) + " are named above");
    switch (kind_) {
        case cell_kind::integer: return {std::move(column_), std::move(integers_)};
        case cell_kind::day: return {std::move(column_), std::move(days_)};
        default:
            return {std::move(column_),
                    frame::texts{std::move(coder_.dictionary()), std::move(codes_)}};
    }
}

}  // namespace remit::inline v0::python
