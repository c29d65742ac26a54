// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit.hpp>

int main() {
    namespace w = remit::words;
    remit::registry_builder facts;
    facts.add(
        remit::mandate{.person = "anna", .body = "board", .start = {2024, 1, 1}, .role = "chair"});
    facts.add(remit::mandate{
        .person = "bo", .body = "board", .start = {2024, 1, 1}, .stop = remit::day{2024, 7, 1}});
    const auto registry = std::move(facts).build();

    remit::charter charter;
    charter.rules = {{.name = "chair", .require = w::count(w::role == "chair") == 1},
                     {.name = "two", .require = w::count() >= 2}};
    for (const auto& f : remit::check(registry, charter).all()) {
        std::cout << f.rule << " | " << f.subject << " | " << text(f.during) << " | "
                  << text(f.verdict) << '\n'
                  << f.message << "; " << f.repair << '\n';
        for (const auto& fact : f.opened_by) std::cout << fact.person << " " << fact.what << '\n';
    }
    for (const auto& [days, members] : remit::evaluate(registry, w::count(), "board").segments())
        std::cout << text(days) << ": " << members.low->num() << '\n';
}
