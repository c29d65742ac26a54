// SPDX-License-Identifier: BSL-1.0
#include "column_signer.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "judge.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::size_t most_told = 64;           ///< codes of a column that signatures tell apart
constexpr std::size_t most_at_once = 1U << 14;  ///< combinations numbered through one table

/// Where a row's hop leads, when it is to one row at most.
struct way {
    const std::vector<std::int32_t>*along = nullptr, *then = nullptr;  ///< null: the row itself
    bool nowhere = false;
};

std::optional<way> way_of(const registry& r, unit_kind from, hop via) {
    const auto& t = r.table(table_of(from));
    const std::vector<std::int32_t>& bodies = r.table(table_id::bodies).body_row;
    const auto along = [](const std::vector<std::int32_t>& rows) {
        return way{&rows, nullptr, rows.empty()};
    };
    switch (via) {
        case hop::self: return way{};
        case hop::seat: return from == unit_kind::seat ? way{} : along(t.seat_row);
        case hop::person: return along(t.person_row);
        case hop::body: return along(t.body_row);
        case hop::parent: {
            auto out = along(t.body_row);
            out.then = &bodies, out.nowhere = out.nowhere || bodies.empty();
            return out;
        }
        case hop::mandate: return t.id == table_id::mandates ? std::optional{way{}} : std::nullopt;
        case hop::principal:  // which is sure only where all days are
            return t.bounded() ? std::nullopt : std::optional{along(t.principal_row)};
        case hop::meeting: return from == unit_kind::meeting ? way{} : along(t.meeting_row);
        case hop::item: return from == unit_kind::item ? way{} : along(t.item_row);
        case hop::proposal: return from == unit_kind::proposal ? way{} : along(t.proposal_row);
        case hop::group: break;
    }
    return std::nullopt;
}

/// A column that is asked for something, and which of its codes are as good as each other.
struct asked_column {
    const fact_column* column;
    hop via;
    way there;
    bool told = false;
    std::vector<std::uint32_t> kind;    ///< per code + 2
    std::vector<std::int32_t> example;  ///< per kind a code

    [[nodiscard]] std::int32_t code(std::size_t row) const {
        auto at = static_cast<std::int32_t>(row);
        for (const auto* step : {there.along, there.then})
            if (step && at >= 0) at = (*step)[static_cast<std::size_t>(at)];
        return at < 0 ? fact_column::absent_code : column->code[static_cast<std::size_t>(at)];
    }
};

truth judge_code(const truth_program& atom, std::int32_t code) {
    if (code == fact_column::unknown_code) return truth::maybe;
    return truth_of(code >= 0 && atom.by_code[static_cast<std::size_t>(code)] != 0);
}

class signer {
public:
    signer(const world& w, const lane_program& lane)
        : w_{w}, lane_{lane}, from_{unit_of(lane.rows)} {
        for (const auto& s : lane.selectors) able_ = able_ && find(s);
        for (const auto& c : lane.columns) {
            if (c.what != accessor::what_type::column || !c.column || c.dated()) {
                told_.push_back(none);
                able_ = able_ && !c.dated();
                continue;
            }
            if (!is_told(c)) {
                told_.push_back(none);
                continue;
            }
            const auto at = place(c);
            told_.push_back(at);
            if (at != none && at != nowhere_) columns_[at].told = true;
        }
    }
    [[nodiscard]] bool able() const noexcept { return able_; }

    row_signatures sign(std::size_t rows) {
        for (auto& c : columns_) make_kinds(c);
        out_.selectors = lane_.selectors.size();
        if (sign_by_bytes(rows)) return std::move(out_);
        std::vector<std::uint32_t> numbers;
        std::size_t known = 1, column = 0;
        combinations_.assign(1, {});
        do {
            std::size_t ways = known, first = column;
            while (column < columns_.size() &&
                   (column == first || ways * columns_[column].example.size() <= most_at_once))
                ways *= columns_[column++].example.size();
            known = number(rows, first, column, ways, numbers);
        } while (column < columns_.size());
        for (const auto& c : combinations_) add(c);
        out_.count = combinations_.size();
        if (out_.count <= 256)
            out_.narrow.assign(numbers.begin(), numbers.end());
        else
            out_.wide = std::move(numbers);
        return std::move(out_);
    }

private:
    static constexpr auto none = static_cast<std::size_t>(-1);
    using combination = std::vector<std::uint32_t>;  ///< a kind per column so far

