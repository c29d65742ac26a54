// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include <remit/model.hpp>

#include "registry/seeded_hash.hpp"
#include "registry/staging.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {

/// Structs of one table, collected column by column as if they had come in a frame.
class struct_rows {
public:
    void add(body b);
    void add(seat s);
    void add(person p);
    void add(organisation o);
    void add(office o);
    void add(mandate m);
    void add(term t);
    void add(meeting m);
    void add(agenda_item i);
    void add(attendance a);
    void add(event e);
    void add(proposal p);
    void add(nomination n);
    void add(recusal r);
    void add(speaker s);
    void add(task t);
    void add(audience a);
    void add(dated_attribute d);

    [[nodiscard]] bool empty() const noexcept { return rows_ == 0; }
    /// The rows as a part named `origin`.
    [[nodiscard]] raw_table take(std::string origin) &&;

private:
    struct column {
        std::string name;
        raw_cells cells;
        std::size_t rows = 0;  ///< filled so far
        std::unordered_map<std::string, std::int32_t, seeded_hash> seen{};
    };

    /// The column of that name, filled with nothing up to this row; null if it has this row
    /// already.
    template <class Cells>
    column* next(std::string_view name);
    [[nodiscard]] std::size_t position_of(std::string_view name);
    void put(std::string_view name, std::string text);
    void put(std::string_view name, const std::optional<day>& d);
    void put(std::string_view name, const std::optional<bounds>& b);
    /// What may be said by `more` as well puts a cell only where it says something.
    void put_given(std::string_view name, std::string text);
    void put_given(std::string_view name, const std::optional<clock_time>& t);
    template <class T>
    void put_given(std::string_view name, const std::optional<T>& v) {
        if (v) put(name, v);
    }
    void put(std::string_view name, value v);
    void put(attributes&& more);
    /// Start and stop of any struct that has both with their bounds.
    template <class Struct>
    void put_ends(const Struct& s);
    void end_row();

    std::size_t rows_ = 0;
    std::vector<std::int32_t> start_latest_, stop_earliest_;  ///< as in `raw_table`
    std::vector<column> columns_;
    std::unordered_map<std::string, std::uint32_t, seeded_hash> position_;  ///< of a column
    std::size_t next_ = 0;  ///< the column that is likely to be asked for
    std::vector<std::pair<std::size_t, std::string>> repeated_;
};

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
