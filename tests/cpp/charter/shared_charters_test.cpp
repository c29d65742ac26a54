// SPDX-License-Identifier: BSL-1.0
// The twelve charters that lie beside the repository, where they do, as charters of this library.
//
// They are drafts in a shorter layout: a `cite` is the clause's words, a waiver is named by its
// rule. Here each of them becomes a document whose clauses are what is cited.
#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/charter/document.hpp>
#include <remit/charter/implied.hpp>
#include <remit/charter/problems.hpp>
#include <remit/io/folder.hpp>
#include <remit/rules/footprint.hpp>
#include <remit/rules/text.hpp>

#include "support/catch.hpp"
#include "support/shared_charters.hpp"

#if defined(REMIT_HAS_TOMLPLUSPLUS)

#if !defined(TOML_HEADER_ONLY)
#define TOML_HEADER_ONLY 1
#endif
#include <toml++/toml.h>

namespace {

namespace fs = std::filesystem;
using remit::document;
using table = document::table;

document doc(std::string s) { return {std::move(s)}; }

table pairs_of(const toml::table& t) {
    table out;
    for (const auto& [key, node] : t) {
        if (const auto* s = node.as_string())
            out.emplace_back(std::string{key.str()}, doc(s->get()));
        else if (const auto* n = node.as_integer())
            out.emplace_back(std::string{key.str()}, document{n->get()});
    }
    return out;
}

class converter {
public:
    explicit converter(const fs::path& file)
        : stem_{file.stem().string()}, draft_{toml::parse_file(file.string())} {}

    document charter() {
        table out{{"title", doc(*draft_["charter"].value<std::string>())}, {"body", doc(stem_)}};
        if (const auto* define = draft_["define"].as_table())
            out.emplace_back("define", document{pairs_of(*define)});
        table rules = each("rule", [&](const std::string& name, table& rule) {
            std::erase_if(rule, [](const auto& pair) { return pair.first == "level"; });
            return add_rule(name, rule);
        });
        table seats = each("seat", [](const std::string&, table&) { return true; });
        document::list waivers;
        for (auto& [rule, waiver] :
             each("waiver", [](const std::string&, table&) { return true; })) {
            std::get<table>(waiver.value).emplace_back("rule", doc(rule));
            waivers.push_back(std::move(waiver));
        }
        out.emplace_back("clause", document{std::move(clauses_)});
        out.emplace_back("seat", document{std::move(seats)});
        out.emplace_back("rule", document{std::move(rules)});
        out.emplace_back("waiver", document{std::move(waivers)});
        return {std::move(out)};
    }

private:
    template <class Keep>
    table each(const char* kind, Keep keep) {
        table out;
        if (const auto* all = draft_[kind].as_table())
            for (const auto& [name, node] : *all) {
                auto pairs = pairs_of(*node.as_table());
                if (keep(std::string{name.str()}, pairs))
                    out.emplace_back(std::string{name.str()}, document{std::move(pairs)});
            }
        return out;
    }

    bool add_rule(const std::string& name, table& rule) {
        if (remit_test::refused_texts.contains(stem_ + " rule " + name + " require")) return false;
        const auto should = draft_["rule"][name]["level"].value_or(std::string{"must"});
        rule.emplace_back("level", doc(should));
        const auto cite = std::find_if(rule.begin(), rule.end(),
                                       [](const auto& pair) { return pair.first == "cite"; });
        const auto& words = std::get<std::string>(cite->second.value);
        if (std::none_of(clauses_.begin(), clauses_.end(),
                         [&](const auto& pair) { return pair.first == words; }))
            clauses_.emplace_back(words,
                                  document{table{{"words", doc(words)}, {"kind", doc(should)}}});
        return true;
    }

    std::string stem_;
    toml::table draft_;
    table clauses_;
};

bool reads(const std::vector<remit::footprint_entry>& all, const char* text_of_one) {
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& e) { return text(e) == text_of_one; });
}

}  // namespace

TEST_CASE("the twelve charters are read, printed and read again", "[charter][shared_charters]") {
    const auto folder = remit_test::shared_charters();
    if (!fs::is_directory(folder)) {
        WARN("skipped: there are no charters at "
             << folder << "; REMIT_SHARED may name the folder that holds language/charters");
        return;
    }
    std::size_t charters = 0, stated = 0, implied = 0, waivers = 0;
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().extension() != ".toml") continue;
        INFO(file.path().filename());
        ++charters;
        const auto c = remit::charter_from(converter{file.path()}.charter(), "draft");
        CHECK(problems_in(c).empty());
        const auto printed = text(c);
        const auto again = remit::parse_charter(printed, "printed");
        CHECK(again == c);
        CHECK(text(again) == printed);
        stated += c.rules.size();
        implied += implied_rules(c).size();
        waivers += c.waivers.size();
        for (const auto& r : all_rules(c)) {
            INFO(text(r));
            const auto read = remit::footprint(r, c.member);
            CHECK(std::is_sorted(read.begin(), read.end()));
            CHECK(std::adjacent_find(read.begin(), read.end()) == read.end());
            CHECK(read.size() >= 2 - (r.for_each.table() == "person" ? 1U : 0U));
            const auto rule = text(r);
            const auto says = [&](const char* part) {
                return rule.find(part) != std::string::npos;
            };
            if (says(".of(person.offices)")) CHECK(reads(read, "offices by person"));
            if (says(".of(parent.members)")) CHECK(reads(read, "mandates by parent"));
            if (says(".of(seat.departures)")) CHECK(reads(read, "mandates by seat"));
            if (says(".of(body.events)")) CHECK(reads(read, "events by body"));
            if (says(".of(mandate.attendances)")) CHECK(reads(read, "attendances by mandate"));
            if (says("next(body.meetings)")) CHECK(reads(read, "meetings by body"));
            if (says("gender")) CHECK(reads(read, "people by person"));
            if (r.for_each.is_group()) CHECK(reads(read, "seats by body"));
        }
    }
    CHECK(charters == 12);
    CHECK(stated == 82);  // of 85, three are refused
    CHECK(implied == 30);
    CHECK(waivers == 1);
}

#else

TEST_CASE("the twelve charters are read, printed and read again", "[charter][shared_charters]") {
    WARN("skipped: toml++ was not found");
}

#endif
