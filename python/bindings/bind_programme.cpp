// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <pybind11/pybind11.h>

#include <remit/core/suggest.hpp>
#include <remit/registry/programme.hpp>

#include "arguments.hpp"
#include "bind.hpp"
#include "casters.hpp"
#include "named_rows.hpp"
#include "registry_tables.hpp"
#include "table.hpp"

namespace remit::inline v0::python {

namespace {

constexpr const char* call = "write programme(registry, \"2024-1\"), with the key of a meeting";

// What the rows say in a column of texts; null where they say nothing.
table_column texts_of(const fact_table& items, const std::vector<std::uint32_t>& rows,
                      const char* name) {
    const auto* c = items.find(name);
    optional_texts out;
    for (const auto row : rows) {
        const auto code = c == nullptr || c->dated() ? -1 : c->code[row];
        out.push_back(code < 0
                          ? std::nullopt
                          : std::optional{text(c->dictionary[static_cast<std::size_t>(code)])});
    }
    return text_column(name, out);
}

shared_table table_of(const registry& r, const std::vector<timed_item>& programme) {
    const auto& items = r.table(table_id::items);
    std::vector<std::uint32_t> rows;
    std::vector<std::int64_t> start, start_latest, stop_earliest, stop;
    for (const auto& t : programme) {
        rows.push_back(t.item);
        start.push_back(t.start_earliest), start_latest.push_back(t.start_latest);
        stop_earliest.push_back(t.stop_earliest), stop.push_back(t.stop_latest);
    }
    const named_rows named{rows, items.rows};
    auto out = std::make_shared<table>();
    out->rows = rows.size();
    out->columns.push_back(named.column("item", items.key));
    out->columns.push_back(named.column("name", items.name));
    for (const auto* c : {"kind", "part", "place"})
        out->columns.push_back(texts_of(items, rows, c));
    out->columns.push_back(moments("start", start));
    out->columns.push_back(moments("start_latest", start_latest));
    out->columns.push_back(moments("stop_earliest", stop_earliest));
    out->columns.push_back(moments("stop", stop));
    return out;
}

shared_table find(const registry_object& facts, const std::string& meeting) {
    const registry& r = registry_from(facts, "programme", call);
    const auto row = r.find(table_id::meetings, meeting);
    if (row < 0)
        refuse("no meeting is called \"" + meeting + "\"",
               "the keys are in registry.table(\"meetings\")");
    return table_of(r, programme_of(r, static_cast<std::size_t>(row)));
}

}  // namespace

void bind_programme(py::module_& m) {
    m.def("programme", &find, py::arg("registry"), py::arg("meeting"),
          "The programme of a meeting: a Table, one row for each item, in their order.\n\n"
          "Columns: item, name (key and name), kind, part, place (null where nothing is said), "
          "start, start_latest,\nstop_earliest, stop (datetimes to the minute, as clocks at the "
          "place show them; half-open). An item begins\nbetween start and start_latest and ends "
          "between stop_earliest and stop; where its times are known, both\nare the same. One "
          "that begins and ends at one minute is a moment.\n\n"
          "An item without a stop_time ends when the next of the order begins, and the last when "
          "the meeting does;\none without a start_time begins between the known times around it. "
          "The order is that of day and position;\nwhere no item has a position, that of "
          "start_time. Without a day of the meeting there are no rows.\n\n"
          "Raises TypeError for what is no registry, and where no meeting has that key. Cost: "
          "O(n log n) in the items\nof the body that meets.");
    refuse_other_calls(m, "programme", call + 6);
}

}  // namespace remit::inline v0::python
