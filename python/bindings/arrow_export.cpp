// SPDX-License-Identifier: BSL-1.0
#include "arrow_export.hpp"

#include <cerrno>
#include <new>
#include <utility>
#include <vector>

#include "arrow.hpp"

namespace py = pybind11;

namespace remit::inline v0::python {

namespace {

/// What an exported struct owns: the table it points into, and the structs below it.
template <class T>
struct holding {
    shared_table keep;
    std::vector<T> below;
    std::vector<T*> pointers;
    T dictionary{};
    std::vector<const void*> buffers;

    holding() = default;
    holding(const holding&) = delete;
    holding& operator=(const holding&) = delete;
    // A reader may have moved some of them out; those it has marked as released.
    ~holding() {
        for (auto& child : below)
            if (child.release != nullptr) child.release(&child);
        if (dictionary.release != nullptr) dictionary.release(&dictionary);
    }
};

template <class T>
void release(T* exported) {
    delete static_cast<holding<T>*>(exported->private_data);
    exported->release = nullptr;
}

template <class T>
void finish(T* out, std::unique_ptr<holding<T>> held, bool coded) {
    for (auto& child : held->below) held->pointers.push_back(&child);
    out->n_children = static_cast<std::int64_t>(held->below.size());
    out->children = held->pointers.empty() ? nullptr : held->pointers.data();
    out->dictionary = coded ? &held->dictionary : nullptr;
    out->release = &release<T>;
    out->private_data = held.release();
}

void put_schema(const shared_table& t, const table_column& c, arrow::schema* out) {
    auto held = std::make_unique<holding<arrow::schema>>();
    held->keep = t;
    held->below.resize(c.children.size());
    for (std::size_t i = 0; i < c.children.size(); ++i)
        put_schema(t, c.children[i], &held->below[i]);
    if (c.dictionary) put_schema(t, *c.dictionary, &held->dictionary);
    *out = {.format = c.format.c_str(), .name = c.name.c_str(), .flags = arrow::nullable};
    finish(out, std::move(held), c.dictionary != nullptr);
}

void put_array(const shared_table& t, const table_column& c, arrow::array* out) {
    auto held = std::make_unique<holding<arrow::array>>();
    held->keep = t;
    held->below.resize(c.children.size());
    for (std::size_t i = 0; i < c.children.size(); ++i)
        put_array(t, c.children[i], &held->below[i]);
    if (c.dictionary) put_array(t, *c.dictionary, &held->dictionary);
    held->buffers.push_back(c.validity.empty() ? nullptr : c.validity.data());
    // An empty buffer still has an address; not every reader takes null.
    static constexpr std::byte none[8] = {};
    for (const auto& b : c.buffers) held->buffers.push_back(b.empty() ? none : b.data());
    *out = {.length = static_cast<std::int64_t>(c.rows),
            .null_count = static_cast<std::int64_t>(c.nulls),
            .n_buffers = static_cast<std::int64_t>(held->buffers.size()),
            .buffers = held->buffers.data()};
    finish(out, std::move(held), c.dictionary != nullptr);
}

/// The whole table as the struct that a stream's chunks are.
struct streaming {
    shared_table t;
    bool given = false;
};

template <class F>
int guarded(F f) {
    try {
        f();
        return 0;
    } catch (...) {  // only memory can run out, and nothing may leave through C
        return ENOMEM;
    }
}

int get_schema(arrow::stream* s, arrow::schema* out) {
    const auto& state = *static_cast<const streaming*>(s->private_data);
    return guarded([&] {
        auto held = std::make_unique<holding<arrow::schema>>();
        held->keep = state.t;
        held->below.resize(state.t->columns.size());
        for (std::size_t i = 0; i < held->below.size(); ++i)
            put_schema(state.t, state.t->columns[i], &held->below[i]);
        *out = {.format = "+s", .name = ""};
        finish(out, std::move(held), false);
    });
}

int get_next(arrow::stream* s, arrow::array* out) {
    auto& state = *static_cast<streaming*>(s->private_data);
    *out = {};
    if (std::exchange(state.given, true)) return 0;
    return guarded([&] {
        auto held = std::make_unique<holding<arrow::array>>();
        held->keep = state.t;
        held->below.resize(state.t->columns.size());
        for (std::size_t i = 0; i < held->below.size(); ++i)
            put_array(state.t, state.t->columns[i], &held->below[i]);
        held->buffers.push_back(nullptr);
        *out = {.length = static_cast<std::int64_t>(state.t->rows),
                .n_buffers = 1,
                .buffers = held->buffers.data()};
        finish(out, std::move(held), false);
    });
}

const char* get_last_error(arrow::stream*) { return "out of memory"; }

void release_stream(arrow::stream* s) {
    delete static_cast<streaming*>(s->private_data);
    s->release = nullptr;
}

py::module_ needed(const char* module, const char* extra) {
    try {
        return py::module_::import(module);
    } catch (py::error_already_set& e) {
        if (!e.matches(PyExc_ImportError)) throw;
        throw py::import_error(std::string{"this needs "} + module + ": pip install \"remit[" +
                               extra + "]\"");
    }
}

}  // namespace

py::capsule stream_of(shared_table t) {
    auto made = std::make_unique<arrow::stream>(arrow::stream{&get_schema, &get_next,
                                                              &get_last_error, &release_stream,
                                                              new streaming{std::move(t), false}});
    return py::capsule(made.release(), "arrow_array_stream", [](PyObject* capsule) {
        auto* s = static_cast<arrow::stream*>(PyCapsule_GetPointer(capsule, "arrow_array_stream"));
        if (s->release != nullptr) s->release(s);
        delete s;
    });
}

py::object to_arrow(const py::object& rows) {
    return needed("pyarrow", "arrow").attr("table")(rows);
}

py::object to_pandas(const py::object& rows) {
    (void)needed("pandas", "pandas");
    return needed("pyarrow", "pandas")
        .attr("table")(rows)
        .attr("to_pandas")(py::arg("date_as_object") = false);
}

py::object to_polars(const py::object& rows) {
    return needed("polars", "polars").attr("DataFrame")(rows);
}

}  // namespace remit::inline v0::python
