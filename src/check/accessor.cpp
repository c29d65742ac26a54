// SPDX-License-Identifier: BSL-1.0
#include "accessor.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

datum exactly(datum::kind_type kind, const number& n) {
    return {kind, extent::of(n), {}, extent::of(n)};
}

datum a_day(const number& earliest, const number& latest) {
    const extent e{earliest, latest};
    return {datum::kind_type::day, e, {}, e};
}

number end_of(std::int32_t day) {
    return day == open_stop      ? number::infinity(1)
           : day == always_start ? number::infinity(-1)
                                 : number{std::int64_t{day}};
}

const datum nobody_knows{datum::kind_type::unknown, extent::anything(), {}, extent::anything()};

}  // namespace

hop hop_to(rows_kind rows, unit_kind base) noexcept {
    switch (base) {
        case unit_kind::person: return hop::person;
        case unit_kind::seat: return hop::seat;
        case unit_kind::mandate:
            return rows == rows_kind::substitutes ? hop::principal : hop::mandate;
        case unit_kind::meeting: return hop::meeting;
        case unit_kind::item: return hop::item;
        case unit_kind::proposal: return hop::proposal;
        case unit_kind::event: return hop::self;
        default: return hop::body;
    }
}

bool surely_found(const registry& r, const fact_table& t, std::uint32_t row,
                  std::uint32_t mandate) {
    const auto& m = r.table(table_id::mandates);
    if (t.id == table_id::mandates)
        return t.latest_start(row) < m.earliest_stop(mandate) &&
               m.latest_start(mandate) < t.earliest_stop(row);
    return m.latest_start(mandate) <= t.start[row] &&
           t.latest_start(row) < m.earliest_stop(mandate);
}

datum as_datum(const value& v) {
    using enum datum::kind_type;
    if (const auto* n = std::get_if<std::int64_t>(&v)) return exactly(number, *n);
    if (const auto* r = std::get_if<ratio>(&v)) return exactly(number, *r);
    if (const auto* d = std::get_if<remit::day>(&v)) return exactly(day, std::int64_t{d->count()});
    if (const auto* s = std::get_if<std::string>(&v)) return {text, {}, *s};
    if (const auto* b = std::get_if<bounds>(&v))
        return a_day(b->earliest() ? detail::number{std::int64_t{b->earliest()->count()}}
                                   : detail::number::infinity(-1),
                     b->latest() ? detail::number{std::int64_t{b->latest()->count()}}
                                 : detail::number::infinity(1));
    return nobody_knows;
}

bool leads(unit_kind from, hop via) noexcept {
    using enum unit_kind;
    const bool of_mandates = table_of(from) == table_id::mandates;
    switch (via) {
        case hop::self: return true;
        case hop::seat:
            return of_mandates || from == seat || from == proposal || from == nomination;
        case hop::person:
            return of_mandates || from == office || from == person || from == attendance ||
                   from == nomination || from == recusal || from == speaker || from == task;
        case hop::body:
        case hop::parent: return from != office && from != person;
        case hop::mandate: return of_mandates || from == attendance;
        case hop::principal: return of_mandates;
        case hop::meeting:
            return from == meeting || from == item || from == attendance || from == recusal ||
                   from == speaker || from == task || from == audience;
        case hop::item: return from == item || from == recusal || from == speaker;
        case hop::proposal: return from == proposal || from == nomination;
        case hop::group: return from == group;
    }
    return false;
}

void collect(const registry& r, const accessor& a, const unit& u, std::int32_t day,
             std::vector<datum>& out) {
    if (a.what == accessor::what_type::group) {
        out.push_back(as_datum(u.group->of[a.group_column].v));
        return;
    }
    for_each_said(r, u, a.via, [&](std::uint32_t row, bool maybe) {
        std::uint32_t untold = 0;
        const auto add = [&](datum d) {
            const bool told = d.kind == datum::kind_type::text ||
                              (d.kind != datum::kind_type::unknown && d.range.exact());
            if (!told) d.nth = untold++;
            d.sure = !maybe;
            d.row = row;
            out.push_back(d);
        };
        const auto& t = *a.table;
        if (a.what == accessor::what_type::start)
            return add(a_day(end_of(t.start[row]), end_of(t.latest_start(row))));
        if (a.what == accessor::what_type::stop)
            return add(a_day(end_of(t.earliest_stop(row)), end_of(t.stop[row])));
        for_each_code(
            *a.column, row, day_within(a, u, row, day),
            [&](std::int32_t c) {
                add(as_datum(a.column->dictionary[static_cast<std::size_t>(c)]));
            },
            [&] { add(nobody_knows); });
    });
}

void changes(const registry& r, const accessor& a, const unit& u, std::vector<std::int32_t>& out) {
    if (!a.dated()) return;
    const std::int32_t late = u.kind == unit_kind::departure && a.via == hop::self ? 1 : 0;
    for_each_row(r, u, a.via, [&](std::uint32_t row) {
        for (const auto& v : a.column->of(row))
            for (const auto d : {v.start, v.stop})
                if (d != always_start && d != open_stop) out.push_back(d + late);
    });
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
