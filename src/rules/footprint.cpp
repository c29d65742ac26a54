// SPDX-License-Identifier: BSL-1.0
#include <remit/rules/footprint.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <remit/core/detail/utf8.hpp>
#include <remit/rules/vocabulary.hpp>

#include "rules/fit.hpp"

namespace remit {
inline namespace v0 {
namespace {

using name = std::string_view;

/// What a row is, as far as a rule without facts can know.
struct row_kind {
    name subject;                ///< as `for_each` says it
    name table;                  ///< where it stands
    std::array<name, 32> own;    ///< its columns: they are looked for nowhere else
    std::array<name, 4> behind;  ///< where its other columns may be found
    std::array<name, 2> lasts;   ///< the rows whose days it has
};

// clang-format off
constexpr row_kind kinds[] = {
    {"body", "bodies", {"body", "name", "kind", "parent", "visibility", "start", "stop"}, {}, {}},
    {"seat", "seats", {"seat", "body", "name", "role", "number", "appointed_by", "votes", "start", "stop"}, {"body"}, {}},
    {"person", "people", {"person", "name"}, {}, {}},
    {"mandate", "mandates",
     {"person", "body", "seat", "mandate", "role", "status", "votes", "appointed_by", "on_behalf_of", "substitute_for", "instrument", "start", "stop", "due"},
     {"seat", "person", "body"}, {}},
    {"office", "offices", {"person", "office", "organisation", "area", "start", "stop"}, {"person"}, {}},
    {"meeting", "meetings",
     {"meeting", "body", "name", "kind", "status", "agenda_sent", "papers_sent", "minutes_sent", "convened", "signup_by", "start_time", "stop_time", "zone", "offset", "place", "address", "directions", "parking", "contact", "sender", "signup_url", "organiser", "host", "joint", "visibility", "minutes", "sitting", "start", "stop"}, {"body"}, {}},
    {"item", "items", {"item", "meeting", "name", "kind", "part", "position", "day", "start_time", "stop_time", "place", "visibility", "minutes", "start", "stop"}, {"meeting", "body"}, {"meeting"}},
    {"attendance", "attendances", {"meeting", "person", "presence", "capacity", "reply", "item", "asked", "start_time", "stop_time", "start", "stop"},
     {"mandate", "person", "meeting", "body"}, {"meeting"}},
    {"event", "events", {"event", "body", "kind", "start", "stop"}, {"body"}, {}},
    {"proposal", "proposals", {"proposal", "body", "seat", "special_reason", "start", "stop"}, {"seat", "body"}, {}},
    {"nomination", "nominations", {"proposal", "person", "start", "stop"}, {"proposal", "person", "seat", "body"}, {"proposal"}},
    {"recusal", "recusals", {"item", "person", "start", "stop"}, {"item", "person", "meeting", "body"}, {"item", "meeting"}},
    {"speaker", "speakers", {"item", "person", "office", "organisation", "capacity", "start", "stop"}, {"item", "person", "meeting", "body"}, {"item", "meeting"}},
    {"task", "tasks", {"meeting", "person", "says", "kind", "due", "done", "start", "stop"}, {"person", "meeting", "body"}, {"meeting"}},
    {"audience", "audiences", {"meeting", "says", "office", "area", "region", "start", "stop"}, {"meeting", "body"}, {"meeting"}},
    {"organisation", "organisations", {"organisation", "name", "aliases", "successor", "start", "stop"}, {}, {}},
};
// clang-format on

const row_kind& kind_called(name subject) {
    if (subject == "appointment" || subject == "departure") return kind_called("mandate");
    const auto found = std::find_if(std::begin(kinds), std::end(kinds),
                                    [&](const row_kind& k) { return k.subject == subject; });
    return found == std::end(kinds) ? kinds[0] : *found;
}

/// Of what `.of(...)` says: the rows of the language that are no table are mandates.
const row_kind& kind_of_rows(name rows) {
    const auto found = std::find_if(std::begin(kinds), std::end(kinds),
                                    [&](const row_kind& k) { return k.table == rows; });
    return found == std::end(kinds) ? kind_called("mandate") : *found;
}

name table_behind(name path) {
    if (path == "parent") return "bodies";
    if (path == "principal") return "mandates";
    return kind_called(path).table;
}

template <std::size_t N>
bool has(const std::array<name, N>& all, name one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// A row of a step: what kind it is, and which step finds it.
struct found_row {
    const row_kind& kind;
    std::uint32_t step;
};

class footprint_reader {
public:
    footprint_reader(const rule& r, const std::optional<condition>& member)
        : member_{member}, key_{key_of(r.for_each)}, columns_{r.for_each.columns()} {
        const row_kind& kind = kind_called(r.for_each.table());
        const found_row row{kind, add({kind, 0}, kind.table, kind.subject)};
        add_days_of(row);
        // What is known of a body is known for some days only.
        if (kind.subject != "person" && kind.subject != "organisation") add(row, "bodies", "body");
        if (r.for_each.is_group()) {
            for (const auto* rows : {"mandates", "seats"}) {
                const found_row in_it{kind_of_rows(rows), add(row, rows, "body")};
                for (const auto& c : columns_) read_column(c, in_it);
            }
        }
        if (r.where) read(r.where->root(), row);
        read(r.require.root(), row);
        if (r.within) read(r.within->root(), row);
    }

    std::vector<footprint_step> steps() && { return std::move(steps_); }

private:
    static std::string key_of(const subject& s) {
        return std::string{kind_called(s.table()).subject};
    }

    /// The step that finds rows by a key of the row; each is there once.
    std::uint32_t add(const found_row& from, name rows, name key, name only = {}) {
        footprint_step step{{std::string{rows}, std::string{key}, std::string{only}}, from.step};
        const auto next = static_cast<std::uint32_t>(steps_.size());
        const auto [at, fresh] = known_.try_emplace({step.from, step.rows}, next);
        if (fresh) steps_.push_back(std::move(step));
        return at->second;
    }

    void add_days_of(const found_row& row) {
        for (const auto other : row.kind.lasts)
            if (!other.empty()) add(row, table_behind(other), other);
    }

    /// What is read to find the row at the end of a path.
    void follow(name path, const found_row& from) {
        if (path == "parent") add(from, "bodies", "body");
        if (path == "principal") add(from, "mandates", "principal");
        // The mandate of who attends is that of the person in the body that meets.
        if (path == "mandate" && from.kind.subject == "attendance") add(from, "mandates", "person");
    }

    void read_column(name column, const found_row& row) {
        const auto dot = column.find('.');
        const auto path = column.substr(0, dot);
        if (dot != name::npos && contains(path_words, path)) {
            follow(path, row);
            if (path != "mandate" || row.kind.subject != "attendance")
                add(row, table_behind(path), path);
            return;
        }
        if (has(row.kind.own, column)) return;
        for (const auto other : row.kind.behind) {
            if (other.empty()) continue;
            follow(other, row);
            if (other != "mandate") add(row, table_behind(other), other);
        }
    }

    void read_members(const found_row& counted) {
        if (!member_) return void(add(counted, "mandates", "principal"));
        if (reading_member_ || !member_read_.insert(counted.step).second) return;
        reading_member_ = true;  // it may not ask for members itself
        read(member_->root(), {kind_called("mandate"), counted.step});
        reading_member_ = false;
    }

    /// Which rows a measure counts.
    found_row read_source(const node_ptr& source, const found_row& from) {
        const name rows = source ? name{std::get<std::string>(source->value)} : name{"members"};
        const row_kind& kind = kind_of_rows(rows);
        const auto path = source ? source->args[0] : nullptr;
        std::string key = key_, only;
        if (path) {
            key = std::get<std::string>(path->value);
            if (!path->args.empty()) only = std::get<std::string>(path->args[0]->value);
            follow(key, from);
            // Of a body's rows it is known for how long the body is there, and known.
            if (key == "body" || key == "parent") add(from, "bodies", key, only);
        }
        // A substitute carries the mandate whose place it takes, not its own.
        if (rows == "substitutes" && key == "mandate") key = "substitute_for";
        const found_row counted{kind, add(from, kind.table, key, only)};
        add_days_of(counted);
        if (kind.subject == "attendance" && (key == "mandate" || key == "principal"))
            add(counted, "mandates", "person");
        // Rows that hang on a group have its values, or those of whoever they hang on.
        if (!path && from.step == 0)
            for (const auto& c : columns_) read_column(c, counted);
        if (rows == "members") read_members(counted);
        // One is a substitute while the other sits there.
        if (rows == "substitutes") add(counted, "mandates", "principal");
        if (source)
            for (std::size_t i = 1; i < source->args.size(); ++i) {
                read(*source->args[i], counted);
                read(*source->args[i], from);
            }
        return counted;
    }

    void read_measure(const node& n, const found_row& row) {
        const found_row counted = read_source(n.args[2], row);
        if (n.args[0]) read(*n.args[0], counted);
        if (n.what == op::apportion) {
            read(*n.args[0], row);  // the subject's own value
            read(*n.args[1], row);
        } else if (n.args[1]) {
            read(*n.args[1], counted);
        }
        if (n.args[3]) read(*n.args[3], row);
    }

    void read(const node& n, const found_row& row) {
        if (n.what == op::column) {
            const auto& column = std::get<std::string>(n.value);
            const bool of_group =
                std::find(columns_.begin(), columns_.end(), column) != columns_.end();
            if (!of_group || row.kind.subject != "body") read_column(column, row);
        } else if (n.what == op::predicate) {
            add(row, "predicate", std::get<std::string>(n.value));
        } else if (detail::is_measure(n.what)) {
            read_measure(n, row);
        } else if (n.what == op::next) {
            (void)read_source(n.args[0], row);
        } else {
            for (const auto& arg : n.args)
                if (arg) read(*arg, row);
        }
    }

    const std::optional<condition>& member_;
    std::string key_;
    std::vector<std::string> columns_;
    std::vector<footprint_step> steps_;
    std::map<std::pair<std::uint32_t, footprint_entry>, std::uint32_t> known_;
    std::set<std::uint32_t> member_read_;  ///< the steps whose members it was read for
    bool reading_member_ = false;
};

}  // namespace

std::string text(const footprint_entry& e) {
    if (e.rows == "predicate") return "predicate " + e.key;
    return e.rows + " by " + e.key + (e.only.empty() ? "" : " " + detail::quote(e.only));
}

std::vector<footprint_step> footprint_steps(const rule& r, const std::optional<condition>& member) {
    return footprint_reader{r, member}.steps();
}

std::vector<footprint_entry> footprint(const rule& r, const std::optional<condition>& member) {
    std::set<footprint_entry> found;
    for (auto& step : footprint_steps(r, member)) found.insert(std::move(step.rows));
    return {found.begin(), found.end()};
}

}  // namespace v0
}  // namespace remit
