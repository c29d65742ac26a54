// SPDX-License-Identifier: BSL-1.0
#include <remit/check/double_bookings.hpp>

#include <algorithm>
#include <tuple>
#include <utility>

#include "meeting_people.hpp"
#include "overlaps.hpp"

namespace remit {
inline namespace v0 {
namespace {

using detail::meeting_people;

struct clash {
    std::int64_t start, stop;
    std::uint32_t first, second;
    bool certain;
};

/// Puts down what was found of one person after another.
class clash_writer {
public:
    clash_writer(const meeting_people& people, double_bookings& out) : people_{people}, out_{out} {}

    void add(std::size_t person, std::uint32_t a, std::uint32_t b) {
        if (person != person_) finish();
        person_ = person;
        auto first = people_.meeting_of(a), second = people_.meeting_of(b);
        if (people_.first_row_of(first) == people_.first_row_of(second)) {
            twice_ = true;  // somebody is at one meeting in two ways
            return;
        }
        const auto begins = [&](std::uint32_t m) { return std::pair{people_.start()[m], m}; };
        if (begins(second) < begins(first)) std::swap(first, second);
        found_.push_back({people_.start()[b], std::min(people_.stop()[a], people_.stop()[b]), first,
                          second, people_.certain(a, b)});
    }
    void finish() {
        if (twice_) join();
        twice_ = false;
        if (found_.size() > 1)
            std::sort(found_.begin(), found_.end(), [](const clash& x, const clash& y) {
                return std::tie(x.start, x.first, x.second) < std::tie(y.start, y.first, y.second);
            });
        for (const auto& c : found_) {
            out_.person.push_back(static_cast<std::uint32_t>(person_));
            out_.first.push_back(c.first);
            out_.second.push_back(c.second);
            out_.start.push_back(c.start);
            out_.stop.push_back(c.stop);
            out_.verdict.push_back(c.certain ? verdict::fails : verdict::possible);
        }
        found_.clear();
    }

private:
    /// Two meetings of somebody who is at one of them in two ways clash once where that overlaps.
    void join() {
        const auto rows = [&](const clash& c) {
            return std::minmax({people_.first_row_of(c.first), people_.first_row_of(c.second)});
        };
        std::sort(found_.begin(), found_.end(), [&](const clash& x, const clash& y) {
            return std::tuple{rows(x), x.start, x.first, x.second} <
                   std::tuple{rows(y), y.start, y.first, y.second};
        });
        std::size_t kept = 0;
        for (const auto& c : found_) {
            if (kept > 0 && rows(found_[kept - 1]) == rows(c) && c.start < found_[kept - 1].stop) {
                auto& k = found_[kept - 1];
                k.stop = std::max(k.stop, c.stop);
                k.certain = k.certain || c.certain;
                continue;
            }
            found_[kept++] = c;
        }
        found_.resize(kept);
    }

    const meeting_people& people_;
    double_bookings& out_;
    std::size_t person_ = 0;
    std::vector<clash> found_;
    bool twice_ = false;
};

}  // namespace

double_bookings find_double_bookings(const registry& r, booked who,
                                     std::span<const time_zone> zones) {
    const meeting_people people{r, who, zones};
    detail::overlaps all;
    all.take(people.start(), people.stop());
    double_bookings out;
    clash_writer writer{people, out};
    all.find(
        r.table(table_id::people).rows, people.rows(), [&](const auto& f) { people.each(f); },
        [&](std::size_t person, std::uint32_t a, std::uint32_t b) { writer.add(person, a, b); });
    writer.finish();
    if (!zones.empty())
        for (std::size_t i = 0; i < out.size(); ++i) {
            out.start[i] = people.clock().shown(out.first[i], out.start[i]);
            out.stop[i] = people.clock().shown(out.first[i], out.stop[i]);
        }
    return out;
}

}  // namespace v0
}  // namespace remit
