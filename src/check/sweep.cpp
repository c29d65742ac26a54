// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <atomic>
#include <exception>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>

#include "known.hpp"
#include "plain_sweep.hpp"
#include "settle.hpp"
#include "within.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

void walk::begin(std::size_t subject, const std::vector<std::int32_t>& more) {
    subject_ = subject;
    running_.reset();
    std::fill(next_.begin(), next_.end(), 0);
    more_ = &more;
    next_more_ = 0;
}

void walk::to(std::size_t subject, std::int32_t day) {
    static const std::vector<std::int32_t> no_more;
    begin(subject, no_more);
    for (auto d = next_day(); d && *d <= day; d = next_day()) advance(*d);
}

std::optional<std::int32_t> walk::next_day() const {
    std::optional<std::int32_t> day;
    for (std::size_t l = 0; l < next_.size(); ++l)
        if (next_[l] < rows_.order[l].size(subject_)) {
            const auto d = rows_.order[l].at(subject_, next_[l]).day;
            if (!day || d < *day) day = d;
        }
    if (next_more_ < more_->size() && (!day || (*more_)[next_more_] < *day))
        day = (*more_)[next_more_];
    return day;
}

void walk::advance(std::int32_t day) {
    for (std::size_t l = 0; l < next_.size(); ++l) {
        const auto n = rows_.order[l].size(subject_);
        for (; next_[l] < n; ++next_[l]) {
            const auto e = rows_.order[l].at(subject_, next_[l]);
            if (e.day != day) break;
            running_.apply(l, e);
        }
    }
    while (next_more_ < more_->size() && (*more_)[next_more_] == day) ++next_more_;
}

day_range life_of(const subject_list& l, std::size_t subject, const rule& r) {
    return {std::max(l.start_of(subject), r.start ? r.start->count() : always_start),
            std::min(l.stop_of(subject), r.stop ? r.stop->count() : open_stop)};
}

day_range seen_life_of(const world& w, const subject_list& l, std::size_t subject, const rule& r) {
    using enum unit_kind;
    day_range out{always_start, open_stop};
    if (l.kind == body || l.kind == group || l.kind == seat || l.kind == mandate ||
        l.kind == person) {
        const bool exact = l.sure_start.empty();
        out.first = exact ? l.start_of(subject) : l.sure_start[subject];
        out.second = exact ? l.stop_of(subject) : l.sure_stop[subject];
    } else if (const auto of = body_of(w.facts, l, subject); of >= 0) {
        const auto& bodies = w.facts.table(table_id::bodies);
        out.first = bodies.latest_start(static_cast<std::size_t>(of));
        out.second = bodies.earliest_stop(static_cast<std::size_t>(of));
    }
    if (r.start) out.first = std::max(out.first, r.start->count());
    if (r.stop) out.second = std::min(out.second, r.stop->count());
    return out;
}

day_range days_in_force(const world& w, const bound_rule& b, const rule& r) {
    day_range out{w.judged_from, w.judged_until};
    const auto within = [&](std::int32_t first, std::int32_t stop) {
        out.first = std::max(out.first, first), out.second = std::min(out.second, stop);
    };
    within(r.start ? r.start->count() : always_start, r.stop ? r.stop->count() : open_stop);
    within(b.known_start, b.known_stop);
    if (b.follows_calendar) within(w.calendar_start, w.horizon);
    return out;
}

std::optional<day_range> domain_of(const world& w, const rule_group& g, const bound_rule& b,
                                   std::size_t subject, const rule& r) {
    if (w.judged_from >= w.judged_until || !g.subjects.is_wanted(subject)) return std::nullopt;
    const auto days = days_in_force(w, b, r);
    const auto of_body = known_above(w, b, body_of(w.facts, g.subjects, subject));
    const day_range out{std::max({days.first, g.subjects.start_of(subject), of_body.first}),
                        std::min({days.second, g.subjects.stop_of(subject), of_body.second})};
    return out.first < out.second ? std::optional{out} : std::nullopt;
}

namespace {

/// What is said of a day: nothing (it holds, or is not judged), or one of the verdicts.
using said = std::optional<verdict>;

said said_of(const judged& j) {
    if (j.is == truth::yes) return std::nullopt;
    if (j.is == truth::no) return verdict::fails;
    if ((j.why & why_ahead) != 0) return verdict::pending;
    return (j.why & why_outside) != 0 ? std::nullopt : said{verdict::possible};
}

judged kept_on(const bound_rule& r, const moment& m) {
    if (!r.where) return judge(r.require, m);
    auto asked = m;
    asked.turned = m.so_far;
    const auto demanded = judge(*r.where, asked);
    if (demanded.is == truth::no && demanded.steady) return plainly(truth::yes);
    return judge(r.require, m) | ~demanded;
}
judged verdict_of(const bound_rule& r, const moment& m, truth there) {
    const auto out = as_it_stands(m, [&](const moment& x) { return kept_on(r, x); });
    return there == truth::yes ? out : out | plainly(~there);
}

/// What a rule has come to for the subject so far.
struct running {
    std::optional<day_range> domain;
    day_range life;
    limits_said limits;
    said now;
    std::int32_t since = 0;
    // of a subject that lasts some one day: what it came to on each of them
    bool all_fail = true, any_said = false;
    std::uint8_t why = 0;
};

class sweeper {
public:
    sweeper(const world& w, const rule_group& g, const std::vector<rule>& rules, const charter& c,
            const check_options& o)
        : w_{w}, g_{g}, rules_{rules}, settle_{w, g, c, o}, plain_{w, g, rules, c, o},
          state_(g.rules.size()) {
        if (!g.plain.others.empty()) steps_.emplace(w, g.subjects, g.swept);
    }

