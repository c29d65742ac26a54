// SPDX-License-Identifier: BSL-1.0
// Subjects whose lanes have orders of their own, or of whose rows something is not known.
#include <array>

#include "plain_sweeper.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

std::optional<std::int32_t> plain_sweeper::next_day() const {
    std::optional<std::int32_t> day;
    for (const auto& lane : lanes_)
        if (lane.next < lane.size())
            if (const auto d = lane.at(lane.next).day; !day || d < *day) day = d;
    return day;
}

/// The count of values was within bounds, and now it is within others.
template <class T, class N>
void plain_sweeper::add_factors(const side_by_side<T>& t, std::uint32_t d, const extent& before,
                                const extent& now, N& least, N& most) {
    if (before == now) return;
    const auto lo = static_cast<std::int64_t>(now.lo.num - before.lo.num);
    const auto hi = static_cast<std::int64_t>(now.hi.num - before.hi.num);
    std::array<T, block<T>::size> at_least, at_most;
    for (std::size_t i = 0; i < least.size(); ++i) {
        for (std::size_t k = 0; k < block<T>::size; ++k) {
            const std::int64_t factor = t.factors[d * t.numbers + i * block<T>::size + k];
            at_least[k] = static_cast<T>(factor * (factor < 0 ? hi : lo));
            at_most[k] = static_cast<T>(factor * (factor < 0 ? lo : hi));
        }
        least.b[i].add(at_least.data()), most.b[i].add(at_most.data());
    }
}

template <class T, bool Twin, class N>
void plain_sweeper::apply(std::size_t l, lane_event e, const side_by_side<T>& t, N& least,
                          N& most) {
    const auto sig = g_.swept.cut[l].signature_of(e.segment());
    const auto at = (std::size_t{sig} * 4 + (e.packed & 3U)) * t.numbers;
    for (std::size_t i = 0; i < least.size(); ++i) {
        least.b[i].add(t.lanes[l].least.data() + at + i * block<T>::size);
        if constexpr (Twin) most.b[i].add(t.lanes[l].most.data() + at + i * block<T>::size);
    }
    const auto& p = p_.lanes[l];
    for (std::size_t n = 0; n < p.distincts.size(); ++n) {
        if constexpr (Twin) {
            const auto d = p.distincts[n];
            const auto before = distincts_.now(d);
            distincts_.apply(d, e);
            add_factors(t, d, before, distincts_.now(d), least, most);
        } else {
            const auto change =
                count(lanes_[l], p, n, p.slot(sig, e.maybe(), n), e.segment(), e.begins());
            const auto* factors = t.factors.data() + p.distincts[n] * t.numbers;
            for (std::size_t i = 0; change != 0 && i < least.size(); ++i)
                if (change > 0)
                    least.b[i].add(factors + i * block<T>::size);
                else
                    least.b[i].take(factors + i * block<T>::size);
        }
    }
}

template <class T, bool Twin, class N>
void plain_sweeper::apply_day(std::int32_t day, const side_by_side<T>& t, N& least, N& most) {
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        auto& lane = lanes_[l];
        for (const auto n = lane.size(); lane.next < n; ++lane.next) {
            const auto e = lane.at(lane.next);
            if (e.day != day) break;
            apply<T, Twin>(l, e, t, least, most);
        }
    }
}

template <class T, bool Twin, class N>
bool plain_sweeper::sweep_lanes(const side_by_side<T>& t, N& least, N& most, N& was) {
    constexpr auto size = block<T>::size;
    for (std::size_t i = 0; i < least.size(); ++i) {
        least.b[i].load(t.base.data() + i * size);
        most.b[i] = least.b[i];
        was.b[i].clear();
    }
    unread_ = 0;
    auto day = next_day();
    while (day && *day <= days_.first) {
        apply_day<T, Twin>(*day, t, least, most);
        day = next_day();
    }
    bool fresh = true;
    for (auto on = days_.first;;) {
        ++done_.days;
        if constexpr (Twin) {
            runs_.now.compare(t, least, most);
            done_.judged += runs_.note(on);
        } else if (unread_ != 0) {
            return false;
        } else if (runs_.now.compare_exact(t, least, was, fresh)) {
            if (!runs_.now.all_known()) return false;
            done_.judged += runs_.note(on);
        }
        fresh = false;
        if (!day || *day >= days_.second) break;
        on = *day;
        apply_day<T, Twin>(on, t, least, most);
        day = next_day();
    }
    return true;
}

template <class T, bool Twin>
bool plain_sweeper::sweep_with(const side_by_side<T>& t) {
    bool done = false;
    for (auto& lane : lanes_) lane.next = 0;
    const auto with = [&]<std::size_t Blocks>() {
        number_row<T, Blocks> least{t.numbers}, most{t.numbers}, was{t.numbers};
        return sweep_lanes<T, Twin>(t, least, most, was);
    };
    switch (t.numbers / block<T>::size) {
        case 1: done = with.template operator()<1>(); break;
        case 2: done = with.template operator()<2>(); break;
        case 3: done = with.template operator()<3>(); break;
        default: {
            auto& rows = tables_of<T>().rows;  // kept: no subject takes memory of its own
            while (rows.size() < 3) rows.emplace_back(t.numbers);
            done = sweep_lanes<T, Twin>(t, rows[0], rows[1], rows[2]);
        }
    }
    if constexpr (!Twin)
        for (auto& lane : lanes_) lane.clear_counts();
    return done;
}

template <class T>
void plain_sweeper::sweep_as(bool twin) {
    auto& t = tables_of<T>();
    if (!twin) {
        if (!t.exact) t.exact = std::make_unique<side_by_side<T>>(g_, p_, false);
        if (sweep_with<T, false>(*t.exact)) return;
        runs_.undo();
    }
    ++done_.swept_twice;
    if (!t.twin) t.twin = std::make_unique<side_by_side<T>>(g_, p_, true);
    sweep_with<T, true>(*t.twin);
    distincts_.reset();
}

void plain_sweeper::sweep_apart(std::uint32_t s, bool twin) {
    std::int64_t reach = 1;  // how far from zero a number may get
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        auto& lane = lanes_[l];
        const auto& order = g_.swept.order[l];
        const bool shares = order.shares(s);
        lane.shared = shares ? order.shared->events_of(s) : std::span<const fact_event>{};
        lane.own = shares ? std::span<const lane_event>{} : order.own_events(s);
        const auto n = static_cast<std::int64_t>(lane.size() + 1);
        if (!twin) done_.events += lane.size();
        const auto weight = p_.lanes[l].weight_apart;
        reach =
            weight > (widest<std::int64_t> - reach) / n ? widest<std::int64_t> : reach + weight * n;
    }
    if (reach <= widest<std::int16_t>)
        sweep_as<std::int16_t>(twin);
    else if (reach <= widest<std::int32_t>)
        sweep_as<std::int32_t>(twin);
    else
        sweep_as<std::int64_t>(twin);
    runs_.finish();
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
