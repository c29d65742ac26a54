// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/charter/cadence_clause.hpp>
#include <remit/charter/charter.hpp>
#include <remit/charter/clause.hpp>
#include <remit/charter/seat_clause.hpp>
#include <remit/charter/waiver.hpp>

#include "expressions.hpp"

namespace remit::inline v0::python {

namespace py = pybind11;

/// The keywords that make the object again, without those that say nothing.
class keyword_list {
public:
    template <class T>
    keyword_list& add(const char* key, const T& value) {
        const py::object v = py::cast(value);
        if (!v.is_none() && !(PyObject_Size(v.ptr()) == 0)) words_[key] = v;
        PyErr_Clear();  // a number has no size
        return *this;
    }
    [[nodiscard]] const py::dict& dict() const noexcept { return words_; }
    [[nodiscard]] std::string repr(const char* type) const {
        std::string out = std::string{type} + "(";
        for (const auto& [key, value] : words_) {
            if (out.back() != '(') out += ", ";
            out += key.cast<std::string>() + "=" + py::repr(value).cast<std::string>();
        }
        return out + ")";
    }

private:
    py::dict words_;
};

[[nodiscard]] keyword_list keywords(const clause& c);
[[nodiscard]] keyword_list keywords(const seat_clause& s);
[[nodiscard]] keyword_list keywords(const cadence_clause& c);
[[nodiscard]] keyword_list keywords(const waiver& w);
[[nodiscard]] keyword_list keywords(const charter& c);

template <class Handle>
[[nodiscard]] py::object wrapped(const std::optional<Handle>& h) {
    return h ? wrap(h->share_root()) : py::none();
}

// A charter made by hand need not read back as a file (it may cite clauses it does not hold), so
// the parts are pickled, each as its keywords.
template <class T>
py::tuple made_again(const py::object& self) {
    const auto partial = py::module_::import("functools").attr("partial");
    return py::make_tuple(partial(py::type::of(self), **keywords(self.cast<const T&>()).dict()),
                          py::tuple());
}

/// Clauses, seats, cadences and waivers.
void bind_charter_parts(py::module_& m);

}  // namespace remit::inline v0::python
