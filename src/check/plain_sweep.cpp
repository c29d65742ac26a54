// SPDX-License-Identifier: BSL-1.0
#include "plain_sweep.hpp"

#include <algorithm>
#include <numeric>

#include "plain_sweeper.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

plain_sweeper::plain_sweeper(const world& w, const rule_group& g, const std::vector<rule>& rules,
                             const charter& c, const check_options& o)
    : g_{g}, p_{g.plain}, runs_{w, g, rules, c, o}, distincts_{w, g.swept.what, g.swept.cut},
      asked_{o.instructions} {
    lanes_.resize(p_.lanes.size());
    for (std::size_t l = 0; l < lanes_.size(); ++l)
        for (const auto d : p_.lanes[l].distincts)
            lanes_[l].counts.emplace_back(
                g.swept.what.lanes[l]
                    .columns[static_cast<std::size_t>(g.swept.what.distincts[d].column)]
                    .column->dictionary.size());
    layout_ = {g, p_};
    if (p_.telling) {
        const auto& rows = g.swept.cut[*p_.telling];
        rows_narrow_ = narrow_ = rows.narrow().empty() ? nullptr : rows.narrow().data();
        rows_wide_ = wide_ = rows.wide().empty() ? nullptr : rows.wide().data();
        order_ = g.swept.order[*p_.telling].shared;
        events_end_ = order_->events.data() + order_->events.size();
    }
    choose_width();
    note_without_rows();
}

/// What is said of a subject before its first row comes.
void plain_sweeper::note_without_rows() {
    if (runs_.differs_at_once()) return;
    std::vector<std::int64_t> answers;
    for (const auto& t : p_.thresholds) answers.push_back(t.low <= 0 && 0 <= t.high ? -1 : 0);
    answers.push_back(-1);  // nothing is unknown
    runs_.now.set(answers.data(), answers.size());
    runs_.set_without_rows();
}

void plain_sweeper::choose_width() {
    std::int64_t weight = 1;  // of one event: a value is one, too
    std::size_t events = 0;
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        const auto& order = g_.swept.order[l];
        if (!order.own.empty()) own_orders_.push_back(&order.own);
        events += order_ ? 0 : order.shared ? order.shared->events.size() : order.events.size();
        weight = p_.lanes[l].weight > widest<std::int64_t> - weight ? widest<std::int64_t>
                                                                    : weight + p_.lanes[l].weight;
    }
    if (order_) events = order_->events.size();
    // the sums of so many events are no further from zero than numbers of that width hold
    const auto most = [&](std::int64_t held) {
        return static_cast<std::size_t>(std::max<std::int64_t>(0, held / weight - 2));
    };
    most_16_ = most(widest<std::int16_t>), most_32_ = most(widest<std::int32_t>);
    // begun with the numbers that most subjects need: each other one is a sweep of its own
    const auto usual = events / std::max<std::size_t>(1, g_.subjects.size());
    first_ = usual < most_16_ ? way::quick_16 : usual < most_32_ ? way::quick_32 : way::quick_64;
}

void plain_sweeper::sweep(std::uint32_t from, std::uint32_t to,
                          std::vector<std::vector<run_of_days>>& out, work& done) {
    runs_.into(out);
    done_ = {};
    if (first_ == way::quick_16)
        sweep_quickly<std::int16_t>(from, to);
    else if (first_ == way::quick_32)
        sweep_quickly<std::int32_t>(from, to);
    else
        sweep_quickly<std::int64_t>(from, to);
    done += done_;
}

void plain_sweeper::look_at_lanes(std::uint32_t s) {
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        auto& lane = lanes_[l];
        const auto& order = g_.swept.order[l];
        const bool shares = order.shares(s);
        lane.shared = shares ? order.shared->events_of(s) : std::span<const fact_event>{};
        lane.own = shares ? std::span<const lane_event>{} : order.own_events(s);
        lane.next = 0;
    }
}

