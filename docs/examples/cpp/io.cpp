// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/core.hpp>
#include <remit/io/csv.hpp>

int main() {
    const auto rows = remit::read_csv("person,body,start\nanna,board,2024-01-01\n", "mandates.csv");
    std::cout << rows.columns.size() << " columns, " << rows.rows << " row\n";

    try {
        (void)remit::read_csv("person,body,start\nanna,board\n\"bo,board,2024-01-01\n",
                              "mandates.csv");
    } catch (const remit::bad_input& e) {
        std::cout << e.what() << '\n';
    }
}
