// SPDX-License-Identifier: BSL-1.0
#include "registry/cells.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "registry/coding.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::int32_t unseen = -9;

bool is_valid(const std::vector<std::uint8_t>& valid, std::size_t row) {
    return valid.empty() || valid[row] != 0;
}

template <class Number, class Make>
coded code_numbers(const std::vector<Number>& number, const std::vector<std::uint8_t>& valid,
                   Make make) {
    std::vector<value> dictionary;
    std::vector<std::int32_t> codes(number.size());
    std::unordered_map<std::uint64_t, std::int32_t, seeded_hash> seen;
    bool any = false;
    std::int64_t low = 0;
    std::int64_t high = 0;
    for (std::size_t row = 0; row < number.size(); ++row) {
        if (!is_valid(valid, row)) continue;
        low = any ? std::min<std::int64_t>(low, number[row]) : number[row];
        high = any ? std::max<std::int64_t>(high, number[row]) : number[row];
        any = true;
    }
    // Most columns of numbers are votes or years: a table by number, where the range is small.
    const std::uint64_t range = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    std::vector<std::int32_t> by_number(range < 65536 ? range + 1 : 0, unseen);
    for (std::size_t row = 0; row < number.size(); ++row) {
        if (!is_valid(valid, row)) {
            codes[row] = empty_code;
            continue;
        }
        const std::int64_t n = number[row];
        std::int32_t* code = nullptr;
        if (!by_number.empty()) {
            code = &by_number[static_cast<std::size_t>(n - low)];
        } else {
            code = &seen.try_emplace(static_cast<std::uint64_t>(n), unseen).first->second;
        }
        if (*code == unseen) {
            *code = static_cast<std::int32_t>(dictionary.size());
            dictionary.push_back(make(n));
        }
        codes[row] = *code;
    }
    return {std::move(dictionary), std::move(codes), {}};
}

frame::texts spelled(const coded& c) {
    frame::texts out;
    for (const auto& v : c.dictionary) out.dictionary.push_back(text(v));
    out.code = c.code;
    const auto dash = static_cast<std::int32_t>(out.dictionary.size());
    if (std::find(out.code.begin(), out.code.end(), absent_code) == out.code.end()) return out;
    out.dictionary.emplace_back("-");
    std::replace(out.code.begin(), out.code.end(), absent_code, dash);
    return out;
}

// The kind goes into the name: the number 7 and the text "7" are two values.
std::string name_of(const value& v) { return std::to_string(v.index()) + ":" + text(v); }

// An empty text and "-" in a typed value mean what they mean in a cell.
std::int32_t nothing_in(const value& v) {
    if (std::holds_alternative<unknown_t>(v)) return empty_code;
    if (std::holds_alternative<absent_t>(v)) return absent_code;
    if (const auto* s = std::get_if<std::string>(&v)) {
        if (s->empty()) return empty_code;
        if (*s == "-") return absent_code;
    }
    return 0;
}

}  // namespace

std::int64_t rows_of(const raw_cells& cells) {
    return std::visit(
        [](const auto& c) -> std::int64_t {
            if constexpr (requires { c.code; }) {
                return static_cast<std::int64_t>(c.code.size());
            } else {
                if (!c.valid.empty() && c.valid.size() != c.number.size()) return -1;
                return static_cast<std::int64_t>(c.number.size());
            }
        },
        cells);
}

bool is_sound(const raw_cells& cells) {
    if (const auto* d = std::get_if<frame::days>(&cells)) {
        // Every row is looked at, without a branch: nearly always all are sound.
        constexpr auto first = static_cast<std::uint32_t>(day::first().count());
        constexpr auto days = static_cast<std::uint32_t>(day::last().count()) - first;
        const auto outside = [](std::int32_t n) {
            return static_cast<std::uint32_t>(n) - first > days ? 1U : 0U;
        };
        unsigned wrong = 0;
        if (d->valid.empty())
            for (const auto n : d->number) wrong |= outside(n);
        else
            for (std::size_t row = 0; row < d->number.size(); ++row)
                wrong |= outside(d->number[row]) & (d->valid[row] != 0 ? 1U : 0U);
        return wrong == 0;
    }
    const auto within = [](const auto& c) {
        std::int32_t most = -1;
        for (const std::int32_t each : c.code) most = std::max(most, each);
        return most < static_cast<std::int64_t>(c.dictionary.size());
    };
    if (const auto* t = std::get_if<frame::texts>(&cells)) return within(*t);
    if (const auto* t = std::get_if<typed_cells>(&cells)) return within(*t);
    return true;
}

