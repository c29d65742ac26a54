// SPDX-License-Identifier: BSL-1.0
#include "rules/fit.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include <remit/rules/vocabulary.hpp>

#include "core/utf8.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// What a value is, as far as the words alone tell: what a column holds is known only with facts.
enum class sort : std::uint8_t { any, number, date, length, text };

constexpr std::string_view name_of(sort s) noexcept {
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

std::string one(const node& n) { return shown(n); }

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
        hint = "compare it with something: " + printed(*n) + " == \"...\"";
    else if (is_value(n) && n->what == op::count)
        hint = "compare it with a number, or write some(...) for at least one";
    else if (is_value(n) && !is_literal(*n))
        hint = "compare it with something";
    if (what == op::all_of || what == op::any_of || what == op::negation)
        hint +=
            "; each side of & and | and what ~ stands before is a condition in brackets: "
            "(a == 1) & (b == 2)";
    misfit(one(*n) + " is no condition, and " + spelled(what) + " takes conditions",
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
        misfit(one(*n) + " is a condition, and " + spelled(what) + " takes values",
               "write count(...) for how many rows it takes");
    misfit(one(*n) + " is no value, and " + spelled(what) + " takes values",
           "write " + std::string{word_of(what).example});
}

void want_number(op what, const node_ptr& n) {
    want_value(what, n);
    const auto s = sort_of(*n);
    if (s == sort::any || s == sort::number) return;
    misfit(one(*n) + " is " + std::string{name_of(s)} + ", and " + spelled(what) + " takes numbers",
           "write " + std::string{word_of(what).example});
}

void want_column(op what, const node_ptr& n) {
    if (n && n->what == op::column) return;
    misfit((n ? one(*n) : std::string{"what stands there"}) + " is no column, and " +
               spelled(what) + " takes one",
           "write " + std::string{word_of(what).example});
}

void want_constants_apart(op what, const node& a, const node& b) {
    if (!is_literal(a) || !is_literal(b)) return;
    if (a.what == op::integer && b.what == op::integer && what != op::div && what != op::mod)
        return;
    const bool quotient = what == op::div && a.what == op::integer && b.what == op::integer;
    misfit("both sides of " + spelled(what) + " are constants",
           quotient ? "write the fraction: ratio(" + printed(a) + ", " + printed(b) + ")"
                    : "write the result itself");
}

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
               "write the day first: start + " + printed(*args[0]));
    if (left == sort::date && right == sort::number)
        misfit("a number is neither added to a day nor taken from it",
               "write a length of time: " + printed(*args[0]) + (what == op::add ? " + " : " - ") +
                   "days(" + (args[1]->what == op::integer ? printed(*args[1]) : "30") + ")");
    if (what == op::add && right == sort::date)
        misfit("a day is not added to " + std::string{left == sort::date ? "a day" : "a number"},
               "write start + days(30), or stop - start for the days between");
    if (what == op::sub && left == sort::number && right == sort::date)
        misfit("a day is not taken from a number", "write stop - start for the days between");
    if (left == sort::number && right == sort::length)
        misfit("a length of time is added to a day, and " + one(*args[0]) + " is a number",
               "write start + " + printed(*args[1]));
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
        misfit("`/` divides by a positive constant only, and " + one(by) + " is none",
               "turn it round: count(a) <= count() / 3, or multiply the other side");
    if (what == op::mod && !whole)
        misfit("`%` divides by a positive whole constant only, and " + one(by) + " is none",
               "write count() % 2 == 1; a share is percent(40)");
}

