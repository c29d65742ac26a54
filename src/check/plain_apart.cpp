// SPDX-License-Identifier: BSL-1.0
// Subjects of whose rows something is not known: what is sure and what is possible, apart.
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

template <class T, class N>
void plain_sweeper::apply(std::size_t l, lane_event e, const side_by_side<T>& t, N& least,
                          N& most) {
    const auto sig = g_.swept.cut[l].signature_of(e.segment());
    const auto at = (std::size_t{sig} * 4 + (e.packed & 3U)) * t.numbers;
    for (std::size_t i = 0; i < least.size(); ++i) {
        least.b[i].add(t.lanes[l].least.data() + at + i * block<T>::size);
        most.b[i].add(t.lanes[l].most.data() + at + i * block<T>::size);
    }
    for (const auto d : p_.lanes[l].distincts) {
        const auto before = distincts_.now(d);
        distincts_.apply(d, e);
        add_factors(t, d, before, distincts_.now(d), least, most);
    }
}

template <class T, class N>
void plain_sweeper::apply_day(std::int32_t day, const side_by_side<T>& t, N& least, N& most) {
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        auto& lane = lanes_[l];
        for (const auto n = lane.size(); lane.next < n; ++lane.next) {
            const auto e = lane.at(lane.next);
            if (e.day != day) break;
            apply(l, e, t, least, most);
        }
    }
}

template <class T, class N>
void plain_sweeper::sweep_lanes(const side_by_side<T>& t, N& least, N& most) {
    constexpr auto size = block<T>::size;
    for (std::size_t i = 0; i < least.size(); ++i) {
        least.b[i].load(t.base.data() + i * size);
        most.b[i] = least.b[i];
    }
    auto day = next_day();
    while (day && *day <= days_.first) {
        apply_day(*day, t, least, most);
        day = next_day();
    }
    for (auto on = days_.first;;) {
        ++done_.days;
        runs_.now.compare(t, least, most);
        done_.judged += runs_.note(on);
        if (!day || *day >= days_.second) break;
        on = *day;
        apply_day(on, t, least, most);
        day = next_day();
    }
}

template <class T>
void plain_sweeper::sweep_as() {
    auto& all = tables_of<T>();
    if (!all.twin) all.twin = std::make_unique<side_by_side<T>>(g_, p_, true);
    const auto& t = *all.twin;
    const auto with = [&]<std::size_t Blocks>() {
        number_row<T, Blocks> least{t.numbers}, most{t.numbers};
        sweep_lanes(t, least, most);
    };
    switch (t.numbers / block<T>::size) {
        case 1: return with.template operator()<1>();
        case 2: return with.template operator()<2>();
        case 3: return with.template operator()<3>();
        default: {
            auto& rows = all.rows;  // kept: no subject takes memory of its own
            while (rows.size() < 2) rows.emplace_back(t.numbers);
            sweep_lanes(t, rows[0], rows[1]);
        }
    }
}

void plain_sweeper::sweep_apart(std::uint32_t s) {
    look_at_lanes(s);
    ++done_.swept_twice;
    std::int64_t reach = 1;  // how far from zero a number may get
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        const auto n = static_cast<std::int64_t>(lanes_[l].size() + 1);
        const auto weight = p_.lanes[l].weight_apart;
        reach =
            weight > (widest<std::int64_t> - reach) / n ? widest<std::int64_t> : reach + weight * n;
    }
    if (reach <= widest<std::int16_t>)
        sweep_as<std::int16_t>();
    else if (reach <= widest<std::int32_t>)
        sweep_as<std::int32_t>();
    else
        sweep_as<std::int64_t>();
    distincts_.reset();
    runs_.finish();
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
