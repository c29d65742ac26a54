// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace remit {
inline namespace v0 {

/// A position (0, 1, 2, ...) in a table of things of one kind, for a program's own tables.
///
/// Ids of different kinds do not mix: an `id<person_tag>` does not compare with an `id<body_tag>`.
/// It means nothing outside its table. remit's own interface gives and takes keys, never ids.
/// @invariant none: an id does not know how long its table is.
template <class Tag>
struct id {
    std::uint32_t value{};

    constexpr id() = default;
    constexpr explicit id(std::uint32_t position) : value{position} {}

    /// The same number, to subscript the table with.
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
