// SPDX-License-Identifier: BSL-1.0
// Where rows are counted: measures, their sources and windows.
#include <cstdint>
#include <string>

#include <remit/rules/vocabulary.hpp>

#include "rules/fit_parts.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

void check_measure(op what, const std::vector<node_ptr>& args) {
    if (args.size() != 4) want_count(what, args, 4, 4);
    const bool of_column = what == op::distinct || what == op::total || what == op::first ||
                           what == op::last || what == op::apportion;
    if (of_column)
        want_column(what, args[0]);
    else if (args[0])
        misfit(spelled(what) + " takes no column", "write " + std::string{word_of(what).example});
    if (what == op::apportion && args.size() > 3 && args[3])
        misfit("`apportion` shares out by the rows of the day, and takes no window",
               "leave .over(...) out");
    if (what == op::apportion)
        want_number(what, args[1]);
    else if (args[1])
        want_truth(what, args[1]);
    if (args[2] && word_of(args[2]->what).gives != word_kind::source)
        misfit(shown(*args[2]) + " is no source of rows",
               "write .of(mandates) or .of(person.offices)");
    if (args[3] && word_of(args[3]->what).gives != word_kind::window)
        misfit(shown(*args[3]) + " is no window", "write .over(year) or .over(past(years(4)))");
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
        misfit((args[0] ? shown(*args[0]) : std::string{"nothing"}) + " does not fit in " +
                   spelled(what),
               "write " + std::string{word_of(what).example});
    if (args[0]->what == op::length &&
        std::get<duration>(args[0]->value).unit == duration::unit_type::working_days)
        misfit("a window has no length in working days, and `" + brief(*args[0]) + "` is one",
               "write days(" + std::to_string(std::get<duration>(args[0]->value).n) + ")");
    if (args[0]->what == op::length && std::get<duration>(args[0]->value).n < 1)
        misfit("`" + brief(*args[0]) + "` is no length of days to look through",
               "write " + std::string{word_of(what).example});
}

void check_source(const std::vector<node_ptr>& args) {
    if (args[0] && args[0]->what != op::path)
        misfit(shown(*args[0]) + " is no path to rows", "write person.offices");
    for (std::size_t i = 1; i < args.size(); ++i) want_column(op::source, args[i]);
}

void check_path(const std::string& name, const std::vector<node_ptr>& args) {
    if (args.empty()) return;
    want_count(op::path, args, 0, 1);
    if (name != "body" || !args[0] || args[0]->what != op::text)
        misfit("only a body is named in a path, by its key in quotes",
               "write body(\"council\").members");
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
