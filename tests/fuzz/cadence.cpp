// SPDX-License-Identifier: BSL-1.0
// Any bytes as a cadence: they are refused with a place, or read, printed and read again as the
// same; its rules are rules, and dates are found for two years, or what stands against them.
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include <remit/calendar/cadence.hpp>
#include <remit/calendar/meeting_plan.hpp>
#include <remit/rules/cadence_rules.hpp>
#include <remit/rules/impossible.hpp>
#include <remit/rules/text.hpp>

namespace {

using remit::day;

[[noreturn]] void wrong(std::string_view what, std::string_view text) {
    std::cerr << what << ":\n" << text << "\n";
    std::abort();
}

void look_at_problem(const remit::problem& p, std::string_view text) {
    if (p.code.empty() || p.what.empty()) wrong("a problem without code or words", text);
    constexpr std::string_view column = "column ", part = "part ";
    std::size_t n = 0;
    if (p.where.starts_with(column)) {
        const auto* end = p.where.data() + p.where.size();
        const auto [stop, error] = std::from_chars(p.where.data() + column.size(), end, n);
        if (error != std::errc{} || stop != end || n < 1 || n > text.size() + 1)
            wrong("a place that the text has not", text);
    } else if (!p.where.empty() && !p.where.starts_with(part)) {
        wrong("a place that is no column", text);
    }
}

void plan(const remit::cadence& c, std::string_view text) {
    remit::planning p{remit::period{day{2026, 1, 1}, day{2028, 1, 1}}};
    if (text.size() % 2 == 1) p.held = {day{2025, 6, 3}, day{2025, 11, 18}, day{2026, 7, 7}};
    if (text.size() % 3 == 1) p.spacing = remit::spacing::earliest;
    try {
        const auto found = remit::propose(c, p);
        if (found.possible != found.against.empty()) wrong("impossible without a reason", text);
        for (std::size_t i = 0; i < found.dates.size(); ++i) {
            const auto d = found.dates[i];
            if (!c.allows(d) || !p.over.contains(d) || (i > 0 && d <= found.dates[i - 1]))
                wrong("a date that is none", text);
        }
    } catch (const remit::bad_input& e) {
        for (const auto& f : e.problems())
            if (f.code != "E-SIZE") wrong(f.what, text);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    try {
        const auto c = remit::cadence::parse(text);
        try {
            const auto printed = c.text();
            // longer than what was read: it need not be read again
            if (printed.size() <= 2'000 && !(remit::cadence::parse(printed) == c))
                wrong("read again as another", printed);
            for (const auto& r : remit::rules_of(c, "c")) {
                if (!same(remit::parse_condition(remit::text(r.require)), r.require))
                    wrong("a rule that is read as another", printed);
                if ((r.where && remit::never_holds(*r.where)) || remit::never_holds(r.require))
                    wrong("a rule that never holds", printed);
            }
        } catch (const remit::bad_input& e) {
            wrong(e.what(), text);
        }
        plan(c, text);
    } catch (const remit::bad_input& e) {
        if (e.problems().empty()) wrong("refused without a problem", text);
        for (const auto& p : e.problems()) look_at_problem(p, text);
    }
    return 0;
}
