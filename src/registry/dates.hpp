// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <remit/registry/fact_column.hpp>
#include <remit/time/bounds.hpp>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// A text read as a day or as days of which it is one, or what is wrong with it.
struct day_reading {
    /// Days since 1970-01-01, where `code` is empty; `always_start` where only the latest is known.
    std::int32_t count = 0;
    /// The same as `count` where the day is exact; `open_stop` where only the earliest is known.
    std::int32_t latest = 0;
    std::string_view code{};
    std::string what{};
    std::string hint{};
};

[[nodiscard]] day_reading read_day(std::string_view text);

/// What part of the calendar a text names that is no day: "2019", "2019-05", "autumn 2021",
/// "efterår 2021", "Q3 2021", "2021-H1", and bounds as they are written elsewhere: "2019-01-01 to
/// 2019-12-31", "from 2019-01-01", "until 2019-12-31"; nothing where it names none. Seasons are
/// northern and of whole months: spring from March, summer from June, autumn from September, winter
/// from December, in whose year it is named.
[[nodiscard]] std::optional<bounds> read_partial(std::string_view text);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
