// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/cadence.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include <remit/core/problem.hpp>

#include "calendar/cadence_faults.hpp"
#include "calendar/cadence_parser.hpp"
#include "calendar/cadence_windows.hpp"
#include "calendar/plan_problem.hpp"

namespace remit {
inline namespace v0 {
namespace {

using namespace cadence_parts;

struct day_question {
    day d;
    const working_days& calendar;

    bool operator()(const in_months& p) const {
        return p.months.contains(d.month()) == (p.how == allowed::only);
    }
    bool operator()(const in_season& p) const {
        return detail::contains(p, d) == (p.how == allowed::only);
    }
    bool operator()(const in_dates& p) const {
        return (p.first <= d && d <= p.last) == (p.how == allowed::only);
    }
    bool operator()(const on_weekdays& p) const {
        const auto has = [](const std::vector<int>& v, int n) {
            return std::find(v.begin(), v.end(), n) != v.end();
        };
        const int dom = d.day_of_month();
        const bool last = dom + 7 > day::days_in_month(d.year(), d.month());
        const bool named =
            has(p.weekdays, d.iso_weekday()) &&
            (p.which.empty() || has(p.which, (dom - 1) / 7 + 1) || (last && has(p.which, -1)));
        return named == (p.how == allowed::only);
    }
    bool operator()(const on_working_days&) const { return calendar.contains(d); }
    template <class P>
    bool operator()(const P&) const {
        return true;
    }
};

/// So many ways to plan two years are looked at: more than a charter needs, and soon done.
constexpr std::size_t most_ways = 600'000;

/// Tells of two phrases that cannot both be kept, so that nobody has to look among all.
void look_at_pairs(const std::vector<cadence_part>& parts, std::vector<problem>& out) {
    auto ways = most_ways;
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (std::size_t j = i + 1; j < parts.size(); ++j)
            if (!detail::can_be_kept({parts[i], parts[j]}, ways))
                out.push_back({"E-CADENCE", "",
                               "no meetings keep both \"" + text(parts[i]) + "\" and \"" +
                                   text(parts[j]) + "\"",
                               "leave one of them out, or change its number"});
}

/// Tells of two phrases of which no meeting lasts as long as both say.
void look_at_lengths(const std::vector<cadence_part>& parts, std::vector<problem>& out) {
    for (const auto& a : parts)
        for (const auto& b : parts) {
            const auto *one = std::get_if<lasting>(&a), *other = std::get_if<lasting>(&b);
            if (one == nullptr || other == nullptr || !one->at_least || !other->at_most) continue;
            if (*one->at_least > *other->at_most)
                out.push_back({"E-CADENCE", "",
                               "no meeting lasts as long as both \"" + text(a) + "\" and \"" +
                                   text(b) + "\" say",
                               "leave one of them out, or change its number"});
        }
}

}  // namespace

bool allows(const cadence_part& p, day d, const working_days& calendar) {
    return std::visit(day_question{d, calendar}, p);
}

bool cadence::allows(day d, const working_days& calendar) const {
    return std::all_of(parts_.begin(), parts_.end(),
                       [&](const cadence_part& p) { return remit::allows(p, d, calendar); });
}

cadence cadence::avoiding(std::vector<day> days) const {
    std::sort(days.begin(), days.end());
    auto parts = parts_;
    for (auto at = days.begin(); at != days.end();) {
        in_dates run{allowed::never, *at, *at};
        while (at != days.end() && *at - run.last <= 1) run.last = *at++;
        const bool there = std::any_of(parts.begin(), parts.end(), [&](const cadence_part& p) {
            const auto* said = std::get_if<in_dates>(&p);
            return said != nullptr && *said == run;
        });
        if (!there) parts.emplace_back(run);
    }
    return cadence{std::move(parts)};
}

month_set cadence::excepted() const noexcept {
    month_set out;
    for (const auto& p : parts_)
        if (const auto* e = std::get_if<except_in>(&p)) out = out | e->months;
    return out;
}

cadence::cadence(std::vector<cadence_part> parts) : parts_{std::move(parts)} {
    std::vector<problem> found;
    if (parts_.empty())
        found.push_back({"E-CADENCE", "", "a cadence without a part",
                         "write for example: 2 per year, not in July"});
    if (parts_.size() > most_cadence_parts)
        throw bad_input{problem{"E-SIZE", "",
                                "a cadence of " + std::to_string(parts_.size()) +
                                    " parts; the most are " + std::to_string(most_cadence_parts),
                                ""}};
    for (std::size_t i = 0; i < parts_.size(); ++i)
        for (auto& f : detail::faults_of(parts_[i])) {
            f.where = "part " + std::to_string(i + 1);
            found.push_back(std::move(f));
        }
    if (found.empty() && text().size() > longest_cadence)
        throw bad_input{problem{"E-SIZE", "",
                                "a cadence of " + std::to_string(text().size()) +
                                    " bytes; the longest has " + std::to_string(longest_cadence),
                                ""}};
    if (found.empty()) {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (std::find(parts_.begin(), parts_.begin() + static_cast<std::ptrdiff_t>(i),
                          parts_[i]) != parts_.begin() + static_cast<std::ptrdiff_t>(i))
                found.push_back({"E-CADENCE", "part " + std::to_string(i + 1),
                                 "\"" + remit::text(parts_[i]) + "\" is said twice", ""});
        look_at_lengths(parts_, found);
        auto ways = most_ways;
        if (!detail::can_be_kept(parts_, ways)) {
            look_at_pairs(parts_, found);
            if (found.empty())
                found.push_back({"E-CADENCE", "", "no meetings keep \"" + text() + "\"",
                                 "leave out one of its phrases"});
        }
    }
    if (!found.empty()) throw bad_input{std::move(found)};
}

cadence cadence::parse(std::string_view text) {
    return cadence{detail::cadence_parser{text}.all()};
}

}  // namespace v0
}  // namespace remit
