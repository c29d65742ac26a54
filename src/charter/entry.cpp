// SPDX-License-Identifier: BSL-1.0
#include "charter/entry.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <tuple>

#include <remit/core/suggest.hpp>

#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

/// What somebody who has not read the documentation may write, and what it is called here.
struct other_word {
    std::string_view written, meant;
};
constexpr other_word other_words[] = {
    {"charter", "title"},
    {"name", "title"},
    {"id", "body"},
    {"lang", "language"},
    {"for", "for_each"},
    {"subject", "for_each"},
    {"if", "where"},
    {"when", "where"},
    {"condition", "require"},
    {"rule", "require"},
    {"deadline", "within"},
    {"from", "start"},
    {"to", "stop"},
    {"end", "stop"},
    {"until", "stop"},
    {"clause", "cite"},
    {"text", "words"},
    {"when", "text"},
    {"cadence", "text"},
    {"where", "meetings"},
    {"title", "heading"},
    {"type", "kind"},
    {"why", "why_unchecked"},
    {"unchecked", "why_unchecked"},
    {"appointer", "appointed_by"},
    {"eligibility", "eligible"},
    {"size", "number"},
    {"because", "reason"},
    {"silences", "silent"},
    {"defines", "define"},
};

std::string hint_for_key(std::string_view key, std::span<const std::string_view> keys) {
    const auto known = [&](std::string_view k) {
        return std::find(keys.begin(), keys.end(), k) != keys.end();
    };
    std::string dashed{key};
    std::replace(dashed.begin(), dashed.end(), '-', '_');
    if (known(dashed)) return "write " + dashed;
    if (auto near = did_you_mean(key, keys); !near.empty()) return near;
    for (const auto& other : other_words)
        if (other.written == key && known(other.meant))
            return "did you mean \"" + std::string{other.meant} + "\"?";
    std::string all;
    for (const auto k : keys) all += (all.empty() ? "" : ", ") + std::string{k};
    return "it may have: " + all;
}

}  // namespace

std::string kind_of(const document& d) {
    struct namer {
        std::string operator()(const std::string&) const { return "a text"; }
        std::string operator()(std::int64_t n) const { return "the number " + std::to_string(n); }
        std::string operator()(bool b) const { return b ? "true" : "false"; }
        std::string operator()(double) const { return "a decimal number"; }
        std::string operator()(day d) const { return "the day " + remit::text(d); }
        std::string operator()(const document::list&) const { return "a list"; }
        std::string operator()(const document::table&) const { return "a table"; }
        std::string operator()(const document::unfit& u) const { return visible(u.what, 100); }
    };
    return std::visit(namer{}, d.value);
}

std::string charter_problems::at(std::uint32_t line, std::uint32_t column) const {
    return origin_ + ":" + std::to_string(line) + ":" + std::to_string(column);
}

std::string charter_problems::where(const entry& e) const {
    if (e.value->line > 0) return at(e.value->line, e.value->column);
    return e.path.empty() ? origin_ : origin_ + ":" + visible(e.path);
}

void charter_problems::add(const entry& e, std::string code, std::string what, std::string hint) {
    found_.push_back({e.value->line,
                      e.value->column,
                      {std::move(code), where(e), std::move(what), std::move(hint)}});
}

void charter_problems::add(const entry& e, const fault& found) {
    if (found) add(e, found->code, found->what, found->hint);
}

void charter_problems::add_of_text(const entry& e, const bad_input& thrown,
                                   std::string_view whose) {
    const auto& text = std::get<std::string>(e.value->value);
    for (auto p : thrown.problems()) {
        // The parser counts the characters of the text; the file may have begun a line within it.
        constexpr std::string_view column = "column ";
        std::size_t n = 0;
        if (p.where.starts_with(column))
            std::from_chars(p.where.data() + column.size(), p.where.data() + p.where.size(), n);
        std::uint32_t line = e.value->line, col = e.value->column;
        if (n > 0 && e.value->text_line > 0) {
            line = e.value->text_line, col = e.value->text_column;
            for (std::size_t i = 0; i < text.size() && n > 1; --n) {
                if (text[i] == '\n')
                    ++line, col = 1;
                else
                    ++col;
                i += std::max<std::size_t>(1, utf8_length(text, i));
            }
        }
        p.where = line > 0 ? at(line, col) : where(e);
        p.what = std::string{whose} + ": " + p.what;
        found_.push_back({line, col, std::move(p)});
    }
}

