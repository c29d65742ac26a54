// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// A text read as a day, or what is wrong with it.
struct day_reading {
    std::int32_t count = 0;  ///< days since 1970-01-01, where `code` is empty
    std::string_view code{};
    std::string what{};
    std::string hint{};
};

[[nodiscard]] day_reading read_day(std::string_view text);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
