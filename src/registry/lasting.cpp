// SPDX-License-Identifier: BSL-1.0
#include "registry/lasting.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <span>
#include <tuple>

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// The lowest of the rows that end after a day: a tree of prefixes over the ends, the latest first.
class lowest_by_end {
public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    void reset(std::span<const lasting_row> rows) {
        ends_.clear();
        for (const auto& r : rows) ends_.push_back(r.ends);
        std::sort(ends_.begin(), ends_.end(), std::greater<>{});
        ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
        lowest_.assign(ends_.size() + 1, none);
    }
    void add(const lasting_row& r) {
        for (auto i = after(r.ends - 1); i < lowest_.size(); i += i & (~i + 1))
            lowest_[i] = std::min(lowest_[i], r.row);
    }
    [[nodiscard]] std::uint32_t ask(std::int32_t day) const {
        std::uint32_t out = none;
        for (auto i = after(day); i > 0; i -= i & (~i + 1)) out = std::min(out, lowest_[i]);
        return out;
    }

private:
    // How many of the ends lie after the day.
    [[nodiscard]] std::size_t after(std::int32_t day) const {
        return static_cast<std::size_t>(
            std::partition_point(ends_.begin(), ends_.end(),
                                 [&](std::int32_t end) { return end > day; }) -
            ends_.begin());
    }

    std::vector<std::int32_t> ends_;
    std::vector<std::uint32_t> lowest_;  ///< from 1 on
};

}  // namespace

void lowest_lasting(std::vector<lasting_row> rows, std::vector<lasting_question> questions,
                    std::vector<std::int32_t>& answers) {
    std::sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) {
        return std::tie(a.group, a.begins, a.row) < std::tie(b.group, b.begins, b.row);
    });
    std::sort(questions.begin(), questions.end(), [](const auto& a, const auto& b) {
        return std::tie(a.group, a.by) < std::tie(b.group, b.by);
    });
    lowest_by_end found;
    auto row = rows.begin();
    auto last = rows.begin();  // of the rows of the group, one past
    std::uint64_t group = 0;
    bool any = false;
    for (const auto& q : questions) {
        if (!any || q.group != group) {
            any = true;
            group = q.group;
            const auto before = [](const lasting_row& r, std::uint64_t g) { return r.group < g; };
            row = std::lower_bound(last, rows.end(), group, before);
            last = row;
            while (last != rows.end() && last->group == group) ++last;
            found.reset(std::span{row, last});
        }
        for (; row != last && row->begins <= q.by; ++row) found.add(*row);
        const auto lowest = found.ask(q.after);
        if (lowest != lowest_by_end::none) answers[q.asked_by] = static_cast<std::int32_t>(lowest);
    }
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
