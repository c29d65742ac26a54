// SPDX-License-Identifier: BSL-1.0
#include "arrow_import.hpp"

#include <array>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include <remit/time/day.hpp>

#include "arrow_chunk.hpp"
#include "arrow_types.hpp"

namespace py = pybind11;

namespace remit::inline v0::python {

namespace {

void add_decimal(cell_writer& out, const chunk_reader& in, std::int64_t i) {
    bool fits = true;
    const auto n = in.decimal(i, fits);
    if (!fits)
        return out.add_problem("E-NUMBER", "a whole number outside 64 bits",
                               "numbers go to 2**63 - 1");
    if (!n)
        return out.add_problem("E-NUMBER", "the decimal number is no whole number",
                               cell_writer::whole_hint);
    out.add_integer(*n);
}

void add_cell(cell_writer& out, const chunk_reader& in, std::int64_t i) {
    if (!in.valid(i)) return out.add_null();
    switch (in.type().how) {
        case storage::float32: return out.add_float(in.cell<float>(i));
        case storage::float64: return out.add_float(in.cell<double>(i));
        case storage::moments: return out.add_moment(in.integer(i), in.type().per_day);
        case storage::days32: return out.add_day(in.integer(i));
        case storage::decimal: return add_decimal(out, in, i);
        default: break;
    }
    if (out.kind() == cell_kind::text) return out.add_text(in.text(i));
    if (in.too_large(i))
        return out.add_problem("E-NUMBER", "a whole number outside 64 bits",
                               "numbers go to 2**63 - 1");
    out.add_integer(in.integer(i));
}

/// Calls f(texts) for the cells from `from` to before `to`, many at a time; empty where there is
/// none.
template <class F>
void for_each_block(const chunk_reader& cells, std::int64_t from, std::int64_t to, F&& f) {
    std::array<std::string_view, io_detail::text_coder::most_at_once> texts;
    for (auto i = from; i < to;) {
        std::size_t n = 0;
        for (; i < to && n < texts.size(); ++i)
            texts[n++] = cells.valid(i) ? cells.text(i) : std::string_view{};
        f(std::span<const std::string_view>{texts.data(), n});
    }
}

// pandas sends the index of a frame along as a column; one that nobody named is no fact.
bool is_index_without_a_name(std::string_view column) {
    return column.starts_with("__index_level_") && column.ends_with("__");
}

/// One column of the stream, over all its chunks.
class column_reader {
public:
    column_reader(const arrow::schema& s, const std::string& where, problem_list& problems)
        : where_{where}, name_{s.name == nullptr ? "" : s.name} {
        if (is_index_without_a_name(name_)) return;
        auto type = type_of(s);
        const bool extension = has_extension(s.metadata);
        if (s.dictionary != nullptr && !extension) {
            const auto* index = std::get_if<column_type>(&type);
            if (index == nullptr || !is_index(index->how))
                malformed(where + ":" + name_, "a dictionary whose index is no whole number");
            index_ = *index;
            type = s.dictionary->dictionary != nullptr
                       ? unfit{"of dictionaries in dictionaries", leave_out}
                       : type_of(*s.dictionary);
        }
        if (const auto* no = std::get_if<unfit>(&type)) {
            problems.add("E-TYPE", where + ":" + name_,
                         "the column \"" + name_ + "\" is " + no->what, no->hint);
            unread_ = true;
            return;
        }
        type_ = std::get<column_type>(type);
        out_.emplace(where, name_, type_.kind, problems);
    }

