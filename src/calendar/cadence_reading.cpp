// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/cadence_reading.hpp>

#include <algorithm>
#include <utility>
#include <variant>

#include <remit/core/problem.hpp>

#include "calendar/free_text.hpp"

namespace remit {
inline namespace v0 {
namespace {

using namespace cadence_parts;
using detail::free_text;

bool is_subset(const std::vector<int>& of, const std::vector<int>& v) {
    return std::all_of(v.begin(), v.end(),
                       [&](int n) { return std::find(of.begin(), of.end(), n) != of.end(); });
}
/// Whether each of the days of `a` is one of those of `b`.
bool lie_in(const on_weekdays& a, const on_weekdays& b) {
    return is_subset(b.weekdays, a.weekdays) &&
           (b.which.empty() || (!a.which.empty() && is_subset(b.which, a.which)));
}
/// What both texts say, brought together.
class both_texts {
public:
    both_texts(std::string_view text, std::string_view weekday)
        : texts_{free_text{text}, free_text{weekday}} {
        for (auto& t : texts_)
            if (t.takes_away()) {
                t.drop_all();
                t.often.clear(), t.days.clear(), t.starts.clear(), t.parts.clear();
            }
        choose_often();
        choose_days();
        choose_start();
    }

    cadence_reading reading() {
        cadence_reading out{made(), {}};
        if (!out.when && days_) {  // what cannot be kept together: the days go, or all but them
            const auto days = std::exchange(days_, {});
            out.when = made();
            if (out.when) {
                drop(&free_text::days);
            } else {
                drop_all_but_days();
                days_ = days;
                out.when = made();
            }
        }
        if (!out.when)
            for (auto& t : texts_) t.drop_all();
        for (const auto& t : texts_)
            for (auto& words : t.left()) out.not_understood.push_back(std::move(words));
        return out;
    }

private:
    template <class M>
    void drop(M member) {
        for (auto& t : texts_) {
            for (const auto& said : t.*member) t.drop(said.at);
            (t.*member).clear();
        }
    }
    void drop_days() { drop(&free_text::days), days_.reset(); }
    void drop_all_but_days() {
        drop(&free_text::often), drop(&free_text::starts), drop(&free_text::parts);
        often_.reset(), start_.reset();
    }

    void choose_often() {
        for (const auto& t : texts_)
            for (const auto& said : t.often) {
                if (!often_) often_ = said.often;
                if (!detail::same_often(*often_, said.often))
                    return drop(&free_text::often), often_.reset();
            }
    }
    void choose_days() {
        for (const auto& t : texts_)
            for (const auto& said : t.days)
                if (!days_ || lie_in(said.on, *days_)) days_ = said.on;
        for (const auto& t : texts_)
            for (const auto& said : t.days)
                if (!lie_in(*days_, said.on)) return drop_days();
        if (days_ && is_said(*days_)) days_.reset();
    }
    /// Whether a charter's phrase says it already, or more exactly.
    bool is_said(const on_weekdays& on) const {
        for (const auto& t : texts_)
            for (const auto& said : t.parts)
                for (const auto& p : said.parts)
                    if (const auto* w = std::get_if<on_weekdays>(&p);
                        w != nullptr && w->how == allowed::only && lie_in(*w, on))
                        return true;
        return false;
    }
    void choose_start() {
        for (const auto& t : texts_)
            for (const auto& said : t.starts) {
                if (!start_) start_ = said.first;
                if (*start_ != said.first) return drop_start();
            }
        if (!start_) return;
        const bool in_weeks = often_ && detail::is_in_weeks(*often_);
        if (!in_weeks || (days_ && !days_->which.empty())) return drop_start();
        if (!days_) return;
        if (!is_subset(days_->weekdays, {start_->iso_weekday()})) return drop_start(), drop_days();
        if (days_->weekdays.size() == 1) days_.reset();  // the first day says it
    }
    void drop_start() { drop(&free_text::starts), start_.reset(); }

    std::optional<cadence> made() const {
        std::vector<cadence_part> all;
        const auto add = [&](const cadence_part& p) {
            if (std::find(all.begin(), all.end(), p) == all.end()) all.push_back(p);
        };
        if (start_ && often_)
            add(series{std::get<at_most_apart>(*often_).length, *start_});
        else if (often_)
            add(*often_);
        if (days_) add(*days_);
        for (const auto& t : texts_)
            for (const auto& said : t.parts)
                for (const auto& p : said.parts) add(p);
        if (all.empty()) return std::nullopt;
        try {
            return cadence{std::move(all)};
        } catch (const bad_input&) {
            return std::nullopt;
        }
    }

    std::vector<free_text> texts_;
    std::optional<cadence_part> often_{};
    std::optional<on_weekdays> days_{};
    std::optional<day> start_{};
};

}  // namespace

cadence_reading read_cadence(std::string_view text, std::string_view weekday) {
    for (const auto& given : {text, weekday})
        if (given.size() > longest_cadence_reading)
            throw bad_input{problem{"E-SIZE", "",
                                    "a text about meetings of " + std::to_string(given.size()) +
                                        " bytes; the longest has " +
                                        std::to_string(longest_cadence_reading),
                                    ""}};
    return both_texts{text, weekday}.reading();
}

}  // namespace v0
}  // namespace remit
