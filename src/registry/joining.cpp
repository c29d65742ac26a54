// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <bit>
#include <span>

#include "registry/continuations.hpp"
#include "registry/quoted.hpp"
#include "registry/seeded_hash.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Looks at the mandates of one body at a time for people who have several of them there.
class repeat_finder {
public:
    // Calls `f(rows)` for every person with at least two of the rows. @param person whose each row
    // is
    template <class F>
    void each(std::span<const std::uint32_t> rows, std::span<const std::int32_t> person,
              const F& f) {
        if (rows.size() < 2) return;
        const std::size_t size = std::bit_ceil(rows.size() * 2);
        slots_.assign(size, {});
        next_.resize(rows.size());
        repeated_.clear();
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::int32_t who = person[i];
            auto at = hash_(static_cast<std::uint64_t>(who)) & (size - 1);
            while (slots_[at].latest >= 0 && slots_[at].person != who) at = (at + 1) & (size - 1);
            next_[i] = slots_[at].latest;
            slots_[at] = {who, static_cast<std::int32_t>(i)};
            if (next_[i] >= 0) repeated_.push_back(at);
        }
        std::sort(repeated_.begin(), repeated_.end());
        repeated_.erase(std::unique(repeated_.begin(), repeated_.end()), repeated_.end());
        for (const std::size_t at : repeated_) {
            mine_.clear();
            for (auto i = slots_[at].latest; i >= 0; i = next_[static_cast<std::size_t>(i)])
                mine_.push_back(rows[static_cast<std::size_t>(i)]);
            f(std::span<std::uint32_t>{mine_});
        }
    }

private:
    struct slot {
        std::int32_t person = -1;
        std::int32_t latest = -1;  ///< its latest row; `next_` leads back to the earlier ones
    };
    seeded_hash hash_;
    std::vector<slot> slots_;
    std::vector<std::int32_t> next_;
    std::vector<std::size_t> repeated_;
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
void squeeze(std::vector<T>& v, const std::vector<std::uint8_t>& drop) {
    std::size_t n = 0;
    for (std::size_t row = 0; row < drop.size(); ++row)
        if (!drop[row]) v[n++] = v[row];
    v.resize(n);
}

// Many columns say nothing at all: it is told sooner than what each row says.
bool says_one_thing(const fact_column& c) {
    const std::int32_t first = c.code.front();
    return std::all_of(c.code.begin(), c.code.end(),
                       [&](std::int32_t code) { return code == first; });
}

bool differs(const fact_column& c, const continuations& j) {
    for (std::size_t row = 0; row < j.next.size(); ++row)
        if (j.next[row] >= 0 && c.code[row] != c.code[static_cast<std::size_t>(j.next[row])])
            return true;
    return false;
}

// One value per stretch of a mandate in which the column says the same.
void make_dated(fact_column& c, const fact_table& t, const continuations& j) {
    c.first.push_back(0);
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (j.continues[row]) continue;
        const std::size_t begin = c.values.size();
        for (auto at = static_cast<std::int32_t>(row); at >= 0;
             at = j.next[static_cast<std::size_t>(at)]) {
            const auto r = static_cast<std::size_t>(at);
            if (c.code[r] == fact_column::unknown_code)
                continue;  // what no value covers is unknown
            if (c.values.size() > begin && c.values.back().code == c.code[r] &&
                c.values.back().stop == t.start[r])
                c.values.back().stop = t.stop[r];
            else
                c.values.push_back({t.start[r], t.stop[r], c.code[r]});
        }
        c.first.push_back(static_cast<std::uint32_t>(c.values.size()));
    }
    c.code = {};
}

// A chain is told by several lines.
void keep_lines(fact_table& t, const continuations& j) {
    t.first_piece.push_back(0);
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (j.continues[row]) continue;
        for (auto at = static_cast<std::int32_t>(row); at >= 0 && j.next[row] >= 0;
             at = j.next[static_cast<std::size_t>(at)])
            t.pieces.push_back(
                {t.start[static_cast<std::size_t>(at)], t.line[static_cast<std::size_t>(at)]});
        t.first_piece.push_back(static_cast<std::uint32_t>(t.pieces.size()));
    }
}

// Rewrites the table so that each chain is one row, where its first row stood.
// Returns the names of the columns that became dated.
std::string rewrite(fact_table& t, std::vector<std::uint8_t>& overlapping, const continuations& j) {
    std::string dated;
    for (auto& c : t.columns) {
        if (says_one_thing(c)) {
            c.code.resize(t.rows - j.joined);
            continue;
        }
        if (!differs(c, j)) {
            squeeze(c.code, j.continues);
            continue;
        }
        make_dated(c, t, j);
        dated += (dated.empty() ? "" : ", ") + visible(c.name);
    }
    keep_lines(t, j);
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (j.continues[row]) continue;
        auto last = row;
        while (j.next[last] >= 0) {
            last = static_cast<std::size_t>(j.next[last]);
            overlapping[row] |= overlapping[last];
        }
        t.stop[row] = t.stop[last];
        if (t.bounded()) t.stop_earliest[row] = t.stop_earliest[last];
    }
    squeeze(overlapping, j.continues);
    squeeze(t.start, j.continues);
    squeeze(t.stop, j.continues);
    if (t.bounded()) {
        squeeze(t.start_latest, j.continues);
        squeeze(t.stop_earliest, j.continues);
    }
    squeeze(t.body_row, j.continues);
    squeeze(t.person_row, j.continues);
    squeeze(t.seat_row, j.continues);
    squeeze(t.line, j.continues);
    t.rows = t.start.size();
    return dated;
}

}  // namespace

void join_abutting(assembly& a) {
    auto& t = a.store.of(table_id::mandates);
    const auto bodies = a.store.of(table_id::bodies).rows;
    auto& by_body = a.store.events[registry::store::mandates_by_body].events;
    auto& overlapping = a.store.overlapping;
    carried person{t.person_row};
    by_body = cluster(bodies, t.body_row, &person);
    overlapping.assign(t.rows, 0);
    continuations j{t};
    repeat_finder repeats;
    for (std::size_t b = 0; b < bodies; ++b)
        repeats.each(
            by_body.rows_of(b),
            std::span{person.clustered}.subspan(by_body.first_row[b], by_body.rows_of(b).size()),
            [&](std::span<std::uint32_t> rows) {
                mark_overlaps(rows, t, overlapping);
                j.join(rows);
            });
    if (const auto n = j.repeated; n > 0)
        a.l.note(
            "N-REPEATED", a.mandates.at(j.first_repeated, "person").where,
            std::to_string(n) + (n == 1 ? " row says" : " rows say") +
                " what another says of the same person, seat and days; each counts as a mandate",
            "this is the first");
    if (j.joined == 0) return;
    const auto dated = rewrite(t, overlapping, j);
    const auto n = j.joined;
    a.l.note(
        "N-JOINED", t.origin,
        std::to_string(n) + (n == 1 ? " row goes" : " rows go") +
            " on where another of the same person, body and seat stops: joined with it",
        dated.empty() ? std::string{} : "these columns now change while a mandate lasts: " + dated);
    by_body = cluster(bodies, t.body_row);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