    /// Adds the runs of the subjects [from, to) to those in `out`.
    void sweep(std::uint32_t from, std::uint32_t to, std::vector<std::vector<run_of_days>>& out,
               work& done) {
        out.resize(g_.rules.size());
        out_ = &out, done_ = &done;
        plain_.sweep(from, to, out, done);
        if (g_.plain.others.empty()) return;
        try {
            for (auto s = from; s < to; ++s) sweep_one(s);
        } catch (const bad_input& e) {  // a number grew beyond what can be held: of which rule?
            auto problems = e.problems();
            for (auto& p : problems)
                if (p.where.empty())
                    p.where = "rule \"" + rules_[g_.rules[judging_].rule].name + "\"";
            throw bad_input{std::move(problems)};
        }
    }

private:
    void sweep_one(std::uint32_t s) {
        day_range all{open_stop, always_start};
        for (const std::size_t r : g_.plain.others) {
            judging_ = r;
            const auto& rule = rules_[g_.rules[r].rule];
            auto& now = state_[r];
            now.domain = domain_of(w_, g_, g_.rules[r], s, rule);
            if (!now.domain) continue;
            now.life = seen_life_of(w_, g_.subjects, s, rule);
            now.now = std::nullopt, now.since = now.domain->first;
            now.all_fail = true, now.any_said = false, now.why = 0;
            all.first = std::min(all.first, now.domain->first);
            all.second = std::max(all.second, now.domain->second);
        }
        if (all.first >= all.second) return;
        for (const std::size_t r : g_.plain.others)
            if (state_[r].domain && !g_.rules[r].withins.empty())
                state_[r].limits =
                    limits_of(w_, g_, g_.rules[r], *steps_, s, *state_[r].domain, state_[r].life);
        find_more(s, all);
        steps_->begin(s, more_);
        for (const auto& order : g_.swept.order) done_->events += order.size(s);
        for (auto next = steps_->next_day(); next && *next <= all.first; next = steps_->next_day())
            steps_->advance(*next);
        for (auto day = all.first; day < all.second;) {
            const auto next = steps_->next_day();
            step(s, day, next ? std::min(*next, all.second) : all.second);
            if (!next || *next >= all.second) break;
            steps_->advance(*next);
            day = *next;
        }
        for (const std::size_t r : g_.plain.others)
            if (state_[r].domain) finish(s, r);
    }

    /// The days on which something else than the subject's own rows changes.
    void find_more(std::uint32_t s, day_range all) {
        more_.clear();
        for (const std::size_t r : g_.plain.others) {
            const auto& rule = g_.rules[r];
            if (!state_[r].domain) continue;
            more_.push_back(state_[r].domain->first);
            if (rule.subject_varies) {
                changes(rule.require, w_, g_.subjects.at(w_, s), more_);
                if (rule.where) changes(*rule.where, w_, g_.subjects.at(w_, s), more_);
            }
            for (const auto* list :
                 {&state_[r].limits.ever, &state_[r].limits.so_far, &state_[r].limits.hoped})
                for (const auto& l : *list)
                    for (const auto& x : l) more_.push_back(x.first);
        }
        if (!g_.subjects.sure_start.empty())
            more_.insert(more_.end(), {g_.subjects.sure_start[s], g_.subjects.sure_stop[s]});
        std::erase_if(
            more_, [&](auto d) { return d <= all.first || d >= all.second || d > last_of_all(); });
        std::sort(more_.begin(), more_.end());
    }

    /// Judges the days of [from, until), on which no fact changes.
    void step(std::uint32_t s, std::int32_t from, std::int32_t until) {
        auto m = steps_->now(from);
        ++done_->days;
        const auto there = g_.subjects.some_one_day(s) ? truth::yes : g_.subjects.there(s, from);
        for (const std::size_t r : g_.plain.others) {
            auto& now = state_[r];
            if (!now.domain || now.domain->second <= from || until <= now.domain->first) continue;
            judging_ = r;
            const auto& rule = g_.rules[r];
            m.day = std::max(from, now.domain->first);
            m.last = rule.moves ? std::min(std::min(until, now.domain->second) - 1, last_of_all())
                                : m.day;
            m.life_start = now.life.first, m.life_stop = now.life.second;
            m.limits = &now.limits;
            const auto judge_now = [&](const moment& x) {
                ++done_->judged;
                return verdict_of(rule, x, there);
            };
            if (!rule.moves) {
                note(s, r, m.day, judge_now(m));
                continue;
            }
            for_each_steady_ahead(m, judge_now,
                                  [&](std::int32_t d, const judged& j) { note(s, r, d, j); });
        }
    }

