// SPDX-License-Identifier: BSL-1.0
#include "findings_table.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace remit::inline v0::python {

namespace {

class columns_of {
public:
    explicit columns_of(const std::vector<finding>& all) : all_{all} {}

    template <class F>
    table_column text(const char* name, F f) const {
        return text_column(name, texts(f));
    }
    template <class F>
    table_column category(const char* name, F f) const {
        return category_column(name, texts(f));
    }
    template <class F>
    table_column date(const char* name, F f) const {
        std::vector<std::optional<std::int32_t>> cells;
        for (const auto& each : all_) {
            const std::optional<day> d = f(each);
            cells.push_back(d ? std::optional{d->count()} : std::nullopt);
        }
        return date_column(name, cells);
    }
    template <class F>
    table_column number(const char* name, F f) const {
        std::vector<std::optional<double>> cells;
        for (const auto& each : all_) {
            const std::optional<ratio> r = f(each);
            cells.push_back(
                r ? std::optional{static_cast<double>(r->num()) / static_cast<double>(r->den())}
                  : std::nullopt);
        }
        return float_column(name, cells);
    }
    template <class F>
    table_column integer(const char* name, F f) const {
        std::vector<std::optional<std::int64_t>> cells;
        for (const auto& each : all_) cells.push_back(f(each));
        return integer_column(name, cells);
    }
    template <class F>
    table_column causes(const char* name, F f) const {
        std::vector<std::size_t> lengths;
        optional_texts table, origin, person, what;
        std::vector<std::optional<std::int64_t>> line;
        for (const auto& each : all_) {
            const std::vector<cause>& list = f(each);
            lengths.push_back(list.size());
            for (const auto& c : list) {
                table.push_back(c.table);
                origin.push_back(c.origin);
                line.push_back(c.line == 0 ? std::nullopt : std::optional{std::int64_t{c.line}});
                what.push_back(c.what);
                person.push_back(c.person.empty() ? std::nullopt : std::optional{c.person});
            }
        }
        return list_column(
            name, lengths,
            struct_column("item", {text_column("table", table), text_column("origin", origin),
                                   integer_column("row", line), text_column("what", what),
                                   text_column("person", person)}));
    }
    table_column people() const {
        std::vector<std::size_t> lengths;
        optional_texts names;
        for (const auto& each : all_) {
            lengths.push_back(each.people.size());
            names.insert(names.end(), each.people.begin(), each.people.end());
        }
        return list_column("people", lengths, text_column("item", names));
    }

private:
    // An empty text says nothing, and nothing is null.
    template <class F>
    optional_texts texts(F f) const {
        optional_texts cells;
        for (const auto& each : all_) {
            std::string t{f(each)};
            cells.push_back(t.empty() ? std::nullopt : std::optional{std::move(t)});
        }
        return cells;
    }

    const std::vector<finding>& all_;
};

std::optional<ratio> exact(const finding& f) {
    return f.measured_low == f.measured_high ? f.measured_low : std::nullopt;
}

}  // namespace

std::string id_text(std::uint64_t id) {
    std::string out = "F-";
    for (int i = 0; i < 13; ++i, id <<= 5U) out += "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[id >> 59U];
    return out;
}

std::string hexadecimal(std::uint64_t n) {
    std::string out(16, '0');
    for (std::size_t i = 16; i-- > 0; n >>= 4U) out[i] = "0123456789abcdef"[n & 15U];
    return out;
}

shared_table table_of(const std::vector<finding>& all, const std::string& charter_version,
                      const std::string& data_hash) {
    const columns_of c{all};
    auto out = std::make_shared<table>();
    out->rows = all.size();
    auto& t = out->columns;
    t.push_back(c.text("id", [](const finding& f) { return id_text(f.id); }));
    t.push_back(c.category("rule", [](const finding& f) { return f.rule; }));
    t.push_back(c.category("clause", [](const finding& f) { return f.clause; }));
    t.push_back(c.category("clause_text", [](const finding& f) { return f.clause_text; }));
    t.push_back(c.category("level", [](const finding& f) { return text(f.level); }));
    t.push_back(c.category("verdict", [](const finding& f) { return text(f.verdict); }));
    t.push_back(c.category("for_each", [](const finding& f) { return f.for_each; }));
    t.push_back(c.text("subject", [](const finding& f) { return f.subject; }));
    t.push_back(c.text("subject_name", [](const finding& f) { return f.subject_name; }));
    t.push_back(c.category("body", [](const finding& f) { return f.body; }));
    t.push_back(c.date("start", [](const finding& f) { return std::optional{f.during.start()}; }));
    t.push_back(c.date("stop", [](const finding& f) { return f.during.stop(); }));
    t.push_back(c.date("last_day", [](const finding& f) { return f.during.last_day(); }));
    t.push_back(c.integer("days", [](const finding& f) { return f.during.days(); }));
    t.push_back(c.date("due", [](const finding& f) { return f.due; }));
    t.push_back(c.text("measure", [](const finding& f) { return f.measure; }));
    t.push_back(c.number("measured", &exact));
    t.push_back(c.number("measured_low", [](const finding& f) { return f.measured_low; }));
    t.push_back(c.number("measured_high", [](const finding& f) { return f.measured_high; }));
    t.push_back(c.number("worst", [](const finding& f) { return f.worst; }));
    t.push_back(c.text("required", [](const finding& f) { return f.required; }));
    t.push_back(c.number("short_by", [](const finding& f) { return f.short_by; }));
    t.push_back(c.causes(
        "opened_by", [](const finding& f) -> const std::vector<cause>& { return f.opened_by; }));
    t.push_back(c.causes(
        "closed_by", [](const finding& f) -> const std::vector<cause>& { return f.closed_by; }));
    t.push_back(c.people());
    t.push_back(c.date("waived_until", [](const finding& f) { return f.waived_until; }));
    t.push_back(c.text("reason", [](const finding& f) { return f.reason; }));
    t.push_back(c.text("repair", [](const finding& f) { return f.repair; }));
    t.push_back(c.text("message", [](const finding& f) { return f.message; }));
    t.push_back(c.category("charter_version", [&](const finding&) { return charter_version; }));
    t.push_back(c.category("data_hash", [&](const finding&) { return data_hash; }));
    return out;
}

std::string findings_columns_doc() {
    return "id (\"F-\" and 13 characters, stable across edits elsewhere), rule, clause, "
           "clause_text, level (must,\n"
           "should), verdict (fails, possible, pending), for_each, subject, subject_name, body, "
           "start, stop\n(exclusive; null: still), last_day, days, due (of a pending one the last "
           "day to do what is asked for),\n"
           "measure (text), measured (on the first day; null where it is only known between "
           "measured_low and\nmeasured_high), worst, required (text), short_by, opened_by, "
           "closed_by (lists of table, origin, row, what,\nperson), people (names of those "
           "counted), waived_until, reason, repair, message, charter_version, data_hash.\n"
           "Numbers are floats here and exact in a Finding. Null is: not said.";
}

}  // namespace remit::inline v0::python
