// SPDX-License-Identifier: BSL-1.0
#include "plain_sweep.hpp"

#include <array>
#include <memory>
#include <optional>

#include "side_by_side.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// Bits of the thresholds, and truths of what is steady.
struct answers {
    std::vector<std::uint64_t> yes, no;
    std::vector<truth> steady_truths;

    [[nodiscard]] truth of(std::uint32_t t) const {
        const auto bit = std::uint64_t{1} << (t % 64);
        return (yes[t / 64] & bit) != 0  ? truth::yes
               : (no[t / 64] & bit) != 0 ? truth::no
                                         : truth::maybe;
    }
    [[nodiscard]] truth of(const plain_truth& p) const {
        using enum plain_truth::what_type;
        switch (p.what) {
            case plain_truth::what_type::threshold: return of(p.index);
            case plain_truth::what_type::steady: return steady_truths[p.index];
            case negation: return ~of(p.args[0]);
            default: break;
        }
        auto out = truth_of(p.what == all);
        for (const auto& a : p.args) out = p.what == all ? out & of(a) : out | of(a);
        return out;
    }
};

/// The numbers of all thresholds: in registers where they are few.
template <class T, std::size_t Blocks>
struct number_row {
    std::array<block<T>, Blocks> b;
    explicit number_row(std::size_t) {}
    [[nodiscard]] static constexpr std::size_t size() { return Blocks; }
};
template <class T>
struct number_row<T, 0> {
    std::vector<block<T>> b;
    explicit number_row(std::size_t n) : b(n / block<T>::size) {}
    [[nodiscard]] std::size_t size() const { return b.size(); }
};

class plain_sweeper {
public:
    plain_sweeper(const world& w, const rule_group& g, const std::vector<rule>& rules,
                  const charter& c, const check_options& o,
                  std::vector<std::vector<run_of_days>>& out)
        : w_{w}, g_{g}, p_{g.plain}, rules_{rules}, settle_{w, g, c, o}, out_{out},
          distincts_{w, g.swept.what, g.swept.cut} {
        const auto words = (p_.thresholds.size() + 64) / 64;
        now_.yes.resize(words), now_.no.resize(words), now_.steady_truths.resize(p_.steady.size());
        state_.resize(p_.rules.size());
        lanes_.resize(p_.lanes.size());
        for (std::size_t l = 0; l < lanes_.size(); ++l) {
            auto& lane = lanes_[l];
            const auto& rows = g.swept.cut[l];
            lane.narrow = rows.narrow().empty() ? nullptr : rows.narrow().data();
            lane.wide = rows.wide().empty() ? nullptr : rows.wide().data();
            for (const auto d : p_.lanes[l].distincts)
                lane.counts.emplace_back(
                    g.swept.what.lanes[l]
                        .columns[static_cast<std::size_t>(g.swept.what.distincts[d].column)]
                        .column->dictionary.size());
        }
    }

    void sweep() {
        for (std::uint32_t s = 0; s < g_.subjects.size(); ++s) sweep_one(s);
    }

private:
    /// One lane's events of the subject, and what the run needs of its rows.
    struct lane_state {
        const std::uint8_t* narrow = nullptr;
        const std::uint32_t* wide = nullptr;
        std::vector<std::vector<std::int32_t>> counts;  ///< per distinct, per code
        std::span<const fact_event> shared;
        std::span<const lane_event> own;
        std::size_t next = 0;

        [[nodiscard]] std::uint32_t signature_of(std::uint32_t segment) const {
            return narrow ? narrow[segment] : wide ? wide[segment] : 0;
        }
        [[nodiscard]] std::size_t size() const { return shared.size() + own.size(); }
        [[nodiscard]] lane_event at(std::size_t i) const {
            return shared.empty() ? own[i] : lane_order::as_lane_event(shared[i]);
        }
    };
    struct rule_state {
        day_range domain;
        bool judged = false;
        truth now = truth::yes;
        std::int32_t since = 0;
        std::size_t before = 0;  ///< so many runs it had before the subject
    };

