// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/time.hpp>

int main() {
    constexpr remit::day first{2024, 1, 1};
    constexpr remit::period anna{first, remit::day{2024, 3, 1}}, bo{remit::day{2024, 3, 1}};
    static_assert(!anna.overlaps(bo));  // the hand-over day is Bo's alone
    std::cout << text(anna) << '\n' << text(bo) << '\n';

    remit::timeline<int> members{remit::period{first}, 1};
    members.then({2024, 2, 1}, 2).then({2024, 3, 1}, 1);
    for (const auto& [days, n] : members.segments()) std::cout << text(days) << ": " << n << '\n';
}
