// SPDX-License-Identifier: BSL-1.0
#include "charter/checks.hpp"

#include <algorithm>
#include <numeric>

#include <remit/core/suggest.hpp>
#include <remit/rules/cadence_rules.hpp>

#include "charter/entry.hpp"
#include "core/utf8.hpp"
#include "rules/impossible.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

std::string joined(std::string_view a, std::string_view b) {
    return std::string{a} + std::string{b};
}

std::string led(std::string_view lead, std::string what) {
    return lead.empty() ? what : joined(lead, ": ") + what;
}

problem problem_of(const char* code, std::string what, std::string hint = {}) {
    return {code, "", std::move(what), std::move(hint)};
}

}  // namespace

bool is_blank(std::string_view s) noexcept {
    return s.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

bool has_controls(std::string_view s, bool lines) noexcept {
    return std::any_of(s.begin(), s.end(), [&](char c) {
        const bool blank = c == '\n' || c == '\r' || c == '\t';
        return (static_cast<unsigned char>(c) < 0x20U && !(lines && blank)) || c == '\x7f';
    });
}

fault fault_of_name(std::string_view kind, std::string_view name, std::string_view hint) {
    if (is_blank(name))
        return problem_of("E-EMPTY", "a " + joined(kind, " has no name"), std::string{hint});
    const auto whose = "the name of the " + joined(kind, " ") + quote(name);
    if (!is_utf8(name)) return problem_of("E-UTF8", whose + " is not UTF-8", "write it as UTF-8");
    if (has_controls(name, false))
        return problem_of("E-TEXT", whose + " is more than one line of text",
                          "write it on one line");
    return std::nullopt;
}

problem there_are_two(std::string_view kind, std::string_view name) {
    return problem_of("E-DUPLICATE", "there are two of " + joined(kind, " ") + quote(name));
}

fault fault_of_rule_name(std::string_view lead, std::string_view name) {
    for (const std::string kind : {"seat", "cadence"})
        if (name.starts_with(kind + ":"))
            return problem_of("E-NAME",
                              led(lead, "names that begin with " + kind +
                                            ": are for the rules that " + kind + "s make"),
                              "give it another name");
    return std::nullopt;
}

fault fault_of_number(std::string_view lead, std::string_view key, std::int64_t n,
                      std::int64_t least) {
    constexpr std::int64_t most = 1'000'000'000;
    if (n >= least && n <= most) return std::nullopt;
    const auto limit =
        n < least ? ", less than " + std::to_string(least) : ", more than " + std::to_string(most);
    return problem_of("E-NUMBER", led(lead, joined(key, " is ") + std::to_string(n) + limit));
}

problem has_twice(std::string_view what, std::string_view value) {
    return problem_of("E-DUPLICATE", joined(what, " has ") + quote(value) + " twice");
}

fault fault_of_text_for_rule(std::string_view lead, const std::string& text) {
    try {
        (void)text_for_rule(text);
        return std::nullopt;
    } catch (const bad_input& thrown) {
        const auto& p = thrown.problems().front();
        return problem{p.code, "", led(lead, p.what), p.hint};
    }
}

fault fault_of_days(std::string_view who, std::optional<day> start, std::optional<day> stop) {
    if (!start || !stop || *start < *stop) return std::nullopt;
    return problem_of("E-PERIOD",
                      joined(who, " stops on ") + text(*stop) + " and starts on " + text(*start) +
                          ": it has no days",
                      *start == *stop ? "the stop day is the first day that no longer counts"
                                      : "are start and stop swapped?");
}

fault fault_of_cite(std::string_view who, std::string_view id, const known_clauses& known,
                    bool obliges, suggestions near) {
    if (id.empty()) return std::nullopt;
    const auto cites = joined(who, " cites ") + quote(id);
    const auto cited = known.find(id);
    if (cited == known.end()) {
        std::string hint;
        if (near == suggestions::nearest) {
            std::vector<std::string_view> ids;
            for (const auto& [each, kind] : known) ids.push_back(each);
            hint = did_you_mean(id, ids);
        }
        if (hint.empty())
            hint = "write the clause: [clause." + visible(toml_key(id), longest_shown) +
                   "] with its words and kind";
        return problem_of("E-CITE", cites + ", and there is no such clause", std::move(hint));
    }
    using enum clause_kind;
    const auto kind = cited->second;
    if (!obliges || !kind || (*kind != may && *kind != purpose && *kind != fact))
        return std::nullopt;
    return problem_of("E-CITE",
                      cites + ", which demands nothing: its kind is " + std::string{text(*kind)},
                      "only clauses of kind must, should and default carry rules");
}

fault fault_of_seat_limit(std::string_view who, bool has_limit, bool has_number) {
    if (!has_limit || has_number) return std::nullopt;
    return problem_of("E-MISSING", joined(who, " has a limit for vacancies and no number to fill"),
                      "write number = 1, or leave within out");
}

fault fault_of_never(std::string_view who, const condition& c, std::string_view so) {
    const auto found = contradiction_in(c);
    if (found.why.empty()) return std::nullopt;
    return problem_of("E-NEVER",
                      joined(who, " can never hold") + (so.empty() ? "" : joined(", ", so)) + ": " +
                          found.why + pointed(c.root(), found.parts),
                      "is a sign turned round, or a number mistyped?");
}

fault fault_of_waived(std::string_view who, std::string_view rule, const known_names& rules,
                      suggestions near) {
    if (rules.contains(rule)) return std::nullopt;
    std::string hint;
    if (near == suggestions::nearest) {
        const std::vector<std::string_view> names(rules.begin(), rules.end());
        hint = did_you_mean(rule, names);
    }
    return problem_of("E-RULE",
                      joined(who, " waives ") + quote(rule) + ", and there is no such rule",
                      std::move(hint));
}

std::vector<rule> rules_of(const cadence_clause& c) {
    auto out = remit::rules_of(c.when, "cadence:" + c.name, c.meetings, c.start, c.stop);
    for (auto& each : out) {
        each.level = c.level;
        each.cite = c.cite;
    }
    return out;
}

problem fault_of_made_rules(std::string_view who, const bad_input& thrown) {
    const auto& p = thrown.problems().front();
    return problem_of(p.code.c_str(), led(who, "its rules cannot be made: " + p.what), p.hint);
}

std::vector<std::pair<std::size_t, std::size_t>> overlaps(
    const std::vector<days_in_force>& versions) {
    std::vector<std::size_t> order(versions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return versions[a].start < versions[b].start;  // absent is before every day
    });
    std::map<std::size_t, std::size_t> found;
    std::size_t last = 0;  // of those looked at, the position of the one that stops last
    for (std::size_t i = 0; i < order.size(); ++i) {
        const auto& stop = versions[order[last]].stop;
        const auto& start = versions[order[i]].start;
        if (i > 0 && (!stop || !start || *start < *stop))
            found.emplace(std::max(order[i], order[last]), std::min(order[i], order[last]));
        const auto& own = versions[order[i]].stop;
        if (stop && (!own || *stop < *own)) last = i;
    }
    return {found.begin(), found.end()};
}

problem in_force_twice(std::string_view who, std::string_view other) {
    constexpr std::string_view advice =
        "let the earlier one stop on the day when the later one starts";
    return problem_of("E-VERSION", joined(who, " is in force twice at once"),
                      other.empty() ? std::string{advice}
                                    : "another version stands at " + std::string{other} + "; " +
                                          std::string{advice});
}

node_ptr text_for_rule(const std::string& text) {
    auto n = make_node(op::text, text);
    if (n->what != op::text)
        throw bad_input{problem{"E-NAME", "",
                                "a rule would read the name " + quote(text) + " as a day",
                                "give it another name"}};
    return n;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
