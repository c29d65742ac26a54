// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include <remit/core/detail/hash.hpp>
#include <remit/rules/condition.hpp>
#include <remit/rules/window.hpp>

namespace remit {
inline namespace v0 {

/// A seat that the charter creates: a fact (`charter::seats`) that implies rules (`implied_rules`).
///
/// Without a `number` the seat is of open size ("the agency's executive management") and implies no
/// `filled` rule. `appointed_by` and `eligible` are asked of each appointment to it, on the day of
/// the appointment; `throughout` is demanded of each of its mandates on every day. `within` is the
/// limit within which a vacancy is filled.
struct seat_clause {
    std::string seat;
    std::string name{};
    std::string role{};
    std::optional<std::int64_t> number{};
    std::optional<std::int64_t> votes{};
    std::string appointed_by{};
    std::optional<condition> eligible{};
    std::optional<condition> throughout{};
    std::optional<limit> within{};  ///< of a seat with a `number` only
    std::string cite{};

    friend bool operator==(const seat_clause& a, const seat_clause& b) {
        const auto limits_agree = a.within.has_value() == b.within.has_value() &&
                                  (!a.within || same(*a.within, *b.within));
        return limits_agree && a.seat == b.seat && a.name == b.name && a.role == b.role &&
               a.number == b.number && a.votes == b.votes && a.appointed_by == b.appointed_by &&
               a.eligible == b.eligible && a.throughout == b.throughout && a.cite == b.cite;
    }
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::seat_clause> {
    std::size_t operator()(const remit::seat_clause& s) const {
        return remit::detail::hash_of(s.seat, s.name, s.role, s.number, s.votes, s.appointed_by,
                                      s.eligible, s.throughout, s.within, s.cite);
    }
};
