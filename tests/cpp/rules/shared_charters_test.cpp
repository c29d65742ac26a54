// SPDX-License-Identifier: BSL-1.0
// Every text of the twelve charters that lie beside the repository, where they do.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "support/rules.hpp"
#include "support/shared_charters.hpp"

#if defined(REMIT_HAS_TOMLPLUSPLUS)

#if !defined(TOML_HEADER_ONLY)
#define TOML_HEADER_ONLY 1
#endif
#include <toml++/toml.h>

namespace {

namespace fs = std::filesystem;

using remit_test::refused_texts;

struct entry {
    std::string key, text;
    toml::source_position at;
};

/// The texts of a table in the file's order, which toml++'s tables do not keep.
std::vector<entry> in_order(const toml::table& table) {
    std::vector<entry> out;
    for (const auto& [key, node] : table)
        if (const auto* text = node.as_string())
            out.push_back({std::string{key.str()}, text->get(), node.source().begin});
    std::sort(out.begin(), out.end(), [](const entry& a, const entry& b) {
        return std::pair{a.at.line, a.at.column} < std::pair{b.at.line, b.at.column};
    });
    return out;
}

class reader {
public:
    void read(const std::string& place, const std::string& text, bool defines) {
        INFO(place << ": " << text);
        ++texts;
        try {
            const auto tree = remit::parse_any(text, defined);
            CHECK_FALSE(refused_texts.contains(place));
            const auto printed = remit_test::text_of(tree);
            const auto again = remit::parse_any(printed);
            CHECK(same_tree(tree, again));
            CHECK(remit_test::text_of(again) == printed);
            if (defines) defined[place.substr(place.rfind(' ') + 1)] = tree;
        } catch (const remit::bad_input& e) {
            INFO(e.what());
            const auto known = refused_texts.find(place);
            REQUIRE(known != refused_texts.end());
            CHECK_THAT(std::string{e.what()}, remit_test::contains_text(known->second));
            met.insert(place);
        }
    }
    void read_limit(const std::string& place, const std::string& text) {
        INFO(place << ": " << text);
        ++texts;
        const auto limit = remit::parse_limit(text);
        CHECK(same(remit::parse_limit(remit::text(limit)), limit));
    }

    remit::definitions defined;
    std::set<std::string> met;
    int texts = 0, subjects = 0;
};

}  // namespace

TEST_CASE("every text of the twelve charters is read, printed and read again",
          "[rules][shared_charters]") {
    const auto folder = remit_test::shared_charters();
    if (!fs::is_directory(folder)) {
        WARN("skipped: there are no charters at "
             << folder << "; REMIT_SHARED may name the folder that holds language/charters");
        return;
    }
    reader all;
    int files = 0;
    for (const auto& file : fs::directory_iterator(folder)) {
        if (file.path().extension() != ".toml") continue;
        ++files;
        const auto stem = file.path().stem().string();
        const auto charter = toml::parse_file(file.path().string());
        all.defined.clear();
        if (const auto* define = charter["define"].as_table())
            for (const auto& e : in_order(*define))
                all.read(stem + " define " + e.key, e.text, true);
        if (const auto* seats = charter["seat"].as_table())
            for (const auto& [name, seat] : *seats)
                for (const char* key : {"eligible", "throughout"})
                    if (const auto* text = (*seat.as_table())[key].as_string())
                        all.read(stem + " seat " + std::string{name.str()} + " " + key, text->get(),
                                 false);
        for (const auto& [name, node] : *charter["rule"].as_table()) {
            const auto& rule = *node.as_table();
            for (const char* key : {"where", "require"})
                if (const auto* text = rule[key].as_string())
                    all.read(stem + " rule " + std::string{name.str()} + " " + key, text->get(),
                             false);
            if (const auto* text = rule["within"].as_string())
                all.read_limit(stem + " rule " + std::string{name.str()} + " within", text->get());
            const remit::subject subject{rule["for_each"].as_string()->get()};
            CHECK(text(subject) == rule["for_each"].as_string()->get());
            ++all.subjects;
        }
    }
    CHECK(files == 12);
    CHECK(all.texts >= 178);
    CHECK(all.subjects >= 84);
    // A text on the list that is read after all must leave it.
    CHECK(all.met.size() == refused_texts.size());
}

#else

TEST_CASE("every text of the twelve charters is read, printed and read again",
          "[rules][shared_charters]") {
    WARN("skipped: toml++ was not found");
}

#endif
