// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include <remit/charter/charter.hpp>
#include <remit/rules/text.hpp>

#include "charter/entry.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

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
    std::set<std::string, std::less<>> clauses, rules;  ///< ids and names, implied rules too

    /// Notes where the values of a table were written.
    void note_places(const table_reader& t, std::span<const std::string_view> keys);
    /// The entry's text parsed, or nothing (reported).
    [[nodiscard]] std::optional<condition> condition_of(const entry& e, const std::string& whose);
    [[nodiscard]] std::optional<limit> limit_of(const entry& e, const std::string& whose);
    /// The clause named by `cite`, checked; empty if there is none. @param obliges whether what
    /// cites the clause makes rules, which only a clause that obliges can carry.
    [[nodiscard]] std::string cite_of(const table_reader& t, bool obliges);
    /// Reports a text that `text_for_rule` refuses.
    void check_text_for_rule(const entry& e, const std::string& whose, const std::string& text);

private:
    template <class Parse>
    auto parsed(const entry& e, const std::string& whose, Parse parse)
        -> std::optional<decltype(parse(std::string_view{}))>;
};

void read_definitions(charter_reading& r, const table_reader& top);
void read_clauses(charter_reading& r, const table_reader& top);
void read_seats(charter_reading& r, const table_reader& top);
void read_rules(charter_reading& r, const table_reader& top);
void read_waivers(charter_reading& r, const table_reader& top);

/// A text that is compared with in a rule that nobody wrote.
/// @throws bad_input where a rule cannot hold it, or would read it as a day.
[[nodiscard]] node_ptr text_for_rule(const std::string& text);

/// The names in a rule's text that may be definitions: those not in quotes and not behind a dot.
[[nodiscard]] std::set<std::string, std::less<>> names_in(std::string_view text);

}  // namespace detail
}  // namespace v0
}  // namespace remit
