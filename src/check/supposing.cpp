// SPDX-License-Identifier: BSL-1.0
#include "supposing.hpp"

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using kind_type = datum::kind_type;

bool is_number(const datum& d) { return d.kind == kind_type::number || d.kind == kind_type::day; }

/// Whether one value, and no more than one, is not known of the row on the day.
/// @param always and on every other day
bool is_one_unknown(const accessor& a, const unit& u, std::uint32_t row, std::int32_t day,
                    bool always) {
    const auto& c = *a.column;
    if (always) {
        // rows that were joined may have said different things
        const auto& t = *a.table;
        if (!t.first_piece.empty() && t.first_piece[row] != t.first_piece[row + 1]) return false;
        return c.dated() ? c.of(row).empty() : c.code[row] == fact_column::unknown_code;
    }
    if (!c.dated()) return c.code[row] == fact_column::unknown_code;
    // a value that is only perhaps in force is unknown too; where there are two, they are two
    const auto on = day_within(a, u, row, day);
    std::size_t in_force = 0;
    for (const auto& v : c.of(row)) {
        if (v.start > on || on >= v.stop) continue;
        if (v.code != fact_column::unknown_code || ++in_force > 1) return false;
    }
    return true;
}

/// The column, where the value is nothing but what a column says.
const accessor* column_of(const value_program& p) {
    const bool is = p.what == value_program::what_type::column &&
                    p.at.what == accessor::what_type::column && p.at.column && p.at.table;
    return is ? &p.at : nullptr;
}

/// Whether the value is one that the rule itself says.
bool is_said(const value_program& p) {
    using enum value_program::what_type;
    return p.what == number || p.what == day || p.what == text;
}

}  // namespace

void suppose(const value_program& side, const value_program& other, const moment& m,
             std::vector<datum>& data) {
    const auto* a = column_of(side);
    if (!a || !is_said(other)) return;
    for (auto& d : data) {
        if (d.kind != datum::kind_type::unknown) continue;
        const auto* says = m.supposed->of(a->column, d.row);
        if (!says) continue;
        d.kind = says->kind, d.text = says->text;
        d.range = d.inner = says->range;
    }
}

supposing::supposing(const lane_program& lane, std::span<const std::int32_t> selectors) {
    for (const auto s : selectors)
        if (s >= 0 && !ask(lane.selectors[static_cast<std::size_t>(s)])) asks_all_ = false;
    for (auto& c : columns_) find_values(c);
}

/// @returns whether nothing else is asked of a row
bool supposing::ask(const truth_program& p) {
    using enum truth_program::what_type;
    bool all_of_it = true, any_of_it = false;
    switch (p.what) {
        case all:
        case any:
        case negation:
            for (const auto& a : p.args) all_of_it = ask(a) && all_of_it;
            return all_of_it;
        case atom:
            if (p.at.what != accessor::what_type::column || !p.at.column || !p.at.table)
                return false;
            for (const auto& v : p.wanted) ask(p.at, as_datum(v), false);
            return true;
        case compare:
            for (const int i : {0, 1}) {
                const auto& one = p.sides[static_cast<std::size_t>(i)];
                const auto& other = p.sides[static_cast<std::size_t>(1 - i)];
                if (const auto* a = column_of(one); a && is_said(other)) {
                    const bool is_text = other.what == value_program::what_type::text;
                    ask(*a,
                        is_text
                            ? datum{kind_type::text, {}, other.text}
                            : datum{other.what == value_program::what_type::day ? kind_type::day
                                                                                : kind_type::number,
                                    other.constant},
                        is_text && p.comparison != op::eq);
                    any_of_it = true;
                }
            }
            return any_of_it;
        default: return false;
    }
}

void supposing::ask(const accessor& a, const datum& said, bool ordered) {
    auto c = std::find_if(columns_.begin(), columns_.end(),
                          [&](const asked& x) { return x.column == a.column; });
    if (c == columns_.end()) {
        columns_.push_back({a.column});
        c = std::prev(columns_.end());
        // what is only perhaps in force may be that there is none
        c->may_be_absent =
            a.table->first_piece.empty() && a.column->dated() &&
            std::any_of(a.column->values.begin(), a.column->values.end(),
                        [](const auto& v) { return v.code == fact_column::absent_code; });
    }
    c->said.push_back(said);
    c->ordered = c->ordered || ordered;
    const auto at = static_cast<std::size_t>(c - columns_.begin());
    for (std::size_t i = 0; i < ways_there_.size(); ++i)
        if (column_of_[i] == at && ways_there_[i].via == a.via) return;
    ways_there_.push_back(a), column_of_.push_back(at);
}

