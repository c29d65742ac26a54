// SPDX-License-Identifier: BSL-1.0
#include <string>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include <remit/registry/schema.hpp>
#include <remit/rules/aggregate.hpp>
#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "expressions.hpp"

namespace remit::inline v0::python {

std::string doc_of(op what, std::string_view shown) {
    const word& w = word_of(what);
    std::string doc{w.sentence};
    std::string example{w.example};
    // days, weeks, ... are one word of the vocabulary, and so are percent and ratio.
    const auto name = shown.substr(0, shown.find('('));
    if (const auto at = example.find(std::string{w.spelling} + "(");
        !name.empty() && at != std::string::npos && what == op::length)
        example.replace(at, w.spelling.size(), name);
    if (what == op::fraction && name == "ratio") example = "share(gender == \"f\") >= ratio(1, 3)";
    doc += "\n\n";
    if (!shown.empty())
        doc += std::string{shown} + "\n";
    else if (!w.arguments.empty())
        doc += std::string{w.spelling} + std::string{w.arguments} + "\n";
    doc += "Example: " + example;
    return doc;
}

void document(const py::object& value, const std::string& sentence) {
    value.attr("__dict__")["__doc__"] = sentence;
}

namespace {

// What the schema says of a column, table by table; else that it is an attribute.
std::string doc_of_column(std::string_view name) {
    std::string doc = "The column `" + std::string{name} + "` of a row.\n";
    bool known = false;
    for (const auto& c : schema)
        if (c.name == name) {
            doc += "\n" + std::string{text(c.table)} + ": " + std::string{c.says};
            known = true;
        }
    if (!known) doc += "\nAn attribute: what the facts say under that name.";
    return doc;
}

std::string doc_of_rows(std::string_view rows) {
    if (rows == "members")
        return "The people who sit: one member for each person, made of all their mandates in "
               "force that\n"
               "count: not while hindered, and of a substitute only while the principal is. A "
               "charter may\n"
               "define `member` and so say otherwise.";
    return "The rows of " + std::string{rows} + " that carry the subject's key.";
}

std::string doc_of_path(std::string_view word) {
    if (word == "parent")
        return "The body above the row's body: parent.members, parent.kind == \"council\".\n\n"
               "The column `parent` of the table bodies says which it is.";
    return "Whom the holder stands for: principal.role, principal.mandates.";
}

const column& column_from(const py::object& given, const std::string& word) {
    if (!py::isinstance<column>(given))
        refuse(word + " needs a column, not " + kind_of(given),
               "write " + word + "(votes), or " + word +
                   "(col(\"company\")) for a name that is no word");
    return given.cast<const column&>();
}

node_ptr over_rows(op what, node_ptr column, node_ptr selector) {
    return make_node(what, {}, {std::move(column), std::move(selector), nullptr, nullptr});
}

// count, some, none, days_held, share
template <class T>
void counting(py::module_& m, op what) {
    const std::string word{word_of(what).spelling};
    m.def(
        word.c_str(),
        [what, word](const condition_or_none& selector) {
            return T{over_rows(what, nullptr, selector_from(selector, word))};
        },
        py::arg("selector") = py::none(), doc_of(what).c_str());
    refuse_other_calls(m, word.c_str(), word + "(role == \"chair\")");
}

// distinct, total, first, last
void of_a_column(py::module_& m, op what) {
    const std::string word{word_of(what).spelling};
    m.def(
        word.c_str(),
        [what, word](const column_object& column, const condition_or_none& selector) {
            return aggregate{over_rows(what, column_from(column, word).share_root(),
                                       selector_from(selector, word))};
        },
        py::arg("column"), py::arg("selector") = py::none(), doc_of(what).c_str());
    refuse_other_calls(m, word.c_str(), word + "(votes, role == \"chair\")");
}

// floor, ceil, nearest
void rounding(py::module_& m, op what) {
    const std::string word{word_of(what).spelling};
    m.def(
        word.c_str(),
        [what](const value_object& number) {
            return computed{make_node(what, {}, {value_from(number)})};
        },
        py::arg("number"), doc_of(what).c_str());
    refuse_other_calls(m, word.c_str(), word + "(count() / 2)");
}

// least, greatest
void choosing(py::module_& m, op what) {
    const std::string word{word_of(what).spelling};
    m.def(
        word.c_str(),
        [what](const py::args& numbers) {
            std::vector<node_ptr> args;
            for (const auto n : numbers) args.push_back(value_from(n));
            return computed{make_node(what, {}, std::move(args))};
        },
        doc_of(what).c_str());
    refuse_other_calls(m, word.c_str(), word + "(count(), 7)");
}

void lengths(py::module_& m) {
    using unit = duration::unit_type;
    const auto add = [&m](const char* name, unit u) {
        m.def(
            name, [u, name](const whole_object& n) { return duration{u, whole_from(n, name)}; },
            py::arg("n"), doc_of(op::length, std::string{name} + "(n)").c_str());
        refuse_other_calls(m, name, std::string{name} + "(7)");
    };
    add("days", unit::days);
    add("weeks", unit::weeks);
    add("months", unit::months);
    add("years", unit::years);
    add("working_days", unit::working_days);
}

void windows(py::module_& m) {
    const auto of_days = [&m](const char* name, op what) {
        m.def(
            name,
            [what, name](const duration_or_none& d) {
                return d.is_none()
                           ? window{make_node(what)}
                           : window{make_node(what, {},
                                              {make_node(op::length, duration_from(d, name))})};
            },
            py::arg("duration") = py::none(), doc_of(what).c_str());
        refuse_other_calls(m, name, std::string{name} + "(years(6))");
    };
    of_days("past", op::past);
    of_days("ahead", op::ahead);
    m.def(
        "after",
        [](const value_object& day) { return window{make_node(op::after, {}, {value_from(day)})}; },
        py::arg("day"), doc_of(op::after).c_str());
    refuse_other_calls(m, "after", "after(start)");
    m.def(
        "recent",
        [](const whole_object& n) {
            return window{
                make_node(op::recent, {}, {make_node(op::integer, whole_from(n, "recent"))})};
        },
        py::arg("n"), doc_of(op::recent).c_str());
    refuse_other_calls(m, "recent", "recent(3)");
    m.def(
        "run",
        [](const duration_object& gap) {
            return window{
                make_node(op::run, {}, {make_node(op::length, duration_from(gap, "run"))})};
        },
        py::arg("gap"), doc_of(op::run).c_str());
    refuse_other_calls(m, "run", "run(days(90))");
    for (const auto w : calendar_words) {
        const auto value = wrap(make_node(op::calendar, std::string{w}));
        document(value, doc_of(op::calendar));
        m.attr(std::string{w}.c_str()) = value;
    }
}

void names(py::module_& m) {
    m.def(
        "col",
        [](const text_object& name) -> column_object {
            if (py::isinstance<column>(name))
                refuse("col needs the name of a column, not a column",
                       "write the word itself: " + text(name.cast<const column&>()));
            if (!PyUnicode_Check(name.ptr()))
                refuse("col needs the name of a column, not " + kind_of(name),
                       "write col(\"company\")");
            return wrap(column{text_from(name, "col")}.share_root());
        },
        py::arg("name"), doc_of(op::column).c_str());
    refuse_other_calls(m, "col", "col(\"company\")");
    for (const auto w : column_words) {
        const auto value = wrap(column{w}.share_root());
        document(value, doc_of_column(w));
        m.attr(std::string{w}.c_str()) = value;
    }
    for (const auto w : path_words)
        if (!contains(column_words, w)) {
            const auto value = py::cast(path{std::string{w}});
            document(value, doc_of_path(w));
            m.attr(std::string{w}.c_str()) = value;
        }
    for (const auto w : row_words) {
        const auto value = py::cast(source{"", w});
        document(value, doc_of_rows(w));
        m.attr(std::string{w}.c_str()) = value;
    }
    const auto today = wrap(make_node(op::today));
    document(today, doc_of(op::today));
    m.attr("today") = today;
}

void functions(py::module_& m) {
    counting<aggregate>(m, op::count);
    counting<quantified>(m, op::some);
    counting<quantified>(m, op::none);
    counting<aggregate>(m, op::days_held);
    counting<share_measure>(m, op::share);
    for (const op what : {op::distinct, op::total, op::first, op::last}) of_a_column(m, what);
    for (const op what : {op::floor, op::ceil, op::nearest}) rounding(m, what);
    for (const op what : {op::least, op::greatest}) choosing(m, what);
    m.def(
        "percent", [](const whole_object& n) { return percent(whole_from(n, "percent")); },
        py::arg("n"), doc_of(op::fraction, "percent(n)").c_str());
    refuse_other_calls(m, "percent", "percent(40)");
    m.def(
        "ratio",
        [](const whole_object& a, const whole_object& b) {
            return ratio{whole_from(a, "ratio"), whole_from(b, "ratio")};
        },
        py::arg("numerator"), py::arg("denominator"),
        (doc_of(op::fraction, "ratio(numerator, denominator)") +
         "\n\nRaises BadInput for the denominator 0 and for a number outside 64 bits.")
            .c_str());
    refuse_other_calls(m, "ratio", "ratio(1, 3)");
    m.def(
        "apportion",
        [](const text_object& method, const value_object& seats, const column_object& column) {
            return aggregate{make_node(op::apportion, text_from(method, "apportion"),
                                       {column_from(column, "apportion").share_root(),
                                        value_from(seats), nullptr, nullptr})};
        },
        py::arg("method"), py::arg("seats"), py::arg("column"), doc_of(op::apportion).c_str());
    refuse_other_calls(m, "apportion", "apportion(\"dhondt\", 9, votes)");
    m.def(
        "given",
        [](const column_object& column) {
            return condition{make_node(op::given, {}, {column_from(column, "given").share_root()})};
        },
        py::arg("column"), doc_of(op::given).c_str());
    refuse_other_calls(m, "given", "given(party)");
    m.def(
        "predicate",
        [](const text_object& name) {
            return condition{make_node(op::predicate, text_from(name, "predicate"))};
        },
        py::arg("name"), doc_of(op::predicate).c_str());
    refuse_other_calls(m, "predicate", "predicate(\"veterinarian\")");
    m.def(
        "within",
        [](const condition_object& c, const limit_object& l) {
            return condition{
                make_node(op::within, {},
                          {condition_from(c, "within").share_root(), limit_from(l).share_root()})};
        },
        py::arg("condition"), py::arg("limit"), doc_of(op::within).c_str());
    refuse_other_calls(m, "within", "within(some(), days(90))");
    m.def(
        "next",
        [](const source_object& s) {
            return limit{make_node(op::next, {}, {source_from(s, "next").share_root()})};
        },
        py::arg("source"), doc_of(op::next).c_str());
    refuse_other_calls(m, "next", "next(meetings)");
}

// The language's own table, for the tests and for the reference.
py::list vocabulary_rows() {
    constexpr const char* kinds[] = {"truth", "value", "source", "window", "limit", "part"};
    py::list out;
    for (const word& w : vocabulary) {
        py::dict row;
        row["spelling"] = w.spelling;
        row["arguments"] = w.arguments;
        row["gives"] = kinds[static_cast<std::size_t>(w.gives)];
        row["sentence"] = w.sentence;
        row["example"] = w.example;
        out.append(std::move(row));
    }
    return out;
}

// A text that is neither a condition nor a measure may be a source; the first error is the one to
// show.
py::object parse(const std::string& given) {
    try {
        return wrap(parse_any(given));
    } catch (const bad_input&) {
        try {
            return py::cast(parse_source(given));
        } catch (const bad_input&) {  // neither: the outer error says what was expected
        }
        throw;
    }
}

}  // namespace

void bind_words(py::module_& m) {
    functions(m);
    lengths(m);
    windows(m);
    names(m);
    m.def(
        "parse",
        [](const text_object& text) -> expression_object {
            return parse(text_from(text, "parse"));
        },
        py::arg("text"),
        "The expression that the text is: a Condition, a Measure or a Source.\n\n"
        "rm.parse('count(role == \"chair\") == 1') is the same tree as the Python expression.\n"
        "At most 64 KiB and a depth of 256. Raises BadInput with a caret under the place.");
    refuse_other_calls(m, "parse", "parse(\"count() == 7\")");
    m.def("_vocabulary", &vocabulary_rows,
          "The words of the language: spelling, arguments, gives, judged, sentence, example.");
    m.def(
        "same",
        [](const expression_object& a, const expression_object& b) {
            for (const py::object& each : {a, b})
                if (!py::isinstance<expr>(each))
                    refuse("same needs two parts of a rule, not " + kind_of(each),
                           "write same(count(), parse(\"count()\"))");
            return same(a.cast<const expr&>(), b.cast<const expr&>());
        },
        py::arg("a"), py::arg("b"),
        "Whether two expressions are the same words in the same places.\n\n"
        "== between measures builds a condition; this compares them.");
    refuse_other_calls(m, "same", "same(count(), parse(\"count()\"))");
}

}  // namespace remit::inline v0::python
