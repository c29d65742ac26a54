// SPDX-License-Identifier: BSL-1.0
#include "reached.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "registry/programme.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

namespace rd = registry_detail;

/// By what the rows of a step hang together with the rows that they are found from.
enum class bond : std::uint8_t {
    body,
    person,
    above,
    named,
    principal  ///< from a mandate those of whose place it takes, in the same body
};

/// A footprint step as it is looked for in tables. What hangs on a seat, a meeting or a mandate is
/// looked for by its body.
struct step {
    table_id table{};
    bond by{};
    std::uint32_t from = 0;
    std::string named;

    friend bool operator==(const step&, const step&) = default;
};

/// Nothing where what is read cannot be told: a predicate's.
std::optional<std::vector<step>> steps_of(const std::vector<footprint_step>& footprint) {
    std::vector<step> out;
    for (const auto& s : footprint) {
        const auto table = rd::table_called(s.rows.rows);
        if (!table) return std::nullopt;
        const auto by = !s.rows.only.empty()     ? bond::named
                        : s.rows.key == "person" ? bond::person
                        : s.rows.key == "parent" ? bond::above
                        : s.rows.key == "principal" && *table == table_id::mandates &&
                                out[s.from].table == table_id::mandates
                            ? bond::principal
                            : bond::body;
        out.push_back({*table, by, s.from, s.rows.only});
    }
    return out;
}

class follower {
public:
    /// More rows than that are not gathered: judging all again is soon no more work.
    static constexpr std::size_t most_rows = 20'000;

    follower(const charter& c, const registry& facts, const rd::touched& by)
        : c_{c}, facts_{facts}, s_{store_of(facts)}, by_{by},
          substituted_{s_.of(table_id::mandates).find("substitute_for")->code} {}

    [[nodiscard]] bool add(const std::vector<footprint_step>& footprint, reached& out) {
        const auto steps = steps_of(footprint);
        if (!steps) return false;
        reached_subjects subjects;
        seen_.clear();
        for (const auto& row : by_.rows)
            for (std::uint32_t n = 0; n < steps->size(); ++n)
                if ((*steps)[n].table == row.table && !touch(*steps, n, row, subjects))
                    return false;
        merge(*steps, subjects);
        out.rules.push_back(std::move(subjects));
        return true;
    }

    /// All that judging the subjects of all rules may read. False where that is too much.
    [[nodiscard]] bool gather(rd::some_rows& out) const {
        std::vector<std::vector<std::uint32_t>> found(all_.size());
        std::vector<bool> asked(all_.size());
        std::size_t gathered = 0;
        for (std::size_t n = 0; n < all_.size(); ++n) {
            const auto& here = all_[n];
            if (here.by == bond::named)  // it may have no such rows, and is asked for
                if (const auto body = facts_.find(table_id::bodies, here.named); body >= 0)
                    put(out, table_id::bodies, static_cast<std::uint32_t>(body));
            const auto& who = wanted_[n];
            asked[n] = here.from == no_step ? !who.bodies.empty() || !who.people.empty()
                                            : asked[here.from];
            if (!asked[n]) continue;
            if (here.from != no_step) find(n, found);
            for (const auto& key : who.bodies)
                rows_in(here.table, row_called(table_id::bodies, key), found[n]);
            for (const auto& key : who.people)
                rows_with(here.table, row_called(table_id::people, key), found[n]);
            tidy(found[n]);
            auto& all = out[at(here.table)];
            all.insert(all.end(), found[n].begin(), found[n].end());
            gathered += found[n].size();
            if (gathered > most_rows) return false;
        }
        return true;
    }