    void sweep_one(std::uint32_t s) {
        all_ = {open_stop, always_start};
        const auto days = days_of(w_, g_, s);
        for (std::size_t r = 0; r < p_.rules.size(); ++r) {
            auto& now = state_[r];
            const auto& bound = g_.rules[p_.rules[r].position];
            const auto domain =
                days ? days_judged(w_, *days, bound, rules_[bound.rule]) : std::nullopt;
            now.judged = domain.has_value();
            if (!domain) continue;
            now.domain = *domain, now.before = out_[p_.rules[r].position].size();
            all_.first = std::min(all_.first, domain->first);
            all_.second = std::max(all_.second, domain->second);
        }
        if (all_.first >= all_.second) return;
        for (std::size_t i = 0; i < p_.steady.size(); ++i)
            now_.steady_truths[i] =
                judge(p_.steady[i], {&w_, g_.subjects.at(s), all_.first, all_.first}).is;
        std::int64_t reach = 1;  // how far from zero a number may get
        for (std::size_t l = 0; l < lanes_.size(); ++l) {
            auto& lane = lanes_[l];
            const auto& order = g_.swept.order[l];
            const bool shares = order.shares(s);
            lane.shared = shares ? order.shared->events_of(s) : std::span<const fact_event>{};
            lane.own = shares ? std::span<const lane_event>{} : order.own_events(s);
            lane.next = 0;
            const wide more =
                wide{p_.lanes[l].weight} * static_cast<std::int64_t>(lane.size() + 1);
            reach = more > widest<std::int64_t> - reach ? widest<std::int64_t>
                                                       : reach + static_cast<std::int64_t>(more);
        }
        if (reach <= widest<std::int16_t>)
            sweep_as<std::int16_t>(s, small_);
        else if (reach <= widest<std::int32_t>)
            sweep_as<std::int32_t>(s, large_);
        else
            sweep_as<std::int64_t>(s, largest_);
    }

    /// The tables of one width, made when a subject first needs them.
    template <class T>
    struct tables {
        std::unique_ptr<side_by_side<T>> exact, twin;
    };

    template <class T>
    void sweep_as(std::uint32_t s, tables<T>& t) {
        if (!t.exact) t.exact = std::make_unique<side_by_side<T>>(g_, p_, false);
        if (sweep_with<T, false>(s, *t.exact)) return;
        // something is not known: once more, with what is sure and what is possible apart
        for (std::size_t r = 0; r < p_.rules.size(); ++r)
            if (state_[r].judged) out_[p_.rules[r].position].resize(state_[r].before);
        for (auto& lane : lanes_) lane.next = 0;
        if (!t.twin) t.twin = std::make_unique<side_by_side<T>>(g_, p_, true);
        sweep_with<T, true>(s, *t.twin);
        distincts_.reset();
    }
    template <class T, bool Twin>
    bool sweep_with(std::uint32_t s, const side_by_side<T>& t) {
        bool done = false;
        switch (t.numbers / block<T>::size) {
            case 1: done = sweep_blocks<T, Twin, 1>(s, t); break;
            case 2: done = sweep_blocks<T, Twin, 2>(s, t); break;
            case 3: done = sweep_blocks<T, Twin, 3>(s, t); break;
            default: done = sweep_blocks<T, Twin, 0>(s, t); break;
        }
        if constexpr (!Twin)
            for (auto& lane : lanes_)
                for (auto& counts : lane.counts) std::fill(counts.begin(), counts.end(), 0);
        return done;
    }

    template <class T, bool Twin, std::size_t Blocks>
    bool sweep_blocks(std::uint32_t s, const side_by_side<T>& t) {
        number_row<T, Blocks> least{t.numbers}, most{t.numbers}, was{t.numbers};
        constexpr auto size = block<T>::size;
        for (std::size_t i = 0; i < least.size(); ++i)
            least.b[i] = most.b[i] = block<T>::load(t.base.data() + i * size);
        unread_ = 0;
        auto day = next_day();
        while (day && *day <= all_.first) {
            apply_day<T, Twin>(*day, t, least, most);
            day = next_day();
        }
        bool fresh = true;
        for (auto on = all_.first;;) {
            if constexpr (Twin) {
                compare(t, least, most);
                note(s, on, fresh);
            } else if (unread_ != 0) {
                return false;
            } else if (compare_exact(t, least, was, fresh)) {
                if (!all_known()) return false;
                note(s, on, fresh);
            }
            fresh = false;
            if (!day || *day >= all_.second) break;
            on = *day;
            apply_day<T, Twin>(on, t, least, most);
            day = next_day();
        }
        for (std::size_t r = 0; r < p_.rules.size(); ++r)
            if (state_[r].judged) close(s, r, all_.second);
        return true;
    }

