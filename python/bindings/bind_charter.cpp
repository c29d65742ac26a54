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

#include "bind.hpp"
#include "casters.hpp"
#include "errors.hpp"
#include "toml.hpp"

namespace remit::inline v0::python {

namespace {

clause_kind kind_from(const std::string& given) {
    for (int k = 0; k <= static_cast<int>(clause_kind::fact); ++k)
        if (text(static_cast<clause_kind>(k)) == given) return static_cast<clause_kind>(k);
    throw bad_input{problem{"E-KIND", "", "\"" + given + "\" is no kind of clause",
                            "write must, should, may, default, purpose or fact"}};
}

template <class T>
py::object or_none(const std::optional<T>& v) {
    return v ? py::cast(*v) : py::none();
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
    if (s.throughout) k.add("throughout", text(*s.throughout));
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
    return k.add("title", c.title)
        .add("body", c.body)
        .add("rules", c.rules)
        .add("seats", c.seats)
        .add("clauses", c.clauses)
        .add("waivers", c.waivers)
        .add("values", c.values)
        .add("language", c.language)
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

void bind_parts(py::module_& m) {
    auto clauses =
        py::class_<clause>(m, "Clause",
                           "One sentence or item of the source, word for word.\n\n"
                           "kind: must, should, may, default, purpose or fact. Vague words carry "
                           "read_as: how the rules\n"
                           "read them; a clause without a rule may say why_unchecked.")
            .def(py::init([](std::string id, std::string heading, std::string words,
                             const std::string& kind, std::string read_as, std::string why) {
                     return clause{std::move(id),   std::move(heading), std::move(words),
                                   kind_from(kind), std::move(read_as), std::move(why)};
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
            .def_readonly("why_unchecked", &clause::why_unchecked,
                          "Why no rule checks it, or empty.");
    value_like(clauses, "Clause");

    auto seats =
        py::class_<seat_clause>(m, "Seat",
                                "A seat that a charter creates: a fact that implies rules.\n\n"
                                "number people hold it together (None: open size); the rule "
                                "seat:KEY/filled follows from it,\n"
                                "seat:KEY/appointer from appointed_by, and seat:KEY/throughout "
                                "from a condition that is\n"
                                "demanded of each of its mandates on every day.")
            .def(py::init([](std::string seat, std::string name, std::string role,
                             const whole_or_none& number, const whole_or_none& votes,
                             std::string appointed_by, const condition_or_none& throughout,
                             std::string cite) {
                     seat_clause s{std::move(seat),
                                   std::move(name),
                                   std::move(role),
                                   whole_or_nothing(number, "number"),
                                   whole_or_nothing(votes, "votes"),
                                   std::move(appointed_by),
                                   std::nullopt,
                                   std::move(cite)};
                     if (!throughout.is_none())
                         s.throughout = condition_from(throughout, "throughout");
                     return s;
                 }),
                 py::arg("seat"), py::arg("name") = "", py::arg("role") = "",
                 py::arg("number") = py::none(), py::arg("votes") = py::none(),
                 py::arg("appointed_by") = "", py::arg("throughout") = py::none(),
                 py::arg("cite") = "")
            .def_readonly("seat", &seat_clause::seat, "Its key within the body.")
            .def_readonly("name", &seat_clause::name, "What to show, or empty.")
            .def_readonly("role", &seat_clause::role, "The role of whoever holds it, or empty.")
            .def_readonly("number", &seat_clause::number,
                          "How many hold it together; None: open size.")
            .def_readonly("votes", &seat_clause::votes, "The votes of its holder; None: not said.")
            .def_readonly("appointed_by", &seat_clause::appointed_by,
                          "Who appoints its holder, or empty.")
            .def_property_readonly(
                "throughout",
                [](const seat_clause& s) {
                    return s.throughout ? wrap(s.throughout->share_root()) : py::none();
                },
                "What is demanded of each of its mandates on every day; None: nothing.")
            .def_readonly("cite", &seat_clause::cite,
                          "The id of the clause it stands on, or empty.");
    value_like(seats, "Seat");

    auto waivers =
        py::class_<waiver>(
            m, "Waiver",
            "A dated reason for departing from a rule, half-open. It marks the findings that it "
            "covers; it\n"
            "never removes them. Without a subject it is for every subject of the rule.")
            .def(py::init([](std::string rule, std::string reason, const day_object& start,
                             const day_or_none_object& stop, std::string subject) {
                     if (reason.empty())
                         throw bad_input{
                             problem{"E-REASON", "", "a waiver needs its reason",
                                     "write why the rule \"" + rule + "\" is departed from"}};
                     return waiver{std::move(rule), std::move(subject),
                                   period{day_from(start, "start"), day_or_none(stop, "stop")},
                                   std::move(reason)};
                 }),
                 py::arg("rule"), py::arg("reason"), py::arg("start"), py::arg("stop") = py::none(),
                 py::arg("subject") = "")
            .def_readonly("rule", &waiver::rule, "The name of the rule.")
            .def_readonly("subject", &waiver::subject,
                          "The key of the subject, or empty for every subject.")
            .def_readonly("reason", &waiver::reason, "Why.")
            .def_property_readonly(
                "start", [](const waiver& w) { return to_python(w.during.start()); },
                "The first day.")
            .def_property_readonly(
                "stop", [](const waiver& w) { return to_python(w.during.stop()); },
                "The first day after it; None: open.");
    value_like(waivers, "Waiver");
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
    py::class_<charter>(
        m, "Charter",
        "The terms of reference of a body: its seats are facts, its clauses are rules.\n\n"
        "body: the key of the body it governs; empty: every body. values: what a column may say "
        "besides\n"
        "what the facts hold, so that a misspelt role in a rule is an error. silences: what the "
        "source\n"
        "says nothing about. str() is the charter as a charter file; charters compare and pickle.")
        .def(py::init([](std::string title, std::string body, std::vector<rule> rules,
                         std::vector<seat_clause> seats, std::vector<clause> clauses,
                         std::vector<waiver> waivers,
                         std::map<std::string, std::vector<std::string>, std::less<>> values,
                         std::string language, std::string source, std::string version,
                         std::vector<std::string> silences) {
                 return charter{std::move(title),  std::move(body),    std::move(language),
                                std::move(source), std::move(version), std::move(clauses),
                                std::move(seats),  std::move(rules),   std::move(waivers),
                                std::move(values), std::move(silences)};
             }),
             py::kw_only(), py::arg("title") = "", py::arg("body") = "",
             py::arg("rules") = std::vector<rule>{}, py::arg("seats") = std::vector<seat_clause>{},
             py::arg("clauses") = std::vector<clause>{}, py::arg("waivers") = std::vector<waiver>{},
             py::arg("values") = std::map<std::string, std::vector<std::string>, std::less<>>{},
             py::arg("language") = "", py::arg("source") = "", py::arg("version") = "",
             py::arg("silences") = std::vector<std::string>{})
        .def_static("from_file", &charter_from_file, py::arg("path"),
                    "The charter of a charter.toml. Raises BadInput with all problems, each with "
                    "line and column.")
        .def_static("from_text", &charter_from_text, py::arg("text"),
                    py::arg("origin") = "charter.toml",
                    "The charter of a TOML text. origin: what problems call it.")
        .def_readonly("title", &charter::title, "What it is called.")
        .def_readonly("body", &charter::body, "The key of the body it governs; empty: every body.")
        .def_readonly("language", &charter::language, "Of the clauses' words: \"da\", \"en\".")
        .def_readonly("source", &charter::source, "The document, with its date.")
        .def_readonly("version", &charter::version, "Which text of it.")
        .def_readonly("clauses", &charter::clauses, "Its clauses, in its order.")
        .def_readonly("seats", &charter::seats, "Its seats, in its order.")
        .def_readonly("rules", &charter::rules, "The rules it states, in its order.")
        .def_readonly("waivers", &charter::waivers, "Its waivers, in its order.")
        .def_readonly("values", &charter::values,
                      "What a column may say besides what the facts hold.")
        .def_readonly("silences", &charter::silences, "What the source says nothing about.")
        .def_property_readonly("implied_rules", &implied_rules,
                               "The rules that its seats make: seat:chair/filled, ...")
        .def_property_readonly("all_rules", &all_rules,
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
}

}  // namespace remit::inline v0::python