    void note(std::uint32_t s, std::size_t r, std::int32_t day, const judged& j) {
        auto& now = state_[r];
        if (g_.subjects.some_one_day(s)) {
            now.all_fail = now.all_fail && j.is == truth::no;
            now.any_said = now.any_said || j.is != truth::yes;
            if (j.is == truth::maybe) now.why = static_cast<std::uint8_t>(now.why | j.why);
            return;
        }
        const auto v = said_of(j);
        if (v == now.now) return;
        close(s, r, day);
        now.now = v, now.since = day;
    }
    void close(std::uint32_t s, std::size_t r, std::int32_t stop) {
        const auto& now = state_[r];
        if (now.now)
            settle_.settle((*out_)[r], r, rules_[g_.rules[r].rule].name, s, now.since, stop,
                           *now.now);
    }
    void finish(std::uint32_t s, std::size_t r) {
        auto& now = state_[r];
        if (g_.subjects.some_one_day(s)) {
            if (!now.any_said) return;
            const bool whole = now.domain->first == g_.subjects.start_of(s) &&
                               now.domain->second == g_.subjects.stop_of(s) &&
                               now.domain->second != open_stop;
            now.now = said_of(
                now.all_fail && whole
                    ? judged{truth::no}
                    : judged{truth::maybe, now.why == 0 ? std::uint8_t{why_facts} : now.why});
            now.since = now.domain->first;
        }
        close(s, r, now.domain->second);
    }

    const world& w_;
    const rule_group& g_;
    const std::vector<rule>& rules_;
    settler settle_;
    plain_sweep plain_;
    std::optional<walk> steps_;  ///< only for rules that are not plain
    std::vector<running> state_;
    std::vector<std::vector<run_of_days>>* out_ = nullptr;
    work* done_ = nullptr;
    std::vector<std::int32_t> more_;
    std::size_t judging_ = 0;
};

/// What one thread made of some subjects.
struct part {
    std::vector<std::vector<run_of_days>> out;
    work done;
    std::exception_ptr failed;
};

/// Threads that are waited for.
class helping_threads {
public:
    helping_threads() = default;
    helping_threads(const helping_threads&) = delete;
    helping_threads& operator=(const helping_threads&) = delete;
    ~helping_threads() {
        for (auto& t : all_) t.join();
    }
    /// @returns false where the system gives no more
    template <class F>
    bool add(const F& f) {
        try {
            all_.emplace_back(f);
            return true;
        } catch (const std::system_error&) {
            return false;
        }
    }

private:
    std::vector<std::thread> all_;
};

work work_of_all(const rule_group& g) {
    work out;
    for (const auto& rows : g.swept.cut) {
        out.rows += rows.as_rows(), out.segments += rows.size() - rows.as_rows();
        out.signatures += rows.signatures();
    }
    out.thresholds = g.plain.thresholds.size();
    out.plain_rules = g.plain.rules.size(), out.other_rules = g.plain.others.size();
    return out;
}

}  // namespace

std::vector<std::vector<run_of_days>> sweep(const world& w, const rule_group& g,
                                            const std::vector<rule>& rules, const charter& c,
                                            const check_options& options, work& done) {
    constexpr unsigned most = 256;  // threads, whatever is asked for
    const auto subjects = g.subjects.size();
    // subjects that are worth another thread, which makes tables of all signatures of its own
    std::size_t least = 64;
    for (const auto& rows : g.swept.cut) least = std::max(least, rows.signatures());
    const auto asked = options.threads > 0 ? options.threads : std::thread::hardware_concurrency();
    const auto threads = std::clamp<std::size_t>(subjects / least, 1, std::clamp(asked, 1U, most));
    // several parts for each, for one part may have more to do than another
    std::vector<part> parts(threads == 1 ? 1 : threads * 8);
    std::atomic<std::size_t> next = 0;
    const auto work_at_parts = [&] {
        std::unique_ptr<sweeper> mine;
        for (auto i = next++; i < parts.size(); i = next++) try {
                if (!mine) mine = std::make_unique<sweeper>(w, g, rules, c, options);
                const auto at = [&](std::size_t n) {
                    return static_cast<std::uint32_t>(subjects * n / parts.size());
                };
                mine->sweep(at(i), at(i + 1), parts[i].out, parts[i].done);
            } catch (...) {
                parts[i].failed = std::current_exception();
                next = parts.size();  // those before it are being worked at
            }
    };
    {
        helping_threads others;
        for (std::size_t i = 1; i < threads && others.add(work_at_parts); ++i) {
        }
        work_at_parts();
    }
    done += work_of_all(g);
    auto out = std::move(parts.front().out);
    for (auto& p : parts) {
        if (p.failed) std::rethrow_exception(p.failed);
        done += p.done;
        if (&p == &parts.front()) continue;
        for (std::size_t r = 0; r < out.size(); ++r)
            out[r].insert(out[r].end(), p.out[r].begin(), p.out[r].end());
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
