// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <span>
#include <utility>

#include "registry/chains.hpp"
#include "registry/clusters.hpp"
#include "registry/continuations.hpp"
#include "registry/memory.hpp"
#include "registry/quoted.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Looks at the mandates of one body after another for people who have several of them there.
class repeat_finder {
public:
    explicit repeat_finder(std::size_t people) : seen_(people / 64 + 1) {}

    // Calls `f(rows)` for every person with at least two of the rows.
    template <class F>
    void each(std::span<const clustered_row> rows, const F& f) {
        std::uint64_t any = 0;
        for (const auto& r : rows) {
            auto& w = seen_[static_cast<std::size_t>(r.person) / 64];
            const std::uint64_t bit = std::uint64_t{1} << (r.person & 63);
            any |= w.once & bit;
            w.twice |= w.once & bit;
            w.once |= bit;
        }
        repeated_.clear();
        if (any != 0)
            for (const auto& r : rows)
                if ((seen_[static_cast<std::size_t>(r.person) / 64].twice >> (r.person & 63) &
                     1U) != 0)
                    repeated_.push_back({r.person, r.row});
        for (const auto& r : rows) seen_[static_cast<std::size_t>(r.person) / 64] = {};
        std::sort(repeated_.begin(), repeated_.end());
        for (std::size_t i = 0; i < repeated_.size();) {
            mine_.clear();
            const auto who = repeated_[i].first;
            for (; i < repeated_.size() && repeated_[i].first == who; ++i)
                mine_.push_back(repeated_[i].second);
            f(std::span<std::uint32_t>{mine_});
        }
    }

private:
    // A bit for each person: the bits of a million people are near, a number for each is not.
    struct word {
        std::uint64_t once = 0, twice = 0;
    };
    std::vector<word> seen_;
    std::vector<std::pair<std::int32_t, std::uint32_t>> repeated_;
    std::vector<std::uint32_t> mine_;
};

// @param rows those of one person in one body; they are put in another order
void mark_overlaps(std::span<std::uint32_t> rows, const fact_table& t,
                   std::vector<std::uint8_t>& out) {
    std::sort(rows.begin(), rows.end(),
              [&](std::uint32_t a, std::uint32_t b) { return t.start[a] < t.start[b]; });
    std::uint32_t longest = rows[0];  // of those before, the one that lasts longest
    for (const std::uint32_t row : rows.subspan(1)) {
        if (t.start[row] < t.stop[longest]) out[row] = out[longest] = 1;
        if (t.stop[row] > t.stop[longest]) longest = row;
    }
}

template <class T>
void squeeze(shared_list<T>& v, const chains& c) {
    auto items = v.take();
    c.squeeze(items);
    v = std::move(items);
}

bool differs(const fact_column& column, const chains& c) {
    return std::any_of(c.links().begin(), c.links().end(),
                       [&](const auto& l) { return column.code[l.row] != column.code[l.next]; });
}

// One value per stretch of a mandate in which the column says the same.
void make_dated(fact_column& column, const fact_table& t, const chains& c) {
    const auto code = std::exchange(column.code, {});
    column.first.reserve(c.left() + 1);
    column.first.push_back(0);
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (c.continues(row)) continue;
        const std::size_t begin = column.values.size();
        for (std::size_t r = row;; r = c.next(r)) {
            auto& values = column.values;
            if (code[r] == fact_column::unknown_code) {
                // what no value covers is unknown
            } else if (values.size() > begin && values.back().code == code[r] &&
                       values.back().stop == t.start[r]) {
                values.back().stop = t.stop[r];
            } else {
                values.push_back({t.start[r], t.stop[r], code[r]});
            }
            if (!c.goes_on(r)) break;
        }
        column.first.push_back(static_cast<std::uint32_t>(column.values.size()));
    }
}

// A chain is told by several lines.
void keep_lines(fact_table& t, const chains& c) {
    t.first_piece = reserved<std::uint32_t>(c.left() + 1);
    c.each([&](std::size_t first, std::size_t last) {
        t.first_piece.resize(c.place(first) + 1, static_cast<std::uint32_t>(t.pieces.size()));
        for (std::size_t row = first;; row = c.next(row)) {
            t.pieces.push_back({t.start[row], t.line[row]});
            if (row == last) break;
        }
    });
    t.first_piece.resize(c.left() + 1, static_cast<std::uint32_t>(t.pieces.size()));
}

