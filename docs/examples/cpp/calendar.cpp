// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/calendar.hpp>

int main() {
    const remit::day meeting{2023, 5, 10};  // a Wednesday
    const remit::working_days plain;
    const auto danish = remit::working_days_of(remit::danish_holidays(2023, 2023));
    std::cout << "agenda by " << text(plain.shift(meeting, -4)) << '\n'
              << "in Denmark by " << text(danish.shift(meeting, -4)) << '\n'
              << std::boolalpha << danish.contains(remit::day{2023, 5, 5}) << '\n';
}
