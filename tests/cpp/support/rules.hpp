// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Conditions in Catch's messages, and expressions that are C++ and text at once.

#include <string>
#include <string_view>
#include <utility>

#include <remit/rules.hpp>

#include "support/catch.hpp"

template <>
struct Catch::StringMaker<remit::condition> {
    static std::string convert(const remit::condition& c) { return text(c); }
};

namespace remit_test {

/// A handle on a tree of any kind.
struct any_expr : remit::expr {
    explicit any_expr(remit::node_ptr p) : expr{std::move(p)} {}
};

/// The text of a tree of any kind.
inline std::string text_of(const remit::node_ptr& tree) { return text(any_expr{tree}); }

/// The spellings of one charter: each expression is compiled by C++ and its source read as a text.
class spellings {
public:
    /// The text gives the tree, and so does what the tree prints.
    void agree(const remit::expr& e, std::string_view source) {
        INFO("as C++ and as text: " << source);
        const auto read = remit::parse_any(source, defined_);
        CHECK(text_of(read) == text(e));
        CHECK(same_tree(read, e.share_root()));
        const auto again = remit::parse_any(text(e));
        CHECK(same_tree(again, e.share_root()));
        ++count_;
    }
    template <class E>
    E define(const char* name, const E& e, std::string_view source) {
        agree(e, source);
        defined_[name] = e.share_root();
        return e;
    }
    [[nodiscard]] int count() const noexcept { return count_; }

private:
    remit::definitions defined_;
    int count_ = 0;
};

}  // namespace remit_test

/// One expression, as C++ and as text.
#define REMIT_SPELLED(s, ...) (s).agree((__VA_ARGS__), #__VA_ARGS__)
/// The same under a name, which the texts that follow may use.
#define REMIT_DEFINED(s, name, ...) const auto name = (s).define(#name, (__VA_ARGS__), #__VA_ARGS__)
