// SPDX-License-Identifier: BSL-1.0
#include "register.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include <remit/rules/words.hpp>
#include <remit/time/day.hpp>

namespace remit_benchmarks {
namespace {

/// SplitMix64: small, seeded, the same on every machine.
class dice {
public:
    explicit dice(std::uint64_t seed) : state_{seed} {}
    std::uint64_t next() {
        std::uint64_t z = state_ += 0x9e3779b97f4a7c15U;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    std::uint32_t below(std::uint32_t n) {
        return static_cast<std::uint32_t>((next() >> 32U) * n >> 32U);
    }
    bool chance(std::uint32_t percent) { return below(100) < percent; }

private:
    std::uint64_t state_;
};

struct row {
    std::int32_t start, stop;  // stop < 0: still
    std::uint32_t person, body;
    std::uint8_t chair;
};

std::vector<std::string> named(const char* prefix, std::size_t n) {
    std::vector<std::string> out;
    out.reserve(n);
    for (std::size_t i = 0; i < n; ++i) out.push_back(prefix + std::to_string(i));
    return out;
}

}  // namespace

remit::frame make_register(std::size_t mandates, std::uint64_t seed) {
    constexpr std::uint32_t seats = 20, terms = 10;
    dice roll{seed};
    const auto bodies = std::max<std::size_t>(1, mandates / (seats * terms));
    std::vector<row> rows;
    rows.reserve(mandates);
    std::uint32_t people = 0;
    const auto somebody = [&] {  // a quarter of the mandates go to somebody who is there already
        if (people > 0 && roll.chance(25)) return roll.below(people);
        return people++;
    };
    for (std::uint32_t b = 0; b < bodies && rows.size() < mandates; ++b) {
        const auto first =
            remit::day(1985, 1, 1).count() + static_cast<std::int32_t>(roll.below(730));
        for (std::uint32_t t = 0; t < terms; ++t) {
            const auto start = first + static_cast<std::int32_t>(t) * 1461;
            const auto stop = t + 1 == terms ? -1 : start + 1461;
            for (std::uint32_t s = 0; s < seats && rows.size() < mandates; ++s) {
                if (roll.chance(2)) continue;  // vacant for the term
                const std::uint8_t chair = s == 0;
                if (stop >= 0 && roll.chance(2)) {
                    const auto left = start + 100 + static_cast<std::int32_t>(roll.below(1000));
                    rows.push_back({start, left, somebody(), b, chair});
                    if (rows.size() < mandates)
                        rows.push_back({left + static_cast<std::int32_t>(roll.below(60)), stop,
                                        somebody(), b, chair});
                } else {
                    rows.push_back({start, stop, somebody(), b, chair});
                }
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const row& a, const row& b) { return a.start < b.start; });

    std::vector<std::uint8_t> gender(people), region(people);
    for (auto& g : gender) g = roll.chance(45) ? 0 : 1;
    for (auto& r : region) r = static_cast<std::uint8_t>(roll.below(5));
    remit::frame::texts person{named("p", people), {}}, body{named("b", bodies), {}},
        role{{"member", "chair"}, {}}, genders{{"f", "m"}, {}},
        regions{{"nord", "midt", "syd", "sjaelland", "hovedstad"}, {}};
    remit::frame::days start, stop;
    for (const auto& r : rows) {
        person.code.push_back(static_cast<std::int32_t>(r.person));
        body.code.push_back(static_cast<std::int32_t>(r.body));
        role.code.push_back(r.chair);
        genders.code.push_back(gender[r.person]);
        regions.code.push_back(region[r.person]);
        start.number.push_back(r.start);
        stop.number.push_back(r.stop < 0 ? 0 : r.stop);
        stop.valid.push_back(r.stop >= 0);
    }
    return {"mandates",
            rows.size(),
            {{"person", std::move(person)},
             {"body", std::move(body)},
             {"start", std::move(start)},
             {"stop", std::move(stop)},
             {"role", std::move(role)},
             {"gender", std::move(genders)},
             {"region", std::move(regions)}},
            {}};
}

remit::charter by_body() {
    using namespace remit::words;
    remit::charter c;
    c.rules = {remit::rule{.name = "size", .require = (count() >= 15) & (count() <= 21)},
               remit::rule{.name = "women",
                           .require = share(gender == "f") >= percent(40),
                           .level = remit::level::should},
               remit::rule{.name = "chair", .require = count(role == "chair") == 1},
               remit::rule{.name = "regions", .require = distinct(region) == 5},
               remit::rule{.name = "twice", .require = count().of(mandates) == count()}};
    return c;
}

remit::charter by_person() {
    using namespace remit::words;
    remit::charter c;
    c.rules = {
        remit::rule{.name = "chairs", .for_each = "person", .require = count(role == "chair") <= 1},
        remit::rule{.name = "bodies", .for_each = "person", .require = count() <= 3}};
    return c;
}

}  // namespace remit_benchmarks