    /// The rows that a registry of these must have beside them.
    void complete(rd::some_rows& rows) {
        std::set<std::int32_t> begin, seated;
        for (const auto& r : by_.rows) {
            if (r.row >= 0) put(rows, r.table, static_cast<std::uint32_t>(r.row));
            // It may begin with one of its mandates.
            if (r.row >= 0 && r.table == table_id::bodies)
                begin.insert(static_cast<std::int32_t>(r.row));
            // A mandate may name any seat of its body.
            if (r.after && r.table != table_id::bodies)
                seated.insert(row_called(table_id::bodies, r.body));
        }
        for (const auto body : begin)
            rows_in(table_id::mandates, body, rows[at(table_id::mandates)]);
        for (const auto body : seated) rows_in(table_id::seats, body, rows[at(table_id::seats)]);
        for (const auto& n : by_.names) {
            const auto row = facts_.find(n.table, n.key);
            if (row >= 0) put(rows, n.table, static_cast<std::uint32_t>(row));
        }
        for (const auto& key : std::set<std::string>{by_.bodies.begin(), by_.bodies.end()})
            for (std::size_t t = 0; t < table_count; ++t)
                rows_in(static_cast<table_id>(t), row_called(table_id::bodies, key), rows[t]);
        if (const auto body = facts_.find(table_id::bodies, c_.body);
            !c_.body.empty() && body >= 0) {
            put(rows, table_id::bodies, static_cast<std::uint32_t>(body));
            for (const auto& seat : c_.seats)
                if (const auto row = facts_.find(table_id::seats, c_.body + "/" + seat.seat);
                    row >= 0)
                    put(rows, table_id::seats, static_cast<std::uint32_t>(row));
        }
        add_naming(rows);
        add_programmes(rows);
        // In an order in which each table comes after those whose rows hang on it.
        for (const auto t :
             {table_id::speakers, table_id::recusals, table_id::tasks, table_id::audiences,
              table_id::nominations, table_id::attendances, table_id::items, table_id::meetings,
              table_id::events, table_id::proposals, table_id::mandates, table_id::offices,
              table_id::seats})
            add_hung_on(rows, t);
        add_parents(rows[at(table_id::bodies)]);
        for (auto& each : rows) tidy(each);
    }

private:
    // How long a meeting sits, and an item lasts, is worked out from all its items.
    void add_programmes(rd::some_rows& rows) const {
        if (s_.filled.empty()) return;
        std::set<std::int32_t> meetings;
        for (const auto row : rows[at(table_id::meetings)])
            meetings.insert(static_cast<std::int32_t>(row));
        for (const auto t : {table_id::items, table_id::attendances, table_id::speakers,
                             table_id::recusals, table_id::tasks, table_id::audiences})
            for (const auto row : rows[at(t)]) meetings.insert(s_.of(t).meeting_row[row]);
        for (const auto meeting : meetings)
            if (meeting >= 0)
                for (const auto item : rd::items_of(s_, static_cast<std::size_t>(meeting)))
                    put(rows, table_id::items, item);
    }
    static std::size_t at(table_id t) { return static_cast<std::size_t>(t); }
    static void tidy(std::vector<std::uint32_t>& rows) {
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    }
    [[nodiscard]] std::int32_t row_called(table_id t, std::string_view key) const {
        return key.empty() ? -1 : static_cast<std::int32_t>(facts_.find(t, key));
    }
    static void put(rd::some_rows& rows, table_id t, std::uint32_t row) {
        rows[at(t)].push_back(row);
    }

    [[nodiscard]] std::int32_t body_of(table_id t, std::uint32_t row) const {
        if (t == table_id::bodies) return static_cast<std::int32_t>(row);
        const auto& on = s_.of(t).body_row;
        return on.empty() ? -1 : on[row];
    }
    [[nodiscard]] std::int32_t person_of(table_id t, std::uint32_t row) const {
        if (t == table_id::people) return static_cast<std::int32_t>(row);
        const auto& on = s_.of(t).person_row;
        return on.empty() ? -1 : on[row];
    }
    [[nodiscard]] std::int32_t parent_of(std::int32_t body) const {
        return body < 0 ? -1 : s_.of(table_id::bodies).body_row[static_cast<std::size_t>(body)];
    }
    void rows_in(table_id t, std::int32_t body, std::vector<std::uint32_t>& out) const {
        rd::add_rows_in(s_, t, body, out);
    }
    void rows_with(table_id t, std::int32_t person, std::vector<std::uint32_t>& out) const {
        rd::add_rows_with(s_, t, person, out);
    }

    // A row of that step changes: who reads it? False where that may be everybody.
    [[nodiscard]] bool touch(const std::vector<step>& steps, std::uint32_t n,
                             const rd::touched_row& row, reached_subjects& out) {
        const auto& here = steps[n];
        if (here.by == bond::named) return row.body != here.named && row.person != here.named;
        if (n == 0) {
            if (!row.body.empty()) out.bodies.insert(row.body);
            if (row.body.empty() && !row.person.empty()) out.people.insert(row.person);
            return true;
        }
        const bool person = here.by == bond::person;
        const auto& key = person ? row.person : row.body;
        if (key.empty()) return true;
        const auto at = facts_.find(person ? table_id::people : table_id::bodies, key);
        if (at < 0) {  // what comes hangs on nothing that was there but the subject itself
            if (here.from == 0 && here.by != bond::above)
                (person ? out.people : out.bodies).insert(key);
            return true;
        }
        return back(steps, n, static_cast<std::int32_t>(at), out);
    }

