// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <span>

#include "plain_sweeper.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The innermost loop of the check: adds up what the events of one subject after the other change,
/// and looks at the rules where an answer did.
///
/// One source for every instruction set: all of it is inlined into the function that asks for it,
/// and becomes that function's instructions.
///
/// @tparam Blocks so many of these bytes hold all numbers; 0: as many as there are
/// @tparam Values whether numbers count the rows with one value; @tparam Counted whether some
/// values have counters
template <class T, std::size_t Bytes, std::size_t Blocks, bool Values, bool Counted>
struct quick_kernel {
    using row = number_row<T, Blocks, Bytes>;
    using one_block = block<T, Bytes>;
    static constexpr auto size = one_block::size;

    [[gnu::always_inline]] static inline void sweep(plain_sweeper& of, const quick_table<T>& t,
                                                    std::uint32_t from, std::uint32_t to) {
        row sums{t.stride}, said{t.stride}, there{t.stride}, more{t.stride};
        for (auto s = from; s < to; ++s) {
            const auto way = of.prepare(s);
            if (way == plain_sweeper::way::none) continue;
            if (way > plain_sweeper::way_of<T>()) {  // these numbers are too narrow
                of.sweep_otherwise(s, way);
                continue;
            }
            if (sweep_one(of, t, sums, said, there, more))
                of.finish();
            else
                of.sweep_again(s);
        }
    }

private:
    /// @returns false where something turns out not to be known
    [[gnu::always_inline]] static inline bool sweep_one(plain_sweeper& of, const quick_table<T>& t,
                                                        row& sums, row& said, row& there,
                                                        row& more) {
        const auto events = of.events();
        const auto first = of.days().first, last = of.days().second;
        const auto* e = events.data();
        const auto* const end = e + events.size();
        for (std::size_t i = 0; i < sums.size(); ++i) {
            sums.b[i].load(t.base.data() + i * size);
            said.b[i].load(t.base_said.data() + i * size);
            if constexpr (Values) there.b[i].clear(), more.b[i].clear();
        }
        bool note = of.differs_at_once();
        bool compare = note || (e != end && e->day <= first);
        for (; e != end && e->day <= first; ++e) apply(of, t, *e, sums);
        std::uint64_t days = 1;
        for (auto on = first;; ++days) {
            if constexpr (Counted)
                if (of.any_unread()) return false;
            if (compare && (differ(of, t, sums, said, there, more) || note))
                if (!note_answers(of, on, said)) return false;
            compare = true, note = false;
            if (e == end || e->day >= last) break;
            on = e->day;
            do {
                apply(of, t, *e, sums);
                ++e;
            } while (e != end && e->day == on);
        }
        of.count_days(days);
        return true;
    }
    [[gnu::always_inline]] static inline void apply(plain_sweeper& of, const quick_table<T>& t,
                                                    const fact_event& e, row& sums) {
        const auto sig = of.signature_of(e.row());
        of.expect(&e);
        const auto* adds =
            t.adds.data() + (std::size_t{sig} * 2 + (e.row_and_begins & 1U)) * (sums.size() * size);
        for (std::size_t i = 0; i < sums.size(); ++i) sums.b[i].add(adds + i * size);
        if constexpr (Counted)
            for (const auto& c : of.layout().counted) {
                const auto change = of.count_value(c, sig, e.row(), e.begins());
                const auto* factors = t.factors.data() + c.which * t.stride;
                if (change > 0)
                    for (std::size_t i = 0; i < sums.size(); ++i) sums.b[i].add(factors + i * size);
                else if (change < 0)
                    for (std::size_t i = 0; i < sums.size(); ++i)
                        sums.b[i].take(factors + i * size);
            }
    }
    /// Whether anything is answered in another way than before.
    [[gnu::always_inline]] static inline bool differ(plain_sweeper& of, const quick_table<T>& t,
                                                     const row& sums, row& said, row& there,
                                                     row& more) {
        one_block is, changed, sum;
        if constexpr (Values) {
            changed.clear();
            for (std::size_t i = 0; i < sums.size(); ++i) {
                is.set_positive(sums.b[i], t.is_value.data() + i * size);
                changed.note_difference(is, there.b[i]);
                there.b[i] = is;
            }
            if (changed.any()) {
                auto* into = of.room<T>();
                for (std::size_t i = 0; i < sums.size(); ++i) there.b[i].store(into + i * size);
                const auto* adds = of.add_values(t);
                for (std::size_t i = 0; i < sums.size(); ++i) more.b[i].load(adds + i * size);
            }
        }
        changed.clear();
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto* width = t.width.data() + i * size;
            if constexpr (Values) {
                sum.set_sum(sums.b[i], more.b[i]);
                is.set_at_most(sum, width);
            } else {
                is.set_at_most(sums.b[i], width);
            }
            changed.note_difference(is, said.b[i]);
            said.b[i] = is;
        }
        return changed.any();
    }
    [[gnu::always_inline]] static inline bool note_answers(plain_sweeper& of, std::int32_t day,
                                                           const row& said) {
        auto* into = of.room<T>();
        for (std::size_t i = 0; i < said.size(); ++i) said.b[i].store(into + i * size);
        return of.note(day, into, said.size() * size);
    }
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
