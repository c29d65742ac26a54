// SPDX-License-Identifier: BSL-1.0
// What the parts of a word are asked to be.
#include "rules/fit_parts.hpp"

#include <utility>

#include <remit/rules/vocabulary.hpp>

#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

std::string_view name_of(sort s) noexcept {
    constexpr std::string_view names[] = {"a value", "a number", "a day", "a length of time",
                                          "a text"};
    return names[static_cast<std::size_t>(s)];
}

sort sort_of(const node& n) {
    switch (n.what) {
        case op::text: return sort::text;
        case op::length: return sort::length;
        case op::date:
        case op::today: return sort::date;
        case op::column:
            return contains(dated_words, std::get<std::string>(n.value)) ? sort::date : sort::any;
        case op::first:
        case op::last: return sort_of(*n.args[0]);
        case op::add: return sort_of(*n.args[0]);
        case op::sub: {
            const auto left = sort_of(*n.args[0]), right = sort_of(*n.args[1]);
            if (left == sort::date && right == sort::date) return sort::number;
            return right == sort::any ? sort::any : left;
        }
        case op::least:
        case op::greatest:
            for (const auto& arg : n.args)
                if (const auto s = sort_of(*arg); s != sort::any) return s;
            return sort::any;
        default: return sort::number;
    }
}

bool is_value(const node_ptr& n) { return n && word_of(n->what).gives == word_kind::value; }
bool is_truth(const node_ptr& n) { return n && word_of(n->what).gives == word_kind::truth; }

std::string spelled(op what) { return "`" + std::string{word_of(what).spelling} + "`"; }

void want_count(op what, const std::vector<node_ptr>& args, std::size_t least, std::size_t most) {
    if (args.size() >= least && args.size() <= most) return;
    misfit(spelled(what) + " has " + std::to_string(args.size()) + " parts, which does not fit",
           "write " + std::string{word_of(what).example});
}

void want_truth(op what, const node_ptr& n) {
    if (is_truth(n)) return;
    if (!n)
        misfit(spelled(what) + " lacks a condition", "write " + std::string{word_of(what).example});
    std::string hint = "write " + std::string{word_of(what).example};
    if (n->what == op::column)
        hint = "compare it with something: " + brief(*n) + " == \"...\"";
    else if (is_value(n) && n->what == op::count)
        hint = "compare it with a number, or write some(...) for at least one";
    else if (is_value(n) && !is_literal(*n))
        hint = "compare it with something";
    if (what == op::all_of || what == op::any_of || what == op::negation)
        hint +=
            "; each side of & and | and what ~ stands before is a condition in brackets: "
            "(a == 1) & (b == 2)";
    misfit(shown(*n) + " is no condition, and " + spelled(what) + " takes conditions",
           std::move(hint));
}

void want_value(op what, const node_ptr& n) {
    if (is_value(n)) {
        if (n->what == op::share)
            misfit(
                "a share compares only with a fraction, and does not stand under " + spelled(what),
                "write share(...) >= percent(40), or count(...) where a number is meant");
        return;
    }
    if (!n) misfit(spelled(what) + " lacks a value", "write " + std::string{word_of(what).example});
    if (is_truth(n))
        misfit(shown(*n) + " is a condition, and " + spelled(what) + " takes values",
               "write count(...) for how many rows it takes");
    misfit(shown(*n) + " is no value, and " + spelled(what) + " takes values",
           "write " + std::string{word_of(what).example});
}

void want_number(op what, const node_ptr& n) {
    want_value(what, n);
    const auto s = sort_of(*n);
    if (s == sort::any || s == sort::number) return;
    misfit(
        shown(*n) + " is " + std::string{name_of(s)} + ", and " + spelled(what) + " takes numbers",
        "write " + std::string{word_of(what).example});
}

void want_column(op what, const node_ptr& n) {
    if (n && n->what == op::column) return;
    misfit((n ? shown(*n) : std::string{"what stands there"}) + " is no column, and " +
               spelled(what) + " takes one",
           "write " + std::string{word_of(what).example});
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