    // Rows of that step that hang on `on` are read: by whom?
    [[nodiscard]] bool back(const std::vector<step>& steps, std::uint32_t n, std::int32_t on,
                            reached_subjects& out) {
        if (!seen_.insert({n, on}).second) return true;
        if (seen_.size() > most_rows) return false;
        const auto& here = steps[n];
        const auto& from = steps[here.from];
        std::vector<std::int32_t> bodies;
        if (here.by == bond::principal) return back_to_substitutes(steps, n, on, out);
        if (here.by == bond::above)
            for (const auto child : rd::rows_of_body(s_, table_id::bodies, on))
                bodies.push_back(static_cast<std::int32_t>(child));
        else if (here.by == bond::body)
            bodies.push_back(on);
        if (here.from == 0) {
            for (const auto body : bodies)
                out.bodies.insert(s_.of(table_id::bodies).key[static_cast<std::size_t>(body)]);
            if (here.by == bond::person)
                out.people.insert(s_.of(table_id::people).key[static_cast<std::size_t>(on)]);
            return true;
        }
        std::vector<std::uint32_t> rows;
        for (const auto body : bodies) rows_in(from.table, body, rows);
        if (here.by == bond::person) rows_with(from.table, on, rows);
        return back_from(steps, here.from, rows, out);
    }
    // These rows of that step are read.
    [[nodiscard]] bool back_from(const std::vector<step>& steps, std::uint32_t n,
                                 const std::vector<std::uint32_t>& rows, reached_subjects& out) {
        const auto& here = steps[n];
        if (here.by == bond::named)  // everybody's rule asks for it
            return std::none_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
                return body_of(here.table, row) == row_called(table_id::bodies, here.named);
            });
        for (const auto row : rows) {
            const auto next =
                here.by == bond::person ? person_of(here.table, row) : body_of(here.table, row);
            if (next >= 0 && !back(steps, n, next, out)) return false;
        }
        return true;
    }
    // A mandate in the body changes: those who take the place of somebody there read it.
    [[nodiscard]] bool back_to_substitutes(const std::vector<step>& steps, std::uint32_t n,
                                           std::int32_t body, reached_subjects& out) {
        const auto from = steps[n].from;
        std::vector<std::uint32_t> rows;
        for (const auto row : rd::rows_of_body(s_, table_id::mandates, body))
            if (substituted_[row] >= 0) rows.push_back(row);
        if (from != 0) return back_from(steps, from, rows, out);
        if (!rows.empty())
            out.bodies.insert(s_.of(table_id::bodies).key[static_cast<std::size_t>(body)]);
        return true;
    }

    // Rules read much the same: their steps are put together, and each is taken once for the
    // subjects of all.
    void merge(const std::vector<step>& steps, const reached_subjects& subjects) {
        std::vector<std::uint32_t> place(steps.size());
        for (std::size_t n = 0; n < steps.size(); ++n) {
            auto s = steps[n];
            s.from = n == 0 ? no_step : place[s.from];
            const auto known = std::find(all_.begin(), all_.end(), s);
            place[n] = static_cast<std::uint32_t>(known - all_.begin());
            if (known != all_.end()) continue;
            all_.push_back(std::move(s));
            wanted_.emplace_back();
        }
        wanted_[place[0]].bodies.insert(subjects.bodies.begin(), subjects.bodies.end());
        wanted_[place[0]].people.insert(subjects.people.begin(), subjects.people.end());
    }

    void add(std::vector<std::int32_t>& on, bond by, std::int32_t body, std::int32_t person) const {
        const auto next = by == bond::person ? person : by == bond::above ? parent_of(body) : body;
        if (next >= 0) on.push_back(next);
    }
    void find(std::size_t n, std::vector<std::vector<std::uint32_t>>& found) const {
        const auto& here = all_[n];
        if (here.by == bond::named)
            return rows_in(here.table, row_called(table_id::bodies, here.named), found[n]);
        if (here.by == bond::principal) return find_principals(found[here.from], found[n]);
        std::vector<std::int32_t> on;
        const auto from = all_[here.from].table;
        for (const auto row : found[here.from])
            add(on, here.by, body_of(from, row), person_of(from, row));
        // What comes is found nowhere yet, and what it hangs on is.
        for (const auto& r : by_.rows)
            if (r.table == from)
                add(on, here.by, row_called(table_id::bodies, r.body),
                    row_called(table_id::people, r.person));
        if (here.by == bond::above)
            for (const auto& r : by_.rows)
                if (!r.above.empty())
                    if (const auto above = row_called(table_id::bodies, r.above); above >= 0)
                        on.push_back(above);
        std::sort(on.begin(), on.end());
        on.erase(std::unique(on.begin(), on.end()), on.end());
        for (const auto each : on)
            if (here.by == bond::person)
                rows_with(here.table, each, found[n]);
            else
                rows_in(here.table, each, found[n]);
    }

    // Seats that nobody gave are there because a row names them: of bodies that are touched all
    // rows that may, of others one.
    void add_naming(rd::some_rows& rows) const {
        const auto& seats = s_.of(table_id::seats);
        std::set<std::int32_t> all, wanted;
        for (const auto& r : by_.rows) all.insert(row_called(table_id::bodies, r.body));
        for (const auto seat : rows[at(table_id::seats)])
            if (rd::is_derived_seat(seats, seat)) wanted.insert(static_cast<std::int32_t>(seat));
        std::set<std::int32_t> bodies;
        for (const auto seat : wanted)
            bodies.insert(seats.body_row[static_cast<std::size_t>(seat)]);
        for (const auto body : bodies)
            for (const auto t : {table_id::mandates, table_id::proposals})
                for (const auto row : rd::rows_of_body(s_, t, body))
                    if (wanted.erase(s_.of(t).seat_row[row]) > 0 || all.contains(body))
                        put(rows, t, row);
    }

    // Of those that come all in the body may be meant.
    void find_principals(const std::vector<std::uint32_t>& from,
                         std::vector<std::uint32_t>& out) const {
        const auto& mandates = s_.of(table_id::mandates);
        for (const auto row : from)
            if (substituted_[row] >= 0)
                for (const auto other :
                     rd::rows_of_person(s_, table_id::mandates, substituted_[row]))
                    if (mandates.body_row[other] == mandates.body_row[row]) out.push_back(other);
        std::set<std::int32_t> bodies;
        for (const auto& r : by_.rows)
            if (r.table == table_id::mandates && r.after)
                bodies.insert(row_called(table_id::bodies, r.body));
        for (const auto body : bodies) rows_in(table_id::mandates, body, out);
        tidy(out);
    }

    void add_hung_on(rd::some_rows& rows, table_id of) const {
        const auto& t = s_.of(of);
        const std::pair<const shared_list<std::int32_t>*, table_id> hung[] = {
            {&t.body_row, table_id::bodies}, {&t.person_row, table_id::people},
            {&t.seat_row, table_id::seats},  {&t.meeting_row, table_id::meetings},
            {&t.item_row, table_id::items},  {&t.proposal_row, table_id::proposals}};
        tidy(rows[at(of)]);
        for (const auto& [on, table] : hung)
            if (!on->empty())
                for (const auto row : rows[at(of)])
                    if ((*on)[row] >= 0) put(rows, table, static_cast<std::uint32_t>((*on)[row]));
        if (of != table_id::mandates) return;
        for (const auto& [column, table] :
             {std::pair{"substitute_for", table_id::people}, std::pair{"term", table_id::terms}})
            for (const auto row : rows[at(of)])
                if (const auto code = t.find(column)->code[row]; code >= 0)
                    put(rows, table, static_cast<std::uint32_t>(code));
    }
    void add_parents(std::vector<std::uint32_t>& bodies) const {
        tidy(bodies);
        const auto given = bodies;
        for (const auto body : given)
            for (auto above = parent_of(static_cast<std::int32_t>(body)); above >= 0;
                 above = parent_of(above))
                bodies.push_back(static_cast<std::uint32_t>(above));
    }

    const charter& c_;
    const registry& facts_;
    const registry::store& s_;
    const rd::touched& by_;
    const shared_list<std::int32_t>& substituted_;  ///< per mandate, the person, below zero: none
    std::set<std::pair<std::uint32_t, std::int32_t>> seen_;
    static constexpr std::uint32_t no_step = UINT32_MAX;
    std::vector<step> all_;                 ///< of all rules; the first of each is from `no_step`
    std::vector<reached_subjects> wanted_;  ///< per first step
};

}  // namespace

reached reach_of(const std::vector<std::vector<footprint_step>>& footprints, const charter& c,
                 const registry& facts, const registry_detail::touched& by) {
    reached out;
    // What an organisation is called says what cells mean, wherever they stand.
    out.everything = by.everywhere ||
                     std::any_of(by.rows.begin(), by.rows.end(),
                                 [](const auto& r) { return r.table == table_id::organisations; });
    if (out.everything) return out;
    follower f{c, facts, by};
    for (const auto& each : footprints)
        if (!f.add(each, out)) {
            out.everything = true;
            return out;
        }
    out.everything = !f.gather(out.rows);
    if (!out.everything) f.complete(out.rows);
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
