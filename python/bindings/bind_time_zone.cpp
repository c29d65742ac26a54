// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include <pybind11/pybind11.h>

#include <datetime.h>  // needs Python.h before it

#include <remit/calendar/time_zone.hpp>
#include <remit/calendar/zone_folder.hpp>
#include <remit/time/moment.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "value_class.hpp"
#include "zone_database.hpp"

namespace remit::inline v0::python {

namespace {

using instant_object = called<struct instant_tag>;
using moment_object = called<struct moment_tag>;
using moment_result = called<struct moment_result_tag>;
using offset_object = called<struct offset_tag>;
using offset_or_none = called<struct offset_or_none_tag>;
using path_or_none = called<struct path_or_none_tag>;
using bytes_object = called<struct bytes_tag>;

}  // namespace

}  // namespace remit::inline v0::python

namespace pybind11::detail {
template <>
struct handle_type_name<remit::python::instant_object> {
    static constexpr auto name = const_name("datetime.datetime");
};
template <>
struct handle_type_name<remit::python::moment_object> {
    static constexpr auto name = const_name("datetime.datetime | str");
};
template <>
struct handle_type_name<remit::python::moment_result> {
    static constexpr auto name = const_name("datetime.datetime");
};
template <>
struct handle_type_name<remit::python::offset_object> {
    static constexpr auto name = const_name("datetime.timedelta");
};
template <>
struct handle_type_name<remit::python::offset_or_none> {
    static constexpr auto name = const_name("datetime.timedelta | None");
};
template <>
struct handle_type_name<remit::python::path_or_none> {
    static constexpr auto name = const_name("str | os.PathLike[str] | None");
};
template <>
struct handle_type_name<remit::python::bytes_object> {
    static constexpr auto name = const_name("bytes");
};
}  // namespace pybind11::detail

