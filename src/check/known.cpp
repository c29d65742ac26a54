// SPDX-License-Identifier: BSL-1.0
#include "known.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

using days = std::pair<std::int32_t, std::int32_t>;

days both(const days& a, const days& b) {
    return {std::max(a.first, b.first), std::min(a.second, b.second)};
}

/// Of which body rows are, as far as the words of a rule tell.
struct whose {
    enum class what { none, subject, named, any };
    what is = what::none;
    std::int32_t body = -1;   ///< named
    std::uint32_t above = 0;  ///< subject: so many bodies above the subject's
};

whose asked_by(unit_kind subject) {
    const bool hangs = subject != unit_kind::person && subject != unit_kind::office;
    return {hangs ? whose::what::subject : whose::what::none};
}

std::int32_t parent_of(const world& w, std::int32_t body) {
    return body < 0 ? -1 : w.facts.table(table_id::bodies).body_row[static_cast<std::size_t>(body)];
}

bool same_body(const node* source) {
    return source && std::any_of(source->args.begin() + 1, source->args.end(), [](const auto& a) {
               return std::get<std::string>(a->value) == "body";
           });
}

/// Of which body the rows of a source are, as seen by a row of the asker's.
whose rows_of(const world& w, const node* source, rows_kind rows, const whose& asker,
              bool by_person) {
    const node* path = source ? source->args[0].get() : nullptr;
    const auto name = path ? std::get<std::string>(path->value) : std::string{};
    if (path && !path->args.empty())
        return {whose::what::named,
                static_cast<std::int32_t>(
                    w.facts.find(table_id::bodies, std::get<std::string>(path->args[0]->value)))};
    if (rows == rows_kind::offices) return {};
    if (name == "person" || (!path && by_person))
        return same_body(source) ? asker : whose{whose::what::any};
    auto out = asker;
    if (name == "parent" && out.is == whose::what::subject) ++out.above;
    if (name == "parent" && out.is == whose::what::named) out.body = parent_of(w, out.body);
    return out;
}

void find_known(const world& w, const node& n, const whose& asker, bool by_person, bound_rule& b) {
    if (n.what == op::next) return;
    if (n.what < op::count || n.what > op::apportion) {
        for (const auto& a : n.args)
            if (a) find_known(w, *a, asker, by_person, b);
        return;
    }
    const auto* source = n.args[2].get();
    const auto rows = rows_named(source ? std::get<std::string>(source->value) : "members");
    if (!rows) return;
    const auto of = rows_of(w, source, *rows, asker, by_person);
    if (n.args[1]) {  // a selector is asked by the rows
        if (n.what == op::apportion)
            find_known(w, *n.args[1], asker, by_person, b);
        else
            find_known(w, *n.args[1], of, false, b);
    }
    if (n.what != op::apportion && n.args[3]) return find_known(w, *n.args[3], asker, by_person, b);
    const auto clip = [&](const days& known) {
        std::tie(b.known_start, b.known_stop) = both({b.known_start, b.known_stop}, known);
    };
    if (const auto known = w.facts.observed(table_of(*rows)))
        clip({known->start().count(), known->stop() ? known->stop()->count() : open_stop});
    if (of.is == whose::what::any) clip(w.observed_of_all());
    if (of.is == whose::what::named) clip(w.observed_of(of.body));
    if (of.is == whose::what::subject && of.above > 0 &&
        std::find(b.known_above.begin(), b.known_above.end(), of.above) == b.known_above.end())
        b.known_above.push_back(of.above);
}

}  // namespace

std::int32_t body_of(const registry& r, const unit& u) {
    std::int32_t out = -1;
    for_each_row(r, u, hop::body, [&](std::uint32_t row) { out = static_cast<std::int32_t>(row); });
    return out;
}

void find_known(const world& w, const node& n, unit_kind subject, bound_rule& b) {
    find_known(w, n, asked_by(subject), subject == unit_kind::person, b);
}

days known_above(const world& w, const bound_rule& b, std::int32_t body) {
    auto out = w.observed_of(body);
    for (const auto above : b.known_above) {
        auto at = body;
        for (std::uint32_t i = 0; i < above; ++i) at = parent_of(w, at);
        out = both(out, w.observed_of(at));
    }
    return out;
}

days known_days(const pass& p, const world& w, const unit& asker, std::uint32_t key) {
    const days of_table{p.observed_start, p.observed_stop};
    if (p.base == unit_kind::body)
        return both(of_table, w.observed_of(static_cast<std::int32_t>(key)));
    if (p.base == unit_kind::person) {
        if (p.rows == rows_kind::offices) return of_table;
        if (!p.same_body) return both(of_table, w.observed_of_all());
        return both(of_table, w.observed_of(body_of(w.facts, asker)));
    }
    const auto& t = w.facts.table(table_of(p.base));
    return t.body_row.empty() ? of_table : both(of_table, w.observed_of(t.body_row[key]));
}

std::int32_t unseen_until(const pass& p, const world& w, const unit& asker, std::uint32_t key) {
    const auto from = known_days(p, w, asker, key).first;
    auto begin = always_start;
    if (p.base != unit_kind::person) {
        begin = w.facts.table(table_of(p.base)).start[key];
    } else if (p.same_body) {
        const auto body = body_of(w.facts, asker);
        if (body >= 0)
            begin = w.facts.table(table_id::bodies).start[static_cast<std::size_t>(body)];
    }
    return begin < from ? from : always_start;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
