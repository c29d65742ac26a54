// SPDX-License-Identifier: BSL-1.0
// libical_recurrence ASKED [ANSWER]: by libical, rule by rule; it knows no working days, so these
// are looked up in a table made here.
#include <libical/ical.h>

#include "asked.hpp"

namespace {

std::int32_t count_of(const icaltimetype& t) {
    const int y = t.month <= 2 ? t.year - 1 : t.year;
    const int era = y / 400, yoe = y - era * 400;
    const int doy = (153 * (t.month + (t.month > 2 ? -3 : 9)) + 2) / 5 + t.day - 1;
    return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

icaltimetype time_of(std::int32_t count) {
    auto t = icaltime_from_timet_with_zone(static_cast<time_t>(count) * 86400, 1, nullptr);
    t.is_date = 1;
    return t;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::puts(ICAL_VERSION);
        return 2;
    }
    const auto a = remit_benchmarks::asked::from(argv[1]);
    const remit_benchmarks::stopwatch reading;
    std::vector<icalrecurrencetype> rules;
    std::vector<icaltimetype> starts;
    for (std::size_t i = 0; i < a.rules.size(); ++i) {
        rules.push_back(icalrecurrencetype_from_string(a.rules[i].c_str()));
        starts.push_back(time_of(a.starts[i]));
    }
    const auto parsed = reading.read();

    const remit_benchmarks::stopwatch expanding;
    constexpr std::int32_t beyond = 30;
    std::vector<std::int32_t> moved(static_cast<std::size_t>(a.stop - a.start + beyond));
    std::vector<bool> works(moved.size());
    for (std::size_t i = 0; i < works.size(); ++i)
        works[i] =
            (a.start + static_cast<std::int32_t>(i) + 3) % 7 < 5;  // 1970 began on a Thursday
    for (const auto d : a.holidays)
        if (a.start <= d && d < a.stop + beyond)
            works[static_cast<std::size_t>(d - a.start)] = false;
    std::int32_t next = a.stop + beyond;
    for (auto i = works.size(); i-- > 0;)
        moved[i] = next = works[i] ? a.start + static_cast<std::int32_t>(i) : next;
    std::vector<std::int32_t> days;
    std::vector<std::int64_t> counts;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const auto before = days.size();
        icalrecur_iterator* each = icalrecur_iterator_new(rules[i], starts[i]);
        for (;;) {
            const auto t = icalrecur_iterator_next(each);
            if (icaltime_is_null_time(t)) break;
            const auto d = count_of(t);
            if (d >= a.stop) break;
            if (d >= a.start) days.push_back(moved[static_cast<std::size_t>(d - a.start)]);
        }
        icalrecur_iterator_free(each);
        counts.push_back(static_cast<std::int64_t>(days.size() - before));
    }
    const auto expanded = expanding.read();
    remit_benchmarks::tell(argc > 2 ? argv[2] : nullptr, counts, days.data(), days.size(), parsed,
                           expanded);
}
