// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "program.hpp"
#include "window.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

class world;
struct moment;

/// A measure of other rows than today's own: along a path, over a window, or of rows that agree
/// with this one. Rows are gathered by the key they carry; what does not depend on who asks is
/// worked out once per key, as steps.
struct pass {
    enum class measure_type : std::uint8_t { form, distinct, first, last, days, apportion, rows };

    // What was asked, to find the same again.
    node_ptr written;   ///< the measure, or for a linear form its source and window
    unit_kind asker{};  ///< of which kind the row is that asks
    std::vector<std::string> group_columns;

    measure_type measure{};
    rows_kind rows{};
    unit_kind base{};              ///< whose key the rows carry
    hop via = hop::self;           ///< from the row that asks to that key
    std::int32_t named_body = -1;  ///< body("x"): always this row
    bound_window window;
    std::vector<value_program> after;               ///< the day of after(...): one, or none
    std::vector<accessor> agree_here, agree_there;  ///< `.same`, and the columns of a group
    bool same_body = false;                         ///< only rows of the asker's own body
    bool of_group = false;                          ///< the first `agree_here` are a group's values
    lane_program lane;
    form what;                                ///< form
    std::int32_t selector = -1, column = -1;  ///< the others
    bool day_valued = false;                  ///< first and last
    bool only_positive = true;                ///< no value of the column summed up is below zero
    std::vector<value_program> seats;         ///< apportion: how many are divided
    std::vector<accessor> own;                ///< apportion: the subject's own value
    bool sainte_lague = false;
    bool stepped = false;  ///< `steps` hold the values; else rows are looked through when asked

    /// A part of a row in which nothing asked of it changes.
    struct piece {
        std::int32_t start, stop;  ///< possibly
        std::uint32_t unit, signature;
    };
    /// A row of a source: an entry of its table of units, or all of one member.
    struct row {
        std::int32_t start, latest_start;
        std::uint32_t first_piece, pieces;
    };
    const unit_table* units = nullptr;
    const fact_table* mandates = nullptr;
    std::vector<std::uint32_t> first_row;  ///< keys + 1 offsets into `by_key`
    std::vector<row> by_key;
    std::vector<piece> piece_of;
    std::size_t selectors = 0;
    std::vector<truth> truths;  ///< signatures x selectors

    struct step {
        std::int32_t day;
        std::uint32_t value;  ///< position in `values`
        friend bool operator==(const step&, const step&) = default;
    };
    std::vector<std::uint32_t> first_step;  ///< keys + 1 offsets into `steps`
    std::vector<step> steps;
    std::vector<std::vector<datum>> values;

    /// The days for which the rows' table is declared to be known; of those only the days count for
    /// which the body's own facts are.
    std::int32_t observed_start = always_start, observed_stop = open_stop;

    [[nodiscard]] truth of(std::uint32_t signature, std::int32_t s) const {
        return s < 0 ? truth::yes : truths[signature * selectors + static_cast<std::size_t>(s)];
    }
    [[nodiscard]] std::span<const row> rows_of(std::uint32_t key) const {
        return std::span{by_key}.subspan(first_row[key], first_row[key + 1] - first_row[key]);
    }
    [[nodiscard]] std::span<const piece> pieces_of(const row& r) const {
        return std::span{piece_of}.subspan(r.first_piece, r.pieces);
    }
    /// Whether a mandate is a row by itself, also of a member: what starts, first or last, is one.
    [[nodiscard]] bool by_mandate() const noexcept {
        using enum measure_type;
        return measure == first || measure == last || measure == measure_type::rows;
    }
    /// Whether it matters by which of a member's mandates it counts.
    [[nodiscard]] bool by_strand() const noexcept {
        return rows == rows_kind::members &&
               (window.kind != bound_window::kind_type::none || by_mandate() ||
                base == unit_kind::seat || base == unit_kind::mandate);
    }
    [[nodiscard]] bool of_fixed_window() const noexcept {
        using enum bound_window::kind_type;
        return window.kind != after && window.kind != recent && window.kind != run;
    }
};

/// Gathers the rows by key, and works out the steps where they do not depend on who asks.
void fill(pass& p, const world& w);
/// What the measure comes to, as seen by the row that asks.
void evaluate(const pass& p, const moment& m, std::vector<datum>& out);
/// The days on which that may change.
void changes(const pass& p, const world& w, const unit& u, std::vector<std::int32_t>& out);
/// The keys that the row leads to, each with whether it only may.
template <class F>
void for_each_key(const pass& p, const registry& r, const unit& u, F f) {
    if (p.named_body >= 0)
        f(static_cast<std::uint32_t>(p.named_body), false);
    else
        for_each_said(r, u, p.via, f);
}
/// The rows of a pass by the day they start: the first that surely, or possibly, starts later than
/// a day.
[[nodiscard]] std::int32_t next_start(const pass& p, const world& w, const unit& u,
                                      std::int32_t later_than, bool surely);
/// The first days, later than a day, on which a row may have started that nobody knows of: one of
/// before these rows are known, and one of after.
struct unseen_starts {
    std::int32_t before = open_stop, after = open_stop;
};
[[nodiscard]] unseen_starts unseen_later(const pass& p, const world& w, const unit& u,
                                         std::int32_t than);
/// The last day of the window if it looks ahead of what is known, and `open_stop` where it has
/// none.
[[nodiscard]] std::optional<std::int32_t> open_until(const pass& p, const moment& m);

}  // namespace detail
}  // namespace v0
}  // namespace remit
