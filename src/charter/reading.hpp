// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <remit/charter/charter.hpp>
#include <remit/rules/text.hpp>

#include "charter/entry.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// The versions of one rule or cadence that have days, and where they stand.
struct version_list {
    std::vector<days_in_force> days;
    std::vector<entry> where;

    void add(const days_in_force& when, const entry& e) {
        days.push_back(when);
        where.push_back(e);
    }
};

/// A charter while it is being made from a document: what there is so far, and what is wrong.
///
/// What a reader of one table notes here, the readers after it need: which names exist is known
/// even where their entries are faulty, so that one mistake is reported once.
struct charter_reading {
    explicit charter_reading(std::string_view origin) : problems{origin} {}

    charter_problems problems;
    charter out;
    definitions defined;
    /// Definitions that could not be read. A text that names one is not parsed.
    std::set<std::string, std::less<>> undefined;
    known_clauses clauses;
    known_names rules;  ///< implied ones too
    /// Cadences of which a version could not be read, so that not all their rules are known.
    std::set<std::string, std::less<>> unread_cadences;
    std::size_t words = 0;  ///< nodes of what was read so far, with definitions expanded

    /// Notes where the values of a table were written.
    void note_places(const table_reader& t, std::span<const std::string_view> keys);
    /// The entry's text parsed, or nothing (reported). @param so what follows where it can never
    /// hold, which is reported.
    [[nodiscard]] std::optional<condition> condition_of(const entry& e, const std::string& whose,
                                                        std::string_view so = {});
    [[nodiscard]] std::optional<limit> limit_of(const entry& e, const std::string& whose);
    /// The clause named by `cite`, checked; empty if there is none. @param obliges whether what
    /// cites the clause makes rules, which only a clause that obliges can carry.
    [[nodiscard]] std::string cite_of(const table_reader& t, bool obliges);
    /// Start and stop of an entry, or nothing (reported) where they are no period.
    [[nodiscard]] std::optional<days_in_force> days_of(const table_reader& t);
    /// Its level; must be written where the clause cited is a should.
    [[nodiscard]] level level_of(const table_reader& t, const std::string& cite);
    /// Reads the table, or each of a list of versions, and reports versions in force at once.
    /// @param kind "rule"
    void read_versions(std::string_view kind, const std::string& name, const entry& e,
                       void (*read)(charter_reading&, const std::string& name, const entry&,
                                    version_list&));
    /// Whether the rule of that name may be one that a cadence makes which could not be read.
    [[nodiscard]] bool may_be_unread(std::string_view rule) const;
    /// Whether so many more words may be read; reports, once, where they may not.
    [[nodiscard]] bool has_room(const entry& e, const std::string& whose, std::size_t more);

private:
    template <class Parse>
    auto parsed(const entry& e, const std::string& whose, Parse parse)
        -> std::optional<decltype(parse(std::string_view{}))>;
};

void read_definitions(charter_reading& r, const table_reader& top);
void read_clauses(charter_reading& r, const table_reader& top);
void read_seats(charter_reading& r, const table_reader& top);
void read_cadences(charter_reading& r, const table_reader& top);
void read_rules(charter_reading& r, const table_reader& top);
void read_waivers(charter_reading& r, const table_reader& top);

/// The names in a rule's text that may be definitions: those not in quotes and not behind a dot.
[[nodiscard]] std::set<std::string, std::less<>> names_in(std::string_view text);

}  // namespace detail
}  // namespace v0
}  // namespace remit