    std::size_t place(const accessor& a) {
        const auto there = way_of(w_.facts, from_, a.via);
        if (!there || a.what != accessor::what_type::column || a.dated()) return none;
        if (there->nowhere) return nowhere_;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i].column == a.column && columns_[i].via == a.via) return i;
        columns_.push_back({a.column, a.via, *there, false, {}, {}});
        return columns_.size() - 1;
    }
    bool find(const truth_program& p) {
        using enum truth_program::what_type;
        if (p.what == atom) {
            const auto at = place(p.at);
            if (at == none) return false;
            atoms_.emplace_back(&p, at);
            return true;
        }
        if (p.what != all && p.what != any && p.what != negation) return false;
        return std::all_of(p.args.begin(), p.args.end(), [&](const auto& a) { return find(a); });
    }

    void make_kinds(asked_column& c) const {
        const auto codes = static_cast<std::int32_t>(c.column->dictionary.size());
        std::map<std::vector<std::int32_t>, std::uint32_t> kinds;
        std::vector<std::int32_t> key;
        for (std::int32_t code = fact_column::absent_code; code < codes; ++code) {
            key.clear();
            if (c.told) key.push_back(code);
            for (const auto& [atom, at] : atoms_)
                if (at != nowhere_ && &columns_[at] == &c)
                    key.push_back(static_cast<std::int32_t>(judge_code(*atom, code)));
            const auto [known, fresh] =
                kinds.emplace(key, static_cast<std::uint32_t>(c.example.size()));
            if (fresh) c.example.push_back(code);
            c.kind.push_back(known->second);
        }
    }

    /// Where there are so few combinations that each has a byte's number: what nearly every charter
    /// asks. @returns whether that was so
    bool sign_by_bytes(std::size_t rows) {
        constexpr std::size_t most_ways = 256;
        std::size_t ways = 1;
        for (const auto& c : columns_) {
            if (c.example.size() > most_ways / ways) return false;
            ways *= c.example.size();
        }
        if (columns_.empty()) {  // all rows are alike
            add({});
            out_.count = 1;
            return true;
        }
        auto& way = out_.narrow;
        way.assign(rows, 0);
        std::vector<scaled_kinds> all;  // the first column counts most, as in `combination_of`
        for (auto scale = ways; const auto& c : columns_) {
            scale /= c.example.size();
            all.push_back(scaled(c, scale));
        }
        for (std::size_t c = 0; c < all.size();) c += add_kinds_of(all, c, rows, way);
        std::array<std::uint8_t, most_ways> met{}, number{};
        for (const auto w : way) met[w] = 1;
        if (rows == 0) met[0] = 1;
        combinations_.assign(1, {});
        std::vector<combination> found;
        for (std::uint32_t w = 0; w < ways; ++w) {
            if (met[w] == 0) continue;
            number[w] = static_cast<std::uint8_t>(found.size());
            found.push_back(combination_of(w, 0, columns_.size()));
        }
        if (found.size() < ways)
            for (auto& w : way) w = number[w];
        for (const auto& c : found) add(c);
        out_.count = found.size();
        return true;
    }
    /// What a column adds to the number of a row's combination, by code + 2.
    struct scaled_kinds {
        const asked_column* column;
        std::vector<std::uint8_t> adds;
        [[nodiscard]] bool direct() const { return !column->there.along; }
        [[nodiscard]] const std::int32_t* codes() const { return column->column->code.data(); }
        [[nodiscard]] const std::uint8_t* by_code() const { return adds.data() + 2; }
    };
    static scaled_kinds scaled(const asked_column& c, std::size_t scale) {
        scaled_kinds out{&c, {}};
        for (const auto kind : c.kind) out.adds.push_back(static_cast<std::uint8_t>(kind * scale));
        return out;
    }
    /// Adds what the columns from there on say: three of the rows' own at once.
    /// @returns how many columns these are
    static std::size_t add_kinds_of(const std::vector<scaled_kinds>& all, std::size_t from,
                                    std::size_t rows, std::vector<std::uint8_t>& way) {
        const auto& a = all[from];
        const auto* const by_a = a.by_code();
        auto* const into = way.data();
        if (!a.direct()) {
            for (std::size_t i = 0; i < rows; ++i)
                into[i] = static_cast<std::uint8_t>(into[i] + by_a[a.column->code(i)]);
            return 1;
        }
        const auto* const code_a = a.codes();
        if (from + 2 < all.size() && all[from + 1].direct() && all[from + 2].direct()) {
            const auto &b = all[from + 1], &c = all[from + 2];
            const auto *const by_b = b.by_code(), *const by_c = c.by_code();
            const auto *const code_b = b.codes(), *const code_c = c.codes();
            for (std::size_t i = 0; i < rows; ++i)
                into[i] = static_cast<std::uint8_t>(into[i] + by_a[code_a[i]] + by_b[code_b[i]] +
                                                    by_c[code_c[i]]);
            return 3;
        }
        for (std::size_t i = 0; i < rows; ++i)
            into[i] = static_cast<std::uint8_t>(into[i] + by_a[code_a[i]]);
        return 1;
    }

    /// Numbers the rows by what was numbered before and by the columns [first, last).
    /// @returns how many numbers there are now
    std::size_t number(std::size_t rows, std::size_t first, std::size_t last, std::size_t ways,
                       std::vector<std::uint32_t>& numbers) {
        constexpr auto unmet = static_cast<std::uint32_t>(-1);
        constexpr std::size_t at_once = 1024;
        const bool fresh = numbers.empty();
        std::vector<std::uint32_t> number_of(ways, unmet);
        std::vector<combination> met;
        std::array<std::uint32_t, at_once> way{};
        if (fresh) numbers.resize(rows);
        for (std::size_t begin = 0; begin < rows; begin += at_once) {
            const auto n = std::min(at_once, rows - begin);
            if (fresh)
                std::fill_n(way.begin(), n, 0U);
            else
                std::copy_n(numbers.begin() + static_cast<std::ptrdiff_t>(begin), n, way.begin());
            for (auto c = first; c < last; ++c) add_kinds(columns_[c], begin, n, way.data());
            for (std::size_t i = 0; i < n; ++i) {
                auto& number = number_of[way[i]];
                if (number == unmet) {
                    number = static_cast<std::uint32_t>(met.size());
                    met.push_back(combination_of(way[i], first, last));
                }
                numbers[begin + i] = number;
            }
        }
        if (rows == 0) met.push_back(combination_of(0, first, last));
        combinations_ = std::move(met);
        return combinations_.size();
    }
    static void add_kinds(const asked_column& c, std::size_t begin, std::size_t n,
                          std::uint32_t* way) {
        const auto kinds = static_cast<std::uint32_t>(c.example.size());
        const auto* kind = c.kind.data() + 2;
        if (c.there.along)
            for (std::size_t i = 0; i < n; ++i) way[i] = way[i] * kinds + kind[c.code(begin + i)];
        else
            for (std::size_t i = 0; i < n; ++i)
                way[i] = way[i] * kinds + kind[c.column->code[begin + i]];
    }
    combination combination_of(std::uint32_t way, std::size_t first, std::size_t last) const {
        combination kinds;
        for (auto c = last; c > first; --c) {
            const auto n = static_cast<std::uint32_t>(columns_[c - 1].example.size());
            kinds.push_back(way % n), way /= n;
        }
        auto out = combinations_[way];
        out.insert(out.end(), kinds.rbegin(), kinds.rend());
        return out;
    }

    /// Writes down what the selectors and columns say of such a row.
    void add(const combination& kinds) {
        next_atom_ = 0, now_ = &kinds;
        for (const auto& s : lane_.selectors) out_.truths.push_back(judge_now(s));
        for (const auto at : told_)
            out_.codes.push_back(at == none       ? row_signatures::untold
                                 : at == nowhere_ ? fact_column::absent_code
                                                  : columns_[at].example[kinds[at]]);
    }
    /// Atoms come in the order in which they were found.
    truth judge_now(const truth_program& p) {
        using enum truth_program::what_type;
        if (p.what == atom) {
            const auto at = atoms_[next_atom_++].second;
            return at == nowhere_ ? truth::no : judge_code(p, columns_[at].example[(*now_)[at]]);
        }
        if (p.what == negation) return ~judge_now(p.args[0]);
        auto out = truth_of(p.what == all);
        for (const auto& a : p.args) {
            const auto each = judge_now(a);
            out = p.what == all ? out & each : out | each;
        }
        return out;
    }

    static constexpr auto nowhere_ = static_cast<std::size_t>(-2);
    const world& w_;
    const lane_program& lane_;
    unit_kind from_;
    bool able_ = true;
    std::vector<asked_column> columns_;
    std::vector<std::pair<const truth_program*, std::size_t>> atoms_;
    std::vector<std::size_t> told_;  ///< per column of the lane
    std::vector<combination> combinations_;
    row_signatures out_;
    std::size_t next_atom_ = 0;
    const combination* now_ = nullptr;
};

}  // namespace

