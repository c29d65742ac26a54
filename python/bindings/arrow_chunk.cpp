// SPDX-License-Identifier: BSL-1.0
#include "arrow_chunk.hpp"

#include <array>

#include <remit/core/problem.hpp>

namespace remit::inline v0::python {

void malformed(const std::string& origin, const std::string& what) {
    throw bad_input{problem{"E-ARROW", origin, "the Arrow data is malformed: " + what,
                            "this is a mistake of what produced it"}};
}

chunk_reader::chunk_reader(const arrow::array& a, const column_type& type, const std::string& where)
    : a_{a}, type_{type}, where_{where} {
    if (a.length < 0 || a.offset < 0 || a.length > most_rows)
        malformed(where, "a length or offset out of range");
    const bool text = type.kind == cell_kind::text;
    const std::int64_t least = type.how == storage::nothing ? 0 : text ? 3 : 2;
    if (a.n_buffers < least) malformed(where, "too few buffers");
    if (type.how == storage::nothing || a.length == 0) return;
    if (a.buffers == nullptr || a.buffers[1] == nullptr) malformed(where, "a buffer is missing");
    // A count of -1 says that nobody has counted.
    validity_ = a.null_count == 0 ? nullptr : a.buffers[0];
    if (a.null_count > 0 && validity_ == nullptr)
        malformed(where, "null cells, and no bitmap that says which");
}

std::optional<std::int64_t> chunk_reader::decimal(std::int64_t i, bool& fits) const {
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

std::string_view chunk_reader::view(std::int64_t i) const {
    const char* at = static_cast<const char*>(a_.buffers[1]) + (a_.offset + i) * 16;
    std::int32_t length = 0;
    std::int32_t buffer = 0;
    std::int32_t offset = 0;
    std::memcpy(&length, at, 4);
    if (length < 0) malformed(where_, "a text of negative length");
    if (length <= 12) return {at + 4, static_cast<std::size_t>(length)};
    std::memcpy(&buffer, at + 8, 4);
    std::memcpy(&offset, at + 12, 4);
    const std::int64_t data_buffers = a_.n_buffers - 3;  // validity, views and sizes are the others
    if (buffer < 0 || buffer >= data_buffers || offset < 0)
        malformed(where_, "a text outside its buffer");
    std::int64_t size = 0;
    std::memcpy(&size,
                static_cast<const char*>(a_.buffers[a_.n_buffers - 1]) + std::int64_t{buffer} * 8,
                8);
    if (std::int64_t{offset} + length > size) malformed(where_, "a text outside its buffer");
    return {static_cast<const char*>(a_.buffers[2 + buffer]) + offset,
            static_cast<std::size_t>(length)};
}

}  // namespace remit::inline v0::python
