// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "plain_runs.hpp"
#include "quick_table.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// Sweeps the plain rules of a group, one subject after the other.
///
/// Of nearly every subject all rows are known: it is swept by a `quick_kernel`, which takes the
/// events in the registry's order where that holds for all lanes, and else all lanes' orders as
/// one. Others, of whose rows something is not known, are swept here.
class plain_sweeper {
public:
    plain_sweeper(const world& w, const rule_group& g, const std::vector<rule>& rules,
                  const charter& c, const check_options& o);

    /// Adds the runs of these subjects to those in `out`, and what it did to `done`.
    void sweep(std::uint32_t from, std::uint32_t to, std::vector<std::vector<run_of_days>>& out,
               work& done);

    // what a kernel asks

    /// How a subject is swept: not at all, by a kernel with numbers of at least that width, or
    /// here.
    enum class way : std::uint8_t { none, quick_16, quick_32, quick_64, apart };
    template <class T>
    [[nodiscard]] static constexpr way way_of() {
        return sizeof(T) == 2 ? way::quick_16 : sizeof(T) == 4 ? way::quick_32 : way::quick_64;
    }
    [[nodiscard]] way prepare(std::uint32_t s) {
        if (prepared_) {  // for a kernel of another width
            prepared_ = false;
            return way_;
        }
        days_ = runs_.begin(s);
        if (days_.first >= days_.second) return way::none;
        ++done_.subjects;
        unread_ = 0;
        if (shares_order(s)) {
            events_ = order_->events_of(s);
            done_.events += events_.size() * lanes_.size();
            if (merged_) merged_ = false, narrow_ = rows_narrow_, wide_ = rows_wide_;
        } else if (!merge(s)) {
            return way::apart;
        }
        return events_.size() <= most_16_   ? way::quick_16
               : events_.size() <= most_32_ ? way::quick_32
                                            : way::quick_64;
    }
    [[nodiscard]] std::span<const fact_event> events() const { return events_; }
    [[nodiscard]] day_range days() const { return days_; }
    [[nodiscard]] bool differs_at_once() const { return runs_.differs_at_once(); }
    [[nodiscard]] std::uint32_t signature_of(std::uint32_t row) const {
        return narrow_ ? narrow_[row] : wide_ ? wide_[row] : 0;
    }
    /// Rows of people are all over their table: what events further on ask for is fetched early.
    void expect([[maybe_unused]] const fact_event* now) const {
#if defined(__GNUC__)
        constexpr std::ptrdiff_t ahead = 16;
        if (narrow_ && events_end_ - now > ahead) __builtin_prefetch(narrow_ + now[ahead].row());
#endif
    }
    [[nodiscard]] const quick_layout& layout() const { return layout_; }
    /// A row with some value of the distinct count comes or goes. @returns how many more values
    /// there are: one, one less, or none
    [[nodiscard]] int count_value(const quick_layout::counter& c, std::uint32_t signature,
                                  std::uint32_t row, bool begins) {
        if (merged_) {
            if (signature < layout_.alone[c.lane] || signature >= layout_.alone[c.lane + 1])
                return 0;  // a row of another lane
            signature -= layout_.alone[c.lane];
            row = segments_[row];
        }
        const auto& lane = p_.lanes[c.lane];
        return count(lanes_[c.lane], lane, c.distinct, lane.slot(signature, false, c.distinct), row,
                     begins);
    }
    [[nodiscard]] bool any_unread() const { return unread_ != 0; }
    void count_days(std::uint64_t days) { done_.days += days; }
    /// Room for the numbers of one day.
    template <class T>
    [[nodiscard]] T* room() {
        return tables_of<T>().room.data();
    }
    /// What the values that are there (marked in the room) add to every number.
    template <class T>
    [[nodiscard]] const T* add_values(const quick_table<T>& t);
    /// The answers of that day. @returns false where something turns out not to be known
    template <class T>
    [[nodiscard]] bool note(std::int32_t day, const T* answers, std::size_t numbers);
    void finish() {
        runs_.finish();
        clear_counts();
    }
    void sweep_otherwise(std::uint32_t s, way w);
    void sweep_again(std::uint32_t s);

private:
    /// One lane's events of the subject, and what the run needs of its rows.
    struct lane_state {
        std::vector<std::vector<std::int32_t>> counts;              ///< per distinct, per code
        std::vector<std::pair<std::size_t, std::int32_t>> touched;  ///< distinct and code
        std::span<const fact_event> shared;
        std::span<const lane_event> own;
        std::size_t next = 0;
        std::int32_t day = 0;  ///< of the next event, while orders are merged