namespace remit::inline v0::python {

namespace {

constexpr std::int64_t a_day = 86'400;

// datetime.h keeps its table in a static of each file that includes it.
void use_datetime() {
    if (PyDateTimeAPI == nullptr) PyDateTime_IMPORT;
}
bool is_datetime(py::handle h) { return use_datetime(), PyDateTime_Check(h.ptr()); }
bool has_zone(py::handle h) { return !h.attr("tzinfo").is_none(); }

py::object made(PyObject* o) {
    if (o == nullptr) throw py::error_already_set();
    return py::reinterpret_steal<py::object>(o);
}

/// What clocks show. A text, or a datetime without a zone and without seconds.
moment moment_from(py::handle h) {
    if (PyUnicode_Check(h.ptr())) return moment::parse(text_from(h, "local"));
    const char* hint = "write \"2026-11-22 16:00\" or datetime.datetime(2026, 11, 22, 16, 0)";
    if (!is_datetime(h)) refuse("local needs a day and a time, not " + kind_of(h), hint);
    if (has_zone(h))
        refuse("local needs what clocks show there, not a datetime with a zone",
               "write zone.local(...) of it, or leave its tzinfo out");
    if (PyDateTime_DATE_GET_SECOND(h.ptr()) != 0 || PyDateTime_DATE_GET_MICROSECOND(h.ptr()) != 0)
        refuse("local needs a full minute, not a datetime with seconds", hint);
    return {day{PyDateTime_GET_YEAR(h.ptr()), PyDateTime_GET_MONTH(h.ptr()),
                PyDateTime_GET_DAY(h.ptr())},
            clock_time{PyDateTime_DATE_GET_HOUR(h.ptr()), PyDateTime_DATE_GET_MINUTE(h.ptr())}};
}

/// A number of whole seconds: what is less is cut off, also before 1970.
std::int64_t seconds_in(py::handle delta) {
    return std::int64_t{PyDateTime_DELTA_GET_DAYS(delta.ptr())} * a_day +
           PyDateTime_DELTA_GET_SECONDS(delta.ptr());
}

py::object utc_zone() {
    use_datetime();
    return py::reinterpret_borrow<py::object>(PyDateTime_TimeZone_UTC);
}

/// Seconds after 1970-01-01 00:00 UTC.
std::int64_t instant_from(py::handle h) {
    const char* hint = "write datetime.datetime(2026, 11, 22, 15, 0, tzinfo=datetime.UTC)";
    if (!is_datetime(h)) refuse("instant needs a datetime with a zone, not " + kind_of(h), hint);
    if (!has_zone(h)) refuse("instant needs a datetime with a zone, and this one has none", hint);
    const auto start = made(PyDateTimeAPI->DateTime_FromDateAndTime(
        1970, 1, 1, 0, 0, 0, 0, PyDateTime_TimeZone_UTC, PyDateTimeAPI->DateTimeType));
    const auto since = made(PyNumber_Subtract(h.ptr(), start.ptr()));
    return seconds_in(since);
}

offset_object offset_to_python(std::int32_t seconds) {
    use_datetime();
    return made(PyDelta_FromDSU(0, seconds, 0));
}

std::optional<std::int32_t> offset_from(py::handle h) {
    if (h.is_none()) return std::nullopt;
    use_datetime();
    const char* hint = "write datetime.timedelta(hours=2): east of UTC, whole seconds, under a day";
    if (!PyDelta_Check(h.ptr())) refuse("offset needs a timedelta, not " + kind_of(h), hint);
    const auto seconds = seconds_in(h);
    if (PyDateTime_DELTA_GET_MICROSECONDS(h.ptr()) != 0 || seconds < -2 * a_day ||
        seconds > 2 * a_day)
        refuse("offset is no distance from UTC", hint);
    return static_cast<std::int32_t>(seconds);
}

/// A datetime of what clocks show, or in UTC. @throws bad_input (E-TIME) where Python has none.
moment_result to_python(std::int64_t seconds, py::handle zone) {
    use_datetime();
    auto days = seconds / a_day;
    if (days * a_day > seconds) --days;
    if (days < day::first().count() || days > day::last().count())
        throw bad_input{problem{"E-TIME", "", "a moment outside the years 1 to 9999", ""}};
    const auto d = day::from_count(days);
    const auto rest = static_cast<int>(seconds - days * a_day);
    return made(PyDateTimeAPI->DateTime_FromDateAndTime(d.year(), d.month(), d.day_of_month(),
                                                        rest / 3600, rest / 60 % 60, rest % 60, 0,
                                                        zone.ptr(), PyDateTimeAPI->DateTimeType));
}

}  // namespace

/// The database that `zoneinfo` uses: the first folder of its path, or the package tzdata.
zone_folder zone_database() {
    const auto os = py::module_::import("os.path");
    for (const auto each : py::module_::import("zoneinfo").attr("TZPATH"))
        if (os.attr("isdir")(each).cast<bool>()) return zone_folder{path_from(each, "TZPATH")};
    try {
        const auto file = py::module_::import("tzdata").attr("__file__");
        const auto folder = os.attr("join")(os.attr("dirname")(file), "zoneinfo");
        return zone_folder{path_from(folder, "tzdata")};
    } catch (py::error_already_set& e) {
        if (!e.matches(PyExc_ImportError)) throw;
    }
    throw bad_input{problem{"E-ZONE", "", "this machine has no database of time zones",
                            "pip install tzdata, or write TimeZone(name, folder=...)"}};
}

namespace {

time_zone zone_of(const text_object& name, const path_or_none& folder) {
    const auto text = text_from(name, "name");
    return (folder.is_none() ? zone_database() : zone_folder{path_from(folder, "folder")})
        .load(text);
}

time_zone zone_from(const text_object& name, const bytes_object& tzif) {
    if (!PyBytes_Check(tzif.ptr()))
        refuse("tzif needs bytes, not " + kind_of(tzif),
               "write TimeZone.from_tzif(name, path.read_bytes())");
    char* data = nullptr;
    Py_ssize_t size = 0;
    if (PyBytes_AsStringAndSize(tzif.ptr(), &data, &size) != 0) throw py::error_already_set();
    return time_zone::from_tzif(text_from(name, "name"), {data, static_cast<std::size_t>(size)});
}

}  // namespace

void bind_time_zone(py::module_& m) {
    py::class_<time_zone> c(
        m, "TimeZone",
        "When it is what time at a place: TimeZone(\"Europe/Copenhagen\").\n\n"
        "It is read from the folder, by default the first one of zoneinfo.TZPATH that exists, else "
        "that of the package\ntzdata; read_zone gives the name of what people write. What clocks "
        "show there (local) is a datetime without a\nzone, or a text \"2026-11-22 16:00\"; an "
        "instant is a datetime with any zone; offsets are timedeltas east of UTC.\nRaises BadInput "
        "(E-ZONE), where it can with the name that was meant, also for a file that is no zone or "
        "counts leap\nseconds. What time it is at a moment is found in O(log changes).");
    c.def(py::init(&zone_of), py::arg("name"), py::kw_only(), py::arg("folder") = py::none())
        .def_static("from_tzif", &zone_from, py::arg("name"), py::arg("tzif"),
                    "The zone that the bytes of a TZif file (RFC 9636) say; name is what it is "
                    "called.\nRaises BadInput (E-ZONE) that says what is wrong with them.")
        .def_property_readonly(
            "name", [](const time_zone& z) { return z.name(); }, "What it is called.")
        .def_property_readonly(
            "tzif", [](const time_zone& z) { return py::bytes(z.tzif()); },
            "The bytes of the file that it was read from.")
        .def(
            "offset_at",
            [](const time_zone& z, const instant_object& instant) {
                return offset_to_python(z.offset_at(instant_from(instant)));
            },
            py::arg("instant"), "How far clocks are ahead of UTC at an instant: a timedelta.")
        .def(
            "local",
            [](const time_zone& z, const instant_object& instant) {
                const auto shown = z.local(instant_from(instant));
                return to_python(shown.count() * 60, py::none());
            },
            py::arg("instant"),
            "What clocks show at an instant: a datetime without a zone, its seconds cut off.\n"
            "Raises BadInput (E-TIME) where that is outside the years 1 to 9999.")
        .def(
            "read",
            [](const time_zone& z, const moment_object& local) {
                const auto r = z.read(moment_from(local));
                return py::make_tuple(std::string{text(r.kind)}, offset_to_python(r.first),
                                      offset_to_python(r.second));
            },
            py::arg("local"),
            "How often clocks show this minute: (kind, first, second).\n\nkind is \"unique\", "
            "\"skipped\" (clocks are put forward over it) or \"repeated\" (clocks are put back); "
            "first and\nsecond are the offsets before and after that, the same where it is unique. "
            "A fold is not looked at.")
        .def(
            "utc",
            [](const time_zone& z, const moment_object& local, const offset_or_none& offset) {
                const auto shown = moment_from(local);
                const auto which = offset_from(offset);
                return to_python(which ? z.utc(shown, *which) : z.utc(shown), utc_zone());
            },
            py::arg("local"), py::arg("offset") = py::none(),
            "The instant at which clocks show this minute: a datetime in UTC.\n\n"
            "offset says which is meant where they show it twice.\n"
            "Raises BadInput (E-ZONE) where they show it never, twice and no offset is given, or "
            "not with this one; (E-TIME)\noutside the years 1 to 9999 in UTC.")
        .def("__reduce__", [](const py::object& self) {
            const auto& z = self.cast<const time_zone&>();
            return py::make_tuple(py::type::of(self).attr("from_tzif"),
                                  py::make_tuple(z.name(), py::bytes(z.tzif())));
        });
    make_value(c, [](const time_zone& z) { return "TimeZone(" + repr_of(z.name()) + ")"; });
    refuse_other_calls(c, "TimeZone(\"Europe/Copenhagen\")");
    for (const auto& [name, example] :
         {std::pair{"offset_at", "zone.offset_at(datetime.datetime.now(datetime.UTC))"},
          std::pair{"local", "zone.local(datetime.datetime.now(datetime.UTC))"},
          std::pair{"read", "zone.read(\"2026-11-22 16:00\")"},
          std::pair{"utc", "zone.utc(\"2026-11-22 16:00\")"}})
        refuse_other_calls_of(c, name, example);
    refuse_other_calls_of_static(c, "from_tzif", "TimeZone.from_tzif(name, path.read_bytes())");
}

}  // namespace remit::inline v0::python
