// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace remit {
inline namespace v0 {

/// What it means that a row has no stop.
enum class absent_stop : std::uint8_t {
    open,     ///< as the schema says: it still lasts; a meeting, event or proposal lasts one day
    unknown,  ///< it may have stopped on any day after its start, or never
    term      ///< mandates: it stops with its term; without a term it is open
};
/// What the day in a column `stop` is.
enum class stop_says : std::uint8_t {
    first_day_after,  ///< the first day on which the row no longer lasts, as everywhere in remit
    last_day          ///< the last day on which it lasts; 9999-12-31 is no stop
};

/// How the source of a table writes its ends.
struct ends_mean {
    absent_stop stop = absent_stop::open;
    stop_says says = stop_says::first_day_after;

    friend bool operator==(const ends_mean&, const ends_mean&) = default;
};

}  // namespace v0
}  // namespace remit
