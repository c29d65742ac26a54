// SPDX-License-Identifier: BSL-1.0
#include "registry/from_structs.hpp"

#include <algorithm>

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

void add_nothing(frame::texts& c) { c.code.push_back(empty_code); }
void add_nothing(typed_cells& c) { c.code.push_back(empty_code); }
void add_nothing(frame::days& c) {
    c.number.push_back(0);
    c.valid.push_back(0);
}

value number_or(const std::optional<std::int64_t>& n, value otherwise) {
    return n ? value{*n} : std::move(otherwise);
}

}  // namespace

std::size_t struct_rows::position_of(std::string_view name) {
    // Rows name their columns in the same order, so the next is nearly always at hand.
    if (next_ < columns_.size() && columns_[next_].name == name) return next_++;
    const auto at =
        position_.try_emplace(std::string{name}, static_cast<std::uint32_t>(columns_.size()))
            .first->second;
    next_ = at + 1;
    return at;
}

template <class Cells>
struct_rows::column* struct_rows::next(std::string_view name) {
    // More than a table may have: enough of them are kept for that to be told.
    constexpr std::size_t enough = most_attributes + 20;
    const std::size_t position = position_of(name);
    if (position == columns_.size()) {
        if (position == enough) {
            position_.erase(std::string{name});
            return nullptr;
        }
        columns_.push_back({std::string{name}, Cells{}});
    }
    auto* const at = &columns_[position];
    if (at->rows > rows_ || !std::holds_alternative<Cells>(at->cells)) {
        repeated_.emplace_back(rows_, std::string{name});
        return nullptr;
    }
    for (; at->rows < rows_; ++at->rows) add_nothing(std::get<Cells>(at->cells));
    ++at->rows;
    return at;
}

void struct_rows::end_row() {
    ++rows_;
    next_ = 0;
}

void struct_rows::put(std::string_view name, std::string text) {
    column* c = next<frame::texts>(name);
    if (!c) return;
    auto& cells = std::get<frame::texts>(c->cells);
    if (text.empty()) return add_nothing(cells);
    const auto [at, fresh] =
        c->seen.try_emplace(std::move(text), static_cast<std::int32_t>(cells.dictionary.size()));
    if (fresh) cells.dictionary.push_back(at->first);
    cells.code.push_back(at->second);
}

void struct_rows::put(std::string_view name, const std::optional<day>& d) {
    column* c = next<frame::days>(name);
    if (!c) return;
    auto& cells = std::get<frame::days>(c->cells);
    if (!d) return add_nothing(cells);
    cells.number.push_back(d->count());
    cells.valid.push_back(1);
}

void struct_rows::put(std::string_view name, const std::optional<bounds>& b) {
    put(name, b ? value{*b} : value{unknown});
}

void struct_rows::put_given(std::string_view name, std::string text) {
    if (!text.empty()) put(name, std::move(text));
}
void struct_rows::put_given(std::string_view name, const std::optional<clock_time>& t) {
    if (t) put(name, text(*t));
}

template <class Struct>
void struct_rows::put_ends(const Struct& s) {
    put("start", std::optional<day>{s.start});
    put("stop", s.stop);
    if (s.start_latest) {
        start_latest_.resize(rows_, not_said);
        start_latest_.push_back(s.start_latest->count());
    }
    if (s.stop_earliest) {
        stop_earliest_.resize(rows_, not_said);
        stop_earliest_.push_back(s.stop_earliest->count());
    }
}

void struct_rows::put(std::string_view name, value v) {
    column* c = next<typed_cells>(name);
    if (!c) return;
    if (const auto* b = std::get_if<bounds>(&v); b && b->exact()) v = *b->earliest();
    auto& cells = std::get<typed_cells>(c->cells);
    // Looked up by kind and text: the number 7 and the text "7" are two values.
    const auto [at, fresh] =
        c->seen.try_emplace(std::to_string(v.index()) + ":" + text(v),
                            static_cast<std::int32_t>(cells.dictionary.size()));
    if (fresh) cells.dictionary.push_back(std::move(v));
    cells.code.push_back(at->second);
}

void struct_rows::put(attributes&& more) {
    for (auto& [name, v] : more) put(name, std::move(v));
}

void struct_rows::add(body b) {
    put("body", std::move(b.body));
    put("name", std::move(b.name));
    put("kind", std::move(b.kind));
    put("parent", std::move(b.parent));
    put_given("visibility", std::move(b.visibility));
    put_ends(b);
    put(std::move(b.more));
    end_row();
}

void struct_rows::add(seat s) {
    put("seat", std::move(s.seat));
    put("body", std::move(s.body));
    put("name", std::move(s.name));
    put("role", std::move(s.role));
    put("number", number_or(s.number, absent));  // open size
    put("appointed_by", std::move(s.appointed_by));
    put("votes", number_or(s.votes, unknown));
    put_ends(s);
    put(std::move(s.more));
    end_row();
}

void struct_rows::add(person p) {
    put("person", std::move(p.person));
    put("name", std::move(p.name));
    put(std::move(p.more));
    end_row();
}

void struct_rows::add(organisation o) {
    std::string aliases;
    for (const auto& alias : o.aliases) aliases += (aliases.empty() ? "" : "|") + alias;
    put("organisation", std::move(o.organisation));
    put("name", std::move(o.name));
    put("aliases", std::move(aliases));
    put("successor", std::move(o.successor));
    put("start", o.start);
    put("stop", o.stop);
    put(std::move(o.more));
    end_row();
}

void struct_rows::add(office o) {
    put("person", std::move(o.person));
    put("office", std::move(o.office));
    put("organisation", std::move(o.organisation));
    put("area", std::move(o.area));
    put_ends(o);
    put(std::move(o.more));
    end_row();
}

