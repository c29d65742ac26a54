// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/charter/charter.hpp>
#include "core/suggester.hpp"
#include "world.hpp"
#include "written.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// No factor of a linear form is larger, once its coefficients are whole.
inline constexpr std::int64_t largest_factor = 1'000'000;

/// The texts that a charter and the facts know for a column: roles, bodies, seats, offices, ...
class known_values {
public:
    /// Both must last as long as this.
    known_values(const registry& r, const charter& c) : r_{r}, c_{c} {}
    /// Whether rules may only name values of this column that somebody declared or holds.
    [[nodiscard]] bool closed(std::string_view column) const;
    [[nodiscard]] bool has(std::string_view column, std::string_view text) const;
    using texts = std::set<std::string, std::less<>>;
    /// Null where the column is not closed.
    [[nodiscard]] const texts* all(std::string_view column) const;

private:
    [[nodiscard]] texts make(std::string_view column) const;

    const registry& r_;
    const charter& c_;
    /// Made when first asked for: a column may have as many as there are bodies.
    mutable std::map<std::string, texts, std::less<>> by_column_;
};

/// A linear sum over the rows of one source and window, as written: factor x count(selector) or
/// total(column, selector).
struct linear_part {
    struct summand {
        number factor;
        node_ptr selector, column;
    };
    node_ptr source, window;
    std::vector<summand> summands;
};

/// Binds the names of rules to the columns and codes of a registry, and collects everything that is
/// wrong with them. What cannot be bound becomes a problem, and a program that is never run.
class binder {
public:
    /// @param notes what is no mistake for certain, and looks like one
    binder(world& w, const known_values& known, std::vector<problem>& problems,
           std::vector<problem>& notes)
        : w_{w}, known_{known}, problems_{problems}, notes_{notes} {}

    /// From what a name is looked up, and where the subject's own rows are counted (null: in a
    /// selector).
    struct scope {
        unit_kind of{};
        const std::vector<std::string>* group_columns = nullptr;
        counting* counts = nullptr;
        std::vector<bound_within>* withins = nullptr;  ///< where limits are kept; null: none may be
        bool turned = false;  ///< below an odd number of negations: the contrary is asked for
    };

    /// @param place of the rule's text, for problems ("charter.toml:41:18")
    /// @param root  of what is bound next, which outlives it
    void at(std::string place, const node* root = nullptr) {
        place_ = std::move(place);
        written_.begin(root);
    }
    /// The same of a text that is no tree, of which a word is bound next.
    void at(std::string place, std::string text, std::string_view word) {
        place_ = std::move(place);
        written_.begin(std::move(text));
        written_.look_at(word);
    }
    /// What is bound next is in force from that day on.
    void in_force_from(std::int32_t day) { in_force_ = day; }
    [[nodiscard]] truth_program truth_of(const node& n, const scope& s);
    [[nodiscard]] value_program value_of(const node& n, const scope& s);
    /// The same of what must be a number.
    [[nodiscard]] value_program number_of(const node& n, const scope& s);
    /// The column of that name; `quiet` gives nothing instead of a problem.
    [[nodiscard]] std::optional<accessor> find(std::string_view name, const scope& s,
                                               bool quiet = false);
    /// The column that the node names.
    [[nodiscard]] std::optional<accessor> find(const node& column, const scope& s);
    /// Whether every column that groups are made by is one of seats too.
    [[nodiscard]] bool seats_have(const std::vector<std::string>& columns);
    /// Reports every word of the tree that the check cannot judge yet. @return whether there is
    /// none
    bool judgeable(const node& n);
    void report(std::string code, std::string what, std::string hint = {});

private:
    using looking_at = written_text::looking_at;
    enum class type { number, day, text, mixed, any };
    using part = linear_part;
    struct linear {
        std::vector<part> parts;
        std::vector<std::pair<number, const node*>> others;
        number constant;
    };