std::optional<row_signatures> sign_by_columns(const world& w, const lane_program& lane,
                                              std::size_t rows) {
    signer s{w, lane};
    if (!s.able()) return std::nullopt;
    return s.sign(rows);
}

bool is_told(const accessor& a) {
    return a.what == accessor::what_type::column && a.column && !a.dated() &&
           a.column->dictionary.size() <= most_told;
}

std::int32_t only_code_of(const registry& r, const unit& u, const accessor& a) {
    auto out = fact_column::absent_code;
    for_each_said(r, u, a.via, [&](std::uint32_t row, bool maybe) {
        const auto code = a.column->code[row];
        if (code == fact_column::absent_code || code == out) {
            if (!maybe || code == fact_column::absent_code) return;
        } else if (!maybe && code >= 0 && out == fact_column::absent_code) {
            out = code;
            return;
        }
        out = row_signatures::untold;
    });
    return out;
}

std::vector<std::int32_t> codes_by_row(const registry& r, rows_kind rows, const accessor& a,
                                       std::size_t count) {
    const auto there = way_of(r, unit_of(rows), a.via);
    std::vector<std::int32_t> out(count, fact_column::absent_code);
    if (!there) {  // the way is not the same for every row
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto code = only_code_of(r, {unit_of(rows), {&i, 1}}, a);
            out[i] = code == row_signatures::untold ? fact_column::unknown_code : code;
        }
        return out;
    }
    if (there->nowhere) return out;
    const asked_column column{a.column, a.via, *there, false, {}, {}};
    for (std::size_t i = 0; i < count; ++i) out[i] = column.code(i);
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
