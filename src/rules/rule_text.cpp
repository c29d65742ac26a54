// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <string>
#include <string_view>

#include <remit/rules/rule.hpp>
#include <remit/rules/text.hpp>

namespace remit {
inline namespace v0 {
namespace {

bool is_bare_key(std::string_view s) noexcept {
    return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_';
    });
}

std::string basic(std::string_view s) {  // TOML's string with escapes
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : s) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7F)
            ((out += "\\u00") += digits[byte >> 4]) += digits[byte & 15U];
        else
            out += c;
    }
    return out + "\"";
}

/// TOML's string without escapes, in which rules read best; they hold no control characters.
std::string literal(std::string_view s) {
    if (s.find('\'') != std::string_view::npos) return basic(s);
    return "'" + std::string{s} + "'";
}

}  // namespace

std::string text(const rule& r) {
    std::string out = is_bare_key(r.name) ? r.name : basic(r.name);
    out += " = { for_each = " + basic(text(r.for_each));
    if (r.where) out += ", where = " + literal(text(*r.where));
    out += ", require = " + literal(text(r.require));
    if (r.within) out += ", within = " + literal(text(*r.within));
    if (r.level != level::must) out += ", level = " + basic(text(r.level));
    if (r.start) out += ", start = " + basic(text(*r.start));
    if (r.stop) out += ", stop = " + basic(text(*r.stop));
    if (!r.cite.empty()) out += ", cite = " + basic(r.cite);
    return out + " }";
}

}  // namespace v0
}  // namespace remit
