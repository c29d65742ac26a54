// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Random conditions, as text, about columns that the facts have.

#include <optional>
#include <string>
#include <vector>

#include "support/generate.hpp"

namespace remit_test {

/// What a condition is said of.
enum class said_of_a {
    body,
    seat,
    person,
    mandate,
    member,
    office,
    group,
    meeting,
    item,
    attendance,
    event,
    proposal,
    nomination,
    recusal,
    speaker,
    task,
    audience,
    appointment,
    departure
};

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
    /// How long something may fail.
    [[nodiscard]] std::string limit(const subject_choice& s);

private:
    dice& d_;
    const facts_with_days& about_;
    bool windows_ = true;  ///< whether measures look at other days

    // what rows say
    [[nodiscard]] bool exists(const std::string& table, const std::string& column) const;
    [[nodiscard]] std::vector<column_choice> columns(const subject_choice& s) const;
    [[nodiscard]] std::optional<column_choice> column(const subject_choice& s, bool numbers_only);
    [[nodiscard]] std::optional<column_choice> countable(const subject_choice& s);
    [[nodiscard]] std::optional<column_choice> dated(const subject_choice& s);
    [[nodiscard]] std::string literal(const column_choice& c);
    [[nodiscard]] std::string selector(const subject_choice& row, int depth);
    [[nodiscard]] std::string nested(const subject_choice& row, int depth);
    [[nodiscard]] std::string compared_columns(const subject_choice& row);
    [[nodiscard]] std::string of_days(const subject_choice& row);
    [[nodiscard]] std::string a_day(const subject_choice& row);
    [[nodiscard]] std::string length(bool working = false);
    [[nodiscard]] std::string lasting();
    [[nodiscard]] std::string sign();
    [[nodiscard]] std::string fraction();

    /// Where rows are looked for: the text behind `.of`, or empty, and what rows they are.
    struct source_choice {
        std::string of;
        subject_choice rows;
    };
    [[nodiscard]] source_choice source(const subject_choice& from, bool bare);
    [[nodiscard]] std::string agreeing(const subject_choice& from, const subject_choice& rows);
    [[nodiscard]] std::string window(const subject_choice& s);

    // what is measured
    [[nodiscard]] std::string over(const subject_choice& s);
    [[nodiscard]] std::string measure(const source_choice& s, const std::string& over, int depth,
                                      bool whole = false);
    [[nodiscard]] std::string counted(const source_choice& s, const std::string& over, int depth);
    [[nodiscard]] std::string comparison(const subject_choice& s, int depth, bool bare);
    [[nodiscard]] std::string at_an_end(const subject_choice& s, const source_choice& from,
                                        int depth);
    [[nodiscard]] std::string apportioned(const subject_choice& s);
};

}  // namespace remit_test
