// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accessor.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class world;

/// Where a name is looked up, the row itself first.
struct way {
    std::string_view path;
    hop via;
    const fact_table* table;
};
[[nodiscard]] std::vector<way> ways_of(const world& w, unit_kind of);

/// What looking up a name came to: a column, or several that a path would tell apart, or neither
/// (then perhaps because there is no such path).
struct looked_up {
    std::optional<accessor> found;
    std::vector<std::string> several;
    bool no_path = false;
};
[[nodiscard]] looked_up look_up(const world& w, unit_kind of, std::string_view name);

/// The path of that name, if units of that kind have it.
[[nodiscard]] std::optional<hop> hop_named(std::string_view path) noexcept;

}  // namespace detail
}  // namespace v0
}  // namespace remit
