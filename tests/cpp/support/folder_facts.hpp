// SPDX-License-Identifier: BSL-1.0
#pragma once

/// A folder of CSV files as plain facts, read for the tests alone: a second way in beside
/// `read_folder`.

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <remit/io/csv.hpp>
#include <remit/time/day.hpp>

#include "oracle/oracle.hpp"

namespace remit_test {

/// A CSV file by rows: `t.at(row, "person")`, empty where the cell is.
class csv_table {
public:
    explicit csv_table(const std::filesystem::path& file) : frame_{remit::read_csv_file(file)} {}

    [[nodiscard]] std::size_t rows() const { return frame_.rows; }
    [[nodiscard]] const std::vector<remit::frame::column>& columns() const {
        return frame_.columns;
    }
    [[nodiscard]] std::string at(std::size_t row, std::string_view column) const {
        for (const auto& c : frame_.columns)
            if (c.name == column) {
                const auto& cells = std::get<remit::frame::texts>(c.cells);
                const auto code = cells.code.at(row);
                return code < 0 ? std::string{}
                                : cells.dictionary.at(static_cast<std::size_t>(code));
            }
        return {};
    }
    [[nodiscard]] std::optional<remit::day> day_at(std::size_t row, std::string_view column) const {
        const auto cell = at(row, column);
        return cell.empty() ? std::nullopt : std::optional{remit::day::parse(cell)};
    }
    /// The cells of the columns that are not among `known`; an empty one is left out: unknown.
    [[nodiscard]] remit::attributes more(std::size_t row,
                                         std::vector<std::string_view> known) const {
        remit::attributes out;
        for (const auto& c : frame_.columns) {
            bool is_known = false;
            for (const auto name : known) is_known = is_known || name == c.name;
            if (const auto cell = at(row, c.name); !is_known && !cell.empty())
                out.emplace_back(c.name, cell);
        }
        return out;
    }

private:
    remit::frame frame_;
};

/// The facts of the example's tables; the seats are the charter's.
inline oracle::facts facts_of(const std::filesystem::path& folder, const remit::charter& c) {
    oracle::facts out;
    out.seats = remit::seats_of(c);
    const csv_table bodies{folder / "bodies.csv"}, people{folder / "people.csv"},
        offices{folder / "offices.csv"}, organisations{folder / "organisations.csv"},
        mandates{folder / "mandates.csv"}, dated{folder / "attributes.csv"};
    for (std::size_t r = 0; r < bodies.rows(); ++r)
        out.bodies.push_back(
            {.body = bodies.at(r, "body"),
             .name = bodies.at(r, "name"),
             .kind = bodies.at(r, "kind"),
             .parent = bodies.at(r, "parent"),
             .start = bodies.day_at(r, "start"),
             .stop = bodies.day_at(r, "stop"),
             .more = bodies.more(r, {"body", "name", "kind", "parent", "start", "stop"})});
    for (std::size_t r = 0; r < people.rows(); ++r)
        out.people.push_back({.person = people.at(r, "person"), .name = people.at(r, "name")});
    for (std::size_t r = 0; r < organisations.rows(); ++r) {
        remit::organisation o{.organisation = organisations.at(r, "organisation"),
                              .name = organisations.at(r, "name"),
                              .successor = organisations.at(r, "successor"),
                              .start = organisations.day_at(r, "start"),
                              .stop = organisations.day_at(r, "stop")};
        if (const auto alias = organisations.at(r, "aliases"); !alias.empty()) o.aliases = {alias};
        out.organisations.push_back(o);
    }
    for (std::size_t r = 0; r < offices.rows(); ++r)
        out.offices.push_back({.person = offices.at(r, "person"),
                               .office = offices.at(r, "office"),
                               .organisation = offices.at(r, "organisation"),
                               .area = offices.at(r, "area"),
                               .start = offices.day_at(r, "start"),
                               .stop = offices.day_at(r, "stop")});
    for (std::size_t r = 0; r < mandates.rows(); ++r)
        out.mandates.push_back(
            {.person = mandates.at(r, "person"),
             .body = mandates.at(r, "body"),
             .seat = mandates.at(r, "seat"),
             .start = mandates.day_at(r, "start").value(),
             .stop = mandates.day_at(r, "stop"),
             .role = mandates.at(r, "role"),
             .appointed_by = mandates.at(r, "appointed_by"),
             .on_behalf_of = mandates.at(r, "on_behalf_of"),
             .status = mandates.at(r, "status"),
             .instrument = mandates.at(r, "instrument"),
             .more = mandates.more(r, {"person", "body", "seat", "start", "stop", "role",
                                       "appointed_by", "on_behalf_of", "status", "instrument"})});
    for (std::size_t r = 0; r < dated.rows(); ++r)
        out.dated.push_back({.table = dated.at(r, "table"),
                             .key = dated.at(r, "key"),
                             .name = dated.at(r, "name"),
                             .value = dated.at(r, "value"),
                             .start = dated.day_at(r, "start"),
                             .stop = dated.day_at(r, "stop")});
    return out;
}

}  // namespace remit_test
