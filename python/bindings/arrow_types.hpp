// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "arrow.hpp"
#include "cells.hpp"

namespace remit::inline v0::python {

/// How the cells of a column are stored.
enum class storage : std::uint8_t {
    nothing,
    int8,
    uint8,
    int16,
    uint16,
    int32,
    uint32,
    int64,
    uint64,
    float32,
    float64,
    text32,
    text64,
    text_view,
    days32,
    moments,
    decimal  // of `width` bytes, each number a multiple of a power of ten
};

[[nodiscard]] inline bool is_index(storage how) {
    return how >= storage::int8 && how <= storage::uint64;
}

struct column_type {
    storage how;
    cell_kind kind;
    std::int64_t per_day = 1;  // of moments
    std::int64_t width = 0;    // of decimals, in bytes
    int scale = 0;             // of decimals: how many digits stand behind the point
};

/// A column that cannot hold facts: what it is, and what to do.
struct unfit {
    std::string what;
    const char* hint;
};

inline constexpr const char* leave_out =
    "facts are texts, whole numbers and days; turn it into one of them or leave it out";

/// Whether the numbers below mean something else: a period, a truth in eight bits.
[[nodiscard]] bool has_extension(const char* metadata);

/// How the cells of the column are to be read, or why they cannot be facts.
[[nodiscard]] std::variant<column_type, unfit> type_of(const arrow::schema& s);

}  // namespace remit::inline v0::python
