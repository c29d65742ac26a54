// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <remit/time/period.hpp>

namespace remit {
inline namespace v0 {

/// A step function: the value of something on every day of a period, stored at its changes.
///
/// Half-open like everything else: the value given at a change lasts until the day of the next one.
/// Outside its domain a timeline has no value.
/// @invariant the first change is on the domain's first day; days rise strictly; neighbours differ.
/// @cost      `at` is O(log changes); `combine` is O(changes of both).
template <class T>
class timeline {
public:
    struct change {
        day at;
        T value;
        friend bool operator==(const change&, const change&) = default;
    };

    timeline(period domain, T initial)
        : domain_{domain}, said_{domain.start()}, changes_{{domain.start(), std::move(initial)}} {}

    /// From `at` on (until a later call) the value is `v`.
    /// @throws bad_input if `at` lies before the day of the last call, also of one that changed
    ///         nothing, or outside the domain.
    timeline& then(day at, T v) {
        if (at < said_ || !domain_.contains(at))
            throw bad_input{problem{"E-TIMELINE", "",
                                    "a change on " + text(at) + " is out of order",
                                    "add changes in rising order, inside the domain"}};
        said_ = at;
        if (changes_.back().at == at) {
            changes_.back().value = std::move(v);
            if (changes_.size() > 1 && changes_[changes_.size() - 2].value == changes_.back().value)
                changes_.pop_back();
        } else if (!(changes_.back().value == v)) {
            changes_.push_back({at, std::move(v)});
        }
        return *this;
    }

    [[nodiscard]] const period& domain() const noexcept { return domain_; }
    [[nodiscard]] std::span<const change> changes() const noexcept { return changes_; }
    /// The value on a day. @throws bad_input outside the domain.
    [[nodiscard]] const T& at(day d) const {
        if (!domain_.contains(d))
            throw bad_input{problem{"E-TIMELINE", "",
                                    text(d) + " lies outside the timeline's domain",
                                    "the domain is " + text(domain_)}};
        return std::prev(std::upper_bound(changes_.begin(), changes_.end(), d,
                                          [](day x, const change& c) { return x < c.at; }))
            ->value;
    }
    /// The maximal periods on which the value is the same, in order.
    [[nodiscard]] std::vector<std::pair<period, T>> segments() const {
        std::vector<std::pair<period, T>> out;
        for (std::size_t i = 0; i < changes_.size(); ++i)
            out.emplace_back(
                period{changes_[i].at, i + 1 < changes_.size() ? std::optional{changes_[i + 1].at}
                                                               : domain_.stop()},
                changes_[i].value);
        return out;
    }

    /// Equal on every day, in whatever calls it was said.
    friend bool operator==(const timeline& a, const timeline& b) {
        return a.domain_ == b.domain_ && a.changes_ == b.changes_;
    }

private:
    period domain_;
    day said_;  ///< of the last call; a change that equals its neighbour leaves no other trace
    std::vector<change> changes_;
};

/// `f(a, b)` on every day that both domains share.
/// @throws bad_input if the domains share no day.
template <class A, class B, class F>
[[nodiscard]] auto combine(const timeline<A>& a, const timeline<B>& b, F f)
    -> timeline<std::decay_t<decltype(f(a.changes()[0].value, b.changes()[0].value))>> {
    const auto domain = intersection(a.domain(), b.domain());
    if (!domain) throw bad_input{problem{"E-TIMELINE", "", "the two timelines share no day", ""}};
    const auto as = a.changes();
    const auto bs = b.changes();
    std::size_t i = 0, j = 0;  // the changes in force
    while (i + 1 < as.size() && as[i + 1].at <= domain->start()) ++i;
    while (j + 1 < bs.size() && bs[j + 1].at <= domain->start()) ++j;
    timeline out{*domain, f(as[i].value, bs[j].value)};
    while (i + 1 < as.size() || j + 1 < bs.size()) {
        const bool from_a =
            j + 1 == bs.size() || (i + 1 < as.size() && as[i + 1].at <= bs[j + 1].at);
        const day at = from_a ? as[i + 1].at : bs[j + 1].at;
        if (!domain->contains(at)) break;
        if (i + 1 < as.size() && as[i + 1].at == at) ++i;
        if (j + 1 < bs.size() && bs[j + 1].at == at) ++j;
        out.then(at, f(as[i].value, bs[j].value));
    }
    return out;
}

}  // namespace v0
}  // namespace remit
