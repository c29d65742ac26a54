// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>

#include <remit/calendar.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "day_arrays.hpp"
#include "errors.hpp"

namespace remit::inline v0::python {

namespace {

constexpr std::size_t at_once = 4096;  ///< rules: what comes of them stays in the cache

py::tuple occurrences_of(const all_recurrences_object& rules, const day_object& start,
                         const day_object& stop, const calendar_object& calendar,
                         const text_object& how, const whole_object& most) {
    const auto limit = std::max<std::int64_t>(0, whole_from(most, "most"));
    const auto at_most = static_cast<std::size_t>(limit);
    const auto all = all_from<recurrence>(
        rules, "rules", "write occurrences([Recurrence(\"FREQ=WEEKLY\", \"2026-01-01\")], ...)");
    const auto from = day_from(start, "start"), to = day_from(stop, "stop");
    const auto moved = adjustment_from(how);
    std::optional<working_day_table> table;
    if (!calendar.is_none()) {
        if (!py::isinstance<working_days>(calendar))
            refuse("calendar needs WorkingDays, not " + kind_of(calendar),
                   "write calendar=WorkingDays(holidays=[\"2026-12-25\"])");
        const auto& days = calendar.cast<const working_days&>();
        const py::gil_scoped_release others;
        table.emplace(days, from, to);
    }
    occurrences part;
    const auto each_part = [&](const auto& f) {
        for (std::size_t i = 0; i < all.size(); i += at_once) {
            const auto some = std::span{all}.subspan(i, std::min(at_once, all.size() - i));
            if (table)
                part.expand(some, from, to, *table, moved, at_most);
            else
                part.expand(some, from, to, at_most);
            f();
        }
    };
    // Twice: new memory costs more than to find the days again, and so as little as will do is
    // taken.
    py::array_t<std::int64_t> bounds{static_cast<py::ssize_t>(all.size()) + 1};
    auto* bound = bounds.mutable_data();
    *bound = 0;
    {
        const py::gil_scoped_release others;
        each_part([&] {
            for (std::size_t i = 0; i < part.size(); ++i, ++bound)
                bound[1] = bound[0] + static_cast<std::int64_t>(part.of(i).size());
            if (*bound > limit)
                throw bad_input{problem{
                    "E-SIZE", "", "more than " + std::to_string(limit) + " days are asked for",
                    "ask for fewer years or rules, or for more with most="}};
        });
    }
    py::array_t<std::int64_t> days{static_cast<py::ssize_t>(*bound)};
    auto* at = days.mutable_data();
    {
        const py::gil_scoped_release others;
        each_part([&] {
            for (const auto d : part.days()) *at++ = d.count();
        });
    }
    return py::make_tuple(days.attr("view")("datetime64[D]"), bounds);
}

}  // namespace

void bind_occurrences(py::module_& m) {
    m.def(
        "occurrences", &occurrences_of, py::arg("rules"), py::arg("start"), py::arg("stop"),
        py::kw_only(), py::arg("calendar") = py::none(), py::arg("how") = "following",
        py::arg("most") = std::int64_t{most_occurrences},
        "The days from start to before stop on which many rules recur, as arrays of numpy.\n\n"
        "(days, bounds): days (datetime64[D]) has those of one rule after those of another; those "
        "of rule i are\ndays[bounds[i]:bounds[i + 1]] (int64). With a calendar (WorkingDays) each "
        "is moved to a working day, as\nWorkingDays.adjust moves it; two that come to the same day "
        "are both there. Needs numpy.\nRaises BadInput beyond the years 1 to 9999 (E-DATE), and "
        "where "
        "they are more than most (E-SIZE).");
    refuse_other_calls(m, "occurrences", "occurrences(rules, \"2026-01-01\", \"2027-01-01\")");
}

}  // namespace remit::inline v0::python
