// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <map>
#include <set>

#include <remit/charter/implied.hpp>
#include <remit/charter/problems.hpp>
#include <remit/core/suggest.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>
#include "findings_store.hpp"
#include "group.hpp"
#include "known.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

std::optional<unit_kind> subject_of(const subject& s) {
    if (s.is_group()) return s.table() == "body" ? std::optional{unit_kind::group} : std::nullopt;
    constexpr unit_kind kinds[] = {
        unit_kind::body,        unit_kind::seat,      unit_kind::person,  unit_kind::mandate,
        unit_kind::appointment, unit_kind::departure, unit_kind::meeting, unit_kind::item,
        unit_kind::attendance,  unit_kind::proposal,  unit_kind::event,   unit_kind::nomination,
        unit_kind::recusal,     unit_kind::speaker,   unit_kind::task,    unit_kind::audience};
    for (const auto k : kinds)
        if (name_of(k) == s.table()) return k;
    return std::nullopt;
}

/// Where the parts of the rules were written; every rule is looked at once.
class written_rules {
public:
    explicit written_rules(const charter& c) : places_{c.places} {
        std::map<std::string_view, std::size_t> versions;
        for (const auto& r : c.rules) version_.push_back(versions[r.name]++);
        for (const auto& r : c.rules) several_.push_back(versions[r.name] > 1);
    }

    [[nodiscard]] std::string place_of(std::size_t position, const rule& r,
                                       std::string_view part) const {
        const auto called = "rule \"" + r.name + "\"";
        const auto end = "." + std::string{part};
        const auto at = [&](const std::string& key) { return places_.find(key); };
        auto found = places_.end();
        if (position < version_.size()) {  // rules beyond are those that seats and cadences imply
            if (!several_[position]) found = at("rule." + r.name + end);
            if (found == places_.end())
                found = at("rule." + r.name + "." + std::to_string(version_[position]) + end);
        }
        return found == places_.end() ? called + ", " + std::string{part}
                                      : found->second + ": " + called;
    }

private:
    const decltype(charter::places)& places_;
    std::vector<std::size_t> version_;
    std::vector<bool> several_;
};

/// The comparisons of a condition, also below & | ~, in written order.
void comparisons(const node& n, std::vector<const node*>& out) {
    if (n.what == op::within) return comparisons(*n.args[0], out);
    if (n.what == op::all_of || n.what == op::any_of || n.what == op::negation) {
        for (const auto& a : n.args) comparisons(*a, out);
        return;
    }
    out.push_back(&n);
}

/// The two sides of a comparison that a person wants to read, where there are numbers in it.
std::optional<told_comparison> tell(binder& bind, const node& n, const binder::scope& s) {
    told_comparison out;
    out.written = &n;
    const auto count = [&](const node& m, const node_ptr& selector) {
        return bind.value_of(*make_node(op::count, {}, {nullptr, selector, m.args[2], m.args[3]}),
                             s);
    };
    switch (n.what) {
        case op::some:
        case op::none:
            out.measured = count(n, n.args[1]);
            out.required.what = value_program::what_type::number;
            out.required.constant = extent::of(n.what == op::some ? 1 : 0);
            return out;
        case op::eq:
        case op::ne:
        case op::lt:
        case op::le:
        case op::gt:
        case op::ge: break;
        default: return std::nullopt;
    }
    const auto& left = *n.args[0];
    if (left.what == op::share) {
        out.share = true;
        out.measured = count(left, left.args[1]);
        out.required = count(left, nullptr);
        return out;
    }
    out.measured = bind.value_of(left, s);
    out.required = bind.value_of(*n.args[1], s);
    return out;
}

/// The windows of the calendar that a tree looks through, and whether it asks for parts of today's
/// date.
void find_calendars(const node& n, std::vector<bound_window>& windows, bool& follows) {
    if (n.what == op::calendar) {
        const auto w = window_of(&n);
        if (std::find(windows.begin(), windows.end(), w) == windows.end()) windows.push_back(w);
        follows = true;
    }
    if ((n.what == op::year_of || n.what == op::month_of || n.what == op::day_of) &&
        n.args[0]->what == op::today)
        follows = true;
    for (const auto& a : n.args)
        if (a) find_calendars(*a, windows, follows);
}

