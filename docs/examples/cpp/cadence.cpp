// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/calendar.hpp>
#include <remit/rules.hpp>

int main() {
    const auto when = remit::cadence::parse("2 per year, at least 3 months apart, not in July");
    for (const auto& rule : remit::rules_of(when, "ordinary")) std::cout << rule.name << '\n';

    const remit::period year{{2027, 1, 1}, remit::day{2028, 1, 1}};
    const auto plan = remit::propose(when, {.over = year, .held = {remit::day{2026, 11, 10}}});
    for (const auto date : plan.dates) std::cout << text(date) << '\n';

    const auto read = remit::read_cadence("biweekly, bring tea", "Tuesday");
    std::cout << (read.when ? read.when->text() : "nothing") << '\n';
    for (const auto& words : read.not_understood) std::cout << "left: " << words << '\n';
}
