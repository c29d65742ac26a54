// SPDX-License-Identifier: BSL-1.0
#include "registry/continuations.hpp"

#include <algorithm>
#include <functional>
#include <string_view>

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::array<std::string_view, 5> identity_columns = {
    "role", "appointed_by", "on_behalf_of", "substitute_for", "term"};

}  // namespace

continuations::continuations(const fact_table& mandates)
    : t_{mandates}, order_{mandates, identity_columns} {
    for (std::size_t i = 0; i < same_.size(); ++i)
        same_[i] = mandates.find(identity_columns[i])->code.data();
}

continuations::identity continuations::identity_of(std::uint32_t row) const {
    identity out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = same_[i][row];
    return out;
}

bool continuations::abut(std::uint32_t before, std::uint32_t after) const {
    return t_.stop[before] == t_.start[after] && t_.earliest_stop(before) == t_.stop[before] &&
           t_.latest_start(after) == t_.start[after];
}

bool continuations::may_go_on(std::uint32_t before, std::uint32_t after) const {
    return !abut(before, after) && t_.earliest_stop(before) <= t_.latest_start(after) &&
           t_.start[after] <= t_.stop[before] &&
           (t_.earliest_stop(before) != t_.stop[before] ||
            t_.latest_start(after) != t_.start[after]);
}

void continuations::look_apart(std::span<const std::uint32_t> rows) {
    constexpr std::size_t few = 16;  // of one seat, whose holder came back in other roles
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto row = rows[i];
        for (std::size_t j = i; j > 0 && i - j < few; --j) {
            const auto before = rows[j - 1];
            if (t_.seat_row[before] != t_.seat_row[row]) break;
            if (identity_of(before) != identity_of(row)) continue;
            if (may_go_on(before, row))
                first_apart = apart++ == 0 ? row : std::min(first_apart, row);
            break;
        }
    }
}

bool continuations::repeats(std::uint32_t a, std::uint32_t b) const {
    return t_.seat_row[a] == t_.seat_row[b] && t_.start[a] == t_.start[b] &&
           t_.stop[a] == t_.stop[b] && t_.latest_start(a) == t_.latest_start(b) &&
           t_.earliest_stop(a) == t_.earliest_stop(b) && identity_of(a) == identity_of(b);
}

bool continuations::may_abut(std::span<const std::uint32_t> rows) const {
    constexpr std::size_t few = 16;  // nearly always there are few, and none of them abut
    if (rows.size() > few) return true;
    return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t a) {
        return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t b) { return abut(a, b); });
    });
}

void continuations::take_due(std::uint32_t row) {
    due_.clear();
    while (!ends_.empty() && ends_.front().stop <= t_.start[row]) {
        std::pop_heap(ends_.begin(), ends_.end(), std::greater<>{});
        if (ends_.back().stop == t_.start[row]) due_.push_back(ends_.back());
        ends_.pop_back();
    }
}

const continuations::end* continuations::follow(std::uint32_t row) {
    if (t_.latest_start(row) != t_.start[row]) return nullptr;
    const auto who = identity_of(row);
    const auto first =
        std::lower_bound(due_.begin(), due_.end(), who,
                         [](const end& e, const identity& wanted) { return e.who < wanted; });
    if (first == due_.end() || first->who != who) return nullptr;
    const auto free = static_cast<std::size_t>(first - due_.begin()) + first->taken;
    if (free >= due_.size() || due_[free].who != who) return nullptr;
    ++first->taken;
    return &due_[free];
}

void continuations::join(std::span<std::uint32_t> rows) {
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const auto key = [&](std::uint32_t r) {
            return std::array<std::int32_t, 5>{t_.seat_row[r], t_.start[r], t_.stop[r],
                                               t_.latest_start(r), t_.earliest_stop(r)};
        };
        const auto left = key(a);
        const auto right = key(b);
        if (left != right) return left < right;
        const int says = order_.compare(a, b);
        return says != 0 ? says < 0 : a < b;
    });
    if (t_.bounded()) look_apart(rows);
    const bool any_due = may_abut(rows);
    std::uint32_t mandates = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::uint32_t row = rows[i];
        const bool other_seat = i == 0 || t_.seat_row[rows[i - 1]] != t_.seat_row[row];
        if (!other_seat && repeats(rows[i - 1], row))
            first_repeated = repeated++ == 0 ? row : std::min(first_repeated, row);
        if (!any_due) continue;
        if (other_seat) ends_.clear();
        if (other_seat || t_.start[rows[i - 1]] != t_.start[row]) take_due(row);
        end mine{t_.stop[row], identity_of(row), 0, row};
        if (const end* before = follow(row)) {
            links.push_back({before->row, row});
            mine.mandate = before->mandate;
        } else {
            mine.mandate = mandates++;
        }
        if (t_.earliest_stop(row) != t_.stop[row]) continue;  // nobody knows what follows it
        ends_.push_back(mine);
        std::push_heap(ends_.begin(), ends_.end(), std::greater<>{});
    }
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
