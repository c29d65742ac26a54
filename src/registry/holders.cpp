// SPDX-License-Identifier: BSL-1.0
#include <algorithm>

#include "registry/lasting.hpp"
#include "registry/row_ends.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

// Whether somebody is asked for, per row in people; the mandates of others need not be looked at.
class asked_for {
public:
    explicit asked_for(std::size_t people) : asked_(people, 0) {}
    void add(std::int32_t person) {
        if (person < 0) return;
        asked_[static_cast<std::size_t>(person)] = 1;
        any_ = true;
    }
    [[nodiscard]] bool any() const noexcept { return any_; }
    [[nodiscard]] bool has(std::int32_t person) const {
        return person >= 0 && asked_[static_cast<std::size_t>(person)] != 0;
    }

private:
    std::vector<std::uint8_t> asked_;
    bool any_ = false;
};

// The mandates of those who are asked for, as they possibly or as they surely last, grouped by
// what and by person.
template <class Ends>
std::vector<lasting_row> lasting(const fact_table& mandates, const asked_for& who,
                                 const std::vector<std::int32_t>& by, const Ends& ends) {
    std::vector<lasting_row> out;
    for (std::size_t row = 0; row < mandates.rows; ++row) {
        if (by[row] < 0 || !who.has(mandates.person_row[row])) continue;
        const auto [begins, stops] = ends(ends_of(mandates, row));
        if (begins < stops)
            out.push_back({group_of(by[row], mandates.person_row[row]), begins, stops,
                           static_cast<std::uint32_t>(row)});
    }
    return out;
}

std::pair<std::int32_t, std::int32_t> possibly(const row_ends& e) { return {e.start, e.stop}; }
std::pair<std::int32_t, std::int32_t> surely(const row_ends& e) {
    return {e.start_latest, e.stop_earliest};
}

// The mandate of the person for whom a substitute stands that overlaps the substitute's: in the
// same seat, else in the same body.
shared_list<std::int32_t> principals_of(const registry::store& s, const fact_table& t,
                                        constant_columns& constant) {
    const auto* column = t.find("substitute_for");
    if (column->dictionary.empty()) return constant.of(-1, t.rows);
    std::vector<std::int32_t> out(t.rows, -1);
    const auto& whom = column->code;
    asked_for who{s.of(table_id::people).rows};
    for (const auto person : whom) who.add(person);
    if (!who.any()) return out;
    for (const auto* by : {&t.body_row, &t.seat_row}) {  // the seat's answer replaces the body's
        std::vector<lasting_question> questions;
        for (std::size_t row = 0; row < t.rows; ++row)
            if (whom[row] >= 0 && (*by)[row] >= 0)
                questions.push_back({group_of((*by)[row], whom[row]), t.stop[row] - 1, t.start[row],
                                     static_cast<std::uint32_t>(row)});
        lowest_lasting(lasting(t, who, *by, possibly), std::move(questions), out);
    }
    return out;
}

// The mandate as whose holder somebody attends: one in the body that lasts on the first day of the
// meeting.
std::vector<std::int32_t> attending(const registry::store& s, const fact_table& t) {
    std::vector<std::int32_t> out(t.rows, -1);
    const auto& mandates = s.of(table_id::mandates);
    asked_for who{s.of(table_id::people).rows};
    for (const auto person : t.person_row) who.add(person);
    if (!who.any()) return out;
    std::vector<lasting_question> possible;
    std::vector<lasting_question> sure;
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (t.body_row[row] < 0 || t.person_row[row] < 0) continue;
        const auto group = group_of(t.body_row[row], t.person_row[row]);
        const auto at = static_cast<std::uint32_t>(row);
        possible.push_back({group, t.latest_start(row), t.start[row], at});
        sure.push_back({group, t.start[row], t.latest_start(row), at});
    }
    lowest_lasting(lasting(mandates, who, mandates.body_row, possibly), std::move(possible), out);
    lowest_lasting(lasting(mandates, who, mandates.body_row, surely), std::move(sure), out);
    return out;
}

}  // namespace

void find_mandates(assembly& a) {
    auto& mandates = a.store.of(table_id::mandates);
    mandates.principal_row = principals_of(a.store, mandates, a.mandates.constant);
    auto& attendances = a.store.of(table_id::attendances);
    attendances.mandate_row = attending(a.store, attendances);
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