coded as_values(raw_cells&& cells, const translation* names) {
    if (auto* t = std::get_if<frame::texts>(&cells)) return code_texts(std::move(*t), names);
    if (auto* n = std::get_if<frame::integers>(&cells))
        return code_numbers(n->number, n->valid, [](std::int64_t v) { return value{v}; });
    if (auto* d = std::get_if<frame::days>(&cells))
        return code_numbers(d->number, d->valid,
                            [](std::int64_t v) { return value{day::from_count(v)}; });
    auto& typed = std::get<typed_cells>(cells);
    if (names)
        for (auto& v : typed.dictionary)
            if (auto* s = std::get_if<std::string>(&v)) *s = std::string{names->of(*s)};
    coded out{std::move(typed.dictionary), std::move(typed.code), {}};
    canonical(out);
    return out;
}

coded as_texts(raw_cells&& cells, const translation* names) {
    if (std::holds_alternative<frame::texts>(cells)) return as_values(std::move(cells), names);
    return code_texts(spelled(as_values(std::move(cells))), names);
}

void canonical(coded& c) {
    std::unordered_map<std::string, std::int32_t, seeded_hash> seen;
    std::vector<std::int32_t> same(c.dictionary.size());
    for (std::size_t i = 0; i < c.dictionary.size(); ++i) {
        const std::int32_t nothing = nothing_in(c.dictionary[i]);
        same[i] = nothing < 0
                      ? nothing
                      : seen.try_emplace(name_of(c.dictionary[i]), static_cast<std::int32_t>(i))
                            .first->second;
    }
    auto code = c.code.take();
    auto values = c.dictionary.take();
    std::vector<value> dictionary;
    for (const std::int32_t i : renumber(code, same.size(), same))
        dictionary.push_back(std::move(values[static_cast<std::size_t>(i)]));
    c.code = std::move(code);
    c.dictionary = std::move(dictionary);
}

void append(coded& c, coded&& tail) {
    if (c.code.empty() && c.dictionary.empty()) {
        c = std::move(tail);
        return;
    }
    c.texts_are_plain = c.texts_are_plain && tail.texts_are_plain;
    c.filled = c.filled && tail.filled;
    const auto shift = static_cast<std::int32_t>(c.dictionary.size());
    auto dictionary = c.dictionary.take();
    for (auto& v : tail.dictionary.take()) dictionary.push_back(std::move(v));
    c.dictionary = std::move(dictionary);
    auto codes = c.code.take();
    for (const std::int32_t code : tail.code) codes.push_back(code < 0 ? code : code + shift);
    c.code = std::move(codes);
    canonical(c);
}

std::int32_t value_codes::of(const value& v) {
    if (!std::exchange(looked_, true))
        for (std::size_t i = 0; i < into_.dictionary.size(); ++i)
            seen_.try_emplace(name_of(into_.dictionary[i]), static_cast<std::int32_t>(i));
    const auto next = static_cast<std::int32_t>(into_.dictionary.size());
    const auto [at, fresh] = seen_.try_emplace(name_of(v), next);
    if (fresh) {
        auto dictionary = into_.dictionary.take();
        dictionary.push_back(v);
        into_.dictionary = std::move(dictionary);
    }
    return at->second;
}

std::optional<std::int64_t> plain_integer(std::string_view s) noexcept {
    const auto digits = s.starts_with('-') ? s.substr(1) : s;
    if (digits.empty() || (digits.size() > 1 && digits[0] == '0') || s == "-0") return std::nullopt;
    std::int64_t out = 0;
    const auto [end, failed] = std::from_chars(s.data(), s.data() + s.size(), out);
    if (failed != std::errc{} || end != s.data() + s.size()) return std::nullopt;
    return out;
}

void text_kinds::look(std::string_view text) {
    any = true;
    integers = integers && plain_integer(text);
    days = days && day::try_parse(text);
}

void text_kinds::look(const coded& texts) {
    for (const auto& v : texts.dictionary) {
        if (any && !integers && !days) return;
        look(std::get<std::string>(v));
    }
}

void text_kinds::apply(value& text) const {
    const auto& s = std::get<std::string>(text);
    if (integers && any)
        text = *plain_integer(s);
    else if (days && any)
        text = *day::try_parse(s);
}

void text_kinds::apply(coded& texts) const {
    if (!any || (!integers && !days)) return;
    auto dictionary = texts.dictionary.take();
    for (auto& v : dictionary) apply(v);
    texts.dictionary = std::move(dictionary);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
