// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/core/problem.hpp>
#include <remit/registry/events.hpp>
#include <remit/registry/fact_table.hpp>
#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// Who sat where and when: immutable columns, and per key the order of events.
///
/// A value: copies share the facts and may be read from any number of threads. Made by
/// `registry_builder`; knows nothing of rules.
class registry {
public:
    struct store;
    explicit registry(std::shared_ptr<const store> s) : p_{std::move(s)} {}

    [[nodiscard]] const fact_table& table(table_id t) const;
    /// The events of mandates by body, person or seat; of offices by person; of seats by body.
    /// @throws error for another pair. @cost O(1); the first call of a pair makes them, O(n log n),
    /// except
    ///         that those of mandates by body are made with the registry.
    [[nodiscard]] const fact_events& events(table_id t, key_id k) const;
    /// Per mandate, whether the same person holds another mandate in the same body on some same
    /// day.
    [[nodiscard]] std::span<const std::uint8_t> overlapping_mandates() const;
    /// The row whose key it is, or -1. A seat's key is "body/seat". @cost O(1); the first call for
    /// a table makes an index, O(n).
    [[nodiscard]] std::int64_t find(table_id t, std::string_view key) const;
    /// The organisation of that key, name or alias, or -1. @cost O(1).
    [[nodiscard]] std::int64_t find_organisation(std::string_view name) const;
    /// The row of the organisation itself followed by all its successors in order. @cost O(chain).
    [[nodiscard]] std::vector<std::uint32_t> lineage(std::uint32_t organisation) const;
    /// The days the facts are known for: as given to the builder, else from the earliest fact on,
    /// open. Absent when there is no fact with a date.
    [[nodiscard]] std::optional<period> observed() const;
    /// The days for which the rows of that table are known, as declared for the table or for all,
    /// and for the table on whose rows they hang (of attendances: meetings); absent where nothing
    /// was declared: then nothing is missing.
    [[nodiscard]] std::optional<period> observed(table_id t) const;
    /// The first and the last day that any row or value names as an end, as days since 1970-01-01;
    /// what has no end names none, nor do years from 9999 on, as people write what never ends.
    /// The first is after the last where no day is named. @cost O(n) on the first call, then O(1).
    [[nodiscard]] std::pair<std::int32_t, std::int32_t> named_days() const;
    /// What was said to the builder: of all tables, and of that table alone.
    [[nodiscard]] std::optional<period> declared() const;
    [[nodiscard]] std::optional<period> declared(table_id t) const;
    /// What loading did that its reader should know: derived tables, joined rows, ignored columns.
    [[nodiscard]] std::span<const problem> notes() const;
    /// A 64-bit hash of all facts and of `observed`, the same on every machine and in whatever
    /// order rows and columns came. @cost O(n) on the first call, then O(1).
    [[nodiscard]] std::uint64_t hash() const;

    /// What the library itself reads; its shape is not public.
    [[nodiscard]] friend const store& store_of(const registry& r) noexcept { return *r.p_; }

private:
    std::shared_ptr<const store> p_;
};

}  // namespace v0
}  // namespace remit