/// Each value that is asked for, the numbers between, and another.
void supposing::find_values(asked& a) {
    std::vector<number> cuts;
    bool texts = false;
    auto kind = kind_type::number;
    for (const auto& d : a.said) {
        if (is_number(d)) {
            cuts.push_back(d.range.lo), kind = d.kind;
        } else if (std::none_of(a.says.begin(), a.says.end(),
                                [&](const datum& x) { return x.text == d.text; })) {
            texts = true;
            a.says.push_back(d);
        }
    }
    const auto add = [&](const extent& e, bool stands_for_others = false) {
        if (e.hi < e.lo) return;
        a.says.push_back({kind, e});
        a.says.back().sure = !stands_for_others;
    };
    if (!cuts.empty()) {
        std::sort(cuts.begin(), cuts.end());
        cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
        const bool whole =
            kind == kind_type::day ||
            (!a.column->dictionary.empty() &&
             std::all_of(a.column->dictionary.begin(), a.column->dictionary.end(),
                         [](const value& v) { return std::holds_alternative<std::int64_t>(v); }));
        // one of the fractions between stands for all of them; it is not `sure`, so that nobody
        // adds it up
        const auto below = [&](const number& n) {
            return whole ? extent{number::infinity(-1), n.ceil() + number{-1}}
                         : extent::of(n + number{-1});
        };
        const auto above = [&](const number& n) {
            return whole ? extent{n.floor() + number{1}, number::infinity(1)}
                         : extent::of(n + number{1});
        };
        add(below(cuts.front()), !whole);
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            if (!whole || cuts[i].whole()) add(extent::of(cuts[i]));
            if (i + 1 == cuts.size()) break;
            const auto &from = cuts[i], &to = cuts[i + 1];
            add(whole ? extent{from.floor() + number{1}, to.ceil() + number{-1}}
                      : extent::of((from + to) * number{wide{1}, wide{2}}),
                !whole);
        }
        add(above(cuts.back()), !whole);
    }
    if (texts || cuts.empty() || a.may_be_absent) a.says.push_back({kind_type::absent});
}

void supposing::look_at(const registry& r, const unit& u, std::int32_t day, bool always) {
    for (std::size_t i = 0; i < ways_there_.size(); ++i) {
        const auto& a = ways_there_[i];
        const auto& c = columns_[column_of_[i]];
        if (c.ordered) continue;
        for_each_row(r, u, a.via, [&](std::uint32_t row) {
            if (!is_one_unknown(a, u, row, day, always)) return;
            const auto same = [&](const cell& x) { return x.of == &c && x.row == row; };
            if (std::none_of(cells_.begin(), cells_.end(), same)) cells_.push_back({&c, row});
        });
    }
}

std::size_t supposing::ways() const {
    std::size_t out = 1;
    for (const auto& c : cells_) {
        out *= c.of->says.size();
        if (out > most_ways) return 0;
    }
    return out;
}

void supposing::describe(const registry& r, const unit& u, std::int32_t day,
                         std::vector<std::int32_t>& out) const {
    std::vector<std::pair<const asked*, std::uint32_t>> met;
    for (std::size_t i = 0; i < ways_there_.size(); ++i) {
        const auto& a = ways_there_[i];
        const auto& c = columns_[column_of_[i]];
        // codes between which no selector tells are as good as each other
        const auto kind_of = [&](std::int32_t code) {
            const auto d = as_datum(a.column->dictionary[static_cast<std::size_t>(code)]);
            if (c.ordered || (is_number(d) && !d.range.exact())) return code + (1 << 20);
            for (std::size_t k = 0; k < c.says.size(); ++k) {
                const auto& s = c.says[k];
                if (is_number(d) && is_number(s) &&
                    (s.range.exact() ? s.range.lo == d.range.lo
                                     : !(d.range.lo < s.range.lo) && !(s.range.hi < d.range.lo)))
                    return static_cast<std::int32_t>(k);
                if (d.kind == kind_type::text &&
                    (s.kind == kind_type::absent || (s.kind == d.kind && s.text == d.text)))
                    return static_cast<std::int32_t>(k);
            }
            return code + (1 << 20);
        };
        for_each_said(r, u, a.via, [&](std::uint32_t row, bool maybe) {
            const auto one = std::pair{&c, row};
            auto at = std::find(met.begin(), met.end(), one);
            if (at == met.end()) met.push_back(one), at = std::prev(met.end());
            out.push_back(-10), out.push_back(static_cast<std::int32_t>(at - met.begin()));
            out.push_back((maybe ? 1 : 0) + (is_one_unknown(a, u, row, day, false) ? 2 : 0));
            for_each_code(
                *a.column, row, day_within(a, u, row, day),
                [&](std::int32_t code) { out.push_back(kind_of(code)); },
                [&] { out.push_back(fact_column::unknown_code); });
        });
        out.push_back(-11);
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