void check_comparison(op what, const std::vector<node_ptr>& args) {
    want_count(what, args, 2, 2);
    if (is_truth(args[0]) && is_truth(args[1]))
        misfit("two conditions are not compared with " + spelled(what),
               "write (a & b) | (~a & ~b) for both or neither");
    for (const auto& arg : args) {
        if (is_truth(arg))
            misfit(one(*arg) + " is a condition, and " + spelled(what) + " compares values",
                   arg->what == op::some || arg->what == op::none
                       ? "write count(...) to compare how many there are"
                       : "put the comparison in brackets: (a == 1) & (b == 2)");
        if (!is_value(arg)) want_value(what, arg);
    }
    const node &a = *args[0], &b = *args[1];
    if (a.what == op::share || b.what == op::share) {
        const node& other = a.what == op::share ? b : a;
        if (other.what == op::fraction) return;  // make_node has put the constant on the right
        misfit("a share compares only with a fraction, and " + one(other) + " is none",
               "write percent(40) or ratio(1, 3)");
    }
    if (is_literal(a) && is_literal(b))
        misfit("both sides of " + spelled(what) + " are constants",
               "compare a measure or a column");
    const auto left = sort_of(a), right = sort_of(b);
    const bool days_against_length = (left == sort::number && right == sort::length) ||
                                     (left == sort::length && right == sort::number);
    if (left != sort::any && right != sort::any && left != right && !days_against_length)
        misfit(one(a) + " is " + std::string{name_of(left)} + " and " + one(b) + " is " +
                   std::string{name_of(right)} + ": they do not compare",
               right == sort::text && left == sort::date ? "write a day as \"YYYY-MM-DD\""
                                                         : "compare what is of one kind");
    if (what != op::eq && what != op::ne && (left == sort::text || right == sort::text))
        misfit("a text has no order, so " + spelled(what) + " does not compare with " +
                   one(left == sort::text ? a : b),
               "write ==, != or .is_in(...); a day is written \"YYYY-MM-DD\"");
}

void check_measure(op what, const std::vector<node_ptr>& args) {
    if (args.size() != 4) want_count(what, args, 4, 4);
    const bool of_column = what == op::distinct || what == op::total || what == op::first ||
                           what == op::last || what == op::apportion;
    if (of_column)
        want_column(what, args[0]);
    else if (args[0])
        misfit(spelled(what) + " takes no column", "write " + std::string{word_of(what).example});
    if (what == op::apportion)
        want_number(what, args[1]);
    else if (args[1])
        want_truth(what, args[1]);
    if (args[2] && word_of(args[2]->what).gives != word_kind::source)
        misfit(one(*args[2]) + " is no source of rows",
               "write .of(mandates) or .of(person.offices)");
    if (args[3] && word_of(args[3]->what).gives != word_kind::window)
        misfit(one(*args[3]) + " is no window", "write .over(year) or .over(past(years(4)))");
}

void check_date_part(op what, const std::vector<node_ptr>& args) {
    want_count(what, args, 1, 1);
    const bool dated = args[0] && (args[0]->what == op::today || (args[0]->what == op::column &&
                                                                  sort_of(*args[0]) == sort::date));
    if (!dated)
        misfit("`." + std::string{word_of(what).spelling} +
                   "` stands behind start, stop, due or today only",
               "write " + std::string{word_of(what).example});
}

void check_logic(op what, const std::vector<node_ptr>& args) {
    const auto most = what == op::negation ? std::size_t{1} : args.size();
    want_count(what, args, 1, most);
    for (const auto& arg : args) want_truth(what, arg);
}

void check_is_in(const std::vector<node_ptr>& args) {
    if (args.empty()) want_column(op::is_in, nullptr);
    want_column(op::is_in, args[0]);
    if (args.size() < 2)
        misfit("`.is_in` has no value to look for", "write area.is_in(\"health\", \"elderly\")");
    for (std::size_t i = 1; i < args.size(); ++i)
        if (!args[i] || !is_literal(*args[i]) || args[i]->what == op::length)
            misfit((args[i] ? one(*args[i]) : std::string{"nothing"}) +
                       " is no number, text or date, and `.is_in` takes these",
                   "write area.is_in(\"health\", \"elderly\")");
}

void check_within(const std::vector<node_ptr>& args) {
    want_count(op::within, args, 2, 2);
    want_truth(op::within, args[0]);
    if (!args[1] || (args[1]->what != op::length && args[1]->what != op::next))
        misfit("the second part of `within` is a limit",
               "write within(some(), days(90)) or within(some(), next(body.meetings))");
}

