// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/registry.hpp>

int main() {
    remit::registry_builder facts;
    facts.add(remit::mandate{.person = "anna",
                             .body = "board",
                             .start = {2024, 1, 1},
                             .stop = remit::day{2024, 5, 1},
                             .more = {{"company", "red"}}});
    facts.add(remit::mandate{
        .person = "anna", .body = "board", .start = {2024, 5, 1}, .more = {{"company", "blue"}}});
    const auto registry = std::move(facts).build();
    std::cout << registry.table(remit::table_id::mandates).rows << " mandate\n";
    for (const auto& note : registry.notes()) std::cout << text(note) << '\n';

    remit::registry_builder wrong;
    wrong.add(remit::person{.person = "anna"});
    wrong.add(remit::mandate{
        .person = "ana", .body = "board", .start = {2024, 5, 1}, .stop = remit::day{2024, 1, 1}});
    try {
        (void)std::move(wrong).build();
    } catch (const remit::bad_input& e) {
        std::cout << e.what() << '\n';
    }
}
