// SPDX-License-Identifier: BSL-1.0
#include "toml.hpp"

#include <charconv>
#include <cstdint>
#include <fstream>
#include <utility>

#include <pybind11/pybind11.h>

#include <remit/charter/locate.hpp>

#include "casters.hpp"

namespace remit::inline v0::python {

namespace {

std::string shown(py::handle h) { return py::str(h).cast<std::string>().substr(0, 80); }

document document_of(py::handle h) {
    if (PyUnicode_Check(h.ptr())) return {text_from(h)};
    if (PyBool_Check(h.ptr())) return {h.is(py::bool_(true))};
    if (PyLong_Check(h.ptr())) {
        int overflow = 0;
        const std::int64_t n = PyLong_AsLongLongAndOverflow(h.ptr(), &overflow);
        if (overflow != 0) return {document::unfit{"the number " + shown(h)}};
        return {n};
    }
    if (PyFloat_Check(h.ptr())) return {PyFloat_AS_DOUBLE(h.ptr())};
    if (py::isinstance<py::dict>(h)) {
        document::table out;
        for (const auto& [key, value] : py::reinterpret_borrow<py::dict>(h))
            out.emplace_back(text_from(key), document_of(value));
        return {std::move(out)};
    }
    if (py::isinstance<py::list>(h)) {
        document::list out;
        for (const auto each : py::reinterpret_borrow<py::list>(h))
            out.push_back(document_of(each));
        return {std::move(out)};
    }
    if (py::hasattr(h, "hour"))
        return {
            document::unfit{(py::hasattr(h, "year") ? "the date-time " : "the time ") + shown(h)}};
    return {day_from(h, "a date")};
}

// "Expected '=' after a key (at line 3, column 5)": tomllib says its place in words.
problem problem_of(const std::string& toml, const std::string& origin, std::string said) {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    if (const auto at = said.rfind(" (at line "); at != std::string::npos) {
        const char* const end = said.data() + said.size();
        const auto first = std::from_chars(said.data() + at + 10, end, line);
        constexpr std::string_view between = ", column ";
        if (std::string_view{first.ptr, end}.starts_with(between))
            std::from_chars(first.ptr + between.size(), end, column);
        said.resize(at);
    }
    return not_toml(toml, origin, line, column, said);
}

}  // namespace

charter charter_from_text(const std::string& toml, const std::string& origin) {
    // As in C++: what it refuses, it refuses in the same words, and tomllib never recurses into it.
    const auto places = places_of_charter(toml, origin);
    constexpr std::string_view mark = "\xEF\xBB\xBF";  // tomllib takes no byte order mark
    const auto from = toml.starts_with(mark) ? mark.size() : 0;
    const auto tomllib = py::module_::import("tomllib");
    document d;
    try {
        d = document_of(tomllib.attr("loads")(py::str(toml.substr(from))));
    } catch (py::error_already_set& e) {
        if (e.matches(PyExc_RecursionError))
            throw bad_input{problem{"E-DEPTH", origin, "tables and lists are nested too deep", ""}};
        if (!e.matches(tomllib.attr("TOMLDecodeError"))) throw;
        throw bad_input{problem_of(toml, origin, py::str(e.value()).cast<std::string>())};
    }
    put_places(d, places);
    put_in_order(d, places);
    return charter_from(d, origin);
}

charter charter_from_file(const std::filesystem::path& file) {
    const auto origin = file.filename().string();
    std::error_code failed;
    if (std::filesystem::is_directory(file, failed))
        throw bad_input{problem{"E-FILE", origin, "this is a folder, not a file",
                                "name the charter file itself"}};
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw bad_input{problem{"E-FILE", origin,
                                "there is no charter here: " + file.string() + " cannot be read",
                                "a charter is a file called charter.toml"}};
    std::string text(longest_charter + 1, '\0');  // one byte more shows that there is more
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    return charter_from_text(text, origin);
}

}  // namespace remit::inline v0::python
