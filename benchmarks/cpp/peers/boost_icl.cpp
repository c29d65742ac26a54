// SPDX-License-Identifier: BSL-1.0
// Boost.ICL: an interval_map of the number of members for each body, and one rule.
//
//   remit_boost_icl < question > answer
//
// The question: rows, low, high and open as 64-bit numbers, then body, person, start and
// stop as columns of 32-bit numbers. The answer: nanoseconds and intervals as 64-bit numbers, then
// body, start and stop as columns of 32-bit numbers. Worked out twice; the second time is told.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <iterator>
#include <utility>
#include <vector>

#include <boost/icl/interval_map.hpp>
#include <boost/icl/interval_set.hpp>

namespace {

using interval = boost::icl::right_open_interval<std::int32_t>;
using days = boost::icl::interval_set<std::int32_t, std::less, interval>;
using members =
    boost::icl::interval_map<std::int32_t, std::int32_t, boost::icl::partial_absorber, std::less,
                             boost::icl::inplace_plus, boost::icl::inter_section, interval>;

struct question {
    std::int64_t low = 0, high = 0, open = 0;
    std::vector<std::int32_t> body, person, start, stop;
};

struct answer {
    std::vector<std::int32_t> body, start, stop;
};

template <class T>
void read(std::vector<T>& into, std::size_t n) {
    into.resize(n);
    std::cin.read(reinterpret_cast<char*>(into.data()),
                  static_cast<std::streamsize>(n * sizeof(T)));
}

template <class T>
void write(const std::vector<T>& from) {
    std::cout.write(reinterpret_cast<const char*>(from.data()),
                    static_cast<std::streamsize>(from.size() * sizeof(T)));
}

/// The runs of days on which the body has too few or too many members.
void judge(const question& q, std::int32_t body, const members& counted, answer& out) {
    const auto open = static_cast<std::int32_t>(q.open);
    std::int32_t begun = 0, at = boost::icl::first(counted);
    bool broken = false;
    const auto stretch = [&](std::int32_t from, std::int64_t count) {
        const bool now = count < q.low || count > q.high;
        if (now && !broken) begun = from;
        if (!now && broken) {
            out.body.push_back(body);
            out.start.push_back(begun);
            out.stop.push_back(from);
        }
        broken = now;
    };
    for (const auto& [during, count] : counted) {
        if (at < during.lower()) stretch(at, 0);
        stretch(during.lower(), count);
        at = during.upper();
    }
    if (at < open) stretch(at, 0);
    stretch(open, q.low);
}

answer solve(const question& q) {
    std::vector<std::uint32_t> order(q.body.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<std::uint32_t>(i);
    const auto pair = [&](std::uint32_t i) { return std::pair{q.body[i], q.person[i]}; };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return pair(a) < pair(b); });
    answer out;
    members counted;
    for (std::size_t i = 0; i < order.size();) {
        const auto [body, person] = pair(order[i]);
        const auto lasts = [&](std::size_t r) {
            return interval{q.start[order[r]], q.stop[order[r]]};
        };
        std::size_t next = i + 1;
        while (next < order.size() && pair(order[next]) == std::pair{body, person}) ++next;
        if (next == i + 1) {
            counted.add({lasts(i), 1});
        } else {  // a person is one member, however many mandates there are
            days held;
            for (; i < next; ++i) held.add(lasts(i));
            for (const auto& d : held) counted.add({d, 1});
        }
        i = next;
        if (i == order.size() || q.body[order[i]] != body) {
            judge(q, body, counted, out);
            counted.clear();
        }
    }
    return out;
}

}  // namespace

int main() {
    std::ios::sync_with_stdio(false);
    std::vector<std::int64_t> head;
    read(head, 4);
    const auto rows = static_cast<std::size_t>(head[0]);
    question q{head[1], head[2], head[3], {}, {}, {}, {}};
    read(q.body, rows);
    read(q.person, rows);
    read(q.start, rows);
    read(q.stop, rows);
    if (!std::cin) return 1;
    auto found = solve(q);
    const auto begun = std::chrono::steady_clock::now();
    found = solve(q);
    const auto took = std::chrono::steady_clock::now() - begun;
    write(std::vector<std::int64_t>{
        std::chrono::duration_cast<std::chrono::nanoseconds>(took).count(),
        static_cast<std::int64_t>(found.body.size())});
    write(found.body);
    write(found.start);
    write(found.stop);
    return std::cout.flush() ? 0 : 1;
}
