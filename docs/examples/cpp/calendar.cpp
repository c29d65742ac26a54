// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/calendar.hpp>

int main() {
    const remit::day meeting{2023, 5, 10};  // a Wednesday
    const remit::working_days plain;
    const remit::working_days danish{{remit::day{2023, 5, 5}}};  // Great Prayer Day, a Friday
    std::cout << "agenda by " << text(plain.shift(meeting, -4)) << '\n'
              << "in Denmark by " << text(danish.shift(meeting, -4)) << '\n'
              << std::boolalpha << danish.contains(remit::day{2023, 5, 5}) << '\n';
}