void struct_rows::add(mandate m) {
    put("person", std::move(m.person));
    put("body", std::move(m.body));
    put("seat", std::move(m.seat));
    put_ends(m);
    put("role", std::move(m.role));
    put("appointed_by", std::move(m.appointed_by));
    put("on_behalf_of", std::move(m.on_behalf_of));
    put("status", std::move(m.status));
    put("votes", number_or(m.votes, unknown));
    put("due", m.due);
    put("instrument", std::move(m.instrument));
    put("substitute_for", std::move(m.substitute_for));
    put("term", std::move(m.term));
    put(std::move(m.more));
    end_row();
}

void struct_rows::add(term t) {
    put("term", std::move(t.term));
    put("name", std::move(t.name));
    put("start", std::optional<day>{t.start});
    put("stop", t.stop);
    put(std::move(t.more));
    end_row();
}

void struct_rows::add(meeting m) {
    put("meeting", std::move(m.meeting));
    put("body", std::move(m.body));
    put("name", std::move(m.name));
    put_ends(m);
    put("kind", std::move(m.kind));
    put("status", std::move(m.status));
    put("agenda_sent", m.agenda_sent);
    put("papers_sent", m.papers_sent);
    put("minutes_sent", m.minutes_sent);
    put_given("convened", m.convened);
    put_given("signup_by", m.signup_by);
    put_given("start_time", m.start_time);
    put_given("stop_time", m.stop_time);
    for (auto& [name, says] : {std::pair{"zone", &m.zone},
                               {"offset", &m.offset},
                               {"place", &m.place},
                               {"address", &m.address},
                               {"directions", &m.directions},
                               {"parking", &m.parking},
                               {"contact", &m.contact},
                               {"sender", &m.sender},
                               {"signup_url", &m.signup_url},
                               {"organiser", &m.organiser},
                               {"host", &m.host},
                               {"joint", &m.joint},
                               {"visibility", &m.visibility}})
        put_given(name, std::move(*says));
    put(std::move(m.more));
    end_row();
}

void struct_rows::add(agenda_item i) {
    put("item", std::move(i.item));
    put("meeting", std::move(i.meeting));
    put("name", std::move(i.name));
    put("kind", std::move(i.kind));
    put_given("part", std::move(i.part));
    if (i.position) put("position", value{*i.position});
    put_given("day", i.day);
    put_given("start_time", i.start_time);
    put_given("stop_time", i.stop_time);
    put_given("place", std::move(i.place));
    put_given("visibility", std::move(i.visibility));
    put(std::move(i.more));
    end_row();
}

void struct_rows::add(attendance a) {
    put("meeting", std::move(a.meeting));
    put("person", std::move(a.person));
    put("presence", std::move(a.presence));
    put("capacity", std::move(a.capacity));
    put_given("reply", std::move(a.reply));
    put_given("item", std::move(a.item));
    put_given("asked", a.asked);
    put_given("start_time", a.start_time);
    put_given("stop_time", a.stop_time);
    put(std::move(a.more));
    end_row();
}

void struct_rows::add(event e) {
    put("event", std::move(e.event));
    put("body", std::move(e.body));
    put_ends(e);
    put("kind", std::move(e.kind));
    put(std::move(e.more));
    end_row();
}

void struct_rows::add(proposal p) {
    put("proposal", std::move(p.proposal));
    put("body", std::move(p.body));
    put("seat", std::move(p.seat));
    put_ends(p);
    put("special_reason", std::move(p.special_reason));
    put(std::move(p.more));
    end_row();
}

void struct_rows::add(nomination n) {
    put("proposal", std::move(n.proposal));
    put("person", std::move(n.person));
    put(std::move(n.more));
    end_row();
}

void struct_rows::add(recusal r) {
    put("item", std::move(r.item));
    put("person", std::move(r.person));
    put(std::move(r.more));
    end_row();
}

void struct_rows::add(speaker s) {
    put("item", std::move(s.item));
    put("person", std::move(s.person));
    put("office", std::move(s.office));
    put("organisation", std::move(s.organisation));
    put("capacity", std::move(s.capacity));
    put(std::move(s.more));
    end_row();
}

void struct_rows::add(task t) {
    put("meeting", std::move(t.meeting));
    put("person", std::move(t.person));
    put("says", std::move(t.says));
    put("kind", std::move(t.kind));
    put_given("due", t.due);
    put_given("done", t.done);
    put(std::move(t.more));
    end_row();
}

void struct_rows::add(audience a) {
    put("meeting", std::move(a.meeting));
    put("says", std::move(a.says));
    put("office", std::move(a.office));
    put("area", std::move(a.area));
    put("region", std::move(a.region));
    put(std::move(a.more));
    end_row();
}

void struct_rows::add(dated_attribute d) {
    put("table", std::move(d.table));
    put("key", std::move(d.key));
    put("name", std::move(d.name));
    put("value", std::move(d.value));
    put_ends(d);
    end_row();
}

raw_table struct_rows::take(std::string origin) && {
    raw_table out;
    out.origin = std::move(origin);
    out.rows = rows_;
    out.one_by_one = true;
    out.repeated = std::move(repeated_);
    if (!start_latest_.empty()) start_latest_.resize(rows_, not_said);
    if (!stop_earliest_.empty()) stop_earliest_.resize(rows_, not_said);
    out.start_latest = std::move(start_latest_);
    out.stop_earliest = std::move(stop_earliest_);
    for (auto& c : columns_) {
        std::visit(
            [&](auto& cells) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(cells)>, frame::integers>)
                    for (; c.rows < rows_; ++c.rows) add_nothing(cells);
            },
            c.cells);
        out.columns.push_back({std::move(c.name), std::move(c.cells)});
    }
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
