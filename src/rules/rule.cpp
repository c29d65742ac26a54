// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/rule.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/core/suggest.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "core/utf8.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace {

std::string_view trimmed(std::string_view s) noexcept {
    while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
    while (!s.empty() && (s.back() == ' ' || s.back() == '\t')) s.remove_suffix(1);
    return s;
}

[[noreturn]] void refuse(std::string_view text, const std::string& what, std::string hint,
                         const char* code = "E-SUBJECT") {
    throw bad_input{problem{code, "", detail::quote(text) + " " + what, std::move(hint)}};
}

std::vector<std::string_view> subject_names() {
    std::vector<std::string_view> names;
    for (const auto& w : subject_words) names.push_back(w.name);
    return names;
}

}  // namespace

subject::subject(const char* text)
    : subject{text != nullptr ? std::string_view{text} : std::string_view{}} {}

subject::subject(std::string_view text) {
    const std::string how =
        "write \"body\", \"seat\", \"person\", \"mandate\" or \"company in body\"";
    if (!detail::is_utf8(text)) refuse(text, "is not UTF-8", how);
    std::string_view table = trimmed(text);
    if (const auto in = table.rfind(" in "); in != std::string_view::npos) {
        std::string_view columns = table.substr(0, in);
        table = trimmed(table.substr(in + 4));
        for (bool more = true; more;) {
            const auto comma = columns.find(',');
            const auto name = trimmed(columns.substr(0, comma));
            if (columns_.size() == most_columns)
                refuse(text, "groups by more than " + std::to_string(most_columns) + " columns",
                       "group by fewer: \"company in body\"", "E-SIZE");
            if (name.empty()) refuse(text, "lacks a column to group by", how);
            for (const auto& other : columns_)
                if (other == name) refuse(text, "groups by one column twice", how);
            columns_.emplace_back(name);
            more = comma != std::string_view::npos;
            if (more) columns.remove_prefix(comma + 1);
        }
    }
    const auto names = subject_names();
    if (!contains(names, table)) {
        const auto near = did_you_mean(table, names);
        refuse(text, "is nothing that a rule is for each of", near.empty() ? how : near);
    }
    if (!columns_.empty() && table != "body")
        refuse(text, "groups the rows of something that is no body", "write \"company in body\"");
    table_ = table;
}

std::string text(const subject& s) {
    std::string out;
    for (const auto& column : s.columns()) {
        if (!out.empty()) out += ", ";
        out += column;
    }
    return out.empty() ? s.table() : out + " in " + s.table();
}

}  // namespace v0
}  // namespace remit
