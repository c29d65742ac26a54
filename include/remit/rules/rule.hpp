// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/core/detail/hash.hpp>
#include <remit/rules/condition.hpp>
#include <remit/rules/window.hpp>

namespace remit {
inline namespace v0 {

/// A rule groups by at most this many columns: nobody reads a finding about more.
inline constexpr std::size_t most_columns = 8;

/// What a rule is for each of: a table's rows (`"body"`, `"seat"`, `"person"`, `"mandate"`), or one
/// group per combination of values that occurs in a body (`"company in body"`).
class subject {
public:
    /// As below. @throws bad_input for a null pointer, too.
    subject(const char* text);
    subject(std::nullptr_t) = delete;
    /// @throws bad_input if the text is neither `table` nor `column, column in table`
    ///         ("E-SUBJECT"), or has more than `most_columns` ("E-SIZE").
    /// @cost   O(length).
    subject(std::string_view text);
    subject(const std::string& text) : subject{std::string_view{text}} {}

    [[nodiscard]] const std::string& table() const noexcept { return table_; }
    /// The grouping columns; empty for a plain subject.
    [[nodiscard]] const std::vector<std::string>& columns() const noexcept { return columns_; }
    [[nodiscard]] bool is_group() const noexcept { return !columns_.empty(); }

    friend bool operator==(const subject&, const subject&) = default;

private:
    std::string table_;
    std::vector<std::string> columns_;
};

/// The subject as a rule spells it: `company in body`.
[[nodiscard]] std::string text(const subject& s);

/// must: breaking it is a breach. should: it may be departed from with a reason (comply or
/// explain).
enum class level : std::uint8_t { must, should };
[[nodiscard]] constexpr std::string_view text(level l) noexcept {
    return l == level::must ? "must" : "should";
}

/// One thing a charter demands: *for each* subject, *where* something is the case, *require* a
/// condition.
///
/// An aggregate: the field names are the designated initialisers of C++, the keywords of Python and
/// the keys of the charter file. In force from `start` (counts) to `stop` (does not); absent is
/// unbounded.
struct rule {
    std::string name;
    subject for_each = "body";
    std::optional<condition> where{};
    condition require;
    std::optional<limit> within{};
    remit::level level = remit::level::must;
    std::optional<day> start{};
    std::optional<day> stop{};
    std::string cite{};

    friend bool operator==(const rule& a, const rule& b) {
        const auto limits_agree = a.within.has_value() == b.within.has_value() &&
                                  (!a.within || same(*a.within, *b.within));
        return limits_agree && a.name == b.name && a.for_each == b.for_each && a.where == b.where &&
               a.require == b.require && a.level == b.level && a.start == b.start &&
               a.stop == b.stop && a.cite == b.cite;
    }
};

/// The rule as a line of a charter's `[rule]` table:
/// `size = { for_each = "body", require = 'count() == 7' }`.
[[nodiscard]] std::string text(const rule& r);

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::subject> {
    std::size_t operator()(const remit::subject& s) const {
        return remit::detail::hash_of(s.table(), s.columns());
    }
};
template <>
struct std::hash<remit::rule> {
    std::size_t operator()(const remit::rule& r) const {
        return remit::detail::hash_of(r.name, r.for_each, r.where, r.require, r.within, r.level,
                                      r.start, r.stop, r.cite);
    }
};
