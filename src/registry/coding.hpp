// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <remit/registry/frame.hpp>

#include "registry/cells.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Gives codes their final numbers, in the order of first appearance; those below zero stay.
/// @param entries how many entries the dictionary has
/// @param same per entry the first one with an equal value, or one of the nothings; empty: all
///        entries differ and none is nothing
/// @return the entries used, in order
[[nodiscard]] std::vector<std::int32_t> renumber(std::vector<std::int32_t>& codes,
                                                 std::size_t entries,
                                                 const std::vector<std::int32_t>& same);

/// A column of texts, coded. @param names null, or what each text is translated by
[[nodiscard]] coded code_texts(frame::texts&& t, const translation* names);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
