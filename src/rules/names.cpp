// SPDX-License-Identifier: BSL-1.0
#include "rules/names.hpp"

#include <array>
#include <vector>

#include <remit/core/suggest.hpp>
#include <remit/rules/vocabulary.hpp>

#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::array callables = {
    callable{"count", op::count, 0, 1},
    callable{"some", op::some, 0, 1},
    callable{"none", op::none, 0, 1},
    callable{"days_held", op::days_held, 0, 1},
    callable{"share", op::share, 0, 1},
    callable{"distinct", op::distinct, 1, 2},
    callable{"total", op::total, 1, 2},
    callable{"first", op::first, 1, 2},
    callable{"last", op::last, 1, 2},
    callable{"apportion", op::apportion, 3, 3},
    callable{"floor", op::floor, 1, 1},
    callable{"ceil", op::ceil, 1, 1},
    callable{"nearest", op::nearest, 1, 1},
    callable{"least", op::least, 1, many},
    callable{"greatest", op::greatest, 1, many},
    callable{"given", op::given, 1, 1},
    callable{"within", op::within, 2, 2},
    callable{"predicate", op::predicate, 1, 1},
    callable{"percent", op::fraction, 1, 1},
    callable{"ratio", op::fraction, 2, 2},
    callable{"col", op::column, 1, 1},
    callable{"days", op::length, 1, 1},
    callable{"weeks", op::length, 1, 1},
    callable{"months", op::length, 1, 1},
    callable{"years", op::length, 1, 1},
    callable{"working_days", op::length, 1, 1},
    callable{"past", op::past, 0, 1},
    callable{"ahead", op::ahead, 0, 1},
    callable{"after", op::after, 1, 1},
    callable{"recent", op::recent, 1, 1},
    callable{"run", op::run, 1, 1},
    callable{"next", op::next, 1, 1},
};

/// Functions of other languages, and what to write for them.
struct alias {
    std::string_view spelling, hint;
};
constexpr std::array aliases = {
    alias{"sum", "write total(votes)"},
    alias{"max", "write greatest(a, b)"},
    alias{"min", "write least(a, b)"},
    alias{"round", "write nearest(...)"},
    alias{"any", "write some(...)"},
    alias{"exists", "write some(...)"},
    alias{"all", "write none(...) of those for whom it does not hold: none(~(role == \"chair\"))"},
    alias{"len", "write count()"},
    alias{"average", "compare a total with a multiple of a count: total(votes) >= count() * 2"},
    alias{"avg", "compare a total with a multiple of a count: total(votes) >= count() * 2"},
    alias{"date", "write a day in quotes: \"2022-06-01\""},
    alias{"column", "write col(\"company\")"},
    alias{"body", "write body(\"council\").members inside .of(...)"},
};

std::string one_of(std::span<const std::string_view> words) {
    std::string out = "write one of:";
    for (const auto w : words) out += " " + std::string{w};
    return out;
}

}  // namespace

const callable* callable_of(std::string_view name) noexcept {
    for (const auto& c : callables)
        if (c.spelling == name) return &c;
    return nullptr;
}

std::string in_quotes(std::string_view name) { return "`" + visible(name, longest_shown) + "`"; }

std::string meant(std::string_view name, std::span<const std::string_view> words) {
    auto near = did_you_mean(name, words);
    return near.empty() ? one_of(words) : near;
}

std::string call_meant(std::string_view name) {
    for (const auto& a : aliases)
        if (a.spelling == name) return std::string{a.hint};
    std::vector<std::string_view> names;
    for (const auto& c : callables) names.push_back(c.spelling);
    auto near = did_you_mean(name, names);
    return near.empty() ? "write count, some, none, distinct, total, share, floor, nearest, ..."
                        : near;
}

std::string rows_meant(std::string_view name) {
    auto near = did_you_mean(name, row_words);
    if (!near.empty()) return near;
    return contains(path_words, name) ? "write " + std::string{name} + ".mandates"
                                      : one_of(row_words);
}

std::string window_meant(const node& n, const std::string& written) {
    if (n.what == op::length) return "write past(" + written + ") or ahead(" + written + ")";
    if (n.what == op::column)
        if (auto near = did_you_mean(written, calendar_words); !near.empty()) return near;
    return "write year, month, past(years(4)), ahead(), recent(3), ...";
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
