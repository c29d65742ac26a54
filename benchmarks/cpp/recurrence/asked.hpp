// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace remit_benchmarks {

/// What the programs of this folder are asked: on which days rules recur, from one day to before
/// another, each moved to the next working day. A file has the two days, how many holidays and how
/// many rules there are, the holidays, and each rule behind its first day; days are counts since
/// 1970.
struct asked {
    std::int32_t start = 0, stop = 0;
    std::vector<std::int32_t> holidays{}, starts{};
    std::vector<std::string> rules{};

    static asked from(const char* file) {
        asked out;
        std::ifstream in{file};
        std::size_t days = 0, n = 0;
        in >> out.start >> out.stop >> days >> n;
        for (std::int32_t d = 0; days > 0 && in >> d; --days) out.holidays.push_back(d);
        std::string rule;
        for (std::int32_t d = 0; n > 0 && in >> d >> rule; --n) {
            out.starts.push_back(d);
            out.rules.push_back(rule);
        }
        return out;
    }
};

/// By the clock on the wall, and of the processor: others may have had it in between.
struct took {
    double seconds = 0, cpu = 0;
};

class stopwatch {
public:
    [[nodiscard]] took read() const {
        const auto wall = std::chrono::steady_clock::now() - begun_;
        return {std::chrono::duration<double>(wall).count(),
                static_cast<double>(std::clock() - cpu_) / CLOCKS_PER_SEC};
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
    std::clock_t cpu_ = std::clock();
};

/// The answer in the file, where one is named: how many days each rule has, then all days. What was
/// timed is printed.
template <class Day>
void tell(const char* file, const std::vector<std::int64_t>& counts, const Day* days, std::size_t n,
          took parsed, took expanded) {
    std::cout << "parse " << parsed.cpu << "\nseconds " << expanded.seconds << "\ncpu "
              << expanded.cpu << "\ndates " << n << '\n';
    if (file == nullptr) return;
    static_assert(sizeof(Day) == 4);
    std::ofstream out{file, std::ios::binary};
    out.write(reinterpret_cast<const char*>(counts.data()),
              static_cast<std::streamsize>(counts.size() * sizeof(std::int64_t)));
    out.write(reinterpret_cast<const char*>(days), static_cast<std::streamsize>(n * 4));
}

}  // namespace remit_benchmarks
