// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/calendar.hpp>
#include <remit/core/suggest.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "day_arrays.hpp"
#include "day_lists.hpp"
#include "errors.hpp"
#include "value_class.hpp"

namespace remit::inline v0::python {

namespace {

constexpr std::array kinds{holiday_kind::statutory, holiday_kind::optional, holiday_kind::half_day,
                           holiday_kind::school, holiday_kind::local_closure};
constexpr std::array adjustments{adjustment::unadjusted, adjustment::following,
                                 adjustment::preceding, adjustment::modified_following,
                                 adjustment::modified_preceding};

std::string repr(const working_days& w) {
    std::string out = "WorkingDays(holidays=" + listed(w.holidays());
    if (w.week() != working_days{}.week()) {
        std::string week;
        for (const auto d : w.week()) week += (week.empty() ? "" : ", ") + std::to_string(d);
        out += ", week=[" + week + "]";
    }
    if (!w.open_days().empty()) out += ", open_days=" + listed(w.open_days());
    if (const auto& k = w.known())
        out += ", known=('" + text(k->start()) + "', " +
               (k->stop() ? "'" + text(*k->stop()) + "'" : "None") + ")";
    return out + ")";
}

std::string repr(const holiday& h) {
    const auto quoted = [](const std::string& s) { return std::string{py::repr(py::str(s))}; };
    return "Holiday('" + text(h.on) + "', " + quoted(h.name) + ", kind='" +
           std::string{text(h.kind)} + "', source=" + quoted(h.source) + ")";
}

/// The one of these that is spelled so.
template <class All>
auto spelled(const All& all, const std::string& given, const char* what) {
    std::vector<std::string> known;
    for (const auto each : all) {
        known.emplace_back(text(each));
        if (known.back() == given) return each;
    }
    std::string hint = "known:";
    for (const auto& k : known) hint += " " + k;
    const auto meant = did_you_mean(given, std::span<const std::string>{known});
    throw bad_input{problem{"E-CALENDAR", "",
                            "there is no " + std::string{what} + " \"" + given + "\"",
                            meant.empty() ? hint : meant}};
}

/// The years of a calendar of the package holidays, where they follow each other.
std::optional<period> years_of(py::handle holidays) {
    if (!py::hasattr(holidays, "years") || !py::isinstance<py::set>(holidays.attr("years")))
        return std::nullopt;
    std::vector<std::int64_t> years;
    for (const auto year : holidays.attr("years")) years.push_back(whole_from(year, "years"));
    if (years.empty()) return std::nullopt;
    const auto [first, last] = std::minmax_element(years.begin(), years.end());
    const auto from = *first, to = *last;
    if (to - from + 1 != static_cast<std::int64_t>(years.size()) || from < 1 || to > 9998)
        return std::nullopt;
    return period{day{static_cast<int>(from), 1, 1}, day{static_cast<int>(to) + 1, 1, 1}};
}

/// The calendar, where its holidays are known on some days only.
working_days known_on(working_days w, py::handle known, const std::optional<period>& otherwise) {
    if (!known.is_none()) return w.known_in(period_from(known, "known"));
    return otherwise ? w.known_in(*otherwise) : w;
}

working_days working_days_of(const all_days_object& holidays, const all_wholes_object& week,
                             const all_days_object& open_days, const days_or_none& known) {
    const char* hint = "write week=[1, 2, 3, 4, 5]: 1 is Monday, 7 is Sunday";
    if (PyUnicode_Check(week.ptr()) || !py::hasattr(week, "__iter__"))
        refuse("week needs a list of whole numbers, not " + kind_of(week), hint);
    std::vector<int> days;
    for (const auto each : week)
        days.push_back(static_cast<int>(std::clamp<std::int64_t>(whole_from(each, "week"), 0, 8)));
    const working_days out{days_of(holidays, "holidays"), std::span<const int>{days}};
    return known_on(out.open_on(days_of(open_days, "open_days")), known, years_of(holidays));
}

py::tuple as_tuple(std::span<const day> days) {
    py::tuple out(days.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = to_python(days[i]);
    return out;
}

py::tuple as_tuple(const std::vector<int>& week) {
    py::tuple out(week.size());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = week[i];
    return out;
}

day shifted(const working_days& w, const day_object& from, const whole_object& n) {
    // No two days of the calendar are further apart.
    constexpr std::int64_t far = 4'000'000;
    return w.shift(day_from(from, "shift"), std::clamp(whole_from(n, "shift"), -far, far));
}

/// By a table where so many are asked for that making it is soon paid back.
void adjust_all(std::vector<day>& days, const working_days& w, adjustment how) {
    if (days.empty()) return;
    const auto [first, last] = std::minmax_element(days.begin(), days.end());
    const bool many = static_cast<std::int64_t>(days.size()) > (*last - *first) / 4;
    const auto stop = many && *last != day::last() ? *last + 1 : *first;
    working_day_table{w, *first, stop}.adjust(days, how);
}

void bind_working_days(py::module_& m) {
    py::class_<working_days> c(
        m, "WorkingDays",
        "On which days people work: Monday to Friday but for the holidays that are given.\n\n"
        "week: the working days of a week, 1 = Monday ... 7 = Sunday. open_days: days on which "
        "people work all\nthe same. check(registry, rules, calendar=WorkingDays(holidays=[...])) "
        "counts working_days(n) by it. `day in\ncalendar` says whether one is; a & b are the days "
        "on which both work, a | b those on which one "
        "does.\n\nknown: the days (start, stop) of which all holidays are given; a check notes "
        "where it "
        "counts others\n(N-CALENDAR). Nobody says so where it is None.\n\n"
        "danish_working_days(2020, 2030) is a calendar of Denmark; the days of another country are "
        "given by\nthe package "
        "holidays, and known in its years: WorkingDays(holidays.country_holidays(\"SE\", "
        "years=range(2020, "
        "2031))).\nRaises "
        "BadInput (E-CALENDAR) where the week has no working day.");
    c.def(py::init(&working_days_of), py::arg("holidays") = py::tuple(), py::kw_only(),
          py::arg("week") = py::make_tuple(1, 2, 3, 4, 5), py::arg("open_days") = py::tuple(),
          py::arg("known") = py::none())
        .def_static(
            "of",
            [](const all_holidays_object& holidays, const texts_object& of_kinds,
               const days_or_none& known) {
                std::vector<holiday_kind> counted;
                for (const auto& k : texts_from(of_kinds, "kinds"))
                    counted.push_back(spelled(kinds, k, "kind of holiday"));
                std::vector<day> out;
                for (const auto each : holidays) {
                    if (!py::isinstance<holiday>(each))
                        refuse("WorkingDays.of needs holidays, not " + kind_of(each),
                               "write WorkingDays.of(danish_holidays(2020, 2030)), or "
                               "WorkingDays(holidays=[...]) of days");
                    const auto& h = each.cast<const holiday&>();
                    if (std::find(counted.begin(), counted.end(), h.kind) != counted.end())
                        out.push_back(h.on);
                }
                return known_on(working_days{std::move(out)}, known, std::nullopt);
            },
            py::arg("holidays"), py::arg("kinds") = py::make_tuple("statutory"), py::kw_only(),
            py::arg("known") = py::none(),
            "Monday to Friday but for the holidays of these kinds: \"statutory\", \"optional\", "
            "\"half_day\", \"school\",\n\"local_closure\".")
        .def_property_readonly(
            "holidays", [](const working_days& w) { return as_tuple(w.holidays()); },
            "The holidays, in order, each once.")
        .def_property_readonly(
            "open_days", [](const working_days& w) { return as_tuple(w.open_days()); },
            "The days on which people work all the same, in order, each once.")
        .def_property_readonly(
            "week", [](const working_days& w) { return as_tuple(w.week()); },
            "The working days of a week, 1 = Monday ... 7 = Sunday.")
        .def_property_readonly(
            "known",
            [](const working_days& w) -> py::object {
                if (!w.known()) return py::none();
                return py::make_tuple(to_python(w.known()->start()), to_python(w.known()->stop()));
            },
            "The days (start, stop) of which all holidays are known; None: nobody has said.")
        .def(
            "shift",
            [](const working_days& w, const day_object& from,
               const whole_object& n) -> date_object { return to_python(shifted(w, from, n)); },
            py::arg("day"), py::arg("n"),
            "The n-th working day after a day, or before it where n is negative; for 0 the day "
            "itself.\nRaises BadInput beyond the years 1 to 9999. Cost: the same for any n.")
        .def(
            "count",
            [](const working_days& w, const day_object& start, const day_object& stop) {
                return w.count(day_from(start, "count"), day_from(stop, "count"));
            },
            py::arg("start"), py::arg("stop"),
            "How many working days there are from start to before stop; negative where stop is "
            "earlier.")
        .def(
            "adjust",
            [](const working_days& w, const day_object& d, const text_object& how) -> date_object {
                return to_python(adjusted(day_from(d, "adjust"), w, adjustment_from(how)));
            },
            py::arg("day"), py::arg("how") = "following",
            "The day itself where it is a working day, else the one that the convention names "
            "(2006 ISDA Definitions,\n4.12): \"following\", \"preceding\", "
            "\"modified_following\" (unless that is of another month), "
            "\"modified_preceding\",\n\"unadjusted\".")
        .def(
            "adjust_all",
            [](const working_days& w, const days_array_object& days, const text_object& how) {
                auto all = days_of_array(days, "days");
                const auto convention = adjustment_from(how);
                adjust_all(all, w, convention);
                return as_array(all);
            },
            py::arg("days"), py::arg("how") = "following",
            "The same of many days at once: an array of datetime64[D], from one or from days. "
            "Needs "
            "numpy.\nRaises BadInput beyond the years 1 to 9999, and for NaT.")
        .def(
            "closed_on",
            [](const working_days& w, const all_days_object& days) {
                return w.closed_on(days_of(days, "days"));
            },
            py::arg("days"), "The same but for these days, on which nobody works.")
        .def(
            "open_on",
            [](const working_days& w, const all_days_object& days) {
                return w.open_on(days_of(days, "days"));
            },
            py::arg("days"), "The same but for these days, on which people work.")
        .def(
            "known_in",
            [](const working_days& w, const day_object& start, const day_or_none_object& stop) {
                return w.known_in(period{day_from(start, "start"), day_or_none(stop, "stop")});
            },
            py::arg("start"), py::arg("stop"),
            "The same, said to have all holidays from start to before stop, and to know nothing of "
            "other days.")
        .def(
            "__and__", [](const working_days& a, const working_days& b) { return a & b; },
            py::is_operator(), py::arg("other"))
        .def(
            "__or__", [](const working_days& a, const working_days& b) { return a | b; },
            py::is_operator(), py::arg("other"))
        .def(
            "__contains__",
            [](const working_days& w, const day_object& d) {
                return w.contains(day_from(d, "in"));
            },
            py::arg("day"))
        .def("__reduce__", [](const py::object& self) {
            const auto& w = self.cast<const working_days&>();
            const auto again =
                py::module_::import("functools")
                    .attr("partial")(py::type::of(self), py::arg("week") = as_tuple(w.week()),
                                     py::arg("open_days") = as_tuple(w.open_days()),
                                     py::arg("known") = self.attr("known"));
            return py::make_tuple(again, py::make_tuple(as_tuple(w.holidays())));
        });
    make_value(c, [](const working_days& w) { return repr(w); });
    refuse_other_calls(c, "WorkingDays(holidays=[\"2026-12-25\"])");
    for (const auto& [name, example] :
         {std::pair{"shift", "calendar.shift(\"2026-12-24\", 10)"},
          std::pair{"count", "calendar.count(\"2026-01-01\", \"2027-01-01\")"},
          std::pair{"adjust", "calendar.adjust(\"2026-12-26\", \"following\")"},
          std::pair{"known_in", "calendar.known_in(\"2020-01-01\", \"2031-01-01\")"},
          std::pair{"closed_on", "calendar.closed_on([\"2026-12-24\"])"},
          std::pair{"open_on", "calendar.open_on([\"2026-12-26\"])"}})
        refuse_other_calls_of(c, name, example);
    refuse_other_calls_of_static(c, "of", "WorkingDays.of(danish_holidays(2020, 2030))");
}

int year_from(const whole_object& y, const char* asked_by) {
    return static_cast<int>(std::clamp<std::int64_t>(whole_from(y, asked_by), -99999, 99999));
}

void bind_holidays(py::module_& m) {
    py::class_<holiday> c(m, "Holiday",
                          "A day on which some people do not work, why, and who says so.\n\n"
                          "kind: \"statutory\" (everybody, by law), \"optional\" (many, by "
                          "agreement or custom), \"half_day\", \"school\",\n\"local_closure\".");
    c.def(py::init([](const day_object& d, const text_object& name, const text_object& kind,
                      const text_object& source) {
              return holiday{day_from(d, "day"), text_from(name, "name"),
                             spelled(kinds, text_from(kind, "kind"), "kind of holiday"),
                             text_from(source, "source")};
          }),
          py::arg("day"), py::arg("name") = "", py::kw_only(), py::arg("kind") = "statutory",
          py::arg("source") = "")
        .def_property_readonly(
            "day", [](const holiday& h) { return to_python(h.on); }, "The day.")
        .def_property_readonly(
            "name", [](const holiday& h) { return h.name; },
            "What it is called, in the language of the place.")
        .def_property_readonly(
            "kind", [](const holiday& h) { return std::string{text(h.kind)}; }, "Who is free.")
        .def_property_readonly(
            "source", [](const holiday& h) { return h.source; },
            "The law or custom that makes it one.")
        .def("__reduce__", [](const py::object& self) {
            const auto& h = self.cast<const holiday&>();
            const auto again = py::module_::import("functools")
                                   .attr("partial")(py::type::of(self),
                                                    py::arg("kind") = std::string{text(h.kind)},
                                                    py::arg("source") = h.source);
            return py::make_tuple(again, py::make_tuple(to_python(h.on), h.name));
        });
    make_value(c, [](const holiday& h) { return repr(h); });
    refuse_other_calls(c, "Holiday(\"2026-12-24\", \"Juleaftensdag\", kind=\"optional\")");
    m.def(
        "danish_holidays",
        [](const whole_object& first_year, const whole_object& last_year) {
            const auto all = danish_holidays(year_from(first_year, "danish_holidays"),
                                             year_from(last_year, "danish_holidays"));
            py::tuple out(all.size());
            for (std::size_t i = 0; i < all.size(); ++i) out[i] = py::cast(all[i]);
            return out;
        },
        py::arg("first_year"), py::arg("last_year"),
        "The holidays of Denmark from one year to another, both included, in the order of their "
        "days.\n\n\"statutory\" are the public holidays: Great Prayer Day for the last time in "
        "2023 "
        "(Act no. 214 of 6 March 2023).\n\"optional\" are 1 May, 5 June, 24 and 31 December: no "
        "public "
        "holidays, and free or half free for many by agreement.\nRaises BadInput (E-YEAR) outside "
        "the years 1990 to 2040.");
    refuse_other_calls(m, "danish_holidays", "danish_holidays(2020, 2030)");
    m.def(
        "danish_working_days",
        [](const whole_object& first_year, const whole_object& last_year) {
            return danish_working_days(year_from(first_year, "danish_working_days"),
                                       year_from(last_year, "danish_working_days"));
        },
        py::arg("first_year"), py::arg("last_year"),
        "Monday to Friday but for the public holidays of Denmark, known from one year to another, "
        "both included.\nRaises BadInput (E-YEAR) outside the years 1990 to 2040.");
    refuse_other_calls(m, "danish_working_days", "danish_working_days(2020, 2030)");
}

}  // namespace

adjustment adjustment_from(const text_object& how) {
    return spelled(adjustments, text_from(how, "how"), "way to adjust a day");
}

void bind_calendar(py::module_& m) {
    bind_working_days(m);
    bind_holidays(m);
}

}  // namespace remit::inline v0::python