void check_window(op what, const std::vector<node_ptr>& args) {
    if (what == op::calendar) {
        if (args.empty()) return;
        want_count(what, args, 2, 2);
        for (const auto& arg : args)
            if (!arg || arg->what != op::integer)
                misfit("`.starting` takes a month and a day of it", "write year.starting(5, 10)");
        const auto month = std::get<std::int64_t>(args[0]->value);
        const auto dom = std::get<std::int64_t>(args[1]->value);
        if (month < 1 || month > 12 || dom < 1 || dom > 31 ||
            !day::exists(2001, static_cast<int>(month), static_cast<int>(dom)))
            misfit("no year begins on day " + std::to_string(dom) + " of month " +
                       std::to_string(month),
                   "write a month and a day that every year has: year.starting(5, 10)");
        return;
    }
    want_count(what, args, what == op::past || what == op::ahead ? 0 : 1, 1);
    if (args.empty()) return;
    const bool fits = args[0] && [&] {
        if (what == op::recent)
            return args[0]->what == op::integer && std::get<std::int64_t>(args[0]->value) >= 1;
        if (what == op::after) {
            want_value(what, args[0]);
            return sort_of(*args[0]) == sort::date || sort_of(*args[0]) == sort::any;
        }
        return args[0]->what == op::length;
    }();
    if (!fits)
        misfit((args[0] ? one(*args[0]) : std::string{"nothing"}) + " does not fit in " +
                   spelled(what),
               "write " + std::string{word_of(what).example});
}

void check_source(const std::vector<node_ptr>& args) {
    if (args[0] && args[0]->what != op::path)
        misfit(one(*args[0]) + " is no path to rows", "write person.offices");
    for (std::size_t i = 1; i < args.size(); ++i) want_column(op::source, args[i]);
}

void check_path(const std::string& name, const std::vector<node_ptr>& args) {
    if (args.empty()) return;
    want_count(op::path, args, 0, 1);
    if (name != "body" || !args[0] || args[0]->what != op::text)
        misfit("only a body is named in a path, by its key in quotes",
               "write body(\"council\").members");
}

}  // namespace

void misfit(std::string what, std::string hint) {
    throw bad_input{problem{"E-TYPE", "", std::move(what), std::move(hint)}};
}

bool is_literal(const node& n) noexcept {
    return n.what == op::integer || n.what == op::fraction || n.what == op::text ||
           n.what == op::date || n.what == op::length;
}

bool is_comparison(op what) noexcept {
    return what == op::eq || what == op::ne || what == op::lt || what == op::le || what == op::gt ||
           what == op::ge;
}

bool is_measure(op what) noexcept { return what >= op::count && what <= op::apportion; }

bool has_shape_of_date(std::string_view s) noexcept {
    if (s.size() != 10 || s[4] != '-' || s[7] != '-') return false;
    for (std::size_t i = 0; i < 10; ++i)
        if (i != 4 && i != 7 && (s[i] < '0' || s[i] > '9')) return false;
    return true;
}

void check_fit(op what, const payload& value, const std::vector<node_ptr>& args) {
    check_payload(what, value);
    switch (what) {
        case op::integer:
        case op::fraction:
        case op::text:
        case op::date:
        case op::length:
        case op::column:
        case op::today:
        case op::predicate: return want_count(what, args, 0, 0);
        case op::year_of:
        case op::month_of:
        case op::day_of: return check_date_part(what, args);
        case op::all_of:
        case op::any_of:
        case op::negation: return check_logic(what, args);
        case op::eq:
        case op::ne:
        case op::lt:
        case op::le:
        case op::gt:
        case op::ge: return check_comparison(what, args);
        case op::is_in: return check_is_in(args);
        case op::given: want_count(what, args, 1, 1); return want_column(what, args[0]);
        case op::within: return check_within(args);
        case op::add:
        case op::sub: return check_sum(what, args);
        case op::mul:
        case op::div:
        case op::mod: return check_product(what, args);
        case op::neg:
        case op::floor:
        case op::ceil:
        case op::nearest: want_count(what, args, 1, 1); return want_number(what, args[0]);
        case op::least:
        case op::greatest:
            want_count(what, args, 1, args.size());
            for (const auto& arg : args) {
                want_value(what, arg);
                const auto s = sort_of(*arg);
                if (s == sort::text || s == sort::length) want_number(what, arg);
            }
            return;
        case op::count:
        case op::some:
        case op::none:
        case op::days_held:
        case op::distinct:
        case op::total:
        case op::share:
        case op::first:
        case op::last:
        case op::apportion: return check_measure(what, args);
        case op::source: return check_source(args);
        case op::path: return check_path(std::get<std::string>(value), args);
        case op::past:
        case op::ahead:
        case op::after:
        case op::recent:
        case op::run:
        case op::calendar: return check_window(what, args);
        case op::next:
            want_count(what, args, 1, 1);
            if (!args[0] || args[0]->what != op::source)
                misfit("`next` takes a source of rows", "write next(body.meetings)");
            return;
    }
    misfit("there is no such word", "");
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
