// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "arrow_types.hpp"

namespace remit::inline v0::python {

inline constexpr std::int64_t most_rows = std::numeric_limits<std::int32_t>::max();

[[noreturn]] void malformed(const std::string& origin, const std::string& what);

[[nodiscard]] inline bool bit(const void* bitmap, std::int64_t i) {
    return (static_cast<const std::uint8_t*>(bitmap)[i / 8] >> (i % 8) & 1) != 0;
}

/// The cells of one chunk of a column, checked as far as the interface allows: it says how many
/// buffers there are, not how long they are.
class chunk_reader {
public:
    chunk_reader(const arrow::array& a, const column_type& type, const std::string& where);

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
    /// Calls f(valid, number) for the cells from `from` to before `to`, of whole numbers or days;
    /// what is above 63 bits is below zero. A cell that is not valid may hold anything.
    template <class F>
    void for_each_integer(std::int64_t from, std::int64_t to, F f) const {
        switch (type_.how) {
            case storage::int8: return each<std::int8_t>(from, to, std::move(f));
            case storage::uint8: return each<std::uint8_t>(from, to, std::move(f));
            case storage::int16: return each<std::int16_t>(from, to, std::move(f));
            case storage::uint16: return each<std::uint16_t>(from, to, std::move(f));
            case storage::int32:
            case storage::days32: return each<std::int32_t>(from, to, std::move(f));
            case storage::uint32: return each<std::uint32_t>(from, to, std::move(f));
            default: return each<std::int64_t>(from, to, std::move(f));
        }
    }
    [[nodiscard]] bool too_large(std::int64_t i) const {
        return type_.how == storage::uint64 &&
               cell<std::uint64_t>(i) > std::uint64_t{std::numeric_limits<std::int64_t>::max()};
    }
    /// The number times ten to the scale, if that is whole and fits. @returns nothing if it is not
    /// whole; 0 and `fits` false if it is too large
    [[nodiscard]] std::optional<std::int64_t> decimal(std::int64_t i, bool& fits) const;
    [[nodiscard]] const column_type& type() const noexcept { return type_; }

private:
    template <class T, class F>
    void each(std::int64_t from, std::int64_t to, F f) const {
        if (from >= to) return;
        // Values of its own: what f writes could else be what says where the cells are.
        const void* const validity = validity_;
        const char* const content = static_cast<const char*>(a_.buffers[1]);
        const auto first = a_.offset + from, last = a_.offset + to;
        const auto at = [content](std::int64_t i) {
            T v;
            std::memcpy(&v, content + i * static_cast<std::int64_t>(sizeof(T)), sizeof v);
            return static_cast<std::int64_t>(v);
        };
        if (validity == nullptr)
            for (auto i = first; i < last; ++i) f(true, at(i));
        else
            for (auto i = first; i < last; ++i) f(bit(validity, i), at(i));
    }
    [[nodiscard]] std::string_view between(std::int64_t from, std::int64_t to) const {
        if (from < 0 || to < from) malformed(where_, "text offsets that fall");
        if (from == to) return {};
        if (a_.buffers[2] == nullptr) malformed(where_, "a buffer is missing");
        return {static_cast<const char*>(a_.buffers[2]) + from,
                static_cast<std::size_t>(to - from)};
    }
    // Sixteen bytes: up to twelve of text, or four of it, the number of a buffer and an offset in
    // it.
    [[nodiscard]] std::string_view view(std::int64_t i) const;

    const arrow::array& a_;
    const column_type& type_;
    const std::string& where_;
    const void* validity_ = nullptr;
};

}  // namespace remit::inline v0::python
