// SPDX-License-Identifier: BSL-1.0
#include "plain_sweep.hpp"

#include <memory>
#include <optional>
#include <tuple>

#include "plain_answers.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

class plain_sweeper {
public:
    plain_sweeper(const world& w, const rule_group& g, const std::vector<rule>& rules,
                  const charter& c, const check_options& o,
                  std::vector<std::vector<run_of_days>>& out, work& done)
        : w_{w}, g_{g}, p_{g.plain}, rules_{rules}, settle_{w, g, c, o}, out_{out}, done_{done},
          distincts_{w, g.swept.what, g.swept.cut}, now_{p_} {
        for (const auto& r : p_.rules) add_rule(r);
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
        std::vector<std::vector<std::int32_t>> counts;              ///< per distinct, per code
        std::vector<std::pair<std::size_t, std::int32_t>> touched;  ///< distinct and code
        std::span<const fact_event> shared;
        std::span<const lane_event> own;
        std::size_t next = 0;

        [[nodiscard]] std::uint32_t signature_of(std::uint32_t segment) const {
            return narrow ? narrow[segment] : wide ? wide[segment] : 0;
        }
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
    /// Days on which some of the rules are in force and may be judged, whatever the subject; and of
    /// these the subject's.
    struct rule_days {
        day_range always, now;
        [[nodiscard]] bool any() const { return now.first < now.second; }
    };
    struct rule_state {
        std::uint32_t position;  ///< in the group
        std::size_t in_force;    ///< in `in_force_`
        const std::string* name;
        const plain_truth* demands;
        /// Where it demands that all of some thresholds hold, all in one word: these.
        std::uint64_t all_of = 0;
        std::size_t word = 0;
        truth now = truth::yes;
        std::int32_t since = 0;
        std::size_t before = 0;  ///< so many runs it had before the subject
    };

    void add_rule(const plain_rules::one& rule) {
        const auto& bound = g_.rules[rule.position];
        const auto& written = rules_[bound.rule];
        rule_state out{rule.position, 0, &written.name, &rule.demands};
        const auto always = days_in_force(w_, bound, written);
        const auto known = std::find_if(in_force_.begin(), in_force_.end(),
                                        [&](const auto& d) { return d.always == always; });
        out.in_force = static_cast<std::size_t>(known - in_force_.begin());
        if (known == in_force_.end()) in_force_.push_back({always, {}});
        std::tie(out.word, out.all_of) = all_of_word(rule.demands);
        state_.push_back(out);
    }
    void sweep_one(std::uint32_t s) {
        if (g_.subjects.wanted[s] == 0) return;
        day_range life{g_.subjects.start[s], g_.subjects.stop[s]};
        if (w_.any_observed_bodies()) {
            const auto of_body = w_.observed_of(body_of(w_.facts, g_.subjects, s));
            life = {std::max(life.first, of_body.first), std::min(life.second, of_body.second)};
        }
        all_ = {open_stop, always_start};
        for (auto& d : in_force_) {
            d.now = {std::max(life.first, d.always.first), std::min(life.second, d.always.second)};
            if (!d.any()) continue;
            all_.first = std::min(all_.first, d.now.first);
            all_.second = std::max(all_.second, d.now.second);
        }
        if (all_.first >= all_.second) return;
        if (!p_.all_known)
            for (auto& r : state_) r.before = out_[r.position].size();
        for (std::size_t i = 0; i < p_.steady.size(); ++i)
            now_.of_subject[i] =
                judge(p_.steady[i], {&w_, g_.subjects.at(s), all_.first, all_.first}).is;
        bool all_share = p_.telling.has_value();
        std::int64_t reach = 1;  // how far from zero a number may get
        for (std::size_t l = 0; l < lanes_.size(); ++l) {
            auto& lane = lanes_[l];
            const auto& order = g_.swept.order[l];
            const bool shares = order.shares(s);
            all_share = all_share && shares;
            lane.shared = shares ? order.shared->events_of(s) : std::span<const fact_event>{};
            lane.own = shares ? std::span<const lane_event>{} : order.own_events(s);
            lane.next = 0;
            const auto n = static_cast<std::int64_t>(lane.size() + 1);
            done_.events += lane.size();
            reach = p_.lanes[l].weight > (widest<std::int64_t> - reach) / n
                        ? widest<std::int64_t>
                        : reach + p_.lanes[l].weight * n;
        }
        ++done_.subjects;
        if (reach <= widest<std::int16_t>)
            sweep_as<std::int16_t>(s, small_, all_share);
        else if (reach <= widest<std::int32_t>)
            sweep_as<std::int32_t>(s, large_, all_share);
        else
            sweep_as<std::int64_t>(s, largest_, all_share);
    }

    /// The tables of one width, made when a subject first needs them.
    template <class T>
    struct tables {
        std::unique_ptr<side_by_side<T>> exact, twin;
    };

    template <class T>
    void sweep_as(std::uint32_t s, tables<T>& t, bool all_share) {
        if (!t.exact) t.exact = std::make_unique<side_by_side<T>>(g_, p_, false);
        if (sweep_with<T, false>(s, *t.exact, all_share)) return;
        // something is not known: once more, with what is sure and what is possible apart
        ++done_.swept_twice;
        for (auto& r : state_) out_[r.position].resize(r.before);
        for (auto& lane : lanes_) lane.next = 0;
        if (!t.twin) t.twin = std::make_unique<side_by_side<T>>(g_, p_, true);
        sweep_with<T, true>(s, *t.twin, false);
        distincts_.reset();
    }
    template <class T, bool Twin>
    bool sweep_with(std::uint32_t s, const side_by_side<T>& t, bool all_share) {
        const auto with = [&]<std::size_t Blocks>() {
            if constexpr (!Twin)
                if (all_share) return sweep_shared<T, Blocks>(s, t);
            return sweep_lanes<T, Twin, Blocks>(s, t);
        };
        bool done = false;
        switch (t.numbers / block<T>::size) {
            case 1: done = with.template operator()<1>(); break;
            case 2: done = with.template operator()<2>(); break;
            case 3: done = with.template operator()<3>(); break;
            default: done = with.template operator()<0>(); break;
        }
        if constexpr (!Twin)
            for (auto& lane : lanes_) lane.clear_counts();
        return done;
    }

    /// All lanes in one order, of which one lane tells the rows apart: what nearly every subject
    /// comes to.
    template <class T, std::size_t Blocks>
    bool sweep_shared(std::uint32_t s, const side_by_side<T>& t) {
        const auto& lane = lanes_[*p_.telling];
        const auto* narrow = lane.narrow;
        const auto by_byte = [narrow](std::uint32_t row) { return std::uint32_t{narrow[row]}; };
        const auto any = [&lane](std::uint32_t row) { return lane.signature_of(row); };
        if (!lane.counts.empty())
            return narrow ? sweep_events<T, Blocks, true>(s, t, by_byte)
                          : sweep_events<T, Blocks, true>(s, t, any);
        return narrow ? sweep_events<T, Blocks, false>(s, t, by_byte)
                      : sweep_events<T, Blocks, false>(s, t, any);
    }
    /// Within the loop over events, so that the sums stay where they are.
    template <bool CountsValues, class T, class N>
    [[gnu::always_inline]] void apply_one(std::size_t l, const fact_event& e, std::uint32_t sig,
                                          const side_by_side<T>& t, N& sums) {
        constexpr auto size = block<T>::size;
        const auto* adds = t.together.data() +
                           (std::size_t{sig} * 4 + (e.row_and_begins & 1U)) * (sums.size() * size);
        for (std::size_t i = 0; i < sums.size(); ++i) sums.b[i].add(adds + i * size);
        if constexpr (CountsValues)
            for (std::size_t n = 0; n < lanes_[l].counts.size(); ++n)
                count_value(l, n, lane_order::as_lane_event(e), p_.lanes[l].slot(sig, false, n), t,
                            sums);
    }
    template <class T, std::size_t Blocks, bool CountsValues, class S>
    bool sweep_events(std::uint32_t s, const side_by_side<T>& t, S signature_of) {
        constexpr auto size = block<T>::size;
        number_row<T, Blocks> sums{t.numbers}, was{t.numbers};
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums.b[i] = block<T>::load(t.base.data() + i * size);
        const auto l = *p_.telling;
        const auto* e = lanes_[l].shared.data();
        const auto* const end = e + lanes_[l].shared.size();
        unread_ = 0;
        for (; e != end && e->day <= all_.first; ++e)
            apply_one<CountsValues>(l, *e, signature_of(e->row()), t, sums);
        bool fresh = true;
        std::uint64_t days = 1;
        for (auto on = all_.first;; ++days) {
            if constexpr (CountsValues)
                if (unread_ != 0) return false;
            if (now_.compare_exact(t, sums, was, fresh)) {
                if (!p_.all_known && !now_.all_known()) return false;
                note(s, on, fresh);
            }
            fresh = false;
            if (e == end || e->day >= all_.second) break;
            on = e->day;
            do {
                apply_one<CountsValues>(l, *e, signature_of(e->row()), t, sums);
                ++e;
            } while (e != end && e->day == on);
        }
        done_.days += days;
        close_all(s);
        return true;
    }

    template <class T, bool Twin, std::size_t Blocks>
    bool sweep_lanes(std::uint32_t s, const side_by_side<T>& t) {
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
            ++done_.days;
            if constexpr (Twin) {
                now_.compare(t, least, most);
                note(s, on, fresh);
            } else if (unread_ != 0) {
                return false;
            } else if (now_.compare_exact(t, least, was, fresh)) {
                if (!now_.all_known()) return false;
                note(s, on, fresh);
            }
            fresh = false;
            if (!day || *day >= all_.second) break;
            on = *day;
            apply_day<T, Twin>(on, t, least, most);
            day = next_day();
        }
        close_all(s);
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
            if (there++ == 0) {
                lanes_[l].touched.emplace_back(n, code);
                for (std::size_t i = 0; i < least.size(); ++i)
                    least.b[i].add(factors + i * block<T>::size);
            }
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

    [[nodiscard]] truth come_to(const rule_state& r) const {
        return r.all_of == 0 ? now_.of(*r.demands) : now_.of_all(r.word, r.all_of);
    }
    void note(std::uint32_t s, std::int32_t day, bool fresh) {
        done_.judged += state_.size();
        for (auto& r : state_) {
            const auto is = come_to(r);
            if (fresh) {
                r.now = is, r.since = day;
            } else if (is != r.now) {
                if (r.now != truth::yes) close(s, r, day);
                r.now = is, r.since = day;
            }
        }
    }
    void close(std::uint32_t s, const rule_state& r, std::int32_t stop) {
        const auto& days = in_force_[r.in_force].now;
        settle_.settle(out_[r.position], r.position, *r.name, s, std::max(r.since, days.first),
                       std::min(stop, days.second),
                       r.now == truth::no ? verdict::fails : verdict::possible);
    }
    void close_all(std::uint32_t s) {
        for (const auto& r : state_)
            if (r.now != truth::yes) close(s, r, all_.second);
    }

    const world& w_;
    const rule_group& g_;
    const plain_rules& p_;
    const std::vector<rule>& rules_;
    settler settle_;
    std::vector<std::vector<run_of_days>>& out_;
    work& done_;
    distinct_tally distincts_;
    std::vector<lane_state> lanes_;
    std::vector<rule_state> state_;
    std::vector<rule_days> in_force_;
    plain_answers now_;
    day_range all_;
    std::int64_t unread_ = 0;  ///< rows that are there with a value that is not known
    tables<std::int16_t> small_;
    tables<std::int32_t> large_;
    tables<std::int64_t> largest_;
};

}  // namespace

void sweep_plain(const world& w, const rule_group& g, const std::vector<rule>& rules,
                 const charter& c, const check_options& options,
                 std::vector<std::vector<run_of_days>>& out, work& done) {
    if (!g.plain.rules.empty()) plain_sweeper{w, g, rules, c, options, out, done}.sweep();
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
