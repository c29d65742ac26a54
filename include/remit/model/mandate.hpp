// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <remit/model/attributes.hpp>
#include <remit/time/bounds.hpp>

namespace remit {
inline namespace v0 {

/// A person holds a seat in a body for a term, from `start` to `stop`, half-open.
///
/// An absent `stop` is open: still held; with `stop_earliest` it is any day from there on. `status`
/// is effective (when empty), acting, hindered or holdover.
struct mandate {
    std::string person;
    std::string body;
    std::string seat{};  ///< the key of the seat within the body, or empty
    day start;
    std::optional<day> stop{};
    std::string role{};
    std::string appointed_by{};
    std::string on_behalf_of{};
    std::string status{};
    std::optional<std::int64_t> votes{};
    std::optional<bounds> due{};         ///< the day its term is to end: the first day after it
    std::string instrument{};            ///< by what it came about
    std::string substitute_for{};        ///< the person whose place the holder takes while hindered
    std::string term{};                  ///< the key of the term it belongs to, or empty
    std::optional<day> start_latest{};   ///< where the start is not exact: the latest it may be
    std::optional<day> stop_earliest{};  ///< where the stop is not exact: the earliest it may be
    attributes more{};
};

}  // namespace v0
}  // namespace remit
