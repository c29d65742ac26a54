# SPDX-License-Identifier: BSL-1.0
"""The mistakes that the property test must notice. Each is one change of one file of `src`.

The text must occur exactly once; how it is laid out does not matter. A fault whose text is not
found any more is an error: plant it again in what has taken its place.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    name: str
    file: str
    text: str
    becomes: str
    test: str = "property: check agrees with the day-by-day oracle"
    unit: str = ""  # what is compiled where the file is a header


RECHECK = "property: a change is told as checking everything again tells it"
PLAIN = "property: plain rules agree with the day-by-day oracle"

FAULTS = [
    Fault(
        "one too many is asked for: some() needs two",
        "check/binder_linear.cpp",
        "if (what == op::some) sum.constant = -1;",
        "if (what == op::some) sum.constant = -2;",
    ),
    Fault(
        "< for <=",
        "check/judge.cpp",
        "case op::le: return hi <= 0 ? truth::yes",
        "case op::le: return hi < 0 ? truth::yes",
    ),
    Fault(
        "a tie is lost: the day is judged between two facts of it",
        "check/sweep.cpp",
        "running_.apply(l, e);",
        "running_.apply(l, e), ++next_[l]; break;",
    ),
    Fault(
        "a row does not leave",
        "check/counters.cpp",
        "const int sign = begins ? 1 : -1;",
        "const int sign = begins ? 1 : 0;",
    ),
    Fault(
        "a member of two mandates is counted twice",
        "check/members.cpp",
        "add_stretches(w, usual, m, row, overlaps[row] ? together : alone);",
        "add_stretches(w, usual, m, row, alone);",
    ),
    Fault(
        "a hindered member is counted",
        "check/usual_member.hpp",
        "auto out = ~hindered(row, day);",
        "auto out = truth::yes;",
    ),
    Fault(
        "an unknown value is taken for no",
        "check/judge.cpp",
        "!says ? truth::maybe",
        "!says ? truth::no",
    ),
    Fault(
        "the group ? is dropped",
        "check/combinations.cpp",
        "[&] { out[c].push_back({}); });",
        "[] {});",
    ),
    Fault(
        "an unknown value makes no groups with the known ones",
        "check/combinations.cpp",
        "if (c[i].unknown())\n",
        "if (c[i].unknown() && most == 0)\n",
    ),
    Fault(
        "a group that only may exist surely does",
        "check/combinations.cpp",
        "out.perhaps.push_back(untold || found[b].perhaps.contains(c) ? 1 : 0);",
        "out.perhaps.push_back(untold && found[b].perhaps.contains(c) ? 1 : 0);",
    ),
    Fault(
        "who may belong to a group surely does",
        "check/lane_order.cpp",
        "f(static_cast<std::uint32_t>(g - l.groups.begin()), unsure(*g) || b == truth::maybe);",
        "f(static_cast<std::uint32_t>(g - l.groups.begin()), unsure(*g));",
    ),
    Fault(
        "a group's own number is compared with texts only",
        "check/judge.cpp",
        "if (g.unknown()) return truth::maybe;",
        "if (!g.unknown() && !std::holds_alternative<std::string>(g.v)) { return truth::no; } "
        "if (g.unknown()) { return truth::maybe; }",
    ),
    Fault(
        "the observed days are ignored",
        "check/sweep.cpp",
        "day_range out{w.judged_from, w.judged_until};",
        "day_range out{always_start, open_stop};",
    ),
    Fault(
        "rows of a person are known whatever is said of bodies",
        "check/known.cpp",
        "if (of.is == whose::what::any) clip(w.observed_of_all());",
        "",
    ),
    Fault(
        "windows over rows of a person look at no body's known days",
        "check/known.cpp",
        "if (!p.same_body) return both(of_table, w.observed_of_all());",
        "if (!p.same_body) return of_table;",
    ),
    Fault(
        "the known days of a named body are ignored",
        "check/known.cpp",
        "if (of.is == whose::what::named) clip(w.observed_of(of.body));",
        "",
    ),
    Fault(
        "the known days of a parent are those of the body itself",
        "check/known.cpp",
        "for (std::uint32_t i = 0; i < above; ++i) at = parent_of(w, at);",
        "static_cast<void>(above);",
    ),
    Fault(
        "who only may attend for a mandate surely does",
        "check/world.cpp",
        "found->maybe[i] = 1;",
        "found->maybe[i] = 0;",
    ),
    Fault(
        "what hangs on meetings is known also where they are not",
        "registry/registry.cpp",
        "return p_->observed_for(t);",
        "const auto own = declared(t); return own ? own : declared();",
    ),
    Fault(
        "a rule is in force on its stop day too",
        "check/sweep.cpp",
        "out.second = std::min(out.second, r.stop->count());",
        "out.second = std::min(out.second, r.stop->count() + 1);",
    ),
    Fault(
        "a waiver holds a day too long",
        "check/settle.cpp",
        "cuts_.push_back(x.during.stop()->count());",
        "cuts_.push_back(x.during.stop()->count() + 1);",
    ),
    Fault(
        "where it may be demanded, it is",
        "check/sweep.cpp",
        "judge(r.require, m) | ~demanded;",
        "judge(r.require, m);",
    ),
    Fault(
        "nearest takes halves down",
        "check/values.cpp",
        "default: return {e.lo.nearest(), e.hi.nearest()};",
        "default: return {-(-e.lo).nearest(), -(-e.hi).nearest()};",
    ),
    Fault(
        "a value that nobody told is no value",
        "check/distinct_tally.cpp",
        "number{v.possible_codes + v.unknown_values}",
        "number{v.possible_codes}",
    ),
    Fault(
        "a row that a selector may take is taken",
        "check/form_sums.hpp",
        "if (said.back().second == truth::maybe) open.push_back(t.selector);",
        "if (said.back().second == truth::maybe) said.back().second = truth::yes;",
        unit="check/counters.cpp",
    ),
    Fault(
        "a sum does not follow a value that changes",
        "check/segments.cpp",
        "for (const auto& c : lane_.columns) changes(w_.facts, c, u, days_);",
        "",
    ),
    Fault(
        "a rule does not follow an organisation to its successors",
        "check/binder_names.cpp",
        "for (const auto each : w_.facts.lineage(static_cast<std::uint32_t>(row)))",
        "for (const auto each : {static_cast<std::uint32_t>(row)})",
    ),
    Fault(
        "a gap of a day joins two mandates",
        "registry/continuations.cpp",
        "return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t b) { return "
        "abut(a, b); }); }); } void continuations::take_due(std::uint32_t row) { "
        "due_.clear(); while (!ends_.empty() && ends_.front().stop <= t_.start[row]) { "
        "std::pop_heap(ends_.begin(), ends_.end(), std::greater<>{}); if "
        "(ends_.back().stop == t_.start[row]) due_.push_back(ends_.back());",
        "return std::any_of(rows.begin(), rows.end(), [&](std::uint32_t b) { return a != "
        "b; }); }); } void continuations::take_due(std::uint32_t row) { due_.clear(); "
        "while (!ends_.empty() && ends_.front().stop <= t_.start[row]) { "
        "std::pop_heap(ends_.begin(), ends_.end(), std::greater<>{}); if "
        "(ends_.back().stop >= t_.start[row] - 1) due_.push_back(ends_.back());",
    ),
    Fault(
        "a seat outlives its body",
        "registry/bodies.cpp",
        "e.stop = of_body.stop; e.stop_earliest = std::min(e.stop_earliest, "
        "of_body.stop_earliest);",
        "e.stop_earliest = open_stop;",
    ),
    Fault(
        "a window of the past is a day too short",
        "check/window.cpp",
        "return length ? shifted(today + 1, *length, -1) : always_start;",
        "return length ? shifted(today + 2, *length, -1) : always_start;",
    ),
    Fault(
        "a window ahead is a day too long",
        "check/window.cpp",
        "*length); return end == open_stop ? open_stop : end - 1;",
        "*length); return end;",
    ),
    Fault(
        "a quarter has four months",
        "check/window.cpp",
        'unit == "quarter" ? 3 : 1;',
        'unit == "quarter" ? 4 : 1;',
    ),
    Fault(
        "a gap of just the length does not end a run",
        "check/pass_rows.cpp",
        "return shifted(by, gap, -1) >= after;",
        "return shifted(by, gap, -1) > after;",
    ),
    Fault(
        "one row too many is recent",
        "check/pass_rows.cpp",
        "if (later(surely_begun_, r.latest_start) >= p_.window.n) return truth::no;",
        "if (later(surely_begun_, r.latest_start) > p_.window.n) return truth::no;",
    ),
    Fault(
        "no row that nobody knows of is more recent",
        "check/pass_rows.cpp",
        "const bool all_seen = r.start >= days_.unseen_until;",
        "const bool all_seen = true;",
    ),
    Fault(
        "of rows that begin on one day only one is first, or last",
        "check/pass_measure.cpp",
        "if (sure && (last ? bound > r.latest_start : bound < r.start)) continue;",
        "if (sure && (!candidates.empty() || (last ? bound > r.latest_start : bound < "
        "r.start))) continue;",
    ),
    Fault(
        "days_held counts the stop day too",
        "check/pass_rows.cpp",
        "if (s.stop > from) out += s.stop - from, until = s.stop;",
        "if (s.stop > from) out += s.stop - from + 1, until = s.stop;",
    ),
    Fault(
        "within gives a day too much",
        "check/within.cpp",
        "if (from < until) out.emplace_back(from, until);",
        "if (from < until - 1) out.emplace_back(from + 1, until);",
    ),
    Fault(
        "what fails on the first known day began to fail that day",
        "check/within.cpp",
        "since == inner.front().first && begins_unseen(w, g, r, subject)",
        "false && begins_unseen(w, g, r, subject)",
    ),
    Fault(
        "no next row may yet have come",
        "check/within.cpp",
        "if (!seen_alone) add(out.after, of.after, until);",
        "if (seen_alone) add(out.after, of.after, until);",
    ),
    Fault(
        "what is not known yet is not pending",
        "check/sweep.cpp",
        "if ((j.why & why_ahead) != 0) return verdict::pending;",
        "",
    ),
    Fault(
        "the first day that is not known is taken for known",
        "check/pass_values.cpp",
        "out.ahead = out.to != open_stop && last >= out.to;",
        "out.ahead = out.to != open_stop && last > out.to;",
    ),
    Fault(
        "a window that sticks out is judged all the same",
        "check/pass_values.cpp",
        "return before || beyond ? why_outside : ahead ? why_ahead : 0;",
        "return ahead ? why_ahead : 0;",
    ),
    Fault(
        "the first divisor of a method is left out",
        "check/pass_measure.cpp",
        "sainte_lague ? 2 * k + 1 : k + 1",
        "sainte_lague ? 2 * k + 3 : k + 2",
    ),
    Fault(
        "a substitute counts though nobody is hindered",
        "check/usual_member.hpp",
        "return out & lasts & hindered(of, day);",
        "return out & lasts;",
    ),
    Fault(
        "side by side, < for <=",
        "check/plain.cpp",
        "case op::le: out.high = zero; break;",
        "case op::le: out.high = zero - 1; break;",
        PLAIN,
    ),
    Fault(
        "what is taken away is taken for certain",
        "check/plain_apart.cpp",
        "at_least[k] = static_cast<T>(factor * (factor < 0 ? hi : lo));",
        "at_least[k] = static_cast<T>(factor * lo);",
        PLAIN,
    ),
    Fault(
        "a second row of a value counts as another value",
        "check/plain_sweeper.hpp",
        "if (there++ != 0) return 0;",
        "if (there++ > 1) return 0;",
        PLAIN,
        "check/quick_kernels.cpp",
    ),
    Fault(
        "an event of one lane adds what the first lane's rows do",
        "check/plain_sweep.cpp",
        "const auto first = layout_.alone[l];",
        "const auto first = layout_.alone[0 * l];",
        PLAIN,
    ),
    Fault(
        "a count of many values hears no row where lanes have orders of their own",
        "check/plain_sweeper.hpp",
        "if (signature < layout_.alone[c.lane] || signature >= layout_.alone[c.lane + 1])",
        "if (signature < layout_.alone[c.lane] || signature < layout_.alone.back())",
        PLAIN,
        "check/quick_kernels.cpp",
    ),
    Fault(
        "a row that was cut is there as a whole too",
        "check/lane_order.cpp",
        "if (!s_.gone(e.row())) out.events.push_back",
        "out.events.push_back",
        PLAIN,
    ),
    Fault(
        "a row lasts for sure until its latest end",
        "check/swept_rows.cpp",
        "from < from_sure || from >= until_sure",
        "from < from_sure",
        PLAIN,
    ),
    Fault(
        "a code that is not known satisfies nothing",
        "check/column_signer.cpp",
        "if (code == fact_column::unknown_code) return truth::maybe;",
        "if (code == fact_column::unknown_code) return truth::no;",
        PLAIN,
    ),
    Fault(
        "what is not known is not swept once more",
        "check/plain_sweep.cpp",
        "if (!p_.all_known && !runs_.now.all_known()) return false;",
        "",
        PLAIN,
    ),
    Fault(
        "side by side, a rule is judged before it is in force",
        "check/plain_runs.cpp",
        "std::max(since, days.first)",
        "since",
        PLAIN,
    ),
    Fault(
        "how far the number of different values reaches is not asked",
        "check/plain_lanes.cpp",
        "add_to(apart, factor, most_values(rows, column_of(what.distincts[d])));",
        "add_to(apart, factor, 0 * most_values(rows, column_of(what.distincts[d])));",
        PLAIN,
    ),
    Fault(
        "side by side, a value is there before its first row",
        "check/lanes.hpp",
        "v = (numbers)(of.v > numbers{}) & x;",
        "v = (numbers)(of.v >= numbers{}) & x;",
        PLAIN,
        "check/quick_kernels.cpp",
    ),
    Fault(
        "side by side, what one subject came to holds for the next",
        "check/plain_runs.cpp",
        "        r.now = r.without_rows;\n    }\n}\n\nvoid plain_runs::undo",
        "    }\n}\n\nvoid plain_runs::undo",
        PLAIN,
    ),
    Fault(
        "what reads the change by a person is not judged again",
        "check/reached.cpp",
        "if (here.by == bond::person) out.people.insert",
        "if (here.by == bond::person && on < 0) out.people.insert",
        RECHECK,
    ),
    Fault(
        "the mandates with which a body begins are not looked for",
        "check/reached.cpp",
        "if (r.row >= 0 && r.table == table_id::bodies) begin",
        "if (r.row < 0) begin",
        RECHECK,
    ),
    Fault(
        "the last row that names the last day may go unnoticed",
        "registry/changed.cpp",
        "if (moves_the_first_or_last_day(whole, by)) return std::nullopt;",
        "if (moves_the_first_or_last_day(whole, by) && by.rows.empty()) return std::nullopt;",
        RECHECK,
    ),
    Fault(
        "a part does not know that sums may fall",
        "registry/changed.cpp",
        "keep_kinds_of(from, *part);",
        "if (by.rows.empty()) keep_kinds_of(from, *part);",
        RECHECK,
    ),
]
