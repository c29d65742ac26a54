// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "registry/from_structs.hpp"
#include "registry/staging.hpp"
#include "registry/store.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

inline constexpr std::size_t sorts = table_count + 1;  // the tables and, last, the dated attributes
inline constexpr std::size_t attributes_sort = table_count;

/// What a registry is made of, by sort of facts, and how it is made.
struct building {
    std::array<std::vector<raw_table>, sorts> kept;  ///< rows of a registry that there was before
    std::array<struct_rows, sorts> structs;
    std::array<std::vector<raw_table>, sorts> frames;
    std::optional<period> observed;
    std::array<std::optional<period>, table_count> observed_of;
    std::array<ends_mean, table_count> ends{};
    std::vector<problem> notes;

    template <class T>
    void add(table_id t, T&& row) {
        structs[static_cast<std::size_t>(t)].add(std::forward<T>(row));
    }
    /// @throws bad_input with all problems
    [[nodiscard]] std::shared_ptr<registry::store> build() &&;

private:
    /// Everything that came for one table: what was kept, what was given one by one, then the
    /// frames.
    [[nodiscard]] std::vector<raw_table> take(std::size_t sort, std::uint32_t& number);
};

/// From the earliest day that any fact names, open; nothing where none does.
[[nodiscard]] std::optional<period> observed_by(const registry::store& s);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
