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
    choose_quick_way();
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

void plain_sweeper::choose_quick_way() {
    if (!p_.telling) return;
    quick_ = true;
    layout_ = {g_, p_};
    const auto& rows = g_.swept.cut[*p_.telling];
    narrow_ = rows.narrow().empty() ? nullptr : rows.narrow().data();
    wide_ = rows.wide().empty() ? nullptr : rows.wide().data();
    order_ = g_.swept.order[*p_.telling].shared;
    events_end_ = order_->events.data() + order_->events.size();
    std::int64_t weight = 1;  // of one event: a value is one, too
    for (std::size_t l = 0; l < lanes_.size(); ++l) {
        const auto& own = g_.swept.order[l].own;
        if (!own.empty()) own_orders_.push_back(&own);
        weight = p_.lanes[l].weight > widest<std::int64_t> - weight ? widest<std::int64_t>
                                                                    : weight + p_.lanes[l].weight;
    }
    // the sums of so many events are no further from zero than numbers of that width hold
    const auto most = [&](std::int64_t held) {
        return static_cast<std::size_t>(std::max<std::int64_t>(0, held / weight - 2));
    };
    most_16_ = most(widest<std::int16_t>), most_32_ = most(widest<std::int32_t>);
    // begun with the numbers that most subjects need: each other one is a sweep of its own
    const auto usual = order_->events.size() / std::max<std::size_t>(1, g_.subjects.size());
    first_ = usual < most_16_ ? way::quick_16 : usual < most_32_ ? way::quick_32 : way::quick_64;
}

void plain_sweeper::sweep(std::uint32_t from, std::uint32_t to,
                          std::vector<std::vector<run_of_days>>& out, work& done) {
    runs_.into(out);
    done_ = {};
    if (quick_ && first_ == way::quick_16)
        sweep_quickly<std::int16_t>(from, to);
    else if (quick_ && first_ == way::quick_32)
        sweep_quickly<std::int32_t>(from, to);
    else if (quick_)
        sweep_quickly<std::int64_t>(from, to);
    else
        for (auto s = from; s < to; ++s)
            if (prepare(s) == way::apart) sweep_apart(s, false);
    done += done_;
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
    if (w == way::apart) return sweep_apart(s, false);
    prepared_ = true, way_ = w;
    if (w == way::quick_32)
        sweep_quickly<std::int32_t>(s, s + 1);
    else
        sweep_quickly<std::int64_t>(s, s + 1);
}

/// Something is not known: once more, with what is sure and what is possible apart.
void plain_sweeper::sweep_again(std::uint32_t s) {
    runs_.undo();
    if (!layout_.counted.empty()) lanes_[*p_.telling].clear_counts();
    sweep_apart(s, true);
}

template <class T>
const T* plain_sweeper::add_values(const quick_table<T>& t) {
    auto& room = tables_of<T>().room;
    const auto* there = room.data();
    auto* out = room.data() + t.stride;
    std::fill_n(out, t.stride, T{0});
    for (const auto& v : layout_.values) {
        const auto n = static_cast<T>(-std::accumulate(there + v.first, there + v.last, 0));
        const auto* factors = t.factors.data() + v.distinct * t.stride;
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
