// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/rules/condition.hpp>

namespace remit {
inline namespace v0 {

/// What a row says on a day, by name: `role`, or along a path `body.kind`.
///
/// A name is looked up on the row, then on its seat, its person, its body; two hits are an error
/// that a dotted path settles. Which names exist is known only when a rule meets facts, in `check`.
class column : public measure {
public:
    explicit column(std::string_view name) : measure{make_node(op::column, std::string{name})} {}

    /// As it was given: `role`, `body.kind`. Valid as long as the column.
    [[nodiscard]] std::string_view name() const { return std::get<std::string>(root().value); }

    /// One of the values: `area.is_in("health", "elderly")`. @throws bad_input without a value.
    template <class... T>
    [[nodiscard]] condition is_in(const T&... values) const {
        return condition{make_node(op::is_in, {}, {share_root(), measure{values}.share_root()...})};
    }
};

/// Equality of columns builds a condition like every measure's; `same` compares the trees.

/// A column whose name is no word of the language: `col("company")`, `col("body.municipality")`.
[[nodiscard]] inline column col(std::string_view name) { return column{name}; }

/// The base of words that are values and no columns (`today`): through it the operators of `remit`
/// are found where only `remit::words` is opened.
struct word_base {};

/// A column known at compile time; what the words of `rules/words.hpp` are made of. Converts to
/// `column`.
class column_word {
public:
    constexpr explicit column_word(std::string_view name) : name_{name} {}
    constexpr column_word(std::string_view path, std::string_view name)
        : path_{path}, name_{name} {}

    [[nodiscard]] std::string name() const {
        return path_.empty() ? std::string{name_} : std::string{path_} + "." + std::string{name_};
    }
    operator column() const { return column{name()}; }
    operator measure() const { return column{name()}; }

    template <class... T>
    [[nodiscard]] condition is_in(const T&... values) const {
        return column{name()}.is_in(values...);
    }

private:
    std::string_view path_{};
    std::string_view name_;
};

/// The year, month or day of the month of a dated column or of `today`: `start.month == 1`.
class date_part_word {
public:
    constexpr date_part_word(op part, std::string_view of) : part_{part}, of_{of} {}
    operator measure() const {
        return measure{make_node(
            part_, {}, {of_ == "today" ? make_node(op::today) : column{of_}.share_root()})};
    }

private:
    op part_;
    std::string_view of_;
};

}  // namespace v0
}  // namespace remit

template <>
struct std::hash<remit::column> : remit::detail::expr_hash {};
