// SPDX-License-Identifier: BSL-1.0
#include "subjects.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using combination = std::vector<group_values::one>;

/// The source whose rows are the subjects, where there is one.
std::optional<rows_kind> rows_of(unit_kind k) {
    using enum unit_kind;
    switch (k) {
        case body:
        case person:
        case group:
        case member: return std::nullopt;
        case mandate: return rows_kind::mandates;
        default: break;
    }
    for (std::size_t i = 0; i < rows_count; ++i)
        if (unit_of(static_cast<rows_kind>(i)) == k) return static_cast<rows_kind>(i);
    return std::nullopt;
}

/// The values that each grouping column has for a unit on a day, each once, in order.
void group_columns(const registry& r, const std::vector<accessor>& columns, const unit& u,
                   std::int32_t day, std::vector<combination>& out, bool only_sure = false) {
    out.resize(columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        out[c].clear();
        const auto& column = *columns[c].column;
        for_each_said(r, u, columns[c].via, [&](std::uint32_t row, bool maybe) {
            if (maybe && only_sure) return;
            for_each_code(
                column, row, day_within(columns[c], u, row, day),
                [&](std::int32_t code) {
                    out[c].push_back({column.dictionary[static_cast<std::size_t>(code)]});
                },
                [&] { out[c].push_back({}); });
        });
        std::sort(out[c].begin(), out[c].end());
        out[c].erase(std::unique(out[c].begin(), out[c].end()), out[c].end());
    }
}

/// Every combination of one value per column.
template <class F>
void for_each_combination(const std::vector<combination>& columns, combination& now, F f) {
    if (now.size() == columns.size()) return f(now);
    for (const auto& v : columns[now.size()]) {
        now.push_back(v);
        for_each_combination(columns, now, f);
        now.pop_back();
    }
}

/// Does the unit belong to the group: each column has the group's value, or may have.
truth belongs(const std::vector<combination>& columns, const group_values& g) {
    truth out = truth::yes;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        truth here = truth::no;
        for (const auto& v : columns[c])
            here = here | (v.unknown() ? truth::maybe : truth_of(v == g.of[c]));
        out = out & here;
    }
    return out;
}

/// The days on which a grouping column of the row may change, with the row's first day.
std::vector<std::int32_t> grouping_days(const registry& r, const std::vector<accessor>& columns,
                                        const unit& u, std::int32_t start, std::int32_t stop) {
    std::vector<std::int32_t> days{start};
    for (const auto& c : columns) changes(r, c, u, days);
    std::erase_if(days, [&](std::int32_t d) { return d < start || d >= stop; });
    return days;
}

/// More groups than anybody reads: some column that differs for every row.
[[noreturn]] void too_many(const char* what) {
    throw bad_input{problem{"E-SIZE", "", what, "group by fewer columns, or by shorter ones"}};
}

void add_groups(const world& w, subject_list& out) {
    constexpr std::size_t most = 2'000'000, most_of_a_row = 10'000;
    const auto bodies = w.facts.table(table_id::bodies).rows;
    std::size_t groups = 0;
    std::vector<std::set<combination>> found(bodies);
    std::vector<combination> columns;
    combination now;
    const auto add = [&](rows_kind rows, const std::vector<accessor>& by, const fact_table& t) {
        if (by.empty()) return;
        const auto& units = w.units(rows);
        for (std::uint32_t row = 0; row < t.rows; ++row) {
            const auto u = units.at(row);
            for (const auto d : grouping_days(w.facts, by, u, t.start[row], t.stop[row])) {
                group_columns(w.facts, by, u, d, columns);
                std::size_t ways = 1;
                for (const auto& c : columns) ways = std::min(ways * c.size(), most);
                if (ways > most_of_a_row) too_many("one row belongs to more than 10,000 groups");
                for_each_combination(columns, now, [&](const combination& c) {
                    auto& here = found[static_cast<std::size_t>(t.body_row[row])];
                    groups += here.insert(c).second ? 1U : 0U;
                });
                if (groups > most) too_many("there are more than 2,000,000 groups");
            }
        }
    };
    add(rows_kind::mandates, out.on_mandate, w.facts.table(table_id::mandates));
    add(rows_kind::seats, out.on_seat, w.facts.table(table_id::seats));
    out.first_group.push_back(0);
    for (std::uint32_t b = 0; b < bodies; ++b) {
        for (const auto& c : found[b]) {
            out.row.push_back(b);
            out.groups.push_back({c});
        }
        out.first_group.push_back(static_cast<std::uint32_t>(out.row.size()));
    }
}

