// SPDX-License-Identifier: BSL-1.0
#include <remit/check/findings.hpp>

#include <stdexcept>

#include "findings_store.hpp"
#include "within.hpp"

namespace remit {
inline namespace v0 {
namespace {

template <class Keep>
std::shared_ptr<findings::store> filtered(const std::shared_ptr<const findings::store>& from,
                                          Keep keep) {
    auto out = std::make_shared<findings::store>();
    out->of = from->of;
    out->told_on = from->told_on;
    out->asked = from->asked;
    out->some = true;
    const auto& f = from->columns_;
    for (std::size_t i = 0; i < f.rule.size(); ++i)
        if (keep(f.start[i], f.stop[i])) out->push_back(f, i);
    return out;
}

}  // namespace

std::size_t findings::size() const { return p_->columns_.rule.size(); }
const findings::columns& findings::raw() const { return p_->columns_; }

finding findings::operator[](std::size_t i) const {
    if (i >= size())
        throw std::out_of_range{"there are only " + std::to_string(size()) + " findings"};
    return detail::explain(*p_->of, p_->columns_, i, p_->told_on);
}

std::vector<finding> findings::all() const {
    std::vector<finding> out;
    out.reserve(size());
    for (std::size_t i = 0; i < size(); ++i) out.push_back((*this)[i]);
    return out;
}

findings findings::as_of(day d) const {
    auto out = filtered(p_, [n = d.count()](std::int32_t start, std::int32_t stop) {
        return start <= n && n < stop;
    });
    out->told_on = d.count();
    return findings{std::move(out)};
}
findings findings::ahead(day today) const {
    return findings{
        filtered(p_, [n = today.count()](std::int32_t start, std::int32_t) { return start > n; })};
}

std::vector<std::string> findings::rules() const {
    std::vector<std::string> out;
    for (const auto& r : p_->of->rules) out.push_back(r.name);
    return out;
}

std::vector<std::size_t> findings::subjects_judged() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < p_->of->rules.size(); ++i) {
        const auto& g = p_->of->groups[p_->of->place[i].first];
        std::size_t n = 0;
        const auto& bound = g.rules[p_->of->place[i].second];
        for (std::size_t s = 0; s < g.subjects.size(); ++s)
            n += detail::domain_of(p_->of->w, g, bound, s, p_->of->rules[i]).has_value() ? 1U : 0U;
        out.push_back(n);
    }
    return out;
}

std::vector<std::size_t> findings::judged_on(day d) const {
    const auto& c = *p_->of;
    std::vector<std::size_t> out(c.rules.size());
    for (const auto& g : c.groups) {
        detail::walk steps{c.w, g.subjects, g.swept};
        for (std::size_t s = 0; s < g.subjects.size(); ++s) {
            bool walked = false;
            for (const auto& r : g.rules) {
                const auto domain = detail::domain_of(c.w, g, r, s, c.rules[r.rule]);
                if (!domain || d.count() < domain->first || d.count() >= domain->second) continue;
                if (!r.where) {
                    ++out[r.rule];
                    continue;
                }
                const auto life = detail::seen_life_of(c.w, g.subjects, s, c.rules[r.rule]);
                detail::limits_said limits;
                if (!r.withins.empty())
                    limits = detail::limits_of(c.w, g, r, steps, s, *domain, life);
                if (!walked || !r.withins.empty()) steps.to(s, d.count());
                walked = r.withins.empty();
                auto m = steps.now(d.count());
                m.life_start = life.first, m.life_stop = life.second, m.limits = &limits;
                m.so_far = true;
                out[r.rule] += judge(*r.where, m).is == truth::no ? 0U : 1U;
            }
        }
    }
    return out;
}

const work& findings::work() const { return p_->work; }

std::string text(const work& w) {
    const std::pair<const char*, std::uint64_t> all[] = {
        {"rows", w.rows},
        {"segments", w.segments},
        {"signatures", w.signatures},
        {"thresholds", w.thresholds},
        {"plain_rules", w.plain_rules},
        {"other_rules", w.other_rules},
        {"subjects", w.subjects},
        {"swept_twice", w.swept_twice},
        {"events", w.events},
        {"days", w.days},
        {"judged", w.judged},
    };
    std::string out;
    for (const auto& [name, n] : all) out += std::string{name} + " " + std::to_string(n) + "\n";
    return out;
}

const std::vector<problem>& findings::notes() const { return p_->of->notes; }

}  // namespace v0
}  // namespace remit
