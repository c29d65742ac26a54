// SPDX-License-Identifier: BSL-1.0
#include "rules/fit.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <remit/rules/vocabulary.hpp>

#include "rules/fit_parts.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

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
            misfit((args[i] ? shown(*args[i]) : std::string{"nothing"}) +
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