/// Everything that a row says after its start, in whatever order columns and values came.
std::string said_by(const fact_table& t, std::uint32_t row) {
    std::map<std::string_view, const fact_column*> by_name;
    for (const auto& c : t.columns) by_name.emplace(c.name, &c);
    std::string out = std::to_string(t.stop[row]);
    const auto add = [&](const fact_column& c, std::int32_t code) {
        out += '\n';
        out += code >= 0 ? std::to_string(c.dictionary[static_cast<std::size_t>(code)].index()) +
                               text(c.dictionary[static_cast<std::size_t>(code)])
                         : std::to_string(code);
    };
    for (const auto& [name, c] : by_name) {
        out += '\n';
        out += name;
        if (!c->dated()) {
            add(*c, c->code[row]);
            continue;
        }
        for (const auto& v : c->of(row)) {
            out += '\n' + std::to_string(v.start) + ' ' + std::to_string(v.stop);
            add(*c, v.code);
        }
    }
    return out;
}

/// Whether a text, written plainly, would read as another value or as two parts of a key.
bool could_be_mistaken(const std::string& s) {
    if (s.empty() || s == "?" || s.find_first_of("\"/\\(") != std::string::npos) return true;
    const auto other = s.find_first_not_of("0123456789", s[0] == '-' ? 1 : 0);
    if (other == std::string::npos) return s != "-";
    const bool like_a_day = s[0] >= '0' && s[0] <= '9' && s.size() == 10;
    return like_a_day && day::try_parse(s).has_value();
}

}  // namespace

bool operator<(const group_values::one& a, const group_values::one& b) {
    if (a.unknown() != b.unknown()) return b.unknown();
    if (a.v.index() != b.v.index()) return a.v.index() < b.v.index();
    if (const auto* n = std::get_if<std::int64_t>(&a.v)) return *n < std::get<std::int64_t>(b.v);
    if (const auto* r = std::get_if<ratio>(&a.v)) return *r < std::get<ratio>(b.v);
    if (const auto* d = std::get_if<day>(&a.v)) return *d < std::get<day>(b.v);
    if (const auto* s = std::get_if<std::string>(&a.v)) return *s < std::get<std::string>(b.v);
    if (const auto* d = std::get_if<bounds>(&a.v)) return text(*d) < text(std::get<bounds>(b.v));
    return false;
}

