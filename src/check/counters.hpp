// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <vector>

#include "distinct_tally.hpp"
#include "form_sums.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The sum of a number column over a unit's rows on a day, within bounds.
/// @param supposed of what nobody recorded; may be null
[[nodiscard]] extent total_of(const registry& r, const accessor& a, const unit& u, std::int32_t day,
                              const supposition* supposed = nullptr);

/// The least and greatest that a segment adds to the form, over everything that is not known of it.
/// @param maybe whether the segment belongs to the subject at all is unknown
[[nodiscard]] contribution contribution_of(const world& w, const lane_program& lane,
                                           const swept_rows& s, std::uint32_t segment,
                                           const form& f, bool maybe);

/// The same of every segment with that signature, for a form that sums no values.
[[nodiscard]] contribution contribution_of(const swept_rows& s, std::uint32_t signature,
                                           const form& f, bool maybe);

/// The running tally of one subject: segments come and go, forms and distinct counts follow.
///
/// Every event costs one addition per form of its lane; forms without a `total` read their
/// contribution from a table by signature.
class counters {
public:
    counters(const world& w, const counting& c, const std::vector<swept_rows>& s);

    void reset();
    void apply(std::size_t lane, lane_event e);
    /// The tally after the events applied so far. @cost O(distinct forms).
    [[nodiscard]] const tally& now();

private:
    struct lane_forms {
        std::vector<std::uint32_t> by_table, by_value, distincts;  ///< positions in the counting
        std::vector<contribution> table;  ///< (signature, maybe) x by_table
    };

    void add(std::uint32_t form, const contribution& c, bool begins);

    const world& w_;
    const counting& c_;
    const std::vector<swept_rows>& s_;
    std::vector<lane_forms> lanes_;
    distinct_tally values_;
    tally tally_;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
