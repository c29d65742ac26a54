// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/cadence_part.hpp>
#include <remit/core/problem.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// Reads the phrases of a cadence; of each that it cannot read it keeps what is wrong, and goes on
/// behind the next comma.
class cadence_parser {
public:
    explicit cadence_parser(std::string_view text);

    /// All parts. @throws bad_input with all problems.
    [[nodiscard]] std::vector<cadence_part> all();

private:
    struct token {
        enum class kind : std::uint8_t { word, number, date, comma, end, other };
        kind what = kind::end;
        std::string text{};  ///< a word in small letters
        std::int64_t number = 0;
        std::optional<day> on{};
        std::size_t column = 1;  ///< in characters
    };
    /// What ends the reading of one phrase.
    struct refused {
        problem what;
    };

    void cut(std::string_view text);
    [[noreturn]] void fail(std::string what, std::string hint = {}) const;
    [[noreturn]] void fail_at(const token& t, std::string what, std::string hint = {}) const;

    [[nodiscard]] const token& peek(std::size_t ahead = 0) const;
    [[nodiscard]] bool is(std::string_view word, std::size_t ahead = 0) const;
    [[nodiscard]] bool is_any(std::initializer_list<std::string_view> words,
                              std::size_t ahead = 0) const;
    bool take(std::string_view word);
    bool take_any(std::initializer_list<std::string_view> words);
    void need(std::string_view word, std::string hint);

    [[nodiscard]] std::optional<std::size_t> name_at(std::size_t ahead,
                                                     std::span<const std::string_view> names,
                                                     bool plural = false) const;
    [[nodiscard]] bool month_at(std::size_t ahead) const;
    [[nodiscard]] std::optional<std::int64_t> number_at(std::size_t ahead) const;
    std::int64_t number();
    std::optional<duration::unit_type> take_length_unit();
    std::optional<cadence_parts::unit> take_unit();
    template <class F>
    void list(F one);
    month_set months();
    cadence_parts::month_day month_day();
    std::vector<int> ordinals();
    std::vector<int> weekdays();
    [[nodiscard]] bool ordinal_at(std::size_t ahead) const;

    void phrase();
    bool adverb();
    void every();
    void amount();
    void amount_of(std::optional<std::int64_t> least, std::optional<std::int64_t> most);
    void days(cadence_parts::allowed how);
    void on_days(cadence_parts::allowed how);
    void nth_weekday();
    bool length_by_name();
    void put(cadence_part p);

    std::vector<token> tokens_{};
    std::size_t at_ = 0;
    std::size_t begin_ = 0;  ///< of the phrase
    std::vector<cadence_part> out_{};
    std::vector<problem> problems_{};
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