        [[nodiscard]] std::size_t size() const { return shared.size() + own.size(); }
        /// Only what the subject touched: a dictionary may have a code for everybody.
        void clear_counts() {
            for (const auto& [n, code] : touched) counts[n][static_cast<std::size_t>(code)] = 0;
            touched.clear();
        }
        [[nodiscard]] lane_event at(std::size_t i) const {
            return shared.empty() ? own[i] : lane_order::as_lane_event(shared[i]);
        }
    };
    template <class T>
    using kernel = void (*)(plain_sweeper&, const quick_table<T>&, std::uint32_t, std::uint32_t);
    /// The tables of one width, made when a subject first needs them.
    template <class T>
    struct tables {
        std::unique_ptr<quick_table<T>> quick;
        kernel<T> run = nullptr;
        std::vector<T> room;  ///< twice the numbers
        std::unique_ptr<side_by_side<T>> twin;
        std::vector<number_row<T, 0>> rows;  ///< room for sums of many thresholds
    };
    template <class T>
    [[nodiscard]] tables<T>& tables_of() {
        if constexpr (sizeof(T) == 2)
            return small_;
        else if constexpr (sizeof(T) == 4)
            return large_;
        else
            return largest_;
    }

    /// Whether the registry's order of events is that of all lanes of the subject.
    [[nodiscard]] bool shares_order(std::uint32_t s) const {
        return order_ != nullptr &&
               std::all_of(own_orders_.begin(), own_orders_.end(),
                           [s](const auto* own) { return (*own)[s] == lane_order::not_own; });
    }
    /// Takes the events of all lanes as one order. @returns false where a row may not belong here
    [[nodiscard]] bool merge(std::uint32_t s);
    void look_at_lanes(std::uint32_t s);
    void clear_counts() {
        for (const auto& c : layout_.counted) lanes_[c.lane].clear_counts();
    }
    void choose_width();
    void note_without_rows();
    template <class T>
    void sweep_quickly(std::uint32_t from, std::uint32_t to);
    void sweep_apart(std::uint32_t s);
    template <class T>
    void sweep_as();
    template <class T, class N>
    void sweep_lanes(const side_by_side<T>& t, N& least, N& most);
    [[nodiscard]] std::optional<std::int32_t> next_day() const;
    template <class T, class N>
    void apply_day(std::int32_t day, const side_by_side<T>& t, N& least, N& most);
    template <class T, class N>
    void apply(std::size_t l, lane_event e, const side_by_side<T>& t, N& least, N& most);
    template <class T, class N>
    void add_factors(const side_by_side<T>& t, std::uint32_t d, const extent& before,
                     const extent& now, N& least, N& most);
    [[nodiscard]] int count(lane_state& state, const plain_lane& lane, std::size_t distinct,
                            std::int32_t code, std::uint32_t segment, bool begins) {
        if (code == plain_lane::by_row) {
            code = lane.codes[distinct][segment];
            if (code == fact_column::unknown_code) unread_ += begins ? 1 : -1;
        }
        if (code < 0) return 0;
        auto& there = state.counts[distinct][static_cast<std::size_t>(code)];
        if (begins) {
            if (there++ != 0) return 0;
            state.touched.emplace_back(distinct, code);
            return 1;
        }
        return --there == 0 ? -1 : 0;
    }

    const rule_group& g_;
    const plain_rules& p_;
    plain_runs runs_;
    distinct_tally distincts_;
    instruction_set asked_;
    work done_;
    std::vector<lane_state> lanes_;
    day_range days_;
    std::int64_t unread_ = 0;  ///< rows that are there with a value that is not known

    // of the quick way
    bool prepared_ = false;
    way way_ = way::none, first_ = way::quick_16;
    quick_layout layout_;
    const fact_events* order_ = nullptr;         ///< that all lanes share, of most subjects
    const fact_event* events_end_ = nullptr;     ///< of all subjects
    const std::uint8_t* rows_narrow_ = nullptr;  ///< signatures by row of what tells rows apart
    const std::uint32_t* rows_wide_ = nullptr;
    std::vector<const std::vector<std::uint32_t>*> own_orders_;  ///< of lanes where some have one
    std::size_t most_16_ = 0, most_32_ = 0;  ///< events of a subject for numbers of that width

    // of the subject
    std::span<const fact_event> events_;
    const std::uint8_t* narrow_ = nullptr;  ///< signatures by what an event names as its row
    const std::uint32_t* wide_ = nullptr;
    bool merged_ = false;  ///< the events are those below, and name themselves
    std::vector<fact_event> merged_events_;
    std::vector<std::uint32_t> merged_signatures_, segments_;

    tables<std::int16_t> small_;
    tables<std::int32_t> large_;
    tables<std::int64_t> largest_;
};

/// The kernel for numbers like these, with the instructions that are asked for and that the
/// machine has, and the bytes of its blocks.
template <class T>
struct chosen_kernel {
    void (*run)(plain_sweeper&, const quick_table<T>&, std::uint32_t, std::uint32_t);
    std::size_t block_bytes;
};
template <class T>
[[nodiscard]] chosen_kernel<T> choose_kernel(instruction_set asked, const quick_layout& layout);

}  // namespace detail
}  // namespace v0
}  // namespace remit
