// SPDX-License-Identifier: BSL-1.0
// [define]: names for expressions, in any order, expanded where they are used.
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <remit/rules/vocabulary.hpp>

#include "charter/reading.hpp"
#include "rules/token.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

namespace {

/// The definition that is the charter's own as well: which mandates count by default.
constexpr std::string_view members = "member";

bool is_one_name(std::string_view name) {
    try {
        const auto tokens = tokens_of(name);
        return tokens.size() == 2 && tokens[0].kind == token_kind::name &&
               tokens[0].spelling == name;
    } catch (const bad_input&) {
        return false;
    }
}

/// Whether the name stands for nothing yet where a value is expected. Names of rows may be defined,
/// for they are read as rows only behind `.of(`.
bool is_free(std::string_view name) {
    if (contains(row_words, name)) return true;
    if (contains(column_words, name) || contains(path_words, name)) return false;
    try {
        return parse_any(name)->what == op::column;
    } catch (const bad_input&) {
        return false;
    }
}

struct definition {
    std::string name;
    entry text;
    std::vector<std::size_t> uses{};  // other definitions
    enum class state : std::uint8_t { unread, open, done } state = state::unread;
};

class definition_reader {
public:
    definition_reader(charter_reading& r, std::vector<definition> all)
        : r_{r}, all_{std::move(all)} {
        std::map<std::string_view, std::size_t> by_name;
        for (std::size_t i = 0; i < all_.size(); ++i) by_name.emplace(all_[i].name, i);
        for (auto& d : all_) {
            const auto* text = std::get_if<std::string>(&d.text.value->value);
            if (text == nullptr) continue;
            for (const auto& name : names_in(*text))
                if (const auto it = by_name.find(name); it != by_name.end())
                    d.uses.push_back(it->second);
        }
    }

    /// Each after those it uses. Without recursion: a chain may be as long as the file.
    void read() {
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i].state == definition::state::unread) open(i);
            while (!path_.empty()) {
                auto& [at, next] = path_.back();
                if (next == all_[at].uses.size()) {
                    parse(all_[at]);
                    path_.pop_back();
                    continue;
                }
                const auto used = all_[at].uses[next++];
                if (all_[used].state == definition::state::open)
                    cycle(used);
                else if (all_[used].state == definition::state::unread)
                    open(used);
            }
        }
    }

private:
    void open(std::size_t i) {
        all_[i].state = definition::state::open;
        path_.emplace_back(i, 0);
    }

    void cycle(std::size_t from) {
        std::string round;
        bool inside = false;
        for (const auto& [i, next] : path_) {
            inside = inside || i == from;
            if (!inside) continue;
            round += all_[i].name + " -> ";
            r_.undefined.insert(all_[i].name);
        }
        r_.problems.add(all_[from].text, "E-DEFINE",
                        "define: " + all_[from].name + " is defined by itself",
                        round + all_[from].name);
    }

    void parse(definition& d) {
        d.state = definition::state::done;
        const auto* text = std::get_if<std::string>(&d.text.value->value);
        const auto whose = "define: " + d.name;
        if (text == nullptr) {
            r_.problems.add(d.text, "E-TYPE",
                            whose + " is " + kind_of(*d.text.value) + ", not a text",
                            "write it in quotes: 'role == \"chair\"'");
            r_.undefined.insert(d.name);
            return;
        }
        if (r_.words > most_words) {  // reported
            r_.undefined.insert(d.name);
            return;
        }
        for (const auto used : d.uses)
            if (r_.undefined.contains(all_[used].name)) r_.undefined.insert(d.name);
        if (r_.undefined.contains(d.name)) return;
        try {
            auto tree = parse_any(*text, r_.defined);
            if (d.name == members && word_of(tree->what).gives != word_kind::truth) {
                r_.problems.add(d.text, "E-TYPE",
                                whose +
                                    " is a value; it says which mandates count, and so is a "
                                    "condition",
                                "write member = 'status != \"hindered\"'");
                r_.undefined.insert(d.name);
                return;
            }
            if (r_.has_room(d.text, whose, tree->size))
                r_.defined.emplace(d.name, std::move(tree));
            else
                r_.undefined.insert(d.name);
        } catch (const bad_input& thrown) {
            r_.problems.add_of_text(d.text, thrown, whose);
            r_.undefined.insert(d.name);
        }
    }

    charter_reading& r_;
    std::vector<definition> all_;
    std::vector<std::pair<std::size_t, std::size_t>> path_;  // those being read, and their next use
};

}  // namespace

void read_definitions(charter_reading& r, const table_reader& top) {
    std::vector<definition> all;
    for (auto& [name, e] :
         top.named("define", "[define] and below it chairs = 'role == \"chair\"'")) {
        if (!is_one_name(name))
            r.problems.add(e, "E-DEFINE",
                           "define: " + quote(name) + " is no name that a rule can use",
                           "write letters, digits and _, and no digit first");
        else if (!is_free(name))
            r.problems.add(e, "E-DEFINE",
                           "define: " + quote(name) + " is a word of the language already",
                           "give it another name");
        else
            all.push_back({name, e});
    }
    entry member;
    for (const auto& d : all)
        if (d.name == members) member = d.text;
    definition_reader{r, std::move(all)}.read();
    if (const auto read = r.defined.find(members); read != r.defined.end()) {
        r.out.member = condition{read->second};
        r.problems.add(member, fault_of_never("define: member", *r.out.member, no_members));
        if (member.value->line > 0) r.out.places[member.path] = r.problems.where(member);
    }
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