    [[nodiscard]] std::optional<std::int32_t> next_day() const {
        std::optional<std::int32_t> day;
        for (const auto& lane : lanes_)
            if (lane.next < lane.size())
                if (const auto d = lane.at(lane.next).day; !day || d < *day) day = d;
        return day;
    }
    template <class T, bool Twin, class N>
    void apply_day(std::int32_t day, const side_by_side<T>& t, N& least, N& most) {
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
    void apply(std::size_t l, lane_event e, const side_by_side<T>& t, N& least, N& most) {
        const auto sig = lanes_[l].signature_of(e.segment());
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
                count_value(l, n, e, p.slot(sig, e.maybe(), n), t, least);
            }
        }
    }
    /// One more, or one less, of the rows with a value.
    template <class T, class N>
    void count_value(std::size_t l, std::size_t n, lane_event e, std::int32_t code,
                     const side_by_side<T>& t, N& least) {
        if (code == plain_lane::by_row) {
            code = p_.lanes[l].codes[n][e.segment()];
            if (code == fact_column::unknown_code) unread_ += e.begins() ? 1 : -1;
        }
        if (code < 0) return;
        auto& there = lanes_[l].counts[n][static_cast<std::size_t>(code)];
        const auto* factors = t.factors.data() + p_.lanes[l].distincts[n] * t.numbers;
        if (e.begins()) {
            if (there++ == 0)
                for (std::size_t i = 0; i < least.size(); ++i)
                    least.b[i].add(factors + i * block<T>::size);
        } else if (--there == 0) {
            for (std::size_t i = 0; i < least.size(); ++i)
                least.b[i].take(factors + i * block<T>::size);
        }
    }

    /// The count of values was within bounds, and now it is within others.
    template <class T, class N>
    void add_factors(const side_by_side<T>& t, std::uint32_t d, const extent& before,
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

    /// @returns whether anything is answered in another way than before
    template <class T, class N>
    bool compare_exact(const side_by_side<T>& t, const N& sums, N& was, bool fresh) {
        constexpr auto size = block<T>::size;
        bool same = !fresh;
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const auto is = sums.b[i].at_most(t.width.data() + i * size);
            same = same && is == was.b[i];
            was.b[i] = is;
        }
        if (same) return false;
        std::fill(now_.yes.begin(), now_.yes.end(), 0);
        for (std::size_t i = 0; i < sums.size(); ++i)
            now_.yes[i * size / 64] |= was.b[i].bits() << (i * size % 64);
        for (std::size_t i = 0; i < now_.no.size(); ++i) now_.no[i] = ~now_.yes[i];
        return true;
    }
    template <class T, class N>
    void compare(const side_by_side<T>& t, const N& least, const N& most) {
        constexpr auto size = block<T>::size;
        std::fill(now_.yes.begin(), now_.yes.end(), 0);
        std::fill(now_.no.begin(), now_.no.end(), 0);
        constexpr auto every = size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1;
        for (std::size_t i = 0; i < least.size(); ++i) {
            const auto* width = t.width.data() + i * size;
            const auto short_of = least.b[i].negative().bits() | most.b[i].above(width).bits();
            const auto beyond = most.b[i].negative().bits() | least.b[i].above(width).bits();
            now_.yes[i * size / 64] |= (~short_of & every) << (i * size % 64);
            now_.no[i * size / 64] |= beyond << (i * size % 64);
        }
    }
    /// Whether nothing is there of which something is not known.
    [[nodiscard]] bool all_known() const {
        return now_.of(static_cast<std::uint32_t>(p_.thresholds.size())) == truth::yes;
    }

    void note(std::uint32_t s, std::int32_t day, bool fresh) {
        for (std::size_t r = 0; r < p_.rules.size(); ++r) {
            auto& now = state_[r];
            if (!now.judged) continue;
            const auto is = now_.of(p_.rules[r].demands);
            if (!fresh && is == now.now) continue;
            if (!fresh) close(s, r, day);
            now.now = is, now.since = day;
        }
    }
    void close(std::uint32_t s, std::size_t r, std::int32_t stop) {
        const auto& now = state_[r];
        if (now.now == truth::yes) return;
        const auto position = p_.rules[r].position;
        settle_.settle(out_[position], position, rules_[g_.rules[position].rule].name, s,
                       std::max(now.since, now.domain.first), std::min(stop, now.domain.second),
                       now.now == truth::no ? verdict::fails : verdict::possible);
    }

    const world& w_;
    const rule_group& g_;
    const plain_rules& p_;
    const std::vector<rule>& rules_;
    settler settle_;
    std::vector<std::vector<run_of_days>>& out_;
    distinct_tally distincts_;
    std::vector<lane_state> lanes_;
    std::vector<rule_state> state_;
    answers now_;
    day_range all_;
    std::int64_t unread_ = 0;  ///< rows that are there with a value that is not known
    tables<std::int16_t> small_;
    tables<std::int32_t> large_;
    tables<std::int64_t> largest_;
};

}  // namespace

void sweep_plain(const world& w, const rule_group& g, const std::vector<rule>& rules,
                 const charter& c, const check_options& options,
                 std::vector<std::vector<run_of_days>>& out) {
    if (!g.plain.rules.empty()) plain_sweeper{w, g, rules, c, options, out}.sweep();
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
