// SPDX-License-Identifier: BSL-1.0
#include "arguments.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <remit/core/suggest.hpp>

#include "bind.hpp"
#include "errors.hpp"

namespace py = pybind11;

namespace remit::inline v0::python {

namespace {

// The C function behind a method or a static method.
PyObject* function_behind(py::handle scope, const char* name) {
    PyObject* found = py::getattr(scope, name).ptr();
    return py::detail::get_function(found).ptr();
}

// "a: int, b: dict[str, int] = {}" at its commas, but not at those inside of brackets or quotes.
std::vector<std::string> split(std::string_view inside) {
    std::vector<std::string> parts(1);
    int depth = 0;
    bool quoted = false;
    for (const char c : inside) {
        if (c == '\'') quoted = !quoted;
        if (!quoted && (c == '[' || c == '(' || c == '{')) ++depth;
        if (!quoted && (c == ']' || c == ')' || c == '}')) --depth;
        if (c == ',' && depth == 0 && !quoted)
            parts.emplace_back();
        else if (c != ' ' || !parts.back().empty())
            parts.back() += c;
    }
    return parts;
}

std::string list(const std::vector<std::string>& names) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i)
        out += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return out;
}

}  // namespace

call_shape::call_shape(py::handle scope, const char* name, std::string shown, std::string example)
    : doc_{py::getattr(scope, name).attr("__doc__").cast<std::string>()}, shown_{std::move(shown)},
      example_{std::move(example)} {
    const auto line = doc_.substr(0, doc_.find('\n'));
    const auto open = line.find('('), close = line.rfind(") ->");
    bool by_name = false;
    for (const auto& part : split(std::string_view{line}.substr(open + 1, close - open - 1))) {
        if (part == "*")
            by_name = true;
        else if (const auto colon = part.find(':');
                 colon != std::string::npos && part.substr(0, colon) != "self")
            parameters_.push_back(
                {part.substr(0, colon), part.find(" = ") == std::string::npos, by_name});
    }
}

void call_shape::refuse(const py::args& args, const py::kwargs& named, std::size_t self) const {
    const auto hint = "write " + example_;
    const std::size_t given = args.size() - std::min(self, args.size());
    std::vector<std::string> known, missing, positional;
    for (const auto& p : parameters_) {
        known.push_back(p.name);
        if (!p.by_name) positional.push_back(p.name);
    }
    for (const auto& [key, value] : named) {
        const auto name = key.cast<std::string>();
        if (std::find(known.begin(), known.end(), name) != known.end()) continue;
        const auto meant = did_you_mean(name, std::span<const std::string>{known});
        python::refuse(
            shown_ + " takes no \"" + name + "\"" + (meant.empty() ? std::string{} : "; " + meant),
            hint);
    }
    if (given > positional.size()) {
        if (positional.empty() && !known.empty())
            python::refuse(shown_ + " takes its arguments by name", hint);
        python::refuse(shown_ + " takes " + (known.empty() ? "no argument" : "only " + list(known)),
                       hint);
    }
    for (std::size_t i = 0; i < parameters_.size(); ++i) {
        const auto& p = parameters_[i];
        if (p.required && i >= given && !named.contains(p.name)) missing.push_back(p.name);
    }
    if (!missing.empty()) python::refuse(shown_ + " needs " + list(missing), hint);
    python::refuse(shown_ + " cannot be called like this", hint);
}

void call_shape::keep_doc(py::handle scope, const char* name) const {
    auto* method =
        reinterpret_cast<PyCFunctionObject*>(function_behind(scope, name))->m_ml;  // NOLINT
    std::free(const_cast<char*>(method->ml_doc));  // NOLINT: pybind11 allocates and frees it so
    method->ml_doc = PYBIND11_COMPAT_STRDUP(doc_.c_str());
}

void refuse_other_calls(py::module_& m, const char* name, const std::string& example) {
    const call_shape shape{m, name, name, example};
    m.def(name, [shape](const py::args& args, const py::kwargs& named) -> py::object {
        shape.refuse(args, named);
    });
    shape.keep_doc(m, name);
}

// pybind11 asks for memory when an object without content is first used.
void refuse_unmade(py::module_& m) {
    for (const auto& [name, value] : py::reinterpret_borrow<py::dict>(m.attr("__dict__"))) {
        if (!PyType_Check(value.ptr())) continue;
        auto* type = reinterpret_cast<PyTypeObject*>(value.ptr());
        if (PyObject_IsSubclass(value.ptr(), PyExc_BaseException) == 1) continue;
        if (auto* known = py::detail::get_type_info(type))
            known->operator_new = [](std::size_t) -> void* {
                python::refuse("the object was never made: __new__ alone makes none",
                               "call the class");
            };
    }
}

}  // namespace remit::inline v0::python