    /// Rows `from` to `from + rows` of the chunk.
    void read(const arrow::array& chunk, std::int64_t from, std::int64_t rows) {
        rows_ += static_cast<std::size_t>(rows);
        if (!out_) return;
        if (index_ && chunk.dictionary == nullptr)
            malformed(where_, "a column without its dictionary");
        const chunk_reader cells{chunk, index_ ? *index_ : type_, where_};
        if (from + rows > cells.size()) malformed(where_, "a column shorter than its table");
        if (!index_ && type_.kind == cell_kind::text)
            return for_each_block(cells, from, from + rows,
                                  [&](auto texts) { out_->add_texts(texts); });
        if (!index_ && type_.how == storage::days32) return read_days(cells, from, rows);
        if (!index_) {
            for (std::int64_t i = from; i < from + rows; ++i) add_cell(*out_, cells, i);
            return;
        }
        const chunk_reader values{*chunk.dictionary, type_, where_};
        if (type_.kind == cell_kind::text) return read_coded(cells, values, from, rows);
        cells.for_each_integer(from, from + rows, [&](bool valid, std::int64_t v) {
            if (!valid) return out_->add_null();
            check_index(v, values);
            add_cell(*out_, values, v);
        });
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// A column that cannot be read is there all the same, or it would be missed as well.
    [[nodiscard]] std::optional<frame::column> take() {
        if (unread_)
            return frame::column{name_, frame::texts{{}, std::vector<std::int32_t>(rows_, -1)}};
        if (!out_) return std::nullopt;
        return out_->take();
    }

private:
    static constexpr const char* outside_its_dictionary = "an index outside its dictionary";

    void check_index(std::int64_t v, const chunk_reader& values) const {
        if (v < 0 || v >= values.size()) malformed(where_, outside_its_dictionary);
    }

    /// A text is looked up once for each value, not once for each row. What a column has the first
    /// time is not looked up at all: the registry sees to values that are there twice.
    void read_coded(const chunk_reader& cells, const chunk_reader& values, std::int64_t from,
                    std::int64_t rows) {
        if (rows == 0) return;  // its dictionary says nothing
        const bool first = rows_ == static_cast<std::size_t>(rows);
        if (first) adopted_ = adopt(values);
        if (adopted_ && (first || is_adopted(values))) {
            unsigned outside = 0;
            cells.for_each_integer(
                from, from + rows,
                [&outside, out = out_->add_codes(static_cast<std::size_t>(rows)).data(),
                 size = values.size()](bool valid, std::int64_t v) mutable {
                    outside |=
                        static_cast<unsigned>(valid) & static_cast<unsigned>(v < 0 || v >= size);
                    *out++ = valid ? static_cast<std::int32_t>(v) : -1;
                });
            if (outside != 0) malformed(where_, outside_its_dictionary);
            return;
        }
        std::vector<std::int32_t> code;
        for_each_block(values, 0, values.size(),
                       [&](auto texts) { out_->add_codes_of(texts, code); });
        cells.for_each_integer(from, from + rows, [&](bool valid, std::int64_t v) {
            if (!valid) return out_->add_null();
            check_index(v, values);
            out_->add_code(code[static_cast<std::size_t>(v)]);
        });
    }
    [[nodiscard]] bool adopt(const chunk_reader& values) {
        std::vector<std::string> texts;
        texts.reserve(static_cast<std::size_t>(values.size()));
        for_each_block(values, 0, values.size(),
                       [&](auto some) { texts.insert(texts.end(), some.begin(), some.end()); });
        adopted_size_ = values.size();
        return out_->adopt_texts(std::move(texts));
    }
    /// Whether the chunk's dictionary is what was adopted. That it lies where that lay says
    /// nothing: each chunk is given back before the next one comes.
    [[nodiscard]] bool is_adopted(const chunk_reader& values) const {
        if (values.size() != adopted_size_) return false;
        for (std::int64_t v = 0; v < values.size(); ++v)
            if (out_->text_of(static_cast<std::int32_t>(v)) !=
                (values.valid(v) ? values.text(v) : std::string_view{}))
                return false;
        return true;
    }

    void read_days(const chunk_reader& cells, std::int64_t from, std::int64_t rows) {
        unsigned outside = 0;
        cells.for_each_integer(from, from + rows, [&outside](bool valid, std::int64_t n) {
            constexpr std::int64_t first = day::first().count(), last = day::last().count();
            outside |= static_cast<unsigned>(valid) & static_cast<unsigned>(n < first || n > last);
        });
        if (outside != 0) {
            for (std::int64_t i = from; i < from + rows; ++i) add_cell(*out_, cells, i);
            return;
        }
        const auto all = out_->add_days(static_cast<std::size_t>(rows));
        cells.for_each_integer(from, from + rows,
                               [number = all.number.data(), there = all.valid.data()](
                                   bool valid, std::int64_t n) mutable {
                                   *number++ = valid ? static_cast<std::int32_t>(n) : 0;
                                   *there++ = valid ? 1 : 0;
                               });
    }

    std::string where_, name_;
    column_type type_{};
    std::optional<column_type> index_;  // of a dictionary
    std::optional<cell_writer> out_;
    bool unread_ = false;
    std::size_t rows_ = 0;
    bool adopted_ = false;  // the codes of the first chunk's dictionary are those of the column
    std::int64_t adopted_size_ = 0;
};

class table_reader {
public:
    table_reader(const arrow::schema& s, std::string origin, problem_list& problems)
        : origin_{std::move(origin)} {
        if (s.format == nullptr || std::string_view{s.format} != "+s")
            throw bad_input{problem{"E-ARROW", origin_, "the stream holds single values, not rows",
                                    "give a table with named columns"}};
        if (s.n_children < 0 || (s.n_children > 0 && s.children == nullptr))
            malformed(origin_, "no columns where some are said to be");
        check_width(static_cast<std::size_t>(s.n_children), origin_);
        for (std::int64_t i = 0; i < s.n_children; ++i)
            columns_.emplace_back(*s.children[i], origin_, problems);
        std::set<std::string> names;
        problem_list bad;
        for (const auto& c : columns_) {
            if (c.name().empty())
                bad.add("E-COLUMN", origin_, "a column has no name", "name it");
            else if (!names.insert(c.name()).second)
                bad.add("E-COLUMN", origin_, "there are two columns \"" + c.name() + "\"",
                        "rename one of them");
        }
        bad.raise();
    }