bool plain_sweeper::merge(std::uint32_t s) {
    look_at_lanes(s);
    std::size_t events = 0;
    for (const auto& lane : lanes_) events += lane.size();
    done_.events += events;
    if (merged_events_.size() < events)
        merged_events_.resize(events), merged_signatures_.resize(events), segments_.resize(events);
    const auto day_of = [](const lane_state& lane) {
        return lane.next == lane.size() ? open_stop  // on which nothing begins or ends
               : lane.shared.empty()    ? lane.own[lane.next].day
                                        : lane.shared[lane.next].day;
    };
    for (auto& lane : lanes_) lane.day = day_of(lane);
    for (std::uint32_t number = 0; number < events;) {
        std::size_t l = 0;
        for (std::size_t other = 1; other < lanes_.size(); ++other)
            if (lanes_[other].day < lanes_[l].day) l = other;
        auto& lane = lanes_[l];
        const auto& rows = g_.swept.cut[l];
        const auto first = layout_.alone[l];
        for (const auto day = lane.day; lane.day == day; ++number) {
            const auto e = lane.at(lane.next++);
            if (e.maybe()) return false;
            lane.day = day_of(lane);
            merged_events_[number] = {day, number << 1 | (e.packed & 1U)};
            merged_signatures_[number] = first + rows.signature_of(e.segment());
            segments_[number] = e.segment();
        }
    }
    merged_ = true;
    events_ = std::span{merged_events_}.first(events);
    narrow_ = nullptr, wide_ = merged_signatures_.data();
    return true;
}

template <class T>
void plain_sweeper::sweep_quickly(std::uint32_t from, std::uint32_t to) {
    auto& t = tables_of<T>();
    if (!t.quick) {
        const auto chosen = choose_kernel<T>(asked_, layout_);
        t.run = chosen.run;
        t.quick = std::make_unique<quick_table<T>>(g_, p_, layout_, chosen.block_bytes);
        t.room.resize(2 * t.quick->stride);
    }
    t.run(*this, *t.quick, from, to);
}

void plain_sweeper::sweep_otherwise(std::uint32_t s, way w) {
    if (w == way::apart) return sweep_apart(s);
    prepared_ = true, way_ = w;
    if (w == way::quick_32)
        sweep_quickly<std::int32_t>(s, s + 1);
    else
        sweep_quickly<std::int64_t>(s, s + 1);
}

/// Something is not known: once more, with what is sure and what is possible apart.
void plain_sweeper::sweep_again(std::uint32_t s) {
    runs_.undo();
    clear_counts();
    sweep_apart(s);
}

template <class T>
const T* plain_sweeper::add_values(const quick_table<T>& t) {
    auto& room = tables_of<T>().room;
    const auto* there = room.data();
    auto* out = room.data() + t.stride;
    std::fill_n(out, t.stride, T{0});
    for (const auto& v : layout_.values) {
        const auto n = static_cast<T>(-std::accumulate(there + v.first, there + v.last, 0));
        const auto* factors = t.factors.data() + v.which * t.stride;
        for (std::size_t i = 0; i < p_.thresholds.size(); ++i)
            out[i] = static_cast<T>(out[i] + n * factors[i]);
    }
    return out;
}

template <class T>
bool plain_sweeper::note(std::int32_t day, const T* answers, std::size_t numbers) {
    runs_.now.set(answers, numbers);
    if (!p_.all_known && !runs_.now.all_known()) return false;
    done_.judged += runs_.note(day);
    return true;
}

plain_sweep::plain_sweep(const world& w, const rule_group& g, const std::vector<rule>& rules,
                         const charter& c, const check_options& options) {
    if (!g.plain.rules.empty()) p_ = std::make_unique<plain_sweeper>(w, g, rules, c, options);
}
plain_sweep::~plain_sweep() = default;

void plain_sweep::sweep(std::uint32_t from, std::uint32_t to,
                        std::vector<std::vector<run_of_days>>& out, work& done) {
    if (p_) p_->sweep(from, to, out, done);
}

template const std::int16_t* plain_sweeper::add_values(const quick_table<std::int16_t>&);
template const std::int32_t* plain_sweeper::add_values(const quick_table<std::int32_t>&);
template const std::int64_t* plain_sweeper::add_values(const quick_table<std::int64_t>&);
template bool plain_sweeper::note(std::int32_t, const std::int16_t*, std::size_t);
template bool plain_sweeper::note(std::int32_t, const std::int32_t*, std::size_t);
template bool plain_sweeper::note(std::int32_t, const std::int64_t*, std::size_t);

}  // namespace detail
}  // namespace v0
}  // namespace remit
