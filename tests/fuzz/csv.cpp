// SPDX-License-Identifier: BSL-1.0
// Whatever the bytes, reading CSV ends in a table or in a list of problems, and so does building
// facts of it. Whatever is read is as large as it says, and reads back from its plainest spelling.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include <remit/io/csv.hpp>
#include <remit/registry.hpp>

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

std::string_view cell(const remit::frame::texts& t, std::size_t row) {
    const auto code = t.code[row];
    return code < 0 ? std::string_view{} : t.dictionary[static_cast<std::size_t>(code)];
}

std::string spelled(const remit::frame& f) {
    std::string out;
    const auto add = [&](std::string_view text, bool last) {
        out += '"';
        for (const char c : text) out.append(c == '"' ? 2 : 1, c);
        out += last ? "\"\n" : "\",";
    };
    for (std::size_t c = 0; c < f.columns.size(); ++c)
        add(f.columns[c].name, c + 1 == f.columns.size());
    for (std::size_t row = 0; row < f.rows; ++row)
        for (std::size_t c = 0; c < f.columns.size(); ++c)
            add(cell(std::get<remit::frame::texts>(f.columns[c].cells), row),
                c + 1 == f.columns.size());
    return out;
}

// A row begins before it ends, in every reading of its bounds.
void require_ends(const remit::fact_table& t) {
    for (std::size_t row = 0; row < t.rows; ++row) {
        require(t.start[row] <= t.latest_start(row) && t.latest_start(row) < t.stop[row]);
        require(t.start[row] < t.earliest_stop(row) && t.earliest_stop(row) <= t.stop[row]);
    }
}

void build(remit::table_id t, const remit::frame& f, remit::ends_mean ends) {
    try {
        remit::registry_builder b;
        b.add(t, f);
        b.ends(t, ends);
        const auto r = std::move(b).build();
        (void)r.hash();
        require(r.table(t).start.size() == r.table(t).rows);
        for (std::size_t i = 0; i < remit::table_count; ++i)
            require_ends(r.table(static_cast<remit::table_id>(i)));
        require(r.events(remit::table_id::mandates, remit::key_id::person).rows.size() ==
                r.table(remit::table_id::mandates).rows);
    } catch (const remit::bad_input& e) {
        require(!e.problems().empty());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text{reinterpret_cast<const char*>(data), size};
    remit::frame f;
    try {
        f = remit::read_csv(text, "fuzz.csv");
    } catch (const remit::bad_input& e) {
        require(!e.problems().empty());
        return 0;
    }
    require(f.line.size() == f.rows && !f.columns.empty());
    for (const auto& c : f.columns)
        require(std::get<remit::frame::texts>(c.cells).code.size() == f.rows);

    const auto again = remit::read_csv(spelled(f), "again.csv");
    require(again.rows == f.rows && again.columns.size() == f.columns.size());
    for (std::size_t c = 0; c < f.columns.size(); ++c) {
        require(again.columns[c].name == f.columns[c].name);
        const auto& before = std::get<remit::frame::texts>(f.columns[c].cells);
        const auto& after = std::get<remit::frame::texts>(again.columns[c].cells);
        require(before.dictionary == after.dictionary && before.code == after.code);
    }
    for (std::size_t t = 0; t < remit::table_count; ++t) {
        const auto id = static_cast<remit::table_id>(t);
        build(id, f, {});
        build(id, f, {remit::absent_stop::unknown, remit::stop_says::last_day});
        build(id, f, {remit::absent_stop::term, remit::stop_says::last_day});
    }
    try {
        remit::registry_builder b;
        b.add_attributes(f);
        (void)std::move(b).build();
    } catch (const remit::bad_input& e) {
        require(!e.problems().empty());
    }
    return 0;
}
