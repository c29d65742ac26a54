// SPDX-License-Identifier: BSL-1.0
#pragma once

/// The meaning of the words of a rule on one day.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <remit/rules/node.hpp>
#include <remit/time/truth.hpp>

#include "oracle/days.hpp"
#include "oracle/world.hpp"

namespace remit_test::oracle {

/// The number that the word is, if it is one.
[[nodiscard]] std::optional<number> constant(const remit::node& n);
/// What a cell adds to a sum.
[[nodiscard]] bounds as_number(const cell& c);
/// Whether two values compare so: absent is equal to nothing and beside every order.
[[nodiscard]] remit::truth compare_cells(remit::op what, const cell& a, const cell& b);
/// The table in which the rows of that name are written down.
[[nodiscard]] remit::table_id table_written(const std::string& rows);
/// Whether the words may say something else on a day on which no fact begins or ends.
[[nodiscard]] bool changes_daily(const remit::node& n);

/// Why it cannot be told: for want of facts, because a window is still open, or because it looks
/// beyond what is known.
struct reasons {
    bool facts = false, ahead = false, outside = false;
};
struct outcome {
    remit::truth is = remit::truth::no;
    reasons why{};
};
[[nodiscard]] outcome operator&(const outcome& a, const outcome& b);
[[nodiscard]] outcome operator|(const outcome& a, const outcome& b);
[[nodiscard]] outcome operator~(const outcome& a);

/// What is known of the subject that a rule is judged for, and of when.
struct judged {
    life subject{};
    life lived{};  ///< what windows of the calendar may not look beyond
    when in_force = always, repealed = never;
    /// The days from which its limits run: at the earliest, and at the latest.
    when begin = always, begin_latest = always;
    /// Both may have been there on days of which nothing is known: what fails on the first day may
    /// have failed before.
    bool earlier_not_known = false;
};

/// A day, and for whom the words are judged; nobody inside a selector.
struct moment {
    when day;
    const judged* rule = nullptr;
    bool so_far = false;     ///< nothing more comes than is seen
    bool turned = false;     ///< below an odd number of negations, where so far
    bool hopefully = false;  ///< what is not kept so far and may yet be is kept
};

/// The truth of something on every day that is looked at, from the first on.
using truths = std::vector<remit::truth>;

/// One row of a source, or one mandate by which somebody is one of its members.
struct strand {
    row r;
    life lasts;
    const truths* takes;  ///< whether the row is one of the source on each day, as far as it lasts
};

/// Rows that are looked through.
struct rows_of {
    remit::table_id in{};               ///< where they are written down
    table of{};                         ///< what they are
    std::optional<std::size_t> body{};  ///< of the row that they hang on
    bool any_body = false;              ///< each may be of another
    std::vector<strand> strands{};      ///< those of one row side by side
    bool nowhere = false;               ///< the path leads to no row that they could hang on
    when begins = always;               ///< the first day of the row that they hang on
};
struct found_rows {
    const rows_of* rows;
    bool sure;  ///< the path surely leads there
};

/// The days on which rows are looked for: surely all of [low, high], and nothing but [low_possible,
/// high].
struct span {
    when low = 0, low_possible = 0, high = 0;
    bool by_days = false;                 ///< a row counts by single days: `run`
    std::optional<std::size_t> latest{};  ///< only so many of the latest rows: `recent`
    when others_before = always;          ///< before that day rows may be that are not known
    bool ahead = false, outside = false;  ///< it is open: more rows may exist
    bool outside_at_end = false;          ///< it sticks out at its end, too
    when known_from = always, known_to = never;
    std::optional<when> due{};  ///< its last day, where it has one
    bool all_seen = false;      ///< nothing more comes than is seen

    [[nodiscard]] bool open() const { return (ahead || outside) && !all_seen; }
};

/// Everything that is asked of the facts. Every function takes the row that the words are said of.
class evaluator {
public:
    /// @param first, last the days that are looked at, all changes among them
    evaluator(const world& w, const remit::check_settings& s, const remit::condition* member,
              when first, when last, pace p);
    ~evaluator();
    evaluator(const evaluator&) = delete;
    evaluator& operator=(const evaluator&) = delete;

