// SPDX-License-Identifier: BSL-1.0
#include <iostream>

#include <remit/charter.hpp>
#include <remit/rules.hpp>

int main() {
    namespace w = remit::words;
    remit::charter c;
    c.title = "Harbour council";
    c.body = "council";
    c.clauses = {{.id = "members",
                  .words = "The council has a chair and six members.",
                  .kind = remit::clause_kind::must},
                 {.id = "guests",
                  .words = "The council may invite guests.",
                  .kind = remit::clause_kind::may}};
    c.seats = {{.seat = "chair", .role = "chair", .number = 1, .cite = "members"}};
    c.rules = {{.name = "size", .require = w::count() == 7, .cite = "members"}};

    std::cout << text(c) << '\n';
    for (const auto& [clause, coverage, rules] : describe(c).clauses) {
        std::cout << clause.id << ": " << text(coverage);
        for (const auto& name : rules) std::cout << ", " << name;
        std::cout << '\n';
    }
    const auto [line, column] = remit::locate("[rule.size]\nrequire = 'count() == 7'\n",
                                              {"rule", "size", "require"});
    std::cout << line << ":" << column << '\n';
}
