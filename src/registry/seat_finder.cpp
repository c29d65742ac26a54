// SPDX-License-Identifier: BSL-1.0
#include <optional>
#include <unordered_map>

#include "registry/clusters.hpp"
#include "registry/quoted.hpp"
#include "registry/seeded_hash.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Finds the row of a seat by its body and the code that mandates give its key: an array where
// bodies times codes is small beside its rows, else a map.
class seat_finder {
public:
    seat_finder(std::size_t bodies, std::size_t codes, std::size_t rows) : codes_{codes} {
        if (bodies * codes <= 4 * rows + 4096) dense_.assign(bodies * codes, -1);
    }
    std::int32_t& operator()(std::int32_t body, std::int32_t code) {
        const auto at = static_cast<std::size_t>(body) * codes_ + static_cast<std::size_t>(code);
        return dense_.empty() ? sparse_.try_emplace(at, -1).first->second : dense_[at];
    }

private:
    std::size_t codes_;
    std::vector<std::int32_t> dense_;
    std::unordered_map<std::uint64_t, std::int32_t, seeded_hash> sparse_;
};

// @param by_body the seats by body, made when they are asked for first
void unknown_seat(assembly& a, const staged_table& s, std::optional<clusters>& by_body,
                  std::size_t row, std::int32_t body, const std::string& seat) {
    if (a.l.problems.full()) return;
    const auto& seats = a.store.of(table_id::seats);
    if (!by_body) by_body.emplace(a.store.of(table_id::bodies).rows, seats.body_row, seats);
    const auto& key = a.store.of(table_id::bodies).key[static_cast<std::size_t>(body)];
    const auto of_body = [&] {
        std::vector<std::string> out;
        for (const auto& each : by_body->of(static_cast<std::size_t>(body)))
            out.push_back(seats.key[each.row].substr(key.size() + 1));
        return out;
    };
    auto hint = a.l.suggest.ask("seats of " + key, seat, of_body);
    if (hint.empty()) hint = "add it to " + seats.origin;
    a.l.problems.add(s.at(row, "seat"), "E-SEAT",
                     "the body " + quoted(key) + " has no seat " + quoted(seat), std::move(hint));
}

}  // namespace

void find_seats(assembly& a, fact_table& t, staged_table& s) {
    const auto& cells = s.column("seat").cells;
    auto& seats = a.store.of(table_id::seats);
    const auto bodies = a.store.of(table_id::bodies).rows;
    if (cells.dictionary.empty()) {
        t.seat_row = s.constant.of(-1, t.rows);
        return;
    }
    std::vector<std::int32_t> seat_row(t.rows, -1);
    seat_finder find{bodies, cells.dictionary.size(), t.rows};
    std::unordered_map<std::string_view, std::int32_t, seeded_hash> code_of_name;
    for (std::size_t i = 0; i < cells.dictionary.size(); ++i)
        code_of_name.emplace(std::get<std::string>(cells.dictionary[i]),
                             static_cast<std::int32_t>(i));
    const auto* seat = seats.find("seat");
    for (std::size_t row = 0; row < seats.rows; ++row) {
        if (seats.body_row[row] < 0 || seat->code[row] < 0) continue;
        const auto& name =
            std::get<std::string>(seat->dictionary[static_cast<std::size_t>(seat->code[row])]);
        const auto at = code_of_name.find(name);
        if (at != code_of_name.end())
            find(seats.body_row[row], at->second) = static_cast<std::int32_t>(row);
    }
    std::vector<std::pair<std::int32_t, std::int32_t>> derived;
    std::optional<clusters> by_body;
    for (std::size_t row = 0; row < t.rows; ++row) {
        const std::int32_t code = cells.code[row];
        const std::int32_t body = t.body_row[row];
        if (code < 0 || body < 0) continue;
        std::int32_t& found = find(body, code);
        if (found < 0) {
            if (a.seats_declared[static_cast<std::size_t>(body)]) {
                unknown_seat(
                    a, s, by_body, row, body,
                    std::get<std::string>(cells.dictionary[static_cast<std::size_t>(code)]));
                continue;
            }
            found = static_cast<std::int32_t>(seats.rows + derived.size());
            derived.emplace_back(body, code);
        }
        seat_row[row] = found;
    }
    t.seat_row = std::move(seat_row);
    add_derived_seats(a, derived, cells.dictionary, text(s.id));
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
