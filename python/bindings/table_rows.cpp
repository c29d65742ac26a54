// SPDX-License-Identifier: BSL-1.0
#include <cstring>

#include "arrow_export.hpp"
#include "casters.hpp"

namespace remit::inline v0::python {

namespace {

template <class T>
T at(const std::vector<std::byte>& buffer, std::size_t i) {
    T v;
    std::memcpy(&v, buffer.data() + i * sizeof v, sizeof v);
    return v;
}

py::object cell(const table_column& c, std::size_t row) {
    if (!c.validity.empty() && (c.validity[row / 8] >> (row % 8) & 1U) == 0) return py::none();
    if (c.dictionary)
        return cell(*c.dictionary, static_cast<std::size_t>(at<std::int32_t>(c.buffers[0], row)));
    if (c.format == "U") {
        const auto from = at<std::int64_t>(c.buffers[0], row),
                   to = at<std::int64_t>(c.buffers[0], row + 1);
        return py::str(reinterpret_cast<const char*>(c.buffers[1].data()) + from,
                       static_cast<std::size_t>(to - from));
    }
    if (c.format == "tdD") return to_python(day::from_count(at<std::int32_t>(c.buffers[0], row)));
    if (c.format == "tsu:")
        return to_python(moment::from_count(at<std::int64_t>(c.buffers[0], row) / 60'000'000));
    if (c.format == "l") return py::int_(at<std::int64_t>(c.buffers[0], row));
    if (c.format == "g") return py::float_(at<double>(c.buffers[0], row));
    if (c.format == "+s") {
        py::dict out;
        for (const auto& field : c.children) out[py::str(field.name)] = cell(field, row);
        return out;
    }
    py::list out;
    for (auto i = at<std::int64_t>(c.buffers[0], row); i < at<std::int64_t>(c.buffers[0], row + 1);
         ++i)
        out.append(cell(c.children[0], static_cast<std::size_t>(i)));
    return out;
}

}  // namespace

py::list rows_of(const table& t) {
    py::list out;
    for (std::size_t row = 0; row < t.rows; ++row) {
        py::dict line;
        for (const auto& c : t.columns) line[py::str(c.name)] = cell(c, row);
        out.append(std::move(line));
    }
    return out;
}

}  // namespace remit::inline v0::python
