// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <string>
#include <string_view>

#include <remit/charter/document.hpp>

#include "charter/reading.hpp"

namespace remit {
inline namespace v0 {

namespace detail {
namespace {

constexpr std::array<std::string_view, 13> charter_keys = {
    "title",  "body",   "language", "source",  "version", "silent", "values",
    "define", "clause", "seat",     "cadence", "rule",    "waiver"};

constexpr std::size_t longest_name = 200;  // bytes; a name is shown in tables and reports

/// Refuses what is too big to be a charter before anything walks through it.
class measuring {
public:
    explicit measuring(charter_problems& problems) : problems_{problems} {}

    void measure(const entry& e, std::size_t depth) {
        if (full_) return;
        if (depth > deepest_entry) {
            problems_.add(
                e, "E-DEPTH",
                "tables and lists are nested more than " + std::to_string(deepest_entry) + " deep");
            full_ = true;
        } else if (++entries_ > most_entries + 1) {  // the whole file is not counted
            problems_.add(e, "E-SIZE",
                          "the charter has more than " + std::to_string(most_entries) + " values");
            full_ = true;
        } else if (const auto* list = e.list()) {
            for (const auto& child : *list) measure({&child, e.path}, depth + 1);
        } else if (const auto* table = e.table()) {
            for (const auto& [key, child] : *table) {
                if (key.size() > longest_name) {
                    problems_.add({&child, e.path}, "E-SIZE",
                                  "the name " + quote(key) + " has " + std::to_string(key.size()) +
                                      " bytes; the longest has " + std::to_string(longest_name));
                    full_ = true;
                }
                if (!full_) measure(e.below(key, child), depth + 1);
            }
        }
    }

private:
    charter_problems& problems_;
    std::size_t entries_ = 0;
    bool full_ = false;
};

void read_values(charter_reading& r, const table_reader& top) {
    constexpr std::string_view example = "role = [\"chair\", \"member\"]";
    for (const auto& [column, e] :
         top.named("values", "[values] and below it " + std::string{example})) {
        if (e.value->line > 0) r.out.places[e.path] = r.problems.where(e);
        r.out.values[column] = top.texts(e, "values: " + visible(column), example);
    }
}

}  // namespace
}  // namespace detail

charter charter_from(const document& d, std::string_view origin) {
    using namespace detail;
    charter_reading r{origin};
    const entry whole{&d, {}};
    measuring{r.problems}.measure(whole, 0);
    r.problems.throw_any();

    const table_reader top{r.problems, whole, "the charter", charter_keys};
    r.out.title = top.text("title");
    r.out.body = top.text("body");
    r.out.language = top.text("language");
    r.out.source = top.text("source");
    r.out.version = top.text("version");
    r.out.silences = top.texts("silent", "silent = [\"term\", \"quorum\"]");
    r.note_places(top, charter_keys);
    read_values(r, top);
    read_definitions(r, top);
    read_clauses(r, top);
    read_seats(r, top);
    read_cadences(r, top);
    read_rules(r, top);
    read_waivers(r, top);
    r.problems.throw_any();
    return std::move(r.out);
}

}  // namespace v0
}  // namespace remit
