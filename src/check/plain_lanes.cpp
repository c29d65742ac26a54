// SPDX-License-Identifier: BSL-1.0
// What the thresholds of plain rules ask of the rows of each lane.
#include <algorithm>
#include <optional>

#include "group.hpp"
#include "plain.hpp"
#include "side_by_side.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

/// By how much one event may change the count of different values, at most: a member says what each
/// of its mandates does, and each of them what is in force; what is not known may be one more.
std::int64_t most_values(const swept_rows& rows, const accessor& a) {
    std::size_t values = 1;
    if (a.dated())
        for (std::size_t row = 0; row + 1 < a.column->first.size(); ++row)
            values = std::max(values, a.column->of(row).size());
    return static_cast<std::int64_t>(rows.most_rows() * (values + 1));
}

void add_to(std::int64_t& weight, std::int64_t factor, std::int64_t times) {
    const auto more = wide{factor < 0 ? -factor : factor} * times + weight;
    weight = static_cast<std::int64_t>(std::min(more, wide{widest<std::int64_t>}));
}

}  // namespace

plain_lane make_lane(const world& w, const rule_group& g, const plain_rules& p, std::uint32_t l) {
    const auto& what = g.swept.what;
    const auto& rows = g.swept.cut[l];
    plain_lane out;
    const auto column_of = [&](const distinct_form& d) -> const accessor& {
        return what.lanes[l].columns[static_cast<std::size_t>(d.column)];
    };
    for (const auto& t : p.thresholds) {
        std::int64_t weight = 0, apart = 0;
        for (const auto& [d, factor] : t.sum.distincts) {
            if (what.distincts[d].lane != l) continue;
            add_to(weight, factor, 1);
            add_to(apart, factor, most_values(rows, column_of(what.distincts[d])));
            if (std::find(out.distincts.begin(), out.distincts.end(), d) == out.distincts.end())
                out.distincts.push_back(d);
        }
        for (const auto& [f, factor] : t.sum.forms) {
            if (what.forms[f].lane != l) continue;
            std::int64_t most = 0;
            for (std::uint32_t sig = 0; sig < rows.signatures(); ++sig) {
                const auto c = contribution_of(rows, sig, what.forms[f], true);
                most = std::max({most, std::abs(c.lo), std::abs(c.hi)});
            }
            add_to(weight, factor, most), add_to(apart, factor, most);
        }
        out.weight = std::max(out.weight, weight);
        out.weight_apart = std::max(out.weight_apart, apart);
    }
    const auto is_read_by_row = [&](const distinct_form& d) {
        const auto& a = column_of(d);
        return a.what == accessor::what_type::column && a.column && !a.dated() && !is_told(a);
    };
    for (std::uint32_t sig = 0; sig < rows.signatures(); ++sig)
        for (const bool maybe : {false, true})
            for (const auto n : out.distincts) {
                const auto& d = what.distincts[n];
                const auto taken = rows.of(sig, d.selector);
                const auto code = rows.code_of(sig, d.column);
                out.slots.push_back(taken == truth::no                  ? plain_lane::none
                                    : maybe || taken == truth::maybe    ? plain_lane::untold
                                    : code >= 0                         ? code
                                    : code == fact_column::absent_code  ? plain_lane::none
                                    : code == fact_column::unknown_code ? plain_lane::untold
                                    : is_read_by_row(d)                 ? plain_lane::by_row
                                                                        : plain_lane::untold);
            }
    for (std::size_t n = 0; n < out.distincts.size(); ++n) {
        const auto& d = what.distincts[out.distincts[n]];
        bool any = false;
        for (std::uint32_t sig = 0; sig < rows.signatures(); ++sig)
            any = any || out.slot(sig, false, n) == plain_lane::by_row;
        auto& codes = out.codes.emplace_back();
        if (!any) continue;
        codes = codes_by_row(w.facts, what.lanes[l].rows, column_of(d), rows.as_rows());
        for (std::size_t i = rows.as_rows(); i < rows.size(); ++i) {
            std::uint32_t room = 0;
            const auto code = only_code_of(w.facts, rows.unit_at(i, room), column_of(d));
            codes.push_back(code == row_signatures::untold ? fact_column::unknown_code : code);
        }
    }
    return out;
}

bool leaves_out(const counted_rows& rows, std::uint32_t form) {
    const auto& f = rows.what.forms[form];
    const auto& cut = rows.cut[f.lane];
    const auto any_gaps = [&](bool maybe) {
        for (std::uint32_t sig = 0; sig < cut.signatures(); ++sig)
            if (contribution_of(cut, sig, f, maybe).gaps) return true;
        return false;
    };
    if (any_gaps(false)) return true;
    const auto& own = rows.order[f.lane].events;
    return any_gaps(true) &&
           (cut.any_perhaps() ||
            std::any_of(own.begin(), own.end(), [](const lane_event& e) { return e.maybe(); }));
}

std::optional<std::size_t> find_telling(const counted_rows& rows, const plain_rules& p) {
    std::size_t telling = 0, many = 0;
    for (std::size_t l = 0; l < p.lanes.size(); ++l) {
        if (!rows.order[l].shared || rows.order[l].shared != rows.order[0].shared)
            return std::nullopt;
        if (rows.cut[l].signatures() < 2 && p.lanes[l].distincts.empty()) continue;
        telling = l, ++many;
    }
    return p.lanes.empty() || many > 1 ? std::nullopt : std::optional{telling};
}

bool is_known(const counted_rows& rows, const plain_rules& p, std::size_t l) {
    const auto& lane = p.lanes[l];
    const auto& own = rows.order[l].events;
    if (rows.cut[l].any_perhaps() ||
        std::any_of(own.begin(), own.end(), [](const lane_event& e) { return e.maybe(); }))
        return false;
    for (std::uint32_t sig = 0; sig < rows.cut[l].signatures(); ++sig) {
        for (std::size_t d = 0; d < lane.distincts.size(); ++d)
            if (lane.slot(sig, false, d) <= plain_lane::by_row) return false;
        for (const auto& t : p.thresholds)
            for (const auto& [f, factor] : t.sum.forms) {
                if (rows.what.forms[f].lane != l) continue;
                const auto c = contribution_of(rows.cut[l], sig, rows.what.forms[f], false);
                if (c.lo != c.hi) return false;
            }
    }
    return true;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
