// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <remit/calendar/cadence_part.hpp>
#include <remit/time/day.hpp>

namespace remit {
inline namespace v0 {
namespace detail {

/// Whether both say as often; "monthly" and "every month" do.
[[nodiscard]] bool same_often(const cadence_part& a, const cadence_part& b);
/// Whether it counts in weeks from one meeting to the next.
[[nodiscard]] bool is_in_weeks(const cadence_part& p);

/// What one text of a list of meetings says, found from left to right. A phrase is found only where
/// a part of the text begins, or directly behind another one: of "after the fourth Tuesday" nothing
/// is taken.
class free_text {
public:
    /// Where words stand: positions among the tokens.
    struct stretch {
        std::size_t begin = 0, end = 0;
    };
    struct said_often {
        cadence_part often;
        stretch at;
    };
    struct said_days {
        cadence_parts::on_weekdays on;
        stretch at;
    };
    struct said_start {
        day first;
        stretch at;
    };
    struct said_parts {
        std::vector<cadence_part> parts;
        stretch at;
    };

    /// @param text outlives this.
    explicit free_text(std::string_view text);

    std::vector<said_often> often{};
    std::vector<said_days> days{};
    std::vector<said_start> starts{};
    std::vector<said_parts> parts{};  ///< phrases of a charter
    /// Whether what is not understood may take meetings away.
    [[nodiscard]] bool takes_away() const;

    /// Its words are not used after all.
    void drop(stretch at);
    void drop_all();
    /// The words that are not used, as they stand in the text.
    [[nodiscard]] std::vector<std::string> left() const;

private:
    struct token {
        enum class kind : std::uint8_t { word, number, date, mark };
        kind what = kind::mark;
        std::string low{};  ///< in small letters; a number without its ending
        std::optional<day> on{};
        std::size_t begin = 0, end = 0;  ///< in the text
        bool used = false;
    };

    void cut();
    void scan();
    void scan_part();
    void use(std::size_t begin);  ///< what was read from there on
    void forget_to(std::size_t begin);
    /// Reads one phrase at `at_`. @returns whether there is one.
    bool phrase();
    bool adverb();
    bool every();
    bool times();
    bool weekdays();
    bool weekdays_of_each_month(std::size_t begin);
    bool named_days(std::size_t begin);
    bool of_the_month(std::int64_t times);
    bool starting();
    [[nodiscard]] std::optional<day> date();
    bool charter_phrase(std::size_t stop);
    [[nodiscard]] bool is_cadence() const;

    [[nodiscard]] const token& peek(std::size_t ahead = 0) const;
    [[nodiscard]] bool is(std::string_view low, std::size_t ahead = 0) const;
    bool take(std::string_view low);
    bool take_any(std::initializer_list<std::string_view> words);
    bool take_unit(std::string_view unit);
    [[nodiscard]] bool separates(std::size_t at) const;
    [[nodiscard]] bool counts(std::size_t at) const;
    [[nodiscard]] std::optional<int> weekday_at(std::size_t ahead) const;
    [[nodiscard]] std::optional<int> month_at(std::size_t ahead) const;
    [[nodiscard]] std::optional<int> ordinal_at(std::size_t ahead) const;
    [[nodiscard]] std::optional<int> number_at(std::size_t ahead) const;
    [[nodiscard]] bool limits(std::size_t at) const;

    std::string_view text_;
    std::vector<token> tokens_{};
    std::size_t at_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace remit
