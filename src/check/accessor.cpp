// SPDX-License-Identifier: BSL-1.0
#include "accessor.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

datum as_datum(const value& v) {
    if (const auto* n = std::get_if<std::int64_t>(&v))
        return {datum::kind_type::number, extent::of(*n)};
    if (const auto* r = std::get_if<ratio>(&v)) return {datum::kind_type::number, extent::of(*r)};
    if (const auto* d = std::get_if<day>(&v))
        return {datum::kind_type::day, extent::of(std::int64_t{d->count()})};
    if (const auto* s = std::get_if<std::string>(&v)) return {datum::kind_type::text, {}, *s};
    return {datum::kind_type::unknown, extent::anything()};
}

namespace {

datum end_of(std::int32_t day) {
    const auto n = day == open_stop      ? number::infinity(1)
                   : day == always_start ? number::infinity(-1)
                                         : number{std::int64_t{day}};
    return {datum::kind_type::day, extent::of(n)};
}

const datum nobody_knows{datum::kind_type::unknown, extent::anything()};

}  // namespace

void collect(const registry& r, const accessor& a, const unit& u, std::int32_t day,
             std::vector<datum>& out) {
    if (a.what == accessor::what_type::group) {
        out.push_back(as_datum(u.group->of[a.group_column].v));
        return;
    }
    for_each_row(r, u, a.via, [&](std::uint32_t row) {
        if (a.what == accessor::what_type::start) return out.push_back(end_of(a.table->start[row]));
        if (a.what == accessor::what_type::stop) return out.push_back(end_of(a.table->stop[row]));
        for_each_code(
            *a.column, row, day,
            [&](std::int32_t c) {
                out.push_back(as_datum(a.column->dictionary[static_cast<std::size_t>(c)]));
            },
            [&] { out.push_back(nobody_knows); });
    });
}

void changes(const registry& r, const accessor& a, const unit& u, std::vector<std::int32_t>& out) {
    if (!a.dated()) return;
    for_each_row(r, u, a.via, [&](std::uint32_t row) {
        for (const auto& v : a.column->of(row)) out.push_back(v.start), out.push_back(v.stop);
    });
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