void charter_problems::throw_any() {
    if (found_.empty()) return;
    std::vector<std::tuple<std::uint32_t, std::uint32_t, std::size_t>> order;
    for (std::size_t i = 0; i < found_.size(); ++i)
        order.emplace_back(found_[i].line, found_[i].column, i);
    std::sort(order.begin(), order.end());
    std::vector<problem> all;
    all.reserve(found_.size());
    for (const auto& place : order) all.push_back(std::move(found_[std::get<2>(place)].what));
    throw bad_input{std::move(all)};
}

table_reader::table_reader(charter_problems& problems, entry e, std::string whose,
                           std::span<const std::string_view> keys, std::string how)
    : problems_{problems}, self_{std::move(e)}, whose_{std::move(whose)} {
    const auto* table = self_.table();
    if (table == nullptr) {
        problems_.add(self_, "E-TYPE", whose_ + " is " + kind_of(*self_.value) + ", not a table",
                      std::move(how));
        return;
    }
    for (const auto& [key, child] : *table) {
        const auto known = std::find(keys.begin(), keys.end(), key);
        if (known == keys.end())
            problems_.add(self_.below(key, child), "E-KEY",
                          whose_ + " has the unknown key " + quote(key), hint_for_key(key, keys));
        else if (find(key))
            problems_.add(self_.below(key, child), "E-DUPLICATE",
                          whose_ + " has the key " + key + " twice");
        else
            values_.emplace_back(*known, &child);
    }
}

entry table_reader::find(std::string_view key) const {
    for (const auto& [name, child] : values_)
        if (name == key) return self_.below(std::string{key}, *child);
    return {};
}

void table_reader::missing(std::string_view key, std::string hint) const {
    if (!is_table()) return;  // reported
    problems_.add(self_, "E-MISSING", whose_ + " has no " + std::string{key}, std::move(hint));
}

std::optional<std::string> table_reader::text_of(const entry& e, const std::string& what,
                                                 std::string_view hint, lines allowed) const {
    const auto* text = std::get_if<std::string>(&e.value->value);
    if (text == nullptr) {
        problems_.add(e, "E-TYPE", what + " is " + kind_of(*e.value) + ", not a text",
                      std::string{hint});
        return std::nullopt;
    }
    if (is_blank(*text)) {
        problems_.add(e, "E-EMPTY", what + " is empty", "write what it says, or leave it out");
        return std::nullopt;
    }
    if (has_controls(*text, allowed == lines::many)) {
        problems_.add(e, "E-TEXT",
                      what + (allowed == lines::many ? " has a control character"
                                                     : " is more than one line of text"),
                      allowed == lines::many ? "" : "write it on one line");
        return std::nullopt;
    }
    return *text;
}

std::string table_reader::text(std::string_view key) const {
    const auto e = find(key);
    if (!e) return {};
    return text_of(e, whose_ + ": " + std::string{key}, "write it in quotes").value_or("");
}

std::string table_reader::prose(std::string_view key) const {
    const auto e = find(key);
    if (!e) return {};
    return text_of(e, whose_ + ": " + std::string{key}, "write it in quotes", lines::many)
        .value_or("");
}

