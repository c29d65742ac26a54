// SPDX-License-Identifier: BSL-1.0
#include "columns.hpp"

#include <algorithm>
#include <array>

#include <remit/registry/schema.hpp>
#include "world.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

struct named_hop {
    std::string_view path;
    hop via;
    table_id table;
};
constexpr std::array named_hops = {named_hop{"person", hop::person, table_id::people},
                                   named_hop{"body", hop::body, table_id::bodies},
                                   named_hop{"parent", hop::parent, table_id::bodies},
                                   named_hop{"seat", hop::seat, table_id::seats},
                                   named_hop{"mandate", hop::mandate, table_id::mandates},
                                   named_hop{"principal", hop::principal, table_id::mandates},
                                   named_hop{"meeting", hop::meeting, table_id::meetings},
                                   named_hop{"item", hop::item, table_id::items},
                                   named_hop{"proposal", hop::proposal, table_id::proposals}};

/// Whether an empty cell of the column says that something was not done so far.
bool is_deed(table_id table, std::string_view column) {
    return std::any_of(schema.begin(), schema.end(), [&](const column_spec& s) {
        return s.table == table && s.name == column && s.empty == empty_means::deed;
    });
}

std::optional<accessor> in(const world& w, const way& p, std::string_view column) {
    using what = accessor::what_type;
    if (column == "start") return accessor{p.via, what::start, p.table, nullptr, 0, nullptr};
    if (column == "stop") return accessor{p.via, what::stop, p.table, nullptr, 0, nullptr};
    if (column == "name" && !p.table->find(column) && !p.table->name.empty())
        return accessor{p.via, what::column, p.table, &w.names(p.table->id), 0, nullptr};
    if (const auto* c = p.table->find(column))
        return accessor{p.via, what::column, p.table, c, 0, nullptr, is_deed(p.table->id, column)};
    return std::nullopt;
}

/// The rows that a unit hangs on and that are asked for a name that it has not itself, in order.
std::vector<std::string_view> asked_next(unit_kind of) {
    using enum unit_kind;
    switch (of) {
        case member:
        case mandate:
        case appointment:
        case departure: return {"seat", "person", "body"};
        case seat:
        case meeting:
        case event: return {"body"};
        case office: return {"person"};
        case item: return {"meeting", "body"};
        case attendance: return {"mandate", "person", "meeting", "body"};
        case proposal: return {"seat", "body"};
        case nomination: return {"proposal", "person", "seat", "body"};
        case recusal:
        case speaker: return {"item", "person", "meeting", "body"};
        case task: return {"person", "meeting", "body"};
        case audience: return {"meeting", "body"};
        default: return {};
    }
}

std::string_view own_path(unit_kind of) {
    switch (of) {
        case unit_kind::member:
        case unit_kind::appointment:
        case unit_kind::departure: return "mandate";
        case unit_kind::group: return "body";
        default: return name_of(of);
    }
}

}  // namespace

std::optional<hop> hop_named(std::string_view path) noexcept {
    for (const auto& h : named_hops)
        if (h.path == path) return h.via;
    return std::nullopt;
}

std::vector<way> ways_of(const world& w, unit_kind of) {
    std::vector<way> out{{own_path(of), hop::self, &w.facts.table(table_of(of))}};
    for (const auto path : asked_next(of))
        for (const auto& h : named_hops)
            if (h.path == path) out.push_back({path, h.via, &w.facts.table(h.table)});
    return out;
}

looked_up look_up(const world& w, unit_kind of, std::string_view name) {
    looked_up out;
    const auto ways = ways_of(w, of);
    if (const auto dot = name.find('.'); dot != std::string_view::npos) {
        const auto path = name.substr(0, dot), column = name.substr(dot + 1);
        if (path == ways.front().path) {
            out.found = in(w, ways.front(), column);
            return out;
        }
        for (const auto& h : named_hops)
            if (h.path == path && leads(of, h.via)) {
                out.found = in(w, {path, h.via, &w.facts.table(h.table)}, column);
                return out;
            }
        out.no_path = true;
        return out;
    }
    if ((out.found = in(w, ways.front(), name))) return out;
    std::vector<accessor> hits;
    for (std::size_t i = 1; i < ways.size(); ++i)
        if (const auto a = in(w, ways[i], name)) {
            hits.push_back(*a);
            out.several.push_back(std::string{ways[i].path} + "." + std::string{name});
        }
    if (hits.size() == 1) out.found = hits.front(), out.several.clear();
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
