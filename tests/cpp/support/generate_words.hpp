// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Random conditions, as text, about columns that the facts have.

#include <string>
#include <vector>

#include "support/generate.hpp"

namespace remit_test {

/// What a condition is said of.
enum class said_of_a { body, seat, person, mandate, member, office, group };

struct column_choice {
    enum class sort { text, number, fraction, day };
    std::string name;
    sort is = sort::text;
    std::vector<std::string> values{};  ///< of a text: as written in a rule, without quotes
};

struct subject_choice {
    said_of_a what = said_of_a::body;
    std::string text = "body";
    std::vector<std::string> columns{};  ///< of a group
};

class words_about {
public:
    words_about(dice& d, const facts_with_days& about) : d_{d}, about_{about} {}

    [[nodiscard]] subject_choice subject();
    /// The keys of the bodies that there are.
    [[nodiscard]] static std::vector<std::string> bodies_of(const oracle::facts& f);
    [[nodiscard]] static subject_choice mandate() { return {said_of_a::mandate, "mandate"}; }
    /// A condition with measures in it.
    [[nodiscard]] std::string demand(const subject_choice& s, int depth = 2);
    /// A condition on what the row itself says.
    [[nodiscard]] std::string said_of(const subject_choice& s, int depth = 2);

private:
    dice& d_;
    const facts_with_days& about_;

    [[nodiscard]] bool exists(const std::string& table, const std::string& column) const;
    [[nodiscard]] std::vector<column_choice> columns(const subject_choice& s) const;
    [[nodiscard]] std::optional<column_choice> column(const subject_choice& s, bool numbers_only);
    [[nodiscard]] std::optional<column_choice> countable(const subject_choice& s);
    [[nodiscard]] std::string literal(const column_choice& c);
    [[nodiscard]] std::string selector(const subject_choice& row, int depth);
    [[nodiscard]] std::string nested(const subject_choice& row, int depth);
    [[nodiscard]] std::string compared_columns(const subject_choice& row);

    /// Where rows are looked for: the text behind `.of`, or empty, and what rows they are.
    struct source_choice {
        std::string of;
        subject_choice rows;
    };
    [[nodiscard]] source_choice source(const subject_choice& from, bool bare);
    [[nodiscard]] std::string measure(const source_choice& s, int depth, bool whole = false);
    [[nodiscard]] std::string counted(const source_choice& s, int depth);
    [[nodiscard]] std::string comparison(const subject_choice& s, int depth, bool bare);
    [[nodiscard]] std::string sign();
    [[nodiscard]] std::string fraction();
};

}  // namespace remit_test
