// SPDX-License-Identifier: BSL-1.0
#include <cstdio>
#include <remit.hpp>
using namespace remit::words;

int main() {
    remit::registry_builder facts;
    facts.add(remit::mandate{.person = "Anna", .body = "board", .start = {2024, 1, 1}, .stop = remit::day{2025, 7, 1}, .role = "chair"});
    const remit::charter c{.rules = {{.name = "chair", .require = count(role == "chair") == 1}}};
    for (const auto& found : check(std::move(facts).build(), c).all()) std::puts(found.message.c_str());
}
