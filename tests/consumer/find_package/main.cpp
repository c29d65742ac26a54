// SPDX-License-Identifier: BSL-1.0
// Uses remit::remit as a program would that found the installed package: facts, a rule, a check.
#include <iostream>
#include <remit.hpp>

int main() {
    using namespace remit::words;
    remit::registry_builder facts;
    facts.add(remit::mandate{.person = "Anna",
                             .body = "board",
                             .start = remit::day{2024, 1, 1},
                             .stop = remit::day{2025, 7, 1},
                             .role = "chair"});
    const remit::charter terms{
        .rules = {{.name = "chair", .require = count(role == "chair") == 1}}};
    const auto found = check(std::move(facts).build(), terms);
    if (found.size() != 1 || found[0].during.start() != remit::day{2025, 7, 1}) return 1;
    std::cout << "remit " << remit::version_string << ": " << found[0].message << '\n';
    return 0;
}
