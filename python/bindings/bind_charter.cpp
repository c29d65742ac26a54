// SPDX-License-Identifier: BSL-1.0
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>
#include <pybind11/stl/filesystem.h>

#include <remit/charter/charter.hpp>
#include <remit/charter/describe.hpp>
#include <remit/charter/implied.hpp>
#include <remit/rules/text.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "toml.hpp"

namespace remit::inline v0::python {

namespace {

clause_kind kind_from(const text_object& text_given) {
    const auto given = text_from(text_given, "kind");
    for (int k = 0; k <= static_cast<int>(clause_kind::fact); ++k)
        if (text(static_cast<clause_kind>(k)) == given) return static_cast<clause_kind>(k);
    throw bad_input{problem{"E-KIND", "", "\"" + given + "\" is no kind of clause",
                            "write must, should, may, default, purpose or fact"}};
}

// The keywords that make the object again, without those that say nothing.
class keyword_list {
public:
    template <class T>
    keyword_list& add(const char* key, const T& value) {
        const py::object v = py::cast(value);
        if (!v.is_none() && !(PyObject_Size(v.ptr()) == 0)) words_[key] = v;
        PyErr_Clear();  // a number has no size
        return *this;
    }
    [[nodiscard]] const py::dict& dict() const noexcept { return words_; }
    [[nodiscard]] std::string repr(const char* type) const {
        std::string out = std::string{type} + "(";
        for (const auto& [key, value] : words_) {
            if (out.back() != '(') out += ", ";
            out += key.cast<std::string>() + "=" + py::repr(value).cast<std::string>();
        }
        return out + ")";
    }

private:
    py::dict words_;
};

keyword_list keywords(const clause& c) {
    keyword_list k;
    return k.add("id", c.id)
        .add("heading", c.heading)
        .add("words", c.words)
        .add("kind", text(c.kind))
        .add("read_as", c.read_as)
        .add("why_unchecked", c.why_unchecked);
}
keyword_list keywords(const seat_clause& s) {
    keyword_list k;
    k.add("seat", s.seat)
        .add("name", s.name)
        .add("role", s.role)
        .add("number", s.number)
        .add("votes", s.votes)
        .add("appointed_by", s.appointed_by);
    if (s.eligible) k.add("eligible", text(*s.eligible));
    if (s.throughout) k.add("throughout", text(*s.throughout));
    if (s.within) k.add("within", text(*s.within));
    return k.add("cite", s.cite);
}
keyword_list keywords(const waiver& w) {
    keyword_list k;
    k.add("rule", w.rule).add("subject", w.subject).add("start", text(w.during.start()));
    if (w.during.stop()) k.add("stop", text(*w.during.stop()));
    return k.add("reason", w.reason);
}

keyword_list keywords(const charter& c) {
    keyword_list k;
    k.add("title", c.title)
        .add("body", c.body)
        .add("rules", c.rules)
        .add("seats", c.seats)
        .add("clauses", c.clauses)
        .add("waivers", c.waivers)
        .add("values", c.values);
    if (c.member) k.add("member", text(*c.member));
    return k.add("language", c.language)
        .add("source", c.source)
        .add("version", c.version)
        .add("silences", c.silences);
}

// A charter made by hand need not read back as a file (it may cite clauses it does not hold), so
// the parts are pickled, each as its keywords.
template <class T>
py::tuple made_again(const py::object& self) {
    const auto partial = py::module_::import("functools").attr("partial");
    return py::make_tuple(partial(py::type::of(self), **keywords(self.cast<const T&>()).dict()),
                          py::tuple());
}

// What the three parts of a charter have in common: they compare, hash, print and pickle as
// keywords.
template <class T>
void value_like(py::class_<T>& c, const char* name) {
    c.def(
         "__eq__", [](const T& a, const T& b) { return a == b; }, py::is_operator(),
         py::arg("other"))
        .def(
            "__ne__", [](const T& a, const T& b) { return !(a == b); }, py::is_operator(),
            py::arg("other"))
        .def("__hash__", [name](const T& v) { return py::hash(py::str(keywords(v).repr(name))); })
        .def("__repr__", [name](const T& v) { return keywords(v).repr(name); })
        .def("__reduce__", &made_again<T>);
}

std::optional<std::int64_t> whole_or_nothing(py::handle given, std::string_view where) {
    return given.is_none() ? std::nullopt : std::optional{whole_from(given, where)};
}

// As the key `number` of a seat in a charter file.
std::optional<std::int64_t> number_from(py::handle given, std::string_view where,
                                        std::int64_t least) {
    constexpr std::int64_t most = 1'000'000'000;
    const auto n = whole_or_nothing(given, where);
    if (n && (*n < least || *n > most))
        throw bad_input{problem{"E-NUMBER", "",
                                std::string{where} + " is " + std::to_string(*n) +
                                    (*n < least ? ", less than " + std::to_string(least)
                                                : ", more than " + std::to_string(most)),
                                "leave it out where it is not said"}};
    return n;
}

waiver waiver_from(const text_object& rule_given, const text_object& reason_given,
                   const day_object& start, const day_object& stop, const text_object& subject) {
    auto rule = text_from(rule_given, "rule");
    auto reason = text_from(reason_given, "reason");
    if (reason.empty())
        throw bad_input{problem{"E-REASON", "", "a waiver needs its reason",
                                "write why the rule \"" + rule + "\" is departed from"}};
    if (stop.is_none())
        throw bad_input{
            problem{"E-MISSING", "", "the waiver of the rule \"" + rule + "\" has no stop",
                    "write the first day on which it no longer holds: stop=\"2027-01-01\""}};
    return waiver{std::move(rule), text_from(subject, "subject"),
                  period{day_from(start, "start"), day_from(stop, "stop")}, std::move(reason)};
}

// What does not change is given as what cannot be changed.
template <class T>
py::tuple tuple_of(const std::vector<T>& all) {
    py::tuple out(all.size());
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = py::cast(all[i]);
    return out;
}
template <class T, class Member>
auto tuple_of_its(Member T::* member) {
    return [member](const T& whole) { return tuple_of(whole.*member); };
}

using values_map = std::map<std::string, std::vector<std::string>, std::less<>>;

values_map values_from(const py::object& given) {
    const char* hint = "write values={\"role\": [\"chair\", \"member\"]}";
    if (!py::hasattr(given, "items"))
        refuse("values needs a dict of lists, not " + kind_of(given), hint);
    values_map out;
    for (const auto item : given.attr("items")()) {
        const auto pair = py::reinterpret_borrow<py::object>(item).cast<py::tuple>();
        auto column = text_from(pair[0], "values");
        auto words = texts_from(pair[1], "values[" + repr_of(column) + "]");
        out.emplace(std::move(column), std::move(words));
    }
    return out;
}

py::object values_of(const charter& c) {
    py::dict out;
    for (const auto& [column, words] : c.values) out[py::str(column)] = tuple_of(words);
    return py::module_::import("types").attr("MappingProxyType")(out);
}

template <class Handle>
py::object wrapped(const std::optional<Handle>& h) {
    return h ? wrap(h->share_root()) : py::none();
}

charter make_charter(const text_object& title, const text_object& body,
                     const all_rules_object& rules, const all_seats_object& seats,
                     const all_clauses_object& clauses, const all_waivers_object& waivers,
                     const all_values_object& values, const condition_or_none& member,
                     const text_object& language, const text_object& source,
                     const text_object& version, const texts_object& silences) {
    return charter{
        text_from(title, "title"),
        text_from(body, "body"),
        text_from(language, "language"),
        text_from(source, "source"),
        text_from(version, "version"),
        all_from<clause>(clauses, "clauses", "write clauses=[Clause(\"1\", words=\"...\")]"),
        all_from<seat_clause>(seats, "seats", "write seats=[Seat(\"chair\", number=1)]"),
        all_from<rule>(rules, "rules",
                       "write rules=[Rule(name=\"size\", require=\"count() == 7\")]"),
        all_from<waiver>(waivers, "waivers",
                         "write waivers=[Waiver(\"size\", \"recruiting\", \"2026-01-01\", "
                         "\"2026-07-01\")]"),
        values_from(values),
        member.is_none() ? std::nullopt : std::optional{condition_from(member, "member")},
        texts_from(silences, "silences")};
}

void bind_parts(py::module_& m) {
    py::class_<clause> clauses(m, "Clause",
                               "One sentence or item of the source, word for word.\n\n"
                               "kind: must, should, may, default, purpose or fact. Vague words "
                               "carry read_as: how the rules\n"
                               "read them; a clause without a rule may say why_unchecked.");
    clauses
        .def(py::init([](const text_object& id, const text_object& heading,
                         const text_object& words, const text_object& kind,
                         const text_object& read_as, const text_object& why) {
                 return clause{text_from(id, "id"),           text_from(heading, "heading"),
                               text_from(words, "words"),     kind_from(kind),
                               text_from(read_as, "read_as"), text_from(why, "why_unchecked")};
             }),
             py::arg("id"), py::arg("heading") = "", py::arg("words") = "",
             py::arg("kind") = "must", py::arg("read_as") = "", py::arg("why_unchecked") = "")
        .def_readonly("id", &clause::id, "What rules cite.")
        .def_readonly("heading", &clause::heading, "Where it stands in the source.")
        .def_readonly("words", &clause::words, "Its own words.")
        .def_property_readonly(
            "kind", [](const clause& c) { return std::string{text(c.kind)}; },
            "must, should, may, default, purpose or fact.")
        .def_readonly("read_as", &clause::read_as, "How the rules read vague words, or empty.")
        .def_readonly("why_unchecked", &clause::why_unchecked, "Why no rule checks it, or empty.");
    value_like(clauses, "Clause");
    refuse_other_calls(clauses, "Clause(\"1.2\", words=\"The board has seven members.\")");

    py::class_<seat_clause> seats(
        m, "Seat",
        "A seat that a charter creates: a fact that implies rules.\n\n"
        "number people hold it together, one or more (None: open size); the rule seat:KEY/filled "
        "follows\nfrom it, with within as the limit for vacancies. seat:KEY/appointer from "
        "appointed_by and\nseat:KEY/eligible are asked of each appointment to it, "
        "seat:KEY/throughout "
        "of each of its mandates\non every day.");
    seats
        .def(py::init([](const text_object& seat, const text_object& name, const text_object& role,
                         const whole_or_none& number, const whole_or_none& votes,
                         const text_object& appointed_by, const condition_or_none& eligible,
                         const condition_or_none& throughout, const limit_or_none& within,
                         const text_object& cite) {
                 seat_clause s{text_from(seat, "seat"),
                               text_from(name, "name"),
                               text_from(role, "role"),
                               number_from(number, "number", 1),
                               number_from(votes, "votes", 0),
                               text_from(appointed_by, "appointed_by"),
                               std::nullopt,
                               std::nullopt,
                               std::nullopt,
                               text_from(cite, "cite")};
                 if (!eligible.is_none()) s.eligible = condition_from(eligible, "eligible");
                 if (!throughout.is_none()) s.throughout = condition_from(throughout, "throughout");
                 if (!within.is_none()) s.within = limit_from(within);
                 return s;
             }),
             py::arg("seat"), py::arg("name") = "", py::arg("role") = "",
             py::arg("number") = py::none(), py::arg("votes") = py::none(),
             py::arg("appointed_by") = "", py::arg("eligible") = py::none(),
             py::arg("throughout") = py::none(), py::arg("within") = py::none(),
             py::arg("cite") = "")
        .def_readonly("seat", &seat_clause::seat, "Its key within the body.")
        .def_readonly("name", &seat_clause::name, "What to show, or empty.")
        .def_readonly("role", &seat_clause::role, "The role of whoever holds it, or empty.")
        .def_readonly("number", &seat_clause::number, "How many hold it together; None: open size.")
        .def_readonly("votes", &seat_clause::votes, "The votes of its holder; None: not said.")
        .def_readonly("appointed_by", &seat_clause::appointed_by,
                      "Who appoints its holder, or empty.")
        .def_property_readonly(
            "eligible", [](const seat_clause& s) { return wrapped(s.eligible); },
            "What is demanded of each appointment to it, on its day; None: nothing.")
        .def_property_readonly(
            "throughout", [](const seat_clause& s) { return wrapped(s.throughout); },
            "What is demanded of each of its mandates on every day; None: nothing.")
        .def_property_readonly(
            "within", [](const seat_clause& s) { return wrapped(s.within); },
            "Within which limit a vacancy is filled; None: at once.")
        .def_readonly("cite", &seat_clause::cite, "The id of the clause it stands on, or empty.");
    value_like(seats, "Seat");
    refuse_other_calls(seats, "Seat(\"chair\", number=1)");

    py::class_<waiver> waivers(
        m, "Waiver",
        "A dated reason for departing from a rule, half-open. It marks the findings that it "
        "covers; "
        "it\nnever removes them. It has a stop: a departure for good is another rule. Without a "
        "subject it is\nfor every subject of the rule.");
    waivers
        .def(py::init(&waiver_from), py::arg("rule"), py::arg("reason"), py::arg("start"),
             py::arg("stop"), py::arg("subject") = "")
        .def_readonly("rule", &waiver::rule, "The name of the rule.")
        .def_readonly("subject", &waiver::subject,
                      "The key of the subject, or empty for every subject.")
        .def_readonly("reason", &waiver::reason, "Why.")
        .def_property_readonly(
            "start", [](const waiver& w) { return to_python(w.during.start()); }, "The first day.")
        .def_property_readonly(
            "stop", [](const waiver& w) { return to_python(w.during.stop()); },
            "The first day after it.");
    value_like(waivers, "Waiver");
    refuse_other_calls(
        waivers, "Waiver(\"size\", \"recruiting\", start=\"2026-01-01\", stop=\"2026-07-01\")");
}

py::list account_of(const charter& c) {
    py::list out;
    for (const auto& a : describe(c).clauses)
        out.append(py::make_tuple(a.said, std::string{text(a.coverage)}, a.rules));
    return out;
}

}  // namespace

void bind_charter(py::module_& m) {
    bind_parts(m);
    py::class_<charter> charters(
        m, "Charter",
        "The terms of reference of a body: its seats are facts, its clauses are rules.\n\n"
        "body: the key of the body it governs; empty: every body. values: what a column may say "
        "besides\nwhat the facts hold, so that a misspelt role in a rule is an error. member: "
        "which mandates\ncount where members are counted. silences: what the source says nothing "
        "about. str() is the\ncharter as a charter file; charters compare and pickle.");
    charters
        .def(py::init(&make_charter), py::kw_only(), py::arg("title") = "", py::arg("body") = "",
             py::arg("rules") = py::tuple(), py::arg("seats") = py::tuple(),
             py::arg("clauses") = py::tuple(), py::arg("waivers") = py::tuple(),
             py::arg("values") = py::dict(), py::arg("member") = py::none(),
             py::arg("language") = "", py::arg("source") = "", py::arg("version") = "",
             py::arg("silences") = py::tuple())
        .def_static(
            "from_file",
            [](const path_object& path) { return charter_from_file(path_from(path, "from_file")); },
            py::arg("path"),
            "The charter of a charter.toml. Raises BadInput with all problems, each with "
            "line and column.")
        .def_static(
            "from_text",
            [](const text_object& text, const text_object& origin) {
                return charter_from_text(text_from(text, "from_text"), text_from(origin, "origin"));
            },
            py::arg("text"), py::arg("origin") = "charter.toml",
            "The charter of a TOML text. origin: what problems call it.")
        .def_readonly("title", &charter::title, "What it is called.")
        .def_readonly("body", &charter::body, "The key of the body it governs; empty: every body.")
        .def_readonly("language", &charter::language, "Of the clauses' words: \"da\", \"en\".")
        .def_readonly("source", &charter::source, "The document, with its date.")
        .def_readonly("version", &charter::version, "Which text of it.")
        .def_property_readonly("clauses", tuple_of_its(&charter::clauses),
                               "Its clauses, in its order.")
        .def_property_readonly("seats", tuple_of_its(&charter::seats), "Its seats, in its order.")
        .def_property_readonly("rules", tuple_of_its(&charter::rules),
                               "The rules it states, in its order.")
        .def_property_readonly("waivers", tuple_of_its(&charter::waivers),
                               "Its waivers, in its order.")
        .def_property_readonly("values", &values_of,
                               "What a column may say besides what the facts hold.")
        .def_property_readonly(
            "member", [](const charter& c) { return wrapped(c.member); },
            "Which mandates count where members are counted; None: as the language has it.")
        .def_property_readonly("silences", tuple_of_its(&charter::silences),
                               "What the source says nothing about.")
        .def_property_readonly(
            "implied_rules", [](const charter& c) { return tuple_of(implied_rules(c)); },
            "The rules that its seats make: seat:chair/filled, ...")
        .def_property_readonly(
            "all_rules", [](const charter& c) { return tuple_of(all_rules(c)); },
            "The rules it states, then those that its seats make.")
        .def("describe", &account_of,
             "Clause by clause, what the charter checks: a list of (clause, coverage, names of "
             "rules).\n\ncoverage: \"checked\", \"explained\", \"states something\", \"permits\" "
             "or \"no rule yet\".")
        .def(
            "__eq__", [](const charter& a, const charter& b) { return a == b; }, py::is_operator(),
            py::arg("other"))
        .def(
            "__ne__", [](const charter& a, const charter& b) { return !(a == b); },
            py::is_operator(), py::arg("other"))
        .def("__hash__", [](const charter& c) { return py::hash(py::str(text(c))); })
        .def("__str__", [](const charter& c) { return text(c); })
        .def("__repr__", [](const charter& c) { return keywords(c).repr("Charter"); })
        .def("__reduce__", &made_again<charter>)
        .def("__copy__", [](const py::object& self) { return self; })
        .def(
            "__deepcopy__", [](const py::object& self, const py::object&) { return self; },
            py::arg("memo"));
    refuse_other_calls(charters, "Charter(body=\"board\", rules=[...])");
    refuse_other_calls_of_static(charters, "from_file", "Charter.from_file(\"charter.toml\")");
    refuse_other_calls_of_static(charters, "from_text", "Charter.from_text(path.read_text())");
}

}  // namespace remit::inline v0::python
