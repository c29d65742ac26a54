// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include <remit/core/suggest.hpp>
#include "group.hpp"

namespace remit {
inline namespace v0 {

timeline<measured> evaluate(const registry& r, const measure& m, std::string_view body) {
    using namespace detail;
    const auto row = r.find(table_id::bodies, body);
    const auto& bodies = r.table(table_id::bodies);
    if (row < 0)
        throw bad_input{problem{"E-BODY", "",
                                "the facts know no body \"" + std::string{body} + "\"",
                                did_you_mean(body, bodies.key.views())}};
    const auto at = static_cast<std::size_t>(row);
    world w{r, {}};
    std::vector<problem> problems;
    const charter of_nobody;
    const known_values known{r, of_nobody};
    std::vector<problem> notes;
    binder bind{w, known, problems, notes};
    bind.at("measure", &m.root());
    rule_group g;
    g.subjects = make_subjects(w, unit_kind::body, {}, {}, {}, -1);
    value_program p;
    p = bind.number_of(m.root(), {unit_kind::body, nullptr, &g.swept.what, nullptr});
    if (!problems.empty()) throw bad_input{std::move(problems)};
    g.swept.prepare(w, g.subjects);

    const auto start = std::max(bodies.start[at], w.judged_from);
    auto stop = r.observed() ? std::min(bodies.stop[at], w.judged_until) : bodies.stop[at];
    const bool moving = moves(p, w);  // then there is a value for each day, as far as facts reach
    if (moving) stop = std::min(stop, w.horizon);
    if (start == always_start || start >= stop)
        throw bad_input{problem{"E-TIMELINE", "",
                                "\"" + std::string{body} + "\" has no observed day",
                                "give the body a start, or the registry what was observed"}};
    std::vector<std::int32_t> more;
    changes(p, w, g.subjects.at(w, at), more);
    for (auto d = start; moving && d < stop; ++d) more.push_back(d);
    std::sort(more.begin(), more.end());
    walk steps{w, g.subjects, g.swept};
    steps.begin(at, more);
    const auto value = [&](std::int32_t d) {
        std::vector<datum> data;
        auto now = steps.now(d);
        now.life_start = bodies.latest_start(at), now.life_stop = bodies.earliest_stop(at);
        evaluate(p, now, data);
        measured out;
        if (data.empty()) {
            out.absent = true;
            return out;
        }
        extent e = data.front().range;
        for (const auto& x : data)
            e = hull(e, x.kind == datum::kind_type::unknown ? extent::anything() : x.range);
        out.low = e.lo.exact(), out.high = e.hi.exact();
        if ((e.lo.finite() && !out.low) || (e.hi.finite() && !out.high))
            throw bad_input{problem{"E-RANGE", "measure", "a value is too large to be held exactly",
                                    "use smaller numbers"}};
        return out;
    };
    auto next = steps.next_day();
    for (; next && *next <= start; next = steps.next_day()) steps.advance(*next);
    timeline<measured> out{
        period{day::from_count(start),
               stop == open_stop ? std::nullopt : std::optional{day::from_count(stop)}},
        value(start)};
    for (; next && *next < stop; next = steps.next_day()) {
        steps.advance(*next);
        out.then(day::from_count(*next), value(*next));
    }
    return out;
}

}  // namespace v0
}  // namespace remit
