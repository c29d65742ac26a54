// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

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
    /// Calls f(i, number) for the cells from `from` to before `to`, of whole numbers or days; what
    /// is above 63 bits is below zero. A cell that is not valid may hold anything.
    template <class F>
    void for_each_integer(std::int64_t from, std::int64_t to, F&& f) const {
        const auto all = [&]<class T>(T) {
            for (auto i = from; i < to; ++i) f(i, static_cast<std::int64_t>(cell<T>(i)));
        };
        switch (type_.how) {
            case storage::int8: return all(std::int8_t{});
            case storage::uint8: return all(std::uint8_t{});
            case storage::int16: return all(std::int16_t{});
            case storage::uint16: return all(std::uint16_t{});
            case storage::int32:
            case storage::days32: return all(std::int32_t{});
            case storage::uint32: return all(std::uint32_t{});
            default: return all(std::int64_t{});
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
