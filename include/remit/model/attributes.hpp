// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {

/// Further facts of a row that rules may name: `{{"company", "VMware"}, {"votes",
/// std::int64_t{2}}}`.
///
/// They last as long as the row. A fact that changes while the row lasts is a `dated_attribute`.
using attributes = std::vector<std::pair<std::string, value>>;

}  // namespace v0
}  // namespace remit
