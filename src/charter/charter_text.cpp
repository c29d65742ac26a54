// SPDX-License-Identifier: BSL-1.0
// The charter as a charter file, and where its rules were written.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/rules/text.hpp>

#include "charter/entry.hpp"

namespace remit {
inline namespace v0 {

namespace detail {

// Between single quotes where that saves escapes, as in a rule.
std::string toml_text(std::string_view s) {
    const auto is_control = [](char c) {
        return static_cast<unsigned char>(c) < 0x20U || c == '\x7f';
    };
    const bool literal =
        s.find('\'') == std::string_view::npos && std::none_of(s.begin(), s.end(), is_control);
    if (literal && s.find_first_of("\"\\") != std::string_view::npos)
        return "'" + std::string{s} + "'";
    std::string out = "\"";
    for (const char c : s) {
        constexpr std::string_view plain = "\"\\\n\t\r", escaped = "\"\\ntr";
        if (const auto k = plain.find(c); k != std::string_view::npos) {
            out += '\\';
            out += escaped[k];
        } else if (is_control(c)) {
            constexpr std::string_view digits = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(c);
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string toml_key(std::string_view s) {
    const auto is_bare = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    };
    return !s.empty() && std::all_of(s.begin(), s.end(), is_bare) ? std::string{s} : toml_text(s);
}

}  // namespace detail

namespace {

using detail::toml_key;
using detail::toml_text;

std::string toml_list(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const auto& t : texts) out += (out.size() > 1 ? ", " : "") + toml_text(t);
    return out + "]";
}

class charter_printer {
public:
    std::string all(const charter& c) && {
        line("title", c.title);
        line("body", c.body);
        line("language", c.language);
        line("source", c.source);
        line("version", c.version);
        if (!c.silences.empty()) raw("silent", toml_list(c.silences));
        if (!c.values.empty()) header("[values]");
        for (const auto& [column, words] : c.values) raw(toml_key(column), toml_list(words));
        if (c.member) header("[define]");
        line("member", c.member);
        for (const auto& each : c.clauses) print(each);
        for (const auto& each : c.seats) print(each);
        print_versions("cadence", c.cadences, c);
        print_versions("rule", c.rules, c);
        for (const auto& each : c.waivers) print(each);
        return std::move(out_);
    }

private:
    void header(const std::string& h) { out_ += (out_.empty() ? "" : "\n") + h + "\n"; }
    void raw(std::string_view key, const std::string& toml) {
        out_ += std::string{key} + " = " + toml + "\n";
    }
    void line(std::string_view key, std::string_view value) {
        if (!value.empty()) raw(key, toml_text(value));
    }
    void line(std::string_view key, const std::optional<condition>& value) {
        if (value) raw(key, toml_text(text(*value)));
    }
    void line(std::string_view key, const std::optional<limit>& value) {
        if (value) raw(key, toml_text(text(*value)));
    }
    void line(std::string_view key, const std::optional<std::int64_t>& value) {
        if (value) raw(key, std::to_string(*value));
    }
    void line(std::string_view key, const std::optional<day>& value) {
        if (value) raw(key, text(*value));
    }

    void print(const clause& c) {
        header("[clause." + toml_key(c.id) + "]");
        line("heading", c.heading);
        line("words", c.words);
        line("kind", text(c.kind));
        line("read_as", c.read_as);
        line("why_unchecked", c.why_unchecked);
    }
    void print(const seat_clause& s) {
        header("[seat." + toml_key(s.seat) + "]");
        line("name", s.name);
        line("role", s.role);
        line("number", s.number);
        line("votes", s.votes);
        line("appointed_by", s.appointed_by);
        line("eligible", s.eligible);
        line("throughout", s.throughout);
        line("within", s.within);
        line("cite", s.cite);
    }
    /// The versions of one name together, where the first of them stands.
    template <class T>
    void print_versions(const std::string& kind, const std::vector<T>& all, const charter& c) {
        for (auto first = all.begin(); first != all.end(); ++first) {
            const auto same_name = [&](const T& r) { return r.name == first->name; };
            if (std::any_of(all.begin(), first, same_name)) continue;
            const bool versions = std::any_of(first + 1, all.end(), same_name);
            for (auto r = first; r != all.end(); ++r) {
                if (!same_name(*r)) continue;
                const auto name = kind + "." + toml_key(r->name);
                header(versions ? "[[" + name + "]]" : "[" + name + "]");
                print(*r, c);
            }
        }
    }
    void print(const rule& r, const charter& c) {
        line("for_each", text(r.for_each));
        line("where", r.where);
        line("require", std::optional{r.require});
        line("within", r.within);
        print_force(r, c);
    }
    void print(const cadence_clause& each, const charter& c) {
        line("text", each.when.text());
        line("meetings", each.meetings);
        print_force(each, c);
    }
    /// With what force a rule or cadence stands, and when.
    template <class T>
    void print_force(const T& r, const charter& c) {
        const auto* cited = find_clause(c, r.cite);
        const bool said = cited != nullptr && cited->kind == clause_kind::should;
        if (r.level == level::should || said) line("level", text(r.level));
        line("start", r.start);
        line("stop", r.stop);
        line("cite", r.cite);
    }
    void print(const waiver& w) {
        header("[[waiver]]");
        line("rule", w.rule);
        line("subject", w.subject);
        line("start", std::optional{w.during.start()});
        line("stop", w.during.stop());
        line("reason", w.reason);
    }

    std::string out_;
};

}  // namespace

std::string text(const charter& c) { return charter_printer{}.all(c); }

std::string place_of(const charter& c, std::size_t rule, std::string_view key) {
    if (rule >= c.rules.size()) return {};
    const auto& name = c.rules[rule].name;
    std::size_t earlier = 0, all = 0;
    for (std::size_t i = 0; i < c.rules.size(); ++i) {
        if (c.rules[i].name != name) continue;
        ++all;
        if (i < rule) ++earlier;
    }
    const auto found_at = [&](const std::string& path) {
        const auto it = c.places.find(path + "." + std::string{key});
        return it == c.places.end() ? std::string{} : it->second;
    };
    auto plain = found_at("rule." + name);
    return plain.empty() || all > 1 ? found_at("rule." + name + "." + std::to_string(earlier))
                                    : plain;
}

}  // namespace v0
}  // namespace remit
