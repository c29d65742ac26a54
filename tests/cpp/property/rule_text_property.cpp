// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <unordered_map>

#include "support/random_rule.hpp"
#include "support/rules.hpp"

namespace {

using remit::node_ptr;
using remit::op;

std::uint64_t seed() {
    const char* const given = std::getenv("REMIT_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : 20261122;
}

void count_ops(const remit::node& n, std::map<op, int>& seen) {
    ++seen[n.what];
    for (const auto& arg : n.args)
        if (arg) count_ops(*arg, seen);
}

/// The same tree, made anew from its leaves.
node_ptr rebuilt(const node_ptr& n) {
    if (!n) return nullptr;
    std::vector<node_ptr> args;
    for (const auto& arg : n->args) args.push_back(rebuilt(arg));
    return remit::make_node(n->what, n->value, std::move(args));
}

}  // namespace

TEST_CASE("property: what a random tree prints is read as that tree", "[rules][property]") {
    const auto start = seed();
    CAPTURE(start);
    WARN("seed " << start << " (REMIT_SEED)");
    remit_test::random_rule make{start};
    std::map<op, int> seen;
    std::unordered_map<std::string, std::uint64_t> hash_of;
    std::unordered_map<std::uint64_t, std::string> text_of_hash;
    constexpr int trees = 20'000;
    std::size_t longest = 0;
    for (int i = 0; i < trees; ++i) {
        const auto tree = make.truth(static_cast<int>(make.below(8)));
        const auto text = remit_test::text_of(tree);
        longest = std::max(longest, text.size());
        count_ops(*tree, seen);

        INFO("tree " << i << ": " << text);
        const auto read = remit::parse_any(text);
        REQUIRE(same_tree(read, tree));
        REQUIRE(read->hash == tree->hash);
        REQUIRE(read->size == tree->size);
        REQUIRE(read->depth == tree->depth);
        REQUIRE(remit_test::text_of(read) == text);
        REQUIRE(same_tree(rebuilt(tree), tree));  // canonical form is canonical
        // Texts and hashes tell trees apart.
        REQUIRE(hash_of.emplace(text, tree->hash).first->second == tree->hash);
        REQUIRE(text_of_hash.emplace(tree->hash, text).first->second == text);
    }
    CHECK(hash_of.size() > trees / 2);
    CHECK(longest > 2'000);
    for (int i = 0; i <= static_cast<int>(op::next); ++i) {
        INFO("op " << i << ", " << remit::word_of(static_cast<op>(i)).spelling);
        CHECK(seen[static_cast<op>(i)] >= 100);
    }
}

TEST_CASE("property: a text that is spoilt is refused or read, and never crashes",
          "[rules][property]") {
    const auto start = seed();
    WARN("seed " << start << " (REMIT_SEED)");
    remit_test::random_rule make{start + 1};
    constexpr std::array<std::string_view, 20> pieces{
        "(",  ")", ".", ",",    "\"",    "'",  "\\", "~",    "&", "=",
        "==", "-", "1", "not ", " and ", "in", "\n", "\xFF", "[", "0.5"};
    int refused = 0, read = 0;
    for (int i = 0; i < 20'000; ++i) {
        auto text = remit_test::text_of(make.truth(static_cast<int>(make.below(4))));
        for (auto n = 1 + make.below(2); n > 0; --n) {
            const auto at = static_cast<std::size_t>(make.below(text.size() + 1));
            if (make.below(2) == 0)
                text.erase(at, 1 + static_cast<std::size_t>(make.below(3)));
            else
                text.insert(at, pieces[static_cast<std::size_t>(make.below(pieces.size()))]);
        }
        INFO(text);
        try {
            const auto tree = remit::parse_any(text);
            ++read;
            REQUIRE(same_tree(remit::parse_any(remit_test::text_of(tree)), tree));
        } catch (const remit::bad_input& e) {
            ++refused;
            const auto& p = e.problems().at(0);
            REQUIRE(p.where.starts_with("column "));
            REQUIRE(p.what.find('^') != std::string::npos);
            REQUIRE_FALSE(p.code.empty());
        }
    }
    CHECK(refused > 5'000);
    CHECK(read > 500);
}
