// SPDX-License-Identifier: BSL-1.0
#include "table.hpp"

#include <cstring>
#include <unordered_map>
#include <utility>

namespace remit::inline v0::python {

namespace {

void append(std::vector<std::byte>& buffer, const void* data, std::size_t size) {
    if (size == 0) return;
    const auto at = buffer.size();
    buffer.resize(at + size);
    std::memcpy(buffer.data() + at, data, size);
}

template <class T>
void append(std::vector<std::byte>& buffer, T value) {
    append(buffer, &value, sizeof value);
}

void set_validity(table_column& c, const std::vector<bool>& valid) {
    c.rows = valid.size();
    for (const bool v : valid) c.nulls += v ? 0U : 1U;
    if (c.nulls == 0) return;
    c.validity.assign((valid.size() + 7) / 8, 0);
    for (std::size_t i = 0; i < valid.size(); ++i)
        if (valid[i])
            c.validity[i / 8] = static_cast<std::uint8_t>(c.validity[i / 8] | (1U << (i % 8)));
}

template <class T>
table_column fixed(std::string name, const char* format,
                   const std::vector<std::optional<T>>& cells) {
    table_column c{.name = std::move(name), .format = format, .buffers = {{}}};
    std::vector<bool> valid;
    c.buffers[0].reserve(cells.size() * sizeof(T));
    for (const auto& cell : cells) {
        append(c.buffers[0], cell.value_or(T{}));
        valid.push_back(cell.has_value());
    }
    set_validity(c, valid);
    return c;
}

}  // namespace

// 64-bit offsets: the texts of a million findings are more than two gigabytes.
table_column text_column(std::string name, const optional_texts& cells) {
    table_column c{.name = std::move(name), .format = "U", .buffers = {{}, {}}};
    std::vector<bool> valid;
    std::int64_t end = 0;
    append(c.buffers[0], end);
    for (const auto& cell : cells) {
        valid.push_back(cell.has_value());
        if (cell) {
            end += static_cast<std::int64_t>(cell->size());
            append(c.buffers[1], cell->data(), cell->size());
        }
        append(c.buffers[0], end);
    }
    set_validity(c, valid);
    return c;
}

table_column coded_column(std::string name, const std::vector<std::int32_t>& code,
                          const optional_texts& dictionary) {
    std::vector<std::optional<std::int32_t>> cells;
    cells.reserve(code.size());
    for (const auto c : code) cells.push_back(c < 0 ? std::nullopt : std::optional{c});
    auto out = fixed(std::move(name), "i", cells);
    out.dictionary = std::make_shared<table_column>(text_column("", dictionary));
    return out;
}

table_column category_column(std::string name, const optional_texts& cells) {
    optional_texts dictionary;
    std::unordered_map<std::string, std::int32_t> seen;
    std::vector<std::int32_t> code;
    for (const auto& cell : cells) {
        if (!cell) {
            code.push_back(-1);
            continue;
        }
        const auto [at, fresh] =
            seen.try_emplace(*cell, static_cast<std::int32_t>(dictionary.size()));
        if (fresh) dictionary.push_back(cell);
        code.push_back(at->second);
    }
    return coded_column(std::move(name), code, dictionary);
}

table_column date_column(std::string name, const std::vector<std::optional<std::int32_t>>& cells) {
    return fixed(std::move(name), "tdD", cells);
}
// Microseconds, as Python's own: seconds are not taken by everybody.
table_column moment_column(std::string name,
                           const std::vector<std::optional<std::int64_t>>& minutes) {
    constexpr std::int64_t per_minute = 60'000'000;
    auto cells = minutes;
    for (auto& cell : cells)
        if (cell) *cell *= per_minute;
    return fixed(std::move(name), "tsu:", cells);
}
table_column integer_column(std::string name,
                            const std::vector<std::optional<std::int64_t>>& cells) {
    return fixed(std::move(name), "l", cells);
}
table_column float_column(std::string name, const std::vector<std::optional<double>>& cells) {
    return fixed(std::move(name), "g", cells);
}

table_column list_column(std::string name, const std::vector<std::size_t>& lengths,
                         table_column items) {
    table_column c{
        .name = std::move(name), .format = "+L", .rows = lengths.size(), .buffers = {{}}};
    std::int64_t end = 0;
    append(c.buffers[0], end);
    for (const auto n : lengths) append(c.buffers[0], end += static_cast<std::int64_t>(n));
    items.name = "item";
    c.children.push_back(std::move(items));
    return c;
}

table_column struct_column(std::string name, std::vector<table_column> fields) {
    const auto rows = fields.empty() ? 0 : fields.front().rows;
    return {.name = std::move(name), .format = "+s", .rows = rows, .children = std::move(fields)};
}

}  // namespace remit::inline v0::python
