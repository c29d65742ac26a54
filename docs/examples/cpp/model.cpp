// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/model.hpp>

int main() {
    const remit::seat chair{.body = "board", .seat = "chair", .role = "chair"};
    const remit::mandate anna{.person = "anna",
                              .body = "board",
                              .seat = "chair",
                              .start = {2024, 1, 1},
                              .more = {{"company", "red"}}};

    std::cout << anna.person << " holds " << chair.seat << " from " << text(anna.start) << ", "
              << (anna.stop ? "until " + text(*anna.stop) : "still") << '\n';
    for (const auto& [name, value] : anna.more) std::cout << name << ": " << text(value) << '\n';
}