std::optional<std::int64_t> table_reader::number(std::string_view key, std::int64_t least) const {
    const auto e = find(key);
    if (!e) return std::nullopt;
    const auto what = whose_ + ": " + std::string{key};
    if (const auto* decimal = std::get_if<double>(&e.value->value)) {
        const bool whole = std::abs(*decimal) < 1e15 && std::trunc(*decimal) == *decimal;
        problems_.add(e, "E-TYPE", what + " is a decimal number; it takes a whole one",
                      whole ? "write " + std::to_string(static_cast<std::int64_t>(*decimal)) : "");
        return std::nullopt;
    }
    const auto* n = std::get_if<std::int64_t>(&e.value->value);
    if (n == nullptr) {
        problems_.add(e, "E-TYPE", what + " is " + kind_of(*e.value) + ", not a whole number",
                      "write it without quotes: " + std::string{key} + " = 7");
        return std::nullopt;
    }
    const auto wrong = fault_of_number(whose_, key, *n, least);
    problems_.add(e, wrong);
    return wrong ? std::nullopt : std::optional{*n};
}

std::optional<day> table_reader::date(std::string_view key) const {
    const auto e = find(key);
    if (!e) return std::nullopt;
    const auto what = whose_ + ": " + std::string{key};
    if (const auto* d = std::get_if<day>(&e.value->value)) return *d;
    if (const auto* text = std::get_if<std::string>(&e.value->value)) {
        try {
            return day::parse(*text);
        } catch (const bad_input& thrown) {
            const auto& p = thrown.problems().front();
            problems_.add(e, "E-DATE", what + ": " + p.what, p.hint);
            return std::nullopt;
        }
    }
    problems_.add(e, "E-DATE", what + " is " + kind_of(*e.value) + ", not a day",
                  "write a day as YYYY-MM-DD, for example 2026-11-22");
    return std::nullopt;
}

std::vector<std::string> table_reader::texts(std::string_view key, std::string_view example) const {
    const auto e = find(key);
    if (!e) return {};
    return texts(e, whose_ + ": " + std::string{key}, example);
}

std::vector<std::string> table_reader::texts(const entry& e, const std::string& what,
                                             std::string_view example) const {
    const auto* list = e.list();
    if (list == nullptr) {
        problems_.add(e, "E-TYPE", what + " is " + kind_of(*e.value) + ", not a list of texts",
                      "write " + std::string{example});
        return {};
    }
    std::vector<std::string> out;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const auto element = e.below(std::to_string(i), (*list)[i]);
        auto text =
            text_of(element, what + ", value " + std::to_string(i + 1), "write it in quotes");
        if (!text) continue;
        if (!seen.insert(*text).second)
            problems_.add(element, has_twice(what, *text));
        else
            out.push_back(std::move(*text));
    }
    return out;
}

std::optional<std::size_t> table_reader::word(std::string_view key, const std::string& code,
                                              std::span<const std::string_view> words) const {
    const auto e = find(key);
    if (!e) return std::nullopt;
    const auto what = whose_ + ": " + std::string{key};
    std::string all;
    for (const auto w : words) all += (all.empty() ? "" : ", ") + std::string{w};
    const auto text = text_of(e, what, "it is one of: " + all);
    if (!text) return std::nullopt;
    const auto found = std::find(words.begin(), words.end(), *text);
    if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
    const auto near = did_you_mean(*text, words);
    problems_.add(e, code, what + " is " + quote(*text) + ", not one of " + all, near);
    return std::nullopt;
}

std::vector<std::pair<std::string, entry>> table_reader::named(std::string_view key,
                                                               std::string_view hint) const {
    const auto e = find(key);
    if (!e) return {};
    const auto* table = e.table();
    if (table == nullptr) {
        problems_.add(e, "E-TYPE", std::string{key} + " is " + kind_of(*e.value) + ", not a table",
                      "write " + std::string{hint});
        return {};
    }
    std::vector<std::pair<std::string, entry>> out;
    std::set<std::string_view> seen;
    for (const auto& [name, child] : *table) {
        const auto one = e.below(name, child);
        if (const auto wrong = fault_of_name(key, name, "write " + std::string{hint}))
            problems_.add(one, wrong);
        else if (!seen.insert(name).second)
            problems_.add(one, there_are_two(key, name));
        else
            out.emplace_back(name, one);
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
