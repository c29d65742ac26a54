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
        throw bad_input{problem{
            "E-RRULE", parts_that_choose(), "the rule names no day",
            until_ ? "does it end before it begins, or is it 30 February?" : "is it 30 February?"}};
    if (count) last_ = found;
}

/// The parts that leave days out, with commas between them.
std::string recurrence::parts_that_choose() const {
    std::string out;
    const auto add = [&](bool given, const char* part) {
        if (given) out += (out.empty() ? "" : ", ") + std::string{part};
    };
    add(months_ != 0, "BYMONTH");
    add(!weeks_.empty(), "BYWEEKNO");
    add(!year_days_.empty(), "BYYEARDAY");
    add(month_days_ != 0 || month_days_back_ != 0, "BYMONTHDAY");
    add(!weekdays_.empty(), "BYDAY");
    add(!positions_.empty(), "BYSETPOS");
    add(until_.has_value(), "UNTIL");
    return out;
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

/// Whether what is on that day is there still: neither left out nor moved.
bool recurrence::stays(day d) const {
    if (std::binary_search(not_on_.begin(), not_on_.end(), d)) return false;
    const auto at = std::lower_bound(moved_.begin(), moved_.end(), d,
                                     [](const auto& m, day on) { return m.first < on; });
    return at == moved_.end() || at->first != d;
}

/// Whether there is something on that day to be moved.
bool recurrence::can_move(day from) const {
    return !std::binary_search(not_on_.begin(), not_on_.end(), from) &&
           (std::binary_search(also_.begin(), also_.end(), from) || names(from));
}

/// The occurrences on the days from one number to before another, behind those that are there.
void recurrence::add_between(std::int64_t from, std::int64_t to, std::size_t most,
                             std::vector<day>& out) const {
    const auto begin = static_cast<std::ptrdiff_t>(out.size());
    day_buffer found{out};
    const auto refuse = [&] {
        found.flush();
        out.erase(out.begin() + begin, out.end());
        throw bad_input{problem{"E-SIZE", "",
                                "more than " + std::to_string(most) + " days are asked for",
                                "ask for fewer years"}};
    };
    std::size_t n = 0;
    if (!is_changed()) {
        plan{*this}.for_each_span(from, to, [&](std::int64_t first, std::uint32_t bits) {
            n += found.put(first, bits);
            if (n > most) refuse();
            return true;
        });
        return found.flush();
    }
    const auto is_asked = [&](day d) { return from <= d.count() && d.count() < to; };
    plan{*this}.for_each_span(from, to, [&](std::int64_t first, std::uint32_t bits) {
        for (; bits != 0; bits &= bits - 1) {
            const auto d = day::from_count(first + std::countr_zero(bits));
            if (!stays(d)) continue;
            found.put(d);
            if (++n > most) refuse();
        }
        return true;
    });
    const auto less = [](day d, std::int64_t count) { return d.count() < count; };
    for (auto d = std::lower_bound(also_.begin(), also_.end(), from, less);
         d != also_.end() && d->count() < to; ++d)
        if (stays(*d)) found.put(*d);
    for (const auto& [before, after] : moved_)
        if (is_asked(after) && can_move(before)) found.put(after);
    found.flush();
    std::sort(out.begin() + begin, out.end());
    out.erase(std::unique(out.begin() + begin, out.end()), out.end());  // on a day twice
    if (out.size() - static_cast<std::size_t>(begin) > most) refuse();
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
    add_between(d.count(), std::int64_t{d.count()} + 1, 1, found);
    return !found.empty();
}

std::optional<day> recurrence::after(day d) const {
    std::optional<day> out;
    const auto is_sooner = [&](day found) { return d < found && (!out || found < *out); };
    const auto also = std::find_if(std::upper_bound(also_.begin(), also_.end(), d), also_.end(),
                                   [&](day on) { return stays(on); });
    if (also != also_.end()) out = *also;
    for (const auto& [from, to] : moved_)
        if (is_sooner(to) && can_move(from)) out = to;
    const auto stop = out ? out->count() : std::int64_t{day::last().count()} + 1;
    plan{*this}.for_each_span(
        std::int64_t{d.count()} + 1, stop, [&](std::int64_t first, std::uint32_t bits) {
            for (; bits != 0; bits &= bits - 1) {
                const auto found = day::from_count(first + std::countr_zero(bits));
                if (!stays(found)) continue;
                out = found;
                return false;
            }
            return true;
        });
    return out;
}

}  // namespace v0
}  // namespace remit