// Rewrites the table so that each chain is one row, where its first row stood.
// Returns the names of the columns that became dated.
std::string rewrite(assembly& a, fact_table& t, const chains& c) {
    std::string dated;
    auto& overlapping = a.store.overlapping;
    auto& constant = a.mandates.constant;
    // What is shared is let go and rewritten once.
    constexpr std::int32_t varies = -9;
    const auto let_go = [&](shared_list<std::int32_t>& codes) {
        if (!constant.has(codes)) return varies;
        const std::int32_t says = codes.front();
        codes = {};
        return says;
    };
    const auto seats_say = let_go(t.seat_row);
    std::vector<std::int32_t> columns_say;
    for (auto& column : t.columns) {
        columns_say.push_back(let_go(column.code));
        if (column.name == "person" || column.name == "body") column.code = {};
    }
    constant.shorten(c.left());
    for (std::size_t i = 0; i < t.columns.size(); ++i) {
        auto& column = t.columns[i];
        if (columns_say[i] != varies) {
            column.code = constant.of(columns_say[i], c.left());
        } else if (column.code.empty()) {
            continue;
        } else if (!differs(column, c)) {
            squeeze(column.code, c);
        } else {
            make_dated(column, t, c);
            dated += (dated.empty() ? "" : ", ") + visible(column.name);
        }
    }
    keep_lines(t, c);
    c.each([&](std::size_t first, std::size_t last) {
        for (std::size_t row = first; row != last;) {
            row = c.next(row);
            overlapping[first] |= overlapping[row];
        }
        t.stop[first] = t.stop[last];
        if (t.bounded()) t.stop_earliest[first] = t.stop_earliest[last];
    });
    c.squeeze(overlapping);
    c.squeeze(t.start);
    c.squeeze(t.stop);
    if (t.bounded()) {
        c.squeeze(t.start_latest);
        c.squeeze(t.stop_earliest);
    }
    if (seats_say != varies)
        t.seat_row = constant.of(seats_say, c.left());
    else
        squeeze(t.seat_row, c);
    squeeze(t.body_row, c);
    squeeze(t.person_row, c);
    for (auto& column : t.columns) {
        if (column.name == "person") column.code = t.person_row;
        if (column.name == "body") column.code = t.body_row;
    }
    c.squeeze(t.line);
    t.rows = t.start.size();
    return dated;
}

// The events of the rows as they are when each chain is one.
fact_events joined_events(const clusters& all, const fact_table& t, const chains& c) {
    event_order out{all.subjects(), t.rows};
    std::vector<clustered_row> mine;
    for (std::size_t body = 0; body < all.subjects(); ++body) {
        mine.clear();
        for (auto r : all.of(body)) {
            if (c.continues(r.row)) continue;
            const bool longer = c.goes_on(r.row);
            r.row = static_cast<std::uint32_t>(c.place(r.row));
            if (longer) r.stop = t.stop[r.row];
            mine.push_back(r);
        }
        out.add(mine);
    }
    return std::move(out).take();
}

}  // namespace

void join_abutting(assembly& a) {
    auto& t = a.store.of(table_id::mandates);
    const auto bodies = a.store.of(table_id::bodies).rows;
    const clusters by_body{bodies, t.body_row, t};
    auto& overlapping = a.store.overlapping;
    overlapping = sized<std::uint8_t>(t.rows);
    continuations j{t};
    repeat_finder repeats{a.store.of(table_id::people).rows};
    for (std::size_t b = 0; b < bodies; ++b)
        repeats.each(by_body.of(b), [&](std::span<std::uint32_t> rows) {
            mark_overlaps(rows, t, overlapping);
            j.join(rows);
        });
    if (const auto n = j.repeated; n > 0)
        a.l.note(
            "N-REPEATED", a.mandates.at(j.first_repeated, "person").where,
            std::to_string(n) + (n == 1 ? " row says" : " rows say") +
                " what another says of the same person, seat and days; each counts as a mandate",
            "this is the first");
    if (const auto n = j.apart; n > 0)
        a.l.note("N-APART", a.mandates.at(j.first_apart, "person").where,
                 std::to_string(n) + (n == 1 ? " row" : " rows") +
                     " may go on where another of the same person, body and seat stops, on a day "
                     "that is not known; each counts as a mandate",
                 "this is the first; if they are one mandate, write one day as stop and start");
    if (j.links.empty()) {
        set_events(a.store, registry::store::mandates_by_body, in_order(by_body));
        return;
    }
    const auto n = j.links.size();
    const chains c{t.rows, std::move(j.links)};
    const auto dated = rewrite(a, t, c);
    a.l.note(
        "N-JOINED", t.origin,
        std::to_string(n) + (n == 1 ? " row goes" : " rows go") +
            " on where another of the same person, body and seat stops: joined with it",
        dated.empty() ? std::string{} : "these columns now change while a mandate lasts: " + dated);
    set_events(a.store, registry::store::mandates_by_body, joined_events(by_body, t, c));
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
