// SPDX-License-Identifier: BSL-1.0
#include "arrow_import.hpp"

#include <array>
#include <cstring>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "arrow_types.hpp"

namespace py = pybind11;

namespace remit::inline v0::python {

namespace {

constexpr std::int64_t most_rows = std::numeric_limits<std::int32_t>::max();

[[noreturn]] void malformed(const std::string& origin, const std::string& what) {
    throw bad_input{problem{"E-ARROW", origin, "the Arrow data is malformed: " + what,
                            "this is a mistake of what produced it"}};
}

bool bit(const void* bitmap, std::int64_t i) {
    return (static_cast<const std::uint8_t*>(bitmap)[i / 8] >> (i % 8) & 1) != 0;
}

/// The cells of one chunk of a column, checked as far as the interface allows: it says how many
/// buffers there are, not how long they are.
class chunk_reader {
public:
    chunk_reader(const arrow::array& a, const column_type& type, const std::string& where)
        : a_{a}, type_{type}, where_{where} {
        if (a.length < 0 || a.offset < 0 || a.length > most_rows)
            malformed(where, "a length or offset out of range");
        const bool text = type.kind == cell_kind::text;
        const std::int64_t least = type.how == storage::nothing ? 0 : text ? 3 : 2;
        if (a.n_buffers < least) malformed(where, "too few buffers");
        if (type.how == storage::nothing || a.length == 0) return;
        if (a.buffers == nullptr || a.buffers[1] == nullptr)
            malformed(where, "a buffer is missing");
        // A count of -1 says that nobody has counted.
        validity_ = a.null_count == 0 ? nullptr : a.buffers[0];
        if (a.null_count > 0 && validity_ == nullptr)
            malformed(where, "null cells, and no bitmap that says which");
    }

