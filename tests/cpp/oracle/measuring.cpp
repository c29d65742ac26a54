// SPDX-License-Identifier: BSL-1.0
// The same facts asked again and again.
#include <algorithm>
#include <memory>

#include "oracle/judging.hpp"
#include "oracle/oracle.hpp"

namespace remit_test::oracle {

using remit::day;
using remit::truth;

struct measuring::impl {
    impl(const facts& all, const remit::check_settings& s, const remit::charter& c)
        : given{all}, settings{s}, charter{c} {}
    facts given;
    remit::check_settings settings;
    remit::charter charter;
    std::optional<known> k;
    std::unique_ptr<evaluator> e;
    std::vector<remit::node_ptr> asked;  ///< what is remembered of a word is so while it lasts

    /// Makes sure that the day is looked at, and begins with another subject.
    void look_at(when d) {
        if (!k || d < k->first + 400 || d > k->last - 400) {
            e.reset();
            k.emplace(given, d, d);
            k->w.named = days_named(charter);
            e = std::make_unique<evaluator>(k->w, settings, member_of(charter), k->first, k->last,
                                            pace::days_with_events);
        }
        e->begin_subject();
    }
};
measuring::measuring(const facts& f, const remit::check_settings& s, const remit::charter& c)
    : p_{std::make_unique<impl>(f, s, c)} {}
measuring::~measuring() = default;

std::optional<measured> measuring::on(day d, const remit::rule& r, const std::string& subject,
                                      const remit::measure& what) const {
    p_->asked.push_back(what.share_root());
    p_->look_at(d.count());
    for (const auto& s : subjects_of(p_->k->w, *p_->e, r.for_each, {})) {
        if (s.key != subject) continue;
        p_->look_at(d.count());
        const auto about = judged_of(p_->k->w, r, s.what);
        const auto cells = p_->e->values(what.root(), s.what, {d.count(), &about});
        std::optional<bounds> all;
        for (const auto& c : cells) {
            if (c.is == cell::sort::absent) continue;  // where no row may be, the numbers of others
            if (c.is == cell::sort::text || c.is == cell::sort::day) return std::nullopt;
            const auto here = c.is == cell::sort::unknown ? anything : c.n;
            all = all ? either(*all, here) : here;
        }
        if (!all) return std::nullopt;
        const auto end = [](const number& n) {
            return n.finite() ? std::optional{remit::ratio{static_cast<std::int64_t>(n.num),
                                                           static_cast<std::int64_t>(n.den)}}
                              : std::nullopt;
        };
        return measured{end(all->low), end(all->high)};
    }
    return std::nullopt;
}

std::optional<truth> measuring::holds(day d, const remit::rule& r, const std::string& subject,
                                      const remit::condition& what) const {
    p_->asked.push_back(what.share_root());
    p_->look_at(d.count());
    for (const auto& s : subjects_of(p_->k->w, *p_->e, r.for_each, {})) {
        if (s.key != subject) continue;
        p_->look_at(d.count());
        const auto about = judged_of(p_->k->w, r, s.what);
        return p_->e->holds(what.root(), s.what, {d.count(), &about}).is;
    }
    return std::nullopt;
}

bool measuring::several(const remit::subject& for_each, const std::string& subject) const {
    if (!p_->k) p_->look_at(day{1970, 1, 1}.count());
    std::size_t n = 0;
    for (const auto& s : subjects_of(p_->k->w, *p_->e, for_each, {}))
        n += s.key == subject ? 1U : 0U;
    return n > 1;
}

std::size_t measuring::judged(day d, const remit::rule& r, const std::string& only_body) const {
    p_->look_at(d.count());
    std::size_t n = 0;
    for (const auto& s : subjects_of(p_->k->w, *p_->e, r.for_each, only_body)) {
        const auto in = domain_of(p_->k->w, r, s.what);
        if (!in || !in->contains(d.count()) || p_->k->w.life_of(s.what).on(d.count()) == truth::no)
            continue;
        p_->look_at(d.count());
        const auto about = judged_of(p_->k->w, r, s.what);
        n += !r.where ||
             p_->e->holds(r.where->root(), s.what, {d.count(), &about, true}).is != truth::no;
    }
    return n;
}

}  // namespace remit_test::oracle
