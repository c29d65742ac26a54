// SPDX-License-Identifier: BSL-1.0
// Any bytes as a file of a zone: they are refused, or read, and then each moment has the instants
// that it says, and no others.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/time_zone.hpp>
#include <remit/core/problem.hpp>

namespace {

using remit::local_kind;
using remit::moment;

[[noreturn]] void wrong(std::string_view what, std::int64_t at) {
    std::cerr << what << " at " << at << "\n";
    std::abort();
}
void want(bool holds, std::string_view what, std::int64_t at) {
    if (!holds) wrong(what, at);
}

void ask(const remit::time_zone& z, moment m) {
    const auto seconds = m.count() * 60;
    const auto r = z.read(m);
    const auto comes_back = [&](std::int32_t offset) {
        return z.offset_at(seconds - offset) == offset;
    };
    want((r.first == r.second) == (r.kind == local_kind::unique), "kind", seconds);
    want(comes_back(r.first) == (r.kind != local_kind::skipped), "first", seconds);
    want(comes_back(r.second) == (r.kind != local_kind::skipped), "second", seconds);
    bool refused = false;
    try {
        want(z.local(z.utc(m)) == m, "there and back", seconds);
    } catch (const remit::bad_input& e) {
        refused = e.problems().front().code == "E-ZONE";
    }
    want(refused == (r.kind != local_kind::unique), "refused", seconds);
    // No other offset that is in force nearby shows it.
    constexpr std::int64_t an_hour = 3600;
    for (std::int64_t near = seconds - 30 * an_hour; near <= seconds + 30 * an_hour;
         near += an_hour)
        if (const auto o = z.offset_at(near); comes_back(o))
            want(r.kind != local_kind::skipped && (o == r.first || o == r.second), "other",
                 seconds);
}

void ask_around(const remit::time_zone& z, std::int64_t instant) {
    for (const std::int64_t beside : {-61, -1, 0, 59}) {
        try {
            ask(z, z.local(instant + beside));
        } catch (const remit::bad_input&) {  // outside the years
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string bytes{reinterpret_cast<const char*>(data), size};
    try {
        const auto z = remit::time_zone::from_tzif("fuzz", bytes);
        using limits = std::numeric_limits<std::int64_t>;
        for (const auto far : {limits::min(), limits::max()}) (void)z.offset_at(far);
        for (const auto* m : {"0001-01-01 00:00", "9999-12-31 24:00", "1970-01-01 00:00"})
            ask(z, moment::parse(m));
        // Changes are where the offset is another one some days later: 1900 to 2100.
        constexpr std::int64_t step = 432'000;
        auto before = z.offset_at(-5'110 * step);
        int seen = 0;  // a footer alone has 400 in these years, each as the one before
        for (std::int64_t at = -5'109 * step; at < 9'500 * step && seen < 40; at += step) {
            const auto after = z.offset_at(at);
            if (after == before) continue;
            auto low = at - step, high = at;
            while (high - low > 1)
                (z.offset_at(low + (high - low) / 2) == before ? low : high) =
                    low + (high - low) / 2;
            ask_around(z, high);
            ++seen;
            before = after;
        }
    } catch (const remit::bad_input& e) {
        if (e.problems().empty()) wrong("refused without a problem", 0);
        for (const auto& p : e.problems())
            if (p.code != "E-ZONE" || p.what.empty()) wrong("a problem without code or words", 0);
    }
    return 0;
}
