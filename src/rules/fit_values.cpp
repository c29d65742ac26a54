// SPDX-License-Identifier: BSL-1.0
// What is reckoned and compared: sums, products, comparisons.
#include <cstdint>
#include <string>

#include "rules/fit_parts.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

void want_constants_apart(op what, const node& a, const node& b) {
    if (!is_literal(a) || !is_literal(b)) return;
    if (a.what == op::integer && b.what == op::integer && what != op::div && what != op::mod)
        return;
    const bool quotient = what == op::div && a.what == op::integer && b.what == op::integer;
    misfit("both sides of " + spelled(what) + " are constants",
           quotient ? "write the fraction: ratio(" + brief(a) + ", " + brief(b) + ")"
                    : "write the result itself");
}

}  // namespace

void check_sum(op what, const std::vector<node_ptr>& args) {
    want_count(what, args, 2, 2);
    want_value(what, args[0]);
    want_value(what, args[1]);
    want_constants_apart(what, *args[0], *args[1]);
    const auto left = sort_of(*args[0]), right = sort_of(*args[1]);
    if (left == sort::text || right == sort::text)
        want_number(what, left == sort::text ? args[0] : args[1]);
    if (left == sort::length)
        misfit("a length of time is added to a day, never the other way round",
               "write the day first: start + " + brief(*args[0]));
    if (left == sort::date && right == sort::number)
        misfit("a number is neither added to a day nor taken from it",
               "write a length of time: " + brief(*args[0]) + (what == op::add ? " + " : " - ") +
                   "days(" + (args[1]->what == op::integer ? brief(*args[1]) : "30") + ")");
    if (what == op::add && right == sort::date)
        misfit("a day is not added to " + std::string{left == sort::date ? "a day" : "a number"},
               "write start + days(30), or stop - start for the days between");
    if (what == op::sub && left == sort::number && right == sort::date)
        misfit("a day is not taken from a number", "write stop - start for the days between");
    if (left == sort::number && right == sort::length)
        misfit("a length of time is added to a day, and " + shown(*args[0]) + " is a number",
               "write start + " + brief(*args[1]));
}

void check_product(op what, const std::vector<node_ptr>& args) {
    want_count(what, args, 2, 2);
    want_number(what, args[0]);
    want_number(what, args[1]);
    want_constants_apart(what, *args[0], *args[1]);
    if (what == op::mul) return;
    const node& by = *args[1];
    const bool whole = by.what == op::integer && std::get<std::int64_t>(by.value) > 0;
    const bool part = by.what == op::fraction && std::get<ratio>(by.value).num() > 0;
    if (what == op::div && !whole && !part)
        misfit("`/` divides by a positive constant only, and " + shown(by) + " is none",
               "turn it round: count(a) <= count() / 3, or multiply the other side");
    if (what == op::mod && !whole)
        misfit("`%` divides by a positive whole constant only, and " + shown(by) + " is none",
               "write count() % 2 == 1; a share is percent(40)");
}

void check_comparison(op what, const std::vector<node_ptr>& args) {
    want_count(what, args, 2, 2);
    if (is_truth(args[0]) && is_truth(args[1]))
        misfit("two conditions are not compared with " + spelled(what),
               "write (a & b) | (~a & ~b) for both or neither");
    for (const auto& arg : args) {
        if (is_truth(arg))
            misfit(shown(*arg) + " is a condition, and " + spelled(what) + " compares values",
                   arg->what == op::some || arg->what == op::none
                       ? "write count(...) to compare how many there are"
                       : "put the comparison in brackets: (a == 1) & (b == 2)");
        if (!is_value(arg)) want_value(what, arg);
    }
    const node &a = *args[0], &b = *args[1];
    if (a.what == op::share || b.what == op::share) {
        const node& other = a.what == op::share ? b : a;
        if (other.what == op::fraction) return;  // make_node has put the constant on the right
        misfit("a share compares only with a fraction, and " + shown(other) + " is none",
               "write percent(40) or ratio(1, 3)");
    }
    if (is_literal(a) && is_literal(b))
        misfit("both sides of " + spelled(what) + " are constants",
               "compare a measure or a column");
    const auto left = sort_of(a), right = sort_of(b);
    const bool days_against_length = (left == sort::number && right == sort::length) ||
                                     (left == sort::length && right == sort::number);
    if (left != sort::any && right != sort::any && left != right && !days_against_length)
        misfit(shown(a) + " is " + std::string{name_of(left)} + " and " + shown(b) + " is " +
                   std::string{name_of(right)} + ": they do not compare",
               right == sort::text && left == sort::date ? "write a day as \"YYYY-MM-DD\""
                                                         : "compare what is of one kind");
    if (what != op::eq && what != op::ne && (left == sort::text || right == sort::text))
        misfit("a text has no order, so " + spelled(what) + " does not compare with " +
                   shown(left == sort::text ? a : b),
               "write ==, != or .is_in(...); a day is written \"YYYY-MM-DD\"");
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
