// SPDX-License-Identifier: BSL-1.0
#include "registry/cells.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>

#include "registry/text_index.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::int32_t unseen = -9;

bool is_valid(const std::vector<std::uint8_t>& valid, std::size_t row) {
    return valid.empty() || valid[row] != 0;
}

// Gives the codes their final numbers, in the order of first appearance. `same[code]` is the first
// entry with an equal value, or one of the nothings. Returns the entries used, in order.
std::vector<std::int32_t> renumber(std::vector<std::int32_t>& code,
                                   const std::vector<std::int32_t>& same) {
    std::vector<std::int32_t> target(same.size(), unseen);
    std::vector<std::int32_t> used;
    for (std::size_t i = 0; i < same.size(); ++i)
        if (same[i] < 0) target[i] = same[i];
    for (auto& c : code) {
        if (c < 0) continue;
        const auto entry = static_cast<std::size_t>(c);
        if (target[entry] == unseen) {
            const auto first = static_cast<std::size_t>(same[entry]);
            if (target[first] == unseen) {
                target[first] = static_cast<std::int32_t>(used.size());
                used.push_back(same[entry]);
            }
            target[entry] = target[first];
        }
        c = target[entry];
    }
    return used;
}

coded code_texts(frame::texts&& t, const translation* names) {
    const auto size = t.dictionary.size();
    if (names)
        for (auto& text : t.dictionary)
            if (const auto known = names->of(text); known.data() != text.data()) text = known;
    coded out;
    std::vector<std::int32_t> same(size);
    text_index index{size};
    index.add_all(
        size, [&](std::uint32_t i) -> std::string_view { return t.dictionary[i]; },
        [&](std::uint32_t i, std::uint32_t found) {
            const std::string_view text = t.dictionary[i];
            same[i] = text.empty()  ? empty_code
                      : text == "-" ? absent_code
                                    : static_cast<std::int32_t>(found);
            if (!text.empty() && (text.front() == ' ' || text.back() == ' ') && out.spaced.empty())
                out.spaced = text;
        });
    const auto used = renumber(t.code, same);
    out.code = std::move(t.code);
    out.dictionary.reserve(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        // A dictionary is in whatever order it was made; what comes next is asked for in good time.
        if (i + 8 < used.size()) prefetch(t.dictionary.data() + used[i + 8]);
        out.dictionary.emplace_back(std::move(t.dictionary[static_cast<std::size_t>(used[i])]));
    }
    return out;
}

template <class Number, class Make>
coded code_numbers(const std::vector<Number>& number, const std::vector<std::uint8_t>& valid,
                   Make make) {
    coded out;
    out.code.resize(number.size());
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
            out.code[row] = empty_code;
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
            *code = static_cast<std::int32_t>(out.dictionary.size());
            out.dictionary.push_back(make(n));
        }
        out.code[row] = *code;
    }
    return out;
}

frame::texts spelled(const coded& c) {
    frame::texts out;
    for (const auto& v : c.dictionary) out.dictionary.push_back(text(v));
    out.code = c.code;
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
        for (std::size_t row = 0; row < d->number.size(); ++row)
            if (is_valid(d->valid, row) &&
                (d->number[row] < day::first().count() || d->number[row] > day::last().count()))
                return false;
        return true;
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
    if (auto* t = std::get_if<frame::texts>(&cells)) {
        for (auto& c : t->code)
            c = std::max(c, empty_code);  // a caller's nulls are any negative number
        return code_texts(std::move(*t), names);
    }
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
    std::vector<value> dictionary;
    for (const std::int32_t i : renumber(c.code, same))
        dictionary.push_back(std::move(c.dictionary[static_cast<std::size_t>(i)]));
    c.dictionary = std::move(dictionary);
}

void append(coded& c, coded&& tail) {
    if (c.code.empty() && c.dictionary.empty()) {
        c = std::move(tail);
        return;
    }
    const auto shift = static_cast<std::int32_t>(c.dictionary.size());
    for (auto& v : tail.dictionary) c.dictionary.push_back(std::move(v));
    for (const std::int32_t code : tail.code) c.code.push_back(code < 0 ? code : code + shift);
    canonical(c);
}

value_codes::value_codes(coded& c) : into_{c} {
    for (std::size_t i = 0; i < c.dictionary.size(); ++i)
        seen_.try_emplace(name_of(c.dictionary[i]), static_cast<std::int32_t>(i));
}

std::int32_t value_codes::of(const value& v) {
    const auto next = static_cast<std::int32_t>(into_.dictionary.size());
    const auto [at, fresh] = seen_.try_emplace(name_of(v), next);
    if (fresh) into_.dictionary.push_back(v);
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
    for (auto& v : texts.dictionary) apply(v);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