std::string key_text(const group_values::one& one) {
    if (one.unknown()) return "?";
    const auto* s = std::get_if<std::string>(&one.v);
    if (!s || !could_be_mistaken(*s)) return text(one.v);
    std::string out = "\"";
    for (const char c : *s) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

subject_list make_subjects(const world& w, unit_kind kind, std::vector<std::string> columns,
                           std::vector<accessor> on_mandate, std::vector<accessor> on_seat,
                           std::int32_t body) {
    subject_list out;
    out.kind = kind;
    out.columns = std::move(columns);
    out.on_mandate = std::move(on_mandate);
    out.on_seat = std::move(on_seat);
    const auto& t = w.facts.table(table_of(kind));
    if (const auto rows = rows_of(kind)) {
        const auto& units = w.units(*rows);
        out.row = units.rows;
        out.start = units.start, out.stop = units.stop;
        out.sure_start = units.sure_start, out.sure_stop = units.sure_stop;
    } else {
        if (kind == unit_kind::group) {
            add_groups(w, out);
        } else {
            out.row.resize(t.rows);
            std::iota(out.row.begin(), out.row.end(), 0U);
        }
        const bool always = kind == unit_kind::person;
        for (const auto row : out.row) {
            out.start.push_back(always ? always_start : t.start[row]);
            out.stop.push_back(always ? open_stop : t.stop[row]);
            if (always || !t.bounded()) continue;
            out.sure_start.push_back(t.start_latest[row]);
            out.sure_stop.push_back(t.stop_earliest[row]);
        }
    }
    out.wanted.assign(out.size(), 1);
    if (body >= 0)
        for (std::size_t s = 0; s < out.size(); ++s) {
            const auto of = body_of(w.facts, out, s);
            out.wanted[s] = of < 0 || of == body;
        }
    return out;
}

std::int32_t body_of(const registry& r, const subject_list& l, std::size_t s) {
    const auto& t = r.table(table_of(l.kind));
    if (t.id == table_id::bodies) return static_cast<std::int32_t>(l.row[s]);
    return t.body_row.empty() ? -1 : t.body_row[l.row[s]];
}

std::string number_among_alike(const registry& r, std::uint32_t row) {
    const auto& m = r.table(table_id::mandates);
    const auto same = [&](std::uint32_t other) {
        return m.start[other] == m.start[row] && m.body_row[other] == m.body_row[row] &&
               m.seat_row[other] == m.seat_row[row];
    };
    std::size_t before = 0;
    std::string here;
    for (const auto& e : r.events(table_id::mandates, key_id::person)
                             .events_of(static_cast<std::size_t>(m.person_row[row]))) {
        const auto other = e.row();
        if (!e.begins() || other == row || !same(other)) continue;
        if (here.empty()) here = said_by(m, row);
        const auto there = said_by(m, other);
        before += there < here || (there == here && other < row) ? 1U : 0U;
    }
    return before == 0 ? std::string{} : "#" + std::to_string(before + 1);
}

namespace {

std::string mandate_key(const registry& r, std::uint32_t row) {
    const auto& m = r.table(table_id::mandates);
    std::string key =
        r.table(table_id::people).key[static_cast<std::size_t>(m.person_row[row])] + "@";
    key += m.seat_row[row] >= 0
               ? r.table(table_id::seats).key[static_cast<std::size_t>(m.seat_row[row])]
               : r.table(table_id::bodies).key[static_cast<std::size_t>(m.body_row[row])];
    key += "@" + text(day::from_count(m.start[row]));
    return key + number_among_alike(r, row);
}

/// The person of a row that hangs on something else: "2024-1/anna", "2024-1/anna#2" where that row
/// is the second of its kind.
std::string pair_key(const registry& r, const fact_table& t, std::uint32_t row) {
    const auto& on = t.id == table_id::attendances ? t.meeting_row
                     : t.id == table_id::recusals  ? t.item_row
                                                   : t.proposal_row;
    const auto hung = t.id == table_id::attendances ? table_id::meetings
                      : t.id == table_id::recusals  ? table_id::items
                                                    : table_id::proposals;
    const auto of = [](const fact_table& x, std::int32_t at) {
        return at < 0 ? std::string{"?"} : x.key[static_cast<std::size_t>(at)];
    };
    std::string key =
        of(r.table(hung), on[row]) + "/" + of(r.table(table_id::people), t.person_row[row]);
    std::size_t before = 0;
    for (std::uint32_t i = 0; i < row; ++i)
        before += on[i] == on[row] && t.person_row[i] == t.person_row[row] ? 1U : 0U;
    return before == 0 ? key : key + "#" + std::to_string(before + 1);
}

}  // namespace

std::string key_of(const registry& r, const subject_list& l, std::size_t s) {
    const auto& t = r.table(table_of(l.kind));
    if (t.id == table_id::mandates) return mandate_key(r, l.row[s]);
    if (t.key.empty()) return pair_key(r, t, l.row[s]);
    std::string key = t.key[l.row[s]];
    if (l.kind == unit_kind::group)
        for (const auto& g : l.groups[s].of) key += "/" + key_text(g);
    return key;
}

std::string name_of(const registry& r, const subject_list& l, std::size_t s) {
    const auto& t = r.table(table_of(l.kind));
    if (!t.person_row.empty()) {
        const auto person = t.person_row[l.row[s]];
        return person < 0 ? std::string{"?"}
                          : r.table(table_id::people).name[static_cast<std::size_t>(person)];
    }
    std::string name = t.name.empty() ? t.key[l.row[s]] : t.name[l.row[s]];
    if (l.kind == unit_kind::group)
        for (const auto& g : l.groups[s].of) name += " / " + (g.unknown() ? "?" : text(g.v));
    return name;
}

namespace {

/// The subjects that an entry of a lane belongs to, or perhaps belongs to, when the subjects are
/// rows.
template <class F>
void for_each_subject(const registry& r, const subject_list& l, rows_kind rows, const unit& u,
                      F f) {
    const auto& m = r.table(table_id::mandates);
    if (rows == rows_kind::offices)
        return f(static_cast<std::uint32_t>(r.table(table_id::offices).person_row[u.rows.front()]),
                 false);
    if (rows == rows_kind::seats) {
        if (l.kind == unit_kind::seat) return f(u.rows.front(), false);
        return f(static_cast<std::uint32_t>(r.table(table_id::seats).body_row[u.rows.front()]),
                 false);
    }
    if (l.kind == unit_kind::body)
        return f(static_cast<std::uint32_t>(m.body_row[u.rows.front()]), false);
    if (l.kind == unit_kind::person)
        return f(static_cast<std::uint32_t>(m.person_row[u.rows.front()]), false);
    const auto perhaps = [&](std::size_t i) { return u.maybe && u.maybe[i] != 0; };
    if (l.kind == unit_kind::mandate) {
        for (std::size_t i = 0; i < u.rows.size(); ++i) f(u.rows[i], perhaps(i));
        return;
    }
    for (std::size_t i = 0; i < u.rows.size(); ++i) {  // seat: each of a member's seats once
        const auto seat = m.seat_row[u.rows[i]];
        if (seat < 0) continue;
        bool before = false, maybe = true;
        for (std::size_t n = 0; n < u.rows.size(); ++n) {
            if (m.seat_row[u.rows[n]] != seat) continue;
            before = before || n < i;
            maybe = maybe && perhaps(n);
        }
        if (!before) f(static_cast<std::uint32_t>(seat), maybe);
    }
}

/// Calls f(subject, maybe) for every subject that the segment belongs to, or may belong to.
template <class F>
void for_each_membership(const world& w, const subject_list& l, rows_kind rows, const segments& s,
                         std::uint32_t i, std::vector<combination>& columns, F f) {
    const auto u = s.units->at(s.unit_of[i]);
    const bool perhaps = s.perhaps(i);
    if (l.kind != unit_kind::group)
        return for_each_subject(w.facts, l, rows, u, [&](std::uint32_t subject, bool maybe) {
            f(subject, perhaps || maybe);
        });
    const auto& by = rows == rows_kind::seats ? l.on_seat : l.on_mandate;
    const auto& t = w.facts.table(rows == rows_kind::seats ? table_id::seats : table_id::mandates);
    const auto body = static_cast<std::size_t>(t.body_row[u.rows.front()]);
    const bool any_maybe =
        u.maybe && std::any_of(u.maybe, u.maybe + u.rows.size(), [](auto x) { return x != 0; });
    std::vector<combination> sure;  // what the rows say that are there for sure
    if (any_maybe) group_columns(w.facts, by, u, s.start[i], sure, true);
    const auto unsure = [&](const group_values& g) {
        return perhaps || (any_maybe && belongs(sure, g) != truth::yes);
    };
    group_columns(w.facts, by, u, s.start[i], columns);
    const auto first = l.groups.begin() + l.first_group[body];
    const auto last = l.groups.begin() + l.first_group[body + 1];
    const bool known = std::none_of(columns.begin(), columns.end(), [](const combination& c) {
        return std::any_of(c.begin(), c.end(), [](const auto& v) { return v.unknown(); });
    });
    std::size_t ways = 1;
    const auto there = static_cast<std::size_t>(last - first);
    for (const auto& c : columns) ways = std::min(ways * c.size(), there + 1);
    // with an unknown value it may belong to any group of the body that its other values allow
    if (!known || ways > there) {
        for (auto g = first; g != last; ++g)
            if (const auto b = belongs(columns, *g); b != truth::no)
                f(static_cast<std::uint32_t>(g - l.groups.begin()),
                  unsure(*g) || b == truth::maybe);
        return;
    }
    combination now;
    for_each_combination(columns, now, [&](const combination& c) {
        const auto g = std::lower_bound(
            first, last, c, [](const group_values& a, const combination& b) { return a.of < b; });
        if (g != last && g->of == c)  // values of two mandates of a member may make no group
            f(static_cast<std::uint32_t>(g - l.groups.begin()), unsure(*g));
    });
}

}  // namespace

lane_order make_order(const world& w, const subject_list& l, rows_kind rows, const segments& s) {
    lane_order out;
    if (s.plain && rows != rows_kind::offices && l.kind != unit_kind::group &&
        l.kind != unit_kind::mandate) {
        if (rows == rows_kind::seats) {
            if (l.kind == unit_kind::body)
                out.shared = &w.facts.events(table_id::seats, key_id::body);
        } else {
            out.shared =
                &w.facts.events(table_id::mandates, l.kind == unit_kind::body     ? key_id::body
                                                    : l.kind == unit_kind::person ? key_id::person
                                                                                  : key_id::seat);
        }
    } else if (s.plain && rows == rows_kind::offices) {
        out.shared = &w.facts.events(table_id::offices, key_id::person);
    }
    if (out.shared) return out;

    // counting sort by subject, then by day within each: subjects are many and small
    constexpr std::size_t most = 200'000'000;
    std::size_t events = 0;
    std::vector<combination> columns;
    out.first.assign(l.size() + 1, 0);
    for (std::uint32_t i = 0; i < s.size(); ++i) {
        for_each_membership(w, l, rows, s, i, columns, [&](std::uint32_t subject, bool) {
            const auto n = s.stop[i] == open_stop ? 1U : 2U;
            out.first[subject + 1] += n, events += n;
        });
        if (events > most) too_many("rows of unknown groups may belong to too many groups");
    }
    std::partial_sum(out.first.begin(), out.first.end(), out.first.begin());
    out.events.resize(out.first.back());
    auto next = out.first;
    for (std::uint32_t i = 0; i < s.size(); ++i)
        for_each_membership(w, l, rows, s, i, columns, [&](std::uint32_t subject, bool maybe) {
            const auto packed = i << 2 | (maybe ? 2U : 0U);
            out.events[next[subject]++] = {s.start[i], packed | 1U};
            if (s.stop[i] != open_stop) out.events[next[subject]++] = {s.stop[i], packed};
        });
    for (std::size_t subject = 0; subject < l.size(); ++subject)
        std::sort(out.events.begin() + out.first[subject],
                  out.events.begin() + out.first[subject + 1],
                  [](const lane_event& a, const lane_event& b) { return a.day < b.day; });
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
