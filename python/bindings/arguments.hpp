// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <vector>

#include <pybind11/pybind11.h>

namespace remit::inline v0::python {

/// What a function or a constructor takes, read from the signature that pybind11 gave it. It says
/// what is wrong with a call that does not fit: pybind11 itself lists signatures.
class call_shape {
public:
    /// @param shown what messages call it; @param example the call to write
    call_shape(pybind11::handle scope, const char* name, std::string shown, std::string example);

    /// @throws TypeError: the argument that is unknown, missing or one too many, and the example.
    [[noreturn]] void refuse(const pybind11::args& args, const pybind11::kwargs& named,
                             std::size_t self = 0) const;
    /// Takes the overload that refuses out of the docstring again.
    void keep_doc(pybind11::handle scope, const char* name) const;

private:
    struct parameter {
        std::string name;
        bool required = false, by_name = false;
    };
    std::string doc_, shown_, example_;
    std::vector<parameter> parameters_;
};

/// Every other call of the constructor is refused with a hint.
template <class T, class... More>
void refuse_other_calls(pybind11::class_<T, More...>& c, const std::string& example) {
    namespace py = pybind11;
    const call_shape shape{c, "__init__", c.attr("__name__").template cast<std::string>(), example};
    c.def(py::init([shape](const py::args& args, const py::kwargs& named) -> T {
        shape.refuse(args, named);
    }));
    shape.keep_doc(c, "__init__");
}

/// The same of a function of a module, of a method, and of a static method.
void refuse_other_calls(pybind11::module_& m, const char* name, const std::string& example);

template <class T, class... More>
void refuse_other_calls_of(pybind11::class_<T, More...>& c, const char* name,
                           const std::string& example) {
    namespace py = pybind11;
    const call_shape shape{c, name, name, example};
    c.def(name, [shape](const py::args& args, const py::kwargs& named) -> py::object {
        shape.refuse(args, named, 1);
    });
    shape.keep_doc(c, name);
}

template <class T, class... More>
void refuse_other_calls_of_static(pybind11::class_<T, More...>& c, const char* name,
                                  const std::string& example) {
    namespace py = pybind11;
    const call_shape shape{c, name, name, example};
    c.def_static(name, [shape](const py::args& args, const py::kwargs& named) -> py::object {
        shape.refuse(args, named);
    });
    shape.keep_doc(c, name);
}

}  // namespace remit::inline v0::python
