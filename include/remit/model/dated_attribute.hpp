// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>

#include <remit/time/value.hpp>

namespace remit {
inline namespace v0 {

/// A dated fact of a body, seat, person or organisation: an employer, a party, a region.
///
/// `value` is in force from `start` to `stop`, half-open; an absent start means always, an absent
/// stop still. Several values may be in force together: `==` then means that one of them is. On
/// days that no row covers the attribute is unknown.
struct dated_attribute {
    std::string table;  ///< "bodies", "seats", "people" or "organisations"
    std::string key;    ///< the key of the row; a seat is "body/seat"
    std::string name;   ///< the column that rules name
    remit::value value;
    std::optional<day> start{};
    std::optional<day> stop{};
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
};

}  // namespace v0
}  // namespace remit
