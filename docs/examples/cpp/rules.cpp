// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
    const remit::rule cap{.name = "cap",
                          .for_each = "company in body",
                          .where = kind == "sig",
                          .require = count(role == "lead") <= total(number).of(body.seats) / 3};
    std::cout << text(cap) << '\n';

    const auto parsed =
        remit::parse_condition("count(role == 'lead') <= total(number).of(body.seats) / 3");
    std::cout << std::boolalpha << (parsed == cap.require) << '\n';

    try {
        (void)remit::parse_condition("count(role == \"lead\") => 1");
    } catch (const remit::bad_input& e) {
        std::cout << e.what() << '\n';
    }
}
