// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include <remit/registry/events.hpp>
#include <remit/registry/fact_table.hpp>

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// A row among those of its subject, with what is asked of it there: reading it from the table
/// again would wait for memory at every row.
struct clustered_row {
    std::int32_t start, stop;
    std::uint32_t row;
    std::int32_t person;  ///< -1 in tables without
};

/// The rows of a table by subject, rising within each. Rows with a negative key are left out.
class clusters {
public:
    /// @param key per row its subject
    /// @cost O(rows + subjects).
    clusters(std::size_t subjects, const std::vector<std::int32_t>& key, const fact_table& t);

    [[nodiscard]] std::size_t subjects() const noexcept { return first_.size() - 1; }
    [[nodiscard]] std::size_t rows() const noexcept { return first_.back(); }
    [[nodiscard]] std::span<const clustered_row> of(std::size_t subject) const {
        return {rows_.get() + first_[subject], first_[subject + 1] - first_[subject]};
    }

private:
    std::vector<std::uint32_t> first_;  ///< subjects + 1 offsets into the rows
    std::unique_ptr<clustered_row[]> rows_;
};

/// Makes `fact_events`, subject by subject.
class event_order {
public:
    event_order(std::size_t subjects, std::size_t rows);

    /// The rows of the next subject, rising.
    /// @cost O(rows).
    void add(std::span<const clustered_row> rows);
    [[nodiscard]] fact_events take() && { return std::move(out_); }

private:
    void sort(std::vector<std::uint64_t>& keys);
    void merge();

    fact_events out_;
    // Of one subject: day and row in a number, so that numbers are sorted.
    std::vector<std::uint64_t> begins_, ends_, spare_;
    std::vector<fact_event> merged_;
};

/// The events of all subjects.
[[nodiscard]] fact_events in_order(const clusters& all);

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
