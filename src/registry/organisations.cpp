// SPDX-License-Identifier: BSL-1.0
#include "registry/quoted.hpp"
#include "registry/tables.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

// Registers that a text means a row. Two rows of one name would make every use of it a guess.
class name_book {
public:
    explicit name_book(assembly& a) : a_{a} {}

    // A key that occurs twice has been reported; the names of its second row would only repeat
    // that.
    [[nodiscard]] bool add_key(std::size_t row, std::string_view key) {
        if (key.empty() || find(key)) return false;
        add(row, key, "organisation");
        return true;
    }

    void add(std::size_t row, std::string_view name, std::string_view column) {
        auto& s = a_.store;
        const auto at = [&](std::uint32_t i) -> std::string_view {
            return s.organisation_names[i];
        };
        const auto next = static_cast<std::uint32_t>(s.organisation_names.size());
        s.organisation_names.emplace_back(name);
        const auto found = s.organisation_index.add(s.organisation_names.back(), next, at);
        if (found == next) {
            s.organisation_of.push_back(static_cast<std::uint32_t>(row));
            return;
        }
        s.organisation_names.pop_back();
        const auto other = s.organisation_of[found];
        if (other == row) return;
        a_.l.problems.add(a_.organisations.at(row, column), "E-ALIAS",
                          quoted(name) + " already means the organisation " +
                              quoted(s.of(table_id::organisations).key[other]),
                          "a key, name or alias belongs to one organisation; it is used at " +
                              a_.organisations.at(other, "organisation").where + " too");
    }

private:
    [[nodiscard]] bool find(std::string_view name) const {
        const auto& names = a_.store.organisation_names;
        return a_.store.organisation_index.find(name, [&](std::uint32_t i) -> std::string_view {
            return names[i];
        }) != text_index::none;
    }

    assembly& a_;
};

void add_names(assembly& a, const fact_table& t) {
    name_book names{a};
    std::vector<std::uint8_t> sound(t.rows);
    for (std::size_t row = 0; row < t.rows; ++row)
        sound[row] = names.add_key(row, t.key[row]) ? 1 : 0;
    for (std::size_t row = 0; row < t.rows; ++row)
        if (sound[row]) names.add(row, t.name[row], "name");
    const auto& aliases = a.organisations.column("aliases").cells;
    for (std::size_t row = 0; row < t.rows; ++row) {
        if (aliases.code[row] < 0 || !sound[row] || a.l.problems.full()) continue;
        std::string_view rest =
            std::get<std::string>(aliases.dictionary[static_cast<std::size_t>(aliases.code[row])]);
        while (!rest.empty() && !a.l.problems.full()) {
            const auto bar = rest.find('|');
            const auto alias = trimmed(rest.substr(0, bar));
            if (!alias.empty()) names.add(row, alias, "aliases");
            rest = bar == std::string_view::npos ? std::string_view{} : rest.substr(bar + 1);
        }
    }
}

void add_successors(assembly& a, fact_table& t) {
    auto& successor = a.store.successor;
    successor =
        references(a, a.organisations, "successor", table_id::organisations, "E-SUCCESSOR").take();
    // Each row is walked once: `seen` holds the walk that met it first.
    std::vector<std::size_t> seen(t.rows, t.rows);
    for (std::size_t row = 0; row < t.rows; ++row) {
        auto at = static_cast<std::int32_t>(row);
        while (at >= 0 && seen[static_cast<std::size_t>(at)] == t.rows) {
            seen[static_cast<std::size_t>(at)] = row;
            at = successor[static_cast<std::size_t>(at)];
        }
        if (at < 0 || seen[static_cast<std::size_t>(at)] != row) continue;
        std::string chain = visible(t.key[static_cast<std::size_t>(at)]);
        for (auto next = successor[static_cast<std::size_t>(at)]; next != at;
             next = successor[static_cast<std::size_t>(next)])
            if (chain.size() < 200)
                chain += " -> " + visible(t.key[static_cast<std::size_t>(next)]);
        a.l.problems.add(
            a.organisations.at(static_cast<std::size_t>(at), "successor"), "E-CYCLE",
            "the successors of " + quoted(t.key[static_cast<std::size_t>(at)]) + " lead back to it",
            chain + " -> " + visible(t.key[static_cast<std::size_t>(at)]));
    }
    auto rows = successor;
    for (auto& code : rows)
        if (code < 0) code = fact_column::absent_code;
    t.columns.push_back(key_column("successor", t.key, std::move(rows)));
}

}  // namespace

std::string_view organisation_names::of(std::string_view name) const {
    const auto at = store_.organisation_index.find(
        name, [&](std::uint32_t i) -> std::string_view { return store_.organisation_names[i]; });
    if (at == text_index::none) return name;
    return store_.of(table_id::organisations).key[store_.organisation_of[at]];
}

void make_organisations(assembly& a) {
    auto& t = a.store.of(table_id::organisations);
    auto& s = a.organisations;
    begin_table(t, s);
    take_keys(a, t, s);
    add_names(a, t);
    std::vector<std::int32_t> rows(t.rows);
    for (std::size_t row = 0; row < t.rows; ++row) rows[row] = static_cast<std::int32_t>(row);
    t.columns.push_back(key_column("organisation", t.key, std::move(rows)));
    t.columns.push_back(finished(s, std::move(s.column("aliases"))));
    add_successors(a, t);
    finish_columns(t, s, {"organisation", "name", "aliases", "successor"});
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