    [[nodiscard]] std::int64_t size() const noexcept { return a_.length; }
    [[nodiscard]] bool valid(std::int64_t i) const {
        return type_.how != storage::nothing &&
               (validity_ == nullptr || bit(validity_, a_.offset + i));
    }
    template <class T>
    [[nodiscard]] T cell(std::int64_t i, std::int64_t buffer = 1) const {
        T v;
        std::memcpy(&v,
                    static_cast<const char*>(a_.buffers[buffer]) +
                        (a_.offset + i) * static_cast<std::int64_t>(sizeof(T)),
                    sizeof v);
        return v;
    }
    [[nodiscard]] std::string_view text(std::int64_t i) const {
        switch (type_.how) {
            case storage::text32: return between(cell<std::int32_t>(i), cell<std::int32_t>(i + 1));
            case storage::text64: return between(cell<std::int64_t>(i), cell<std::int64_t>(i + 1));
            default: return view(i);
        }
    }
    [[nodiscard]] std::int64_t integer(std::int64_t i) const {
        switch (type_.how) {
            case storage::int8: return cell<std::int8_t>(i);
            case storage::uint8: return cell<std::uint8_t>(i);
            case storage::int16: return cell<std::int16_t>(i);
            case storage::uint16: return cell<std::uint16_t>(i);
            case storage::int32:
            case storage::days32: return cell<std::int32_t>(i);
            case storage::uint32: return cell<std::uint32_t>(i);
            default: return cell<std::int64_t>(i);
        }
    }
    [[nodiscard]] bool too_large(std::int64_t i) const {
        return type_.how == storage::uint64 &&
               cell<std::uint64_t>(i) > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    }
    /// The number times ten to the scale, if that is whole and fits. @returns nothing if it is not
    /// whole; 0 and `fits` false if it is too large
    [[nodiscard]] std::optional<std::int64_t> decimal(std::int64_t i, bool& fits) const {
        std::array<unsigned char, 32> bytes{};
        const auto width = static_cast<std::size_t>(type_.width);
        std::memcpy(bytes.data(),
                    static_cast<const char*>(a_.buffers[1]) + (a_.offset + i) * type_.width, width);
        const bool negative = (bytes[width - 1] & 0x80U) != 0;
        if (negative) {
            unsigned carry = 1;
            for (std::size_t b = 0; b < width; ++b) {
                const unsigned turned = (~bytes[b] & 0xffU) + carry;
                bytes[b] = static_cast<unsigned char>(turned);
                carry = turned >> 8U;
            }
        }
        // By long division of the magnitude, byte by byte from the top.
        const auto divide = [&](unsigned by) {
            unsigned rest = 0;
            for (std::size_t b = width; b-- > 0;) {
                const unsigned now = rest << 8U | bytes[b];
                bytes[b] = static_cast<unsigned char>(now / by);
                rest = now % by;
            }
            return rest;
        };
        for (int digit = 0; digit < type_.scale; ++digit)
            if (divide(10) != 0) return std::nullopt;
        std::uint64_t n = 0;
        for (std::size_t b = width; b-- > 0;) {
            fits = fits && n >> 56U == 0;
            n = n << 8U | bytes[b];
        }
        fits = fits && n <= std::uint64_t{std::numeric_limits<std::int64_t>::max()};
        if (!fits) return 0;
        const auto whole = static_cast<std::int64_t>(n);
        return negative ? -whole : whole;
    }
    [[nodiscard]] const column_type& type() const noexcept { return type_; }

private:
    [[nodiscard]] std::string_view between(std::int64_t from, std::int64_t to) const {
        if (from < 0 || to < from) malformed(where_, "text offsets that fall");
        if (from == to) return {};
        if (a_.buffers[2] == nullptr) malformed(where_, "a buffer is missing");
        return {static_cast<const char*>(a_.buffers[2]) + from,
                static_cast<std::size_t>(to - from)};
    }
    // Sixteen bytes: up to twelve of text, or four of it, the number of a buffer and an offset in
    // it.
    [[nodiscard]] std::string_view view(std::int64_t i) const {
        const char* at = static_cast<const char*>(a_.buffers[1]) + (a_.offset + i) * 16;
        std::int32_t length = 0;
        std::int32_t buffer = 0;
        std::int32_t offset = 0;
        std::memcpy(&length, at, 4);
        if (length < 0) malformed(where_, "a text of negative length");
        if (length <= 12) return {at + 4, static_cast<std::size_t>(length)};
        std::memcpy(&buffer, at + 8, 4);
        std::memcpy(&offset, at + 12, 4);
        const std::int64_t data_buffers =
            a_.n_buffers - 3;  // validity, views and sizes are the others
        if (buffer < 0 || buffer >= data_buffers || offset < 0)
            malformed(where_, "a text outside its buffer");
        std::int64_t size = 0;
        std::memcpy(
            &size,
            static_cast<const char*>(a_.buffers[a_.n_buffers - 1]) + std::int64_t{buffer} * 8, 8);
        if (std::int64_t{offset} + length > size) malformed(where_, "a text outside its buffer");
        return {static_cast<const char*>(a_.buffers[2 + buffer]) + offset,
                static_cast<std::size_t>(length)};
    }

    const arrow::array& a_;
    const column_type& type_;
    const std::string& where_;
    const void* validity_ = nullptr;
};

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
        if (!index_) {
            for (std::int64_t i = from; i < from + rows; ++i) add_cell(*out_, cells, i);
            return;
        }
        const chunk_reader values{*chunk.dictionary, type_, where_};
        // A text is looked up once for each value, not once for each row.
        std::vector<std::int32_t> code;
        if (type_.kind == cell_kind::text)
            for (std::int64_t v = 0; v < values.size(); ++v)
                code.push_back(values.valid(v) ? out_->code_of(values.text(v)) : -1);
        for (std::int64_t i = from; i < from + rows; ++i) {
            if (!cells.valid(i)) {
                out_->add_null();
                continue;
            }
            const std::int64_t v = cells.too_large(i) ? -1 : cells.integer(i);
            if (v < 0 || v >= values.size()) malformed(where_, "an index outside its dictionary");
            if (code.empty())
                add_cell(*out_, values, v);
            else
                out_->add_code(code[static_cast<std::size_t>(v)]);
        }
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
    std::string where_, name_;
    column_type type_{};
    std::optional<column_type> index_;  // of a dictionary
    std::optional<cell_writer> out_;
    bool unread_ = false;
    std::size_t rows_ = 0;
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
