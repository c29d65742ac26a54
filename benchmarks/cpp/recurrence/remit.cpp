// SPDX-License-Identifier: BSL-1.0
// remit_recurrence ASKED [ANSWER]: by remit, in C++, all rules at once. The first round makes room
// for the days and is not timed.
#include <remit/calendar.hpp>

#include "asked.hpp"

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    const auto a = remit_benchmarks::asked::from(argv[1]);
    std::vector<remit::day> holidays;
    for (const auto d : a.holidays) holidays.push_back(remit::day::from_count(d));
    const remit::working_days calendar{holidays};
    const auto start = remit::day::from_count(a.start), stop = remit::day::from_count(a.stop);

    const remit_benchmarks::stopwatch reading;
    std::vector<remit::recurrence> rules;
    rules.reserve(a.rules.size());
    for (std::size_t i = 0; i < a.rules.size(); ++i)
        rules.push_back(remit::recurrence::parse(a.rules[i], remit::day::from_count(a.starts[i])));
    const auto parsed = reading.read();

    remit::occurrences found;
    remit_benchmarks::took expanded;
    for (int round = 0; round < 2; ++round) {
        const remit_benchmarks::stopwatch expanding;
        const remit::working_day_table table{calendar, start, stop};
        found.expand(rules, start, stop, table, remit::adjustment::following);
        expanded = expanding.read();
    }
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < found.size(); ++i)
        counts.push_back(static_cast<std::int64_t>(found.of(i).size()));
    remit_benchmarks::tell(argc > 2 ? argv[2] : nullptr, counts, found.days().data(),
                           found.days().size(), parsed, expanded);
}