    void read(const arrow::array& chunk) {
        if (chunk.n_children != static_cast<std::int64_t>(columns_.size()))
            malformed(origin_, "a chunk with other columns");
        if (chunk.length < 0 || chunk.offset < 0 || rows_ + chunk.length > most_rows)
            malformed(origin_, "a length or offset out of range");
        if (chunk.n_children > 0 && chunk.children == nullptr)
            malformed(origin_, "no columns where some are said to be");
        check_rows(chunk);
        for (std::size_t i = 0; i < columns_.size(); ++i)
            columns_[i].read(*chunk.children[i], chunk.offset, chunk.length);
        rows_ += chunk.length;
    }

    [[nodiscard]] frame take() {
        frame out{.origin = origin_, .rows = static_cast<std::size_t>(rows_)};
        for (auto& c : columns_)
            if (auto taken = c.take()) out.columns.push_back(std::move(*taken));
        return out;
    }

private:
    // A row that is null as a whole says nothing, and its cells are whatever was left there.
    void check_rows(const arrow::array& chunk) const {
        if (chunk.null_count == 0) return;
        const void* validity =
            chunk.n_buffers > 0 && chunk.buffers != nullptr ? chunk.buffers[0] : nullptr;
        if (validity == nullptr) {
            if (chunk.null_count > 0)
                malformed(origin_, "null rows, and no bitmap that says which");
            return;
        }
        for (std::int64_t i = 0; i < chunk.length; ++i)
            if (!bit(validity, chunk.offset + i)) malformed(origin_, "whole rows that are null");
    }

    std::string origin_;
    std::int64_t rows_ = 0;
    std::vector<column_reader> columns_;
};

template <class T>
T* content(const py::handle& capsule, const char* name, const std::string& origin) {
    auto* p = static_cast<T*>(PyCapsule_GetPointer(capsule.ptr(), name));
    if (p == nullptr) {
        PyErr_Clear();
        refuse(origin + " did not give an Arrow capsule named \"" + name + "\"",
               "give a table of pandas, polars, pyarrow or duckdb");
    }
    if (p->release == nullptr)
        refuse("the Arrow data of " + origin + " has been read already",
               "give a table, or a fresh reader");
    return p;
}

frame read_stream(arrow::stream& s, const std::string& origin, problem_list& problems) {
    const auto check = [&](int code) {
        if (code == 0) return;
        const char* said = s.get_last_error(&s);
        throw bad_input{problem{"E-ARROW", origin,
                                "its rows could not be read: " +
                                    std::string{said == nullptr ? "no reason given" : said},
                                ""}};
    };
    // A producer may run threads of its own that need Python, or run Python itself.
    const py::gil_scoped_release nogil;
    arrow::owned<arrow::schema> schema;
    check(s.get_schema(&s, schema.get()));
    table_reader table{*schema, origin, problems};
    for (;;) {
        arrow::owned<arrow::array> chunk;
        check(s.get_next(&s, chunk.get()));
        if (chunk.released()) return table.take();
        table.read(*chunk);
    }
}

}  // namespace

bool speaks_arrow(py::handle table) {
    return py::hasattr(table, "__arrow_c_stream__") || py::hasattr(table, "__arrow_c_array__");
}

frame frame_from_arrow(py::handle table, const std::string& origin, problem_list& problems) {
    if (py::hasattr(table, "__arrow_c_stream__")) {
        const py::object capsule = table.attr("__arrow_c_stream__")();
        arrow::owned<arrow::stream> stream{
            content<arrow::stream>(capsule, "arrow_array_stream", origin)};
        return read_stream(*stream, origin, problems);
    }
    const py::tuple pair = table.attr("__arrow_c_array__")();
    if (pair.size() != 2)
        refuse(origin + " did not give two Arrow capsules",
               "give a table of pandas, polars, pyarrow or duckdb");
    arrow::owned<arrow::schema> schema{content<arrow::schema>(pair[0], "arrow_schema", origin)};
    arrow::owned<arrow::array> chunk{content<arrow::array>(pair[1], "arrow_array", origin)};
    table_reader reader{*schema, origin, problems};
    reader.read(*chunk);
    return reader.take();
}

}  // namespace remit::inline v0::python