    [[nodiscard]] truth_program compare(const node& n, const scope& s);
    [[nodiscard]] truth_program compare_length(const node& n, const scope& s);
    [[nodiscard]] truth_program compare_end(const node& n, const node& end, const node& said,
                                            const scope& s);
    [[nodiscard]] truth_program atom(const node& n, const node& column,
                                     const std::vector<const node*>& literals, const scope& s);
    [[nodiscard]] truth_program within(const node& n, const scope& s);
    [[nodiscard]] truth_program predicate(const node& n);
    [[nodiscard]] std::optional<truth_program> as_linear(const node& n, const node& a,
                                                         const node& b, op what, const scope& s);
    void add_linear(const node& n, const number& factor, linear& out);
    void add_measure(const node& m, const node_ptr& selector, const number& factor, linear& out);
    [[nodiscard]] value_program measure_of(const node& n, const scope& s);
    [[nodiscard]] value_program reckoned(const node& n, const scope& s);
    /// Own rows of today: a form of the scope's counting. All else is a pass.
    [[nodiscard]] value_program place_part(const part& p, const scope& s);
    [[nodiscard]] value_program place_distinct(const node& n, const scope& s);
    /// first, last, days_held, apportion
    [[nodiscard]] value_program place_other(const node& n, const scope& s);
    [[nodiscard]] std::optional<form> make_form(const part& p, rows_kind rows, counting& c);
    [[nodiscard]] bool make_form(const part& p, rows_kind rows, lane_program& lane, form& out);
    [[nodiscard]] std::int32_t selector_in(lane_program& lane, const node_ptr& selector);
    [[nodiscard]] std::int32_t column_in(lane_program& lane, const node& column, bool numbers);
    /// Which rows a source names, and how those who ask come to their key.
    struct source_target {
        rows_kind rows{};
        unit_kind base{};
        hop via = hop::self;
        std::int32_t named_body = -1;
        bool own = false;  ///< without a path: the subject's own rows
    };
    [[nodiscard]] std::optional<source_target> target_of(const node* source, const scope& s);
    [[nodiscard]] bool own_key(source_target& t, const scope& s);
    [[nodiscard]] bool path_key(const node& path, source_target& t, const scope& s);
    /// Whether the rows are counted as the subject's days go by, in the sweep itself.
    [[nodiscard]] bool is_swept(const source_target& t, const node* source, const node* window,
                                const scope& s) const;
    /// The pass of that measure that was made before, if there is one.
    [[nodiscard]] std::optional<value_program> known_pass(const node_ptr& written,
                                                          const scope& s) const;
    /// A pass with everything bound but what is measured; nothing when that failed.
    [[nodiscard]] std::optional<pass> begin_pass(const node_ptr& written, const source_target& t,
                                                 const node* source, const node* window,
                                                 const scope& s);
    [[nodiscard]] value_program add_pass(pass&& p);
    [[nodiscard]] std::optional<std::uint32_t> rows_pass(const node& source, const scope& s);
    [[nodiscard]] type type_of(const value_program& p) const;
    [[nodiscard]] type type_of(const fact_column& c) const;
    /// What a side of a comparison is, for a problem: `"quota", which holds numbers and texts`.
    [[nodiscard]] std::string described(const node& n, const value_program& p) const;
    void check_types(const node& n, const node& a, const value_program& left, const node& b,
                     const value_program& right);
    void check_number(const node& n, const value_program& p, const char* what);
    void check_values(const fact_column& c, const std::string& name,
                      const std::vector<datum>& wanted);
    [[nodiscard]] std::string path_meant(std::string_view name, const scope& s) const;
    /// Who has a column of that name, when it is not to be had from here.
    [[nodiscard]] std::string elsewhere(std::string_view name, const scope& s) const;
    /// A text that no fact has, in a column where any text may be: told, as it may be misspelt.
    void note_text(const fact_column& c, const std::string& name, const std::string& text,
                   bool any_text);
    /// Working days are counted over days of which no holidays are known: told.
    void note_calendar(const std::optional<std::pair<std::int32_t, std::int32_t>>& from,
                       const duration& length, int sign);
    void check_literal(std::string_view column, const node& text);
    /// The texts that mean the same in a column that names organisations: the key of the one that
    /// the text names, and of those who succeeded it.
    [[nodiscard]] std::vector<std::string> meant(std::string_view column,
                                                 const std::string& text) const;
    [[nodiscard]] std::vector<std::string> column_names(const scope& s) const;

    world& w_;
    const known_values& known_;
    std::vector<problem>& problems_;
    std::vector<problem>& notes_;
    std::string place_;
    std::int32_t in_force_ = always_start;
    written_text written_;
    std::set<std::string> reported_;
    std::size_t failures_ = 0;  ///< all that was reported, also what had been said before
    suggester suggest_;
};

/// Finds or adds the lane of those rows.
[[nodiscard]] std::uint32_t lane_of(counting& c, rows_kind rows);

}  // namespace detail
}  // namespace v0
}  // namespace remit
