// SPDX-License-Identifier: BSL-1.0
// On which days a rule of iCalendar recurs.
#include <remit/calendar/recurrence.hpp>

#include <algorithm>
#include <bit>

#include <remit/core/problem.hpp>

#include "day_buffer.hpp"
#include "recurrence_plan.hpp"

namespace remit {
inline namespace v0 {
namespace {

void put(std::vector<day>& into, std::vector<day> days) {
    into.insert(into.end(), days.begin(), days.end());
    std::sort(into.begin(), into.end());
    into.erase(std::unique(into.begin(), into.end()), into.end());
}

}  // namespace

void recurrence::find_ends(std::optional<std::int64_t> count) {
    last_ = until_;
    auto left = count.value_or(1);
    std::optional<day> found;
    plan{*this}.for_each_span(start_.count(), std::int64_t{day::last().count()} + 1,
                              [&](std::int64_t first, std::uint32_t bits) {
                                  const int all = std::popcount(bits);
                                  const bool ends_here = left <= all;
                                  for (auto n = std::min<std::int64_t>(left, all); n > 1; --n)
                                      bits &= bits - 1;
                                  found = day::from_count(first + std::countr_zero(bits));
                                  left -= all;
                                  return !ends_here;
                              });
    if (!found)
        throw bad_input{problem{"E-RRULE", "", "the rule names no day", "is it 30 February?"}};
    if (count) last_ = found;
}

recurrence recurrence::also_on(std::vector<day> days) const {
    auto out = *this;
    put(out.also_, std::move(days));
    return out;
}
recurrence recurrence::not_on(std::vector<day> days) const {
    auto out = *this;
    put(out.not_on_, std::move(days));
    return out;
}
recurrence recurrence::moved(day from, day to) const {
    auto out = *this;
    std::erase_if(out.moved_, [&](const auto& m) { return m.first == from; });
    out.moved_.emplace_back(from, to);
    std::sort(out.moved_.begin(), out.moved_.end());
    return out;
}

/// The occurrences on the days from one number to before another, behind those that are there.
void recurrence::add_between(std::int64_t from, std::int64_t to, std::size_t most,
                             std::vector<day>& out) const {
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    day_buffer found{out};
    std::size_t n = 0;
    const auto count = [&](std::size_t more) {
        n += more;
        if (n <= most) return;
        found.flush();
        out.erase(out.begin() + begin, out.end());
        throw bad_input{problem{"E-SIZE", "",
                                "more than " + std::to_string(most) + " days are asked for",
                                "ask for fewer years"}};
    };
    if (!is_changed()) {
        plan{*this}.for_each_span(from, to, [&](std::int64_t first, std::uint32_t bits) {
            count(found.put(first, bits));
            return true;
        });
        return found.flush();
    }
    const auto stays = [&](day d) {
        return !std::binary_search(not_on_.begin(), not_on_.end(), d) &&
               std::none_of(moved_.begin(), moved_.end(),
                            [&](const auto& m) { return m.first == d; });
    };
    const auto add = [&](day d) {
        if (d.count() < from || to <= d.count()) return;
        found.put(d);
        count(1);
    };
    plan{*this}.for_each_span(from, to, [&](std::int64_t first, std::uint32_t bits) {
        for (; bits != 0; bits &= bits - 1)
            if (const auto d = day::from_count(first + std::countr_zero(bits)); stays(d)) add(d);
        return true;
    });
    for (const auto d : also_)
        if (stays(d) && !names(d)) add(d);
    for (const auto& [before, after] : moved_) {
        const bool there = std::binary_search(also_.begin(), also_.end(), before) || names(before);
        if (there && !std::binary_search(not_on_.begin(), not_on_.end(), before)) add(after);
    }
    found.flush();
    std::sort(out.begin() + begin, out.end());
    out.erase(std::unique(out.begin() + begin, out.end()), out.end());
}

/// Whether the rule itself names the day.
bool recurrence::names(day d) const {
    bool found = false;
    plan{*this}.for_each_span(d.count(), std::int64_t{d.count()} + 1,
                              [&](std::int64_t, std::uint32_t) { return !(found = true); });
    return found;
}

std::vector<day> recurrence::between(day start, day stop, std::size_t most) const {
    std::vector<day> out;
    append(start, stop, out, most);
    return out;
}

void recurrence::append(day start, day stop, std::vector<day>& into, std::size_t most) const {
    add_between(start.count(), stop.count(), most, into);
}

bool recurrence::contains(day d) const {
    if (!is_changed()) return names(d);
    std::vector<day> found;
    add_between(d.count(), std::int64_t{d.count()} + 1, 2 + also_.size() + moved_.size(), found);
    return !found.empty();
}

std::optional<day> recurrence::after(day d) const {
    std::optional<day> out;
    const auto take = [&](day found) {
        if (d < found && (!out || found < *out)) out = found;
    };
    for (const auto also : also_)
        if (contains(also)) take(also);
    for (const auto& [from, to] : moved_)
        if (contains(to)) take(to);
    plan{*this}.for_each_span(std::int64_t{d.count()} + 1, std::int64_t{day::last().count()} + 1,
                              [&](std::int64_t first, std::uint32_t bits) {
                                  for (; bits != 0; bits &= bits - 1) {
                                      const auto found =
                                          day::from_count(first + std::countr_zero(bits));
                                      if (is_changed() && !contains(found)) continue;
                                      take(found);
                                      return false;
                                  }
                                  return true;
                              });
    return out;
}

}  // namespace v0
}  // namespace remit