    /// To be said before another subject, or another rule, is judged.
    void begin_subject() const;
    /// Whether the condition holds for the row.
    [[nodiscard]] outcome holds(const remit::node& n, const row& of, moment m) const;
    /// Each of the values that the words have: several where a column has several.
    [[nodiscard]] std::vector<cell> values(const remit::node& n, const row& of, moment m) const;
    /// Each of the values that the row has in the column on that day.
    [[nodiscard]] std::vector<cell> column(const row& r, const std::string& name, when d) const;
    /// Whether the row has the group's values.
    [[nodiscard]] remit::truth in_group(const row& r, const group& g, when d) const;
    /// The last day on which what is not kept so far may yet be, and `never` where there is none.
    /// @param turned the contrary is asked for
    [[nodiscard]] std::optional<when> due(const remit::node& n, const row& of, moment m,
                                          bool turned) const;

private:
    struct saying {
        table of;
        std::size_t at;
        std::vector<cell> values;
        bool sure = true;
    };
    /// How what is to come may change what is compared.
    struct direction {
        bool rises = false, falls = false;  ///< the left side beside the right
        bool meets = false;                 ///< or come to be equal
        bool outside = false;               ///< what cannot be told looks beyond what is known
        /// @param is what the two come to
        void look(const cell& a, const cell& b, remit::truth is);
        [[nodiscard]] bool helps(remit::op what, bool turned) const;
    };
    struct seen {  ///< the windows that words read
        bool ahead = false, outside = false;
        std::optional<when> due{};
    };
    /// A row of a source and what is known of it in a window.
    struct taken {
        row r;
        remit::truth is;  ///< whether the selector takes it
        /// The same where it is known to be there.
        remit::truth given;
        std::size_t first, count;  ///< its strands
    };
    /// A day on which a row may be asked what it says, and the row as it is there then.
    struct reading {
        when day;
        row r;
    };
    using node_list = std::vector<std::pair<number, const remit::node*>>;
    /// A comparison written as: terms + rest <sign> 0; each is a factor and the words it stands
    /// before.
    struct sum {
        std::vector<node_list> terms;  ///< counts and totals of one source and window together
        node_list rest;                ///< everything else
    };
    /// What a selector asks: whether a column has some value that the rule itself says.
    struct question {
        std::string column;
        cell with;
    };
    /// A value that nobody recorded, and what it may be.
    struct open_cell {
        table of;
        std::size_t at;
        std::string column;
        std::vector<cell> says;
    };
    /// Numbers that a row may add: those of `n` that are so many steps from `at`.
    struct part {
        bounds n;
        number at, step;
        friend bool operator==(const part&, const part&) = default;
    };
    struct memory;
    class as_known;

    const world& w_;
    const remit::check_settings& settings_;
    const remit::condition* member_;
    when first_, last_;
    pace pace_;
    std::unique_ptr<memory> memory_;

    // what rows say
    [[nodiscard]] const truths& member_days(std::size_t mandate) const;
    [[nodiscard]] remit::truth member_by(std::size_t mandate, when d) const;
    [[nodiscard]] std::vector<std::pair<std::size_t, bool>> present(const row& member,
                                                                    when d) const;
    [[nodiscard]] std::vector<std::pair<row, bool>> follow(const row& r, const std::string& path,
                                                           when d) const;
    [[nodiscard]] std::vector<saying> said(const row& r, const std::string& name, when d) const;
    [[nodiscard]] remit::truth asked(const remit::node& predicate, const row& of, when d) const;

    // which rows there are
    template <class F>
    [[nodiscard]] truths day_by_day(const life& l, bool daily, F f) const;
    [[nodiscard]] std::vector<found_rows> rows(const remit::node* source, const row& of,
                                               moment m) const;
    [[nodiscard]] const rows_of& rows_of_key(const std::string& name, const row& key,
                                             const remit::node* source, const row& of,
                                             when d) const;
    [[nodiscard]] const truths& selected(const remit::node* selector, const strand& s) const;

