// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace remit {
inline namespace v0 {

/// A number that names one thing of one kind inside one registry.
///
/// Ids of different kinds do not mix: an `id<person_tag>` does not compare with an `id<body_tag>`.
/// An id is a position in its table (0, 1, 2, ...) and means nothing outside the registry that gave
/// it.
template <class Tag>
struct id {
    std::uint32_t value{};

    constexpr id() = default;
    constexpr explicit id(std::uint32_t position) : value{position} {}

    [[nodiscard]] constexpr std::size_t index() const noexcept { return value; }
    friend constexpr auto operator<=>(id, id) = default;
};

}  // namespace v0
}  // namespace remit

template <class Tag>
struct std::hash<remit::id<Tag>> {
    std::size_t operator()(remit::id<Tag> i) const noexcept {
        return std::hash<std::uint32_t>{}(i.value);
    }
};
