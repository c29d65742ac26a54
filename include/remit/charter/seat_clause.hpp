// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <remit/core/detail/hash.hpp>
#include <remit/rules/condition.hpp>

namespace remit {
inline namespace v0 {

/// A seat that the charter creates: a fact (`charter::seats`) that implies rules (`implied_rules`).
///
/// Without a `number` the seat is of open size ("the agency's executive management") and implies no
/// `filled` rule. `throughout` is demanded of each of its mandates on every day.
struct seat_clause {
    std::string seat;
    std::string name{};
    std::string role{};
    std::optional<std::int64_t> number{};
    std::optional<std::int64_t> votes{};
    std::string appointed_by{};
    std::optional<condition> throughout{};
    std::string cite{};

    friend bool operator==(const seat_clause&, const seat_clause&) = default;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::seat_clause> {
    std::size_t operator()(const remit::seat_clause& s) const {
        return remit::detail::hash_of(s.seat, s.name, s.role, s.number, s.votes, s.appointed_by,
                                      s.throughout, s.cite);
    }
};
