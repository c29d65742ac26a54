// SPDX-License-Identifier: BSL-1.0
#pragma once

/// What every row says on one day. Plain values and loops; nothing is indexed by time.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <remit/model.hpp>
#include <remit/time/period.hpp>

#include "oracle/number.hpp"
#include "oracle/oracle.hpp"

namespace remit_test::oracle {

/// One value as far as it is known. A day is a number of days; an open stop is later than every
/// day.
struct cell {
    enum class sort { unknown, absent, number, day, text };
    sort is = sort::unknown;
    bounds n{};
    std::string s{};

    friend bool operator==(const cell&, const cell&) = default;
};
[[nodiscard]] cell number_cell(bounds n);
[[nodiscard]] cell day_cell(number n);
[[nodiscard]] cell text_cell(std::string s);
[[nodiscard]] cell cell_of(const remit::value& v);

enum class table { bodies, seats, people, offices, mandates, members, groups };

/// A combination of values that occurs in a body: what a rule "for each company in body" is for.
/// A part that is not known is absent here and "?" in the key.
struct group {
    std::size_t body = 0;
    std::vector<std::string> columns;
    std::vector<std::optional<cell>> values;
};

/// One row of one table. A member is made of some mandates of one person in one body.
struct row {
    table of = table::bodies;
    std::size_t at = 0;                   ///< position in its table; for members in no table
    std::vector<std::size_t> mandates{};  ///< of a member
    oracle::group group{};                ///< of a group

    friend bool operator==(const row& a, const row& b) {
        return a.of == b.of && a.at == b.at && a.mandates == b.mandates;
    }
};

/// A person holds a seat for a term; rows that abut and differ only in attributes are one mandate.
struct joined_mandate {
    std::vector<remit::mandate> pieces;  ///< in order, each beginning where the one before it ends
    std::size_t body = 0, person = 0;
    std::optional<std::size_t> seat;

    [[nodiscard]] remit::day start() const { return pieces.front().start; }
    [[nodiscard]] std::optional<remit::day> stop() const { return pieces.back().stop; }
    [[nodiscard]] const remit::mandate& on(remit::day d) const;
};

[[nodiscard]] bool lasts(std::optional<remit::day> start, std::optional<remit::day> stop,
                         remit::day d);

class world {
public:
    explicit world(facts f);

    facts all;
    std::vector<joined_mandate> mandates;
    std::vector<remit::day> events;  ///< the days on which some fact begins or ends, rising

    [[nodiscard]] std::optional<std::size_t> body(std::string_view key) const;
    [[nodiscard]] std::optional<remit::day> start_of_body(std::size_t b) const;
    [[nodiscard]] std::optional<remit::period> observed() const;
    /// Whether the row lasts on that day.
    [[nodiscard]] bool lasts_on(const row& r, remit::day d) const;
    /// The row's body; a person and an office have none.
    [[nodiscard]] std::optional<std::size_t> body_of(const row& r) const;

    /// What one row of a table says in a column: a member's mandates say one thing each.
    struct saying {
        table of;
        std::size_t at;
        std::vector<cell> values;
    };
    /// Each of the values that the row has in the column on that day, by who says so.
    [[nodiscard]] std::vector<saying> said(const row& r, const std::string& name,
                                           remit::day d) const;
    /// Each of those values.
    [[nodiscard]] std::vector<cell> column(const row& r, const std::string& name,
                                           remit::day d) const;
    [[nodiscard]] bool has_column(table t, const std::string& name) const;
    /// The rows that `path` leads to: `person`, `body`, `seat`, `mandate`, `parent`.
    [[nodiscard]] std::vector<row> follow(const row& r, const std::string& path) const;

    /// Everybody who sits in some body on that day and is not hindered: one member per body and
    /// person.
    [[nodiscard]] std::vector<row> members(remit::day d) const;

    /// The texts that the literal stands for in that column: itself, or the keys of the
    /// organisation of that name and of all its successors.
    [[nodiscard]] std::vector<std::string> meant(const std::string& column,
                                                 const std::string& literal) const;

private:
    std::set<std::string> columns_[5];
    std::set<std::size_t>
        derived_seats_;  ///< that only mandates name: nobody said anything else of them

    void complete();
    void join();
    [[nodiscard]] std::int64_t votes_of(const remit::mandate& m) const;
    [[nodiscard]] std::vector<cell> own(table t, std::size_t at, const std::string& name,
                                        remit::day d) const;
    [[nodiscard]] table lookup(table from, const std::string& name) const;
    [[nodiscard]] std::vector<cell> attribute(std::string_view in, const std::string& key,
                                              const remit::attributes& more,
                                              const std::string& name, remit::day d) const;
    [[nodiscard]] const remit::organisation* organisation_named(std::string_view name) const;
    [[nodiscard]] cell stored(const std::string& column, cell c) const;
};

}  // namespace remit_test::oracle