void find_passes(const value_program& p, std::vector<std::uint32_t>& out) {
    if (p.what == value_program::what_type::pass) out.push_back(p.index);
    for (const auto& a : p.args) find_passes(a, out);
}
void find_passes(const truth_program& p, std::vector<std::uint32_t>& out) {
    for (const auto& a : p.args) find_passes(a, out);
    for (const auto& s : p.sides) find_passes(s, out);
}

}  // namespace
}  // namespace detail

namespace {

using namespace detail;

/// Finds or makes the group of rules for a kind of subject. Null when the subject cannot be bound.
rule_group* group_for(compiled::impl& c, binder& bind, const subject& s, const std::string& place,
                      unit_kind kind, std::int32_t body) {
    for (auto& g : c.groups)
        if (g.subjects.kind == kind && g.subjects.columns == s.columns()) return &g;
    std::vector<accessor> on_mandate, on_seat;
    for (const auto& name : s.columns()) {
        bind.at(place, text(s), name);
        const auto a = bind.find(name, {unit_kind::mandate, nullptr, nullptr, nullptr});
        if (!a) return nullptr;
        if (a->what != accessor::what_type::column) {
            bind.report("E-TYPE", "\"" + name + "\" is a day, and makes no groups");
            return nullptr;
        }
        on_mandate.push_back(*a);
    }
    for (const auto& name : s.columns())
        if (const auto a = bind.find(name, {unit_kind::seat, nullptr, nullptr, nullptr}, true))
            on_seat.push_back(*a);
    if (on_seat.size() < on_mandate.size()) on_seat.clear();
    rule_group g;
    g.subjects =
        make_subjects(c.w, kind, s.columns(), std::move(on_mandate), std::move(on_seat), body);
    c.groups.push_back(std::move(g));
    return &c.groups.back();
}

void bind_rule(compiled::impl& c, binder& bind, const written_rules& written,
               std::uint32_t position, std::int32_t body) {
    const auto& r = c.rules[position];
    bind.at(written.place_of(position, r, "for_each"));
    const auto kind = subject_of(r.for_each);
    if (!kind) {
        std::vector<std::string_view> names;
        for (const auto& w : subject_words) names.push_back(w.name);
        const bool known = contains(names, r.for_each.table());
        if (known)
            bind.report("E-NOT-YET",
                        "the check cannot judge for each \"" + text(r.for_each) + "\" yet");
        else
            bind.report("E-SUBJECT", "there is no \"" + r.for_each.table() + "\" to judge",
                        did_you_mean(r.for_each.table(), names));
        return;
    }
    auto* g =
        group_for(c, bind, r.for_each, written.place_of(position, r, "for_each"), *kind, body);
    if (!g) return;
    bound_rule b;
    b.rule = position;
    if (r.start) b.in_force = r.start->count();
    bind.in_force_from(b.in_force);
    const auto scope = [&](counting& counts) {
        return binder::scope{*kind, r.for_each.is_group() ? &r.for_each.columns() : nullptr,
                             &counts, &b.withins};
    };
    if (r.where) {
        bind.at(written.place_of(position, r, "where"), &r.where->root());
        auto asked = scope(g->swept.what);
        asked.turned = true;  // a rule is kept where it is not asked for
        b.where = bind.truth_of(r.where->root(), asked);
        find_calendars(r.where->root(), b.calendars, b.follows_calendar);
        find_known(c.w, r.where->root(), *kind, b);
        find_passes(*b.where, b.own_passes);
    }
    b.written = r.within
                    ? make_node(op::within, {}, {r.require.share_root(), r.within->share_root()})
                    : r.require.share_root();
    bind.at(written.place_of(position, r, "require"), b.written.get());
    b.require = bind.truth_of(*b.written, scope(g->swept.what));
    find_calendars(*b.written, b.calendars, b.follows_calendar);
    find_known(c.w, *b.written, *kind, b);
    find_passes(b.require, b.own_passes);
    b.subject_varies = varies(b.require, c.w) || (b.where && varies(*b.where, c.w));
    b.moves = moves(b.require, c.w) || (b.where && moves(*b.where, c.w));
    for (const auto& limit : b.withins) find_passes(limit.inner, b.own_passes);
    std::vector<const node*> compared;
    comparisons(r.require.root(), compared);
    for (const auto* n : compared)
        if (auto t = tell(bind, *n, scope(g->told.what))) b.told.push_back(std::move(*t));
    c.place[position] = {static_cast<std::uint32_t>(g - c.groups.data()),
                         static_cast<std::uint32_t>(g->rules.size())};
    g->rules.push_back(std::move(b));
}

/// The key of the body that was probably meant, by its name or nearly its key.
std::string body_meant(const fact_table& bodies, const std::string& called) {
    constexpr std::size_t most = 200'000;
    const auto named = std::find(bodies.name.begin(), bodies.name.end(), called);
    if (named != bodies.name.end())
        return "that is its name; its key is \"" +
               bodies.key[static_cast<std::size_t>(named - bodies.name.begin())] + "\"";
    const auto known = bodies.key.views();
    const std::span keys{known};
    auto hint = did_you_mean(called, keys.first(std::min(keys.size(), most)));
    if (!hint.empty() || keys.empty()) return hint.empty() ? "the facts know no body" : hint;
    for (std::size_t i = 0; i < keys.size() && i < 8; ++i)
        hint += (i ? ", \"" : "bodies: \"") + bodies.key[i] + "\"";
    return keys.size() > 8 ? hint + ", ..." : hint;
}

/// A seat that the charter sets up and the facts do not know would be judged for nobody: filled and
/// kept, to all appearance.
void add_missing_seats(const charter& c, const registry& r, std::vector<problem>& problems) {
    for (const auto& s : c.seats) {
        if (r.find(table_id::seats, c.body + "/" + s.seat) >= 0) continue;
        const auto written = c.places.find("seat." + s.seat);
        problems.push_back(
            {"E-SEAT", written == c.places.end() ? "seat \"" + s.seat + "\"" : written->second,
             "the facts know no seat \"" + s.seat + "\" of \"" + c.body + "\"",
             "give the charter when the facts are read (charter=, or registry_builder::add of "
             "seats_of), or write the seat into seats.csv"});
    }
}

/// A waiver of a subject that is never judged is told: most likely its key is misspelt.
void note_idle_waivers(compiled::impl& c) {
    std::map<std::uint32_t, std::set<std::string, std::less<>>> keys;  // by group
    for (std::size_t n = 0; n < c.terms.waivers.size(); ++n) {
        const auto& x = c.terms.waivers[n];
        if (x.subject.empty()) continue;
        const auto written = c.terms.places.find("waiver." + std::to_string(n) + ".subject");
        bool found = false, any = false;
        const std::set<std::string, std::less<>>* some = nullptr;
        for (std::size_t i = 0; i < c.rules.size() && !found; ++i) {
            if (c.rules[i].name != x.rule) continue;
            any = true;
            const auto group = c.place[i].first;
            auto [at, fresh] = keys.try_emplace(group);
            const auto& subjects = c.groups[group].subjects;
            if (fresh)
                for (std::size_t s = 0; s < subjects.size(); ++s)
                    at->second.insert(key_of(c.w.facts, subjects, s));
            some = &at->second;
            found = at->second.contains(x.subject);
        }
        if (found || !any) continue;
        std::vector<std::string_view> words;
        for (const auto& key : *some)
            if (words.size() < 200'000) words.push_back(key);
        c.notes.push_back(
            {"N-WAIVER",
             written == c.terms.places.end() ? "waiver " + std::to_string(n + 1) : written->second,
             "it waives nothing: the rule is judged for no \"" + x.subject + "\"",
             did_you_mean(x.subject, std::span<const std::string_view>{words})});
    }
}

}  // namespace

compiled::compiled(const charter& c, const registry& r, const check_settings& s) {
    auto problems = problems_in(c);
    if (c.clauses.empty())  // rules alone may cite a document that is elsewhere
        std::erase_if(problems, [](const problem& p) { return p.code == "E-CITE"; });
    // A waiver of no rule leaves the rules what they are; of others, they may mean nothing.
    const auto is_idle = [](const problem& p) { return p.code == "E-RULE"; };
    if (!std::all_of(problems.begin(), problems.end(), is_idle))
        throw bad_input{std::move(problems)};
    auto made = std::make_shared<impl>(c, r, s);
    made->rules = all_rules(c);
    made->place.resize(made->rules.size());
    std::int32_t body = -1;
    if (!c.body.empty()) {
        body = static_cast<std::int32_t>(r.find(table_id::bodies, c.body));
        if (body < 0) {
            const auto written = c.places.find("body");
            problems.push_back({"E-BODY", written == c.places.end() ? "charter" : written->second,
                                "the facts know no body \"" + c.body + "\"",
                                body_meant(r.table(table_id::bodies), c.body)});
        }
    }
    if (body >= 0) add_missing_seats(c, r, problems);
    const known_values known{r, c};
    binder bind{made->w, known, problems, made->notes};
    const written_rules written{c};
    for (const auto& each : made->rules) {  // the calendar reaches as far as anything that is said
        if (each.start) made->w.reach(each.start->count());
        if (each.stop) made->w.reach(each.stop->count());
    }
    for (const auto& each : c.waivers) {
        made->w.reach(each.during.start().count());
        if (each.during.stop()) made->w.reach(each.during.stop()->count());
    }
    if (s.until) made->w.reach(s.until->count());
    if (made->terms.member) {  // before anybody asks for the members
        const auto place = c.places.find("define.member");
        bind.at(place == c.places.end() ? "member" : place->second + ": member",
                &made->terms.member->root());
        const auto before = problems.size();
        auto member = bind.truth_of(made->terms.member->root(),
                                    {unit_kind::mandate, nullptr, nullptr, nullptr});
        if (problems.size() == before) made->w.member = std::move(member);
    }
    for (std::uint32_t i = 0; i < made->rules.size(); ++i) bind_rule(*made, bind, written, i, body);
    if (!problems.empty()) throw bad_input{std::move(problems)};
    for (auto& g : made->groups) {
        g.swept.prepare(made->w, g.subjects);
        g.plain = find_plain(made->w, g);
    }
    // the rows that `told` counts are of the same kinds; their tables are made now, so that looking
    // at a finding later changes nothing that another thread may be reading
    for (const auto& g : made->groups)
        for (const auto& lane : g.told.what.lanes) (void)made->w.changed_units(lane.rows);
    note_idle_waivers(*made);
    p_ = std::move(made);
}

findings compiled::run(const check_options& options) const {
    auto store = std::make_shared<findings::store>();
    store->of = p_;
    store->asked = options;
    std::vector<std::vector<std::vector<run_of_days>>> by_group;
    for (const auto& g : p_->groups)
        by_group.push_back(sweep(p_->w, g, p_->rules, p_->terms, options, store->work));
    auto& columns = store->columns_;
    for (std::uint32_t i = 0; i < p_->rules.size(); ++i) {
        const auto [group, position] = p_->place[i];
        for (const auto& run : by_group[group][position]) {
            columns.rule.push_back(i), columns.subject.push_back(run.subject);
            columns.start.push_back(run.start), columns.stop.push_back(run.stop);
            columns.opened.push_back(run.opened), columns.closed.push_back(run.closed);
            columns.verdict.push_back(run.verdict), columns.waiver.push_back(run.waiver);
        }
    }
    return findings{std::move(store)};
}

findings check(const registry& r, const charter& c, const check_options& options,
               const check_settings& s) {
    auto settings = s;  // what is asked about is judged
    if (options.during && options.during->stop())
        settings.until = std::max(s.until.value_or(day::first()), *options.during->stop() - 1);
    return compiled{c, r, settings}.run(options);
}

}  // namespace v0
}  // namespace remit