    // which of them are taken
    [[nodiscard]] span window(const remit::node& measure, const rows_of& from, const row& of,
                              moment m) const;
    void calendar(span& out, const remit::node& w, moment m) const;
    [[nodiscard]] when run_start(const rows_of& from, remit::duration gap, when t,
                                 bool surely) const;
    [[nodiscard]] life known_of(const rows_of& from) const;
    static constexpr when longest_window = 366;  ///< of the calendar, in days
    [[nodiscard]] std::pair<when, when> looked_at(when low, when high) const;
    [[nodiscard]] remit::truth counted(const strand& s, const remit::node* selector,
                                       const span& w) const;
    [[nodiscard]] std::size_t begun_since(const rows_of& from, when start, const span& w) const;
    [[nodiscard]] remit::truth among_latest(const rows_of& from, std::size_t i,
                                            const span& w) const;
    [[nodiscard]] remit::truth strand_taken(const rows_of& from, std::size_t i,
                                            const remit::node* selector, const span& w) const;
    [[nodiscard]] std::vector<taken> take(const rows_of& from, const remit::node* selector,
                                          const span& w) const;
    [[nodiscard]] std::optional<taken> take_row(const rows_of& from, std::size_t first,
                                                std::size_t count, const remit::node* selector,
                                                const span& w) const;
    [[nodiscard]] std::vector<reading> readings(const rows_of& from, const taken& t,
                                                const span& w) const;
    [[nodiscard]] std::vector<cell> read(const rows_of& from, const taken& t,
                                         const std::string& column, const span& w) const;

    // measures
    /// Of a count or a total.
    [[nodiscard]] bounds added_up(const remit::node& n, const rows_of& from, const span& w) const;
    [[nodiscard]] static bounds opened(bounds seen, const span& w);
    [[nodiscard]] bool has_negative(const remit::node& total, const rows_of& from) const;
    [[nodiscard]] bounds distinct(const remit::node& n, const rows_of& from, const span& w) const;
    [[nodiscard]] bounds days_held(const remit::node& n, const rows_of& from, const span& w) const;
    [[nodiscard]] std::vector<cell> at_an_end(const remit::node& n, const rows_of& from,
                                              const span& w) const;
    [[nodiscard]] std::vector<cell> apportion(const remit::node& n, const row& of, moment m) const;
    [[nodiscard]] bounds amount(const remit::node& n, const rows_of& from, const taken& t,
                                const span& w) const;
    [[nodiscard]] std::pair<table, std::string> whose(const remit::node& n,
                                                      const rows_of& from) const;

    // comparisons and limits
    [[nodiscard]] remit::truth compare(const remit::node& n, const row& of, moment m,
                                       direction& d) const;
    [[nodiscard]] remit::truth compare_sum(remit::op what, const sum& s, const row& of, moment m,
                                           direction& d) const;
    [[nodiscard]] remit::truth equals(const remit::node& column, const remit::node& literal,
                                      const row& of, moment m) const;
    /// @param parts takes what each row may add, as far as nothing else comes on top
    [[nodiscard]] cell row_by_row(const node_list& terms, const rows_of& from, const span& w,
                                  std::vector<std::vector<part>>* parts = nullptr) const;
    void ask(const remit::node& n, std::vector<question>& out) const;
    [[nodiscard]] std::vector<open_cell> open_cells(const std::vector<remit::node_ptr>& selectors,
                                                    const rows_of& from, const taken& t,
                                                    const span& w, bool always) const;
    [[nodiscard]] const cell* supposed(const saying& of, const std::string& column) const;
    [[nodiscard]] std::vector<cell> compared(const remit::node& side, const remit::node& other,
                                             const row& of, moment m) const;
    [[nodiscard]] std::vector<part> parts_of(const node_list& terms,
                                             const std::vector<remit::node_ptr>& selectors,
                                             const rows_of& from, const taken& t,
                                             const span& w) const;
    [[nodiscard]] static number common_step(number a, number b);
    [[nodiscard]] static bool may_come_to_nothing(const std::vector<std::vector<part>>& rows,
                                                  bounds rest);
    [[nodiscard]] static bool leaves_out(std::vector<part> parts, number unit);
    static void flatten(const remit::node& n, number factor, sum& into);
    [[nodiscard]] number laid_back(remit::duration d, when t) const;
    void look(const remit::node& n, const row& of, moment m, seen& into) const;
    void look_where(const remit::node& n, const row& of, moment m, bool rise, bool fall,
                    seen& into) const;
    void look_in_comparison(const remit::node& n, const row& of, moment m, bool turned,
                            seen& into) const;
    [[nodiscard]] std::optional<when> deed_due(const remit::node& n, const row& of, moment m,
                                               bool turned) const;
    [[nodiscard]] outcome within(const remit::node& n, const row& of, moment m) const;
    [[nodiscard]] const outcome& history(const remit::node& n, const row& of, moment m) const;
    [[nodiscard]] when limit(const remit::node& n, when from, const row& of, moment m,
                             bool at_latest) const;
    [[nodiscard]] reasons unseen(const remit::node& n, when from, const row& of, moment m) const;
};

}  // namespace remit_test::oracle
