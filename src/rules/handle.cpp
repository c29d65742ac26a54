// SPDX-License-Identifier: BSL-1.0
// What a handle may point at.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include <remit/rules/measure.hpp>
#include <remit/rules/node.hpp>
#include <remit/rules/vocabulary.hpp>

#include "rules/fit.hpp"
#include "rules/print.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

bool fits(handle kind, op what) noexcept {
    const auto gives = word_of(what).gives;
    switch (kind) {
        case handle::condition: return gives == word_kind::truth;
        case handle::measure: return gives == word_kind::value;
        case handle::aggregate:
            return is_measure(what) && gives == word_kind::value && what != op::share;
        case handle::quantified: return what == op::some || what == op::none;
        case handle::share: return what == op::share;
        case handle::source: return gives == word_kind::source;
        case handle::window: return gives == word_kind::window;
        case handle::limit: return what == op::length || what == op::next;
    }
    return false;
}

struct wanted {
    std::string_view called, example;
};

wanted wanted_by(handle kind) noexcept {
    switch (kind) {
        case handle::condition: return {"condition", "count() == 7"};
        case handle::measure: return {"value", "count(role == \"chair\")"};
        case handle::aggregate: return {"measure over rows", "count(role == \"chair\")"};
        case handle::quantified: return {"some(...) or none(...)", "some(role == \"chair\")"};
        case handle::share: return {"share", "share(gender == \"f\")"};
        case handle::source: return {"source of rows", "person.offices"};
        case handle::window: return {"window", "past(years(4))"};
        case handle::limit: break;
    }
    return {"limit", "days(90) or next(body.meetings)"};
}

constexpr std::string_view no_tree = "a null pointer is no part of a rule";

}  // namespace

node_ptr fit_for(handle kind, node_ptr tree) {
    const auto [called, example] = wanted_by(kind);
    if (!tree) misfit(std::string{no_tree}, "write " + std::string{example});
    if (!fits(kind, tree->what))
        misfit(shown(*tree) + " is no " + std::string{called}, "write " + std::string{example});
    return tree;
}

node_ptr whole(std::int64_t n) { return make_node(op::integer, n); }

node_ptr whole(std::uint64_t n) {
    if (!std::in_range<std::int64_t>(n))
        throw bad_input{problem{"E-RANGE", "",
                                "the number " + std::to_string(n) + " is too large for a rule",
                                "the largest is " + std::to_string(INT64_MAX)}};
    return whole(static_cast<std::int64_t>(n));
}

node_ptr text_or_date(std::string_view text) { return make_node(op::text, std::string{text}); }

node_ptr text_or_date(const char* text) {
    if (text == nullptr) misfit(std::string{no_tree}, "write a text in quotes: \"chair\"");
    return text_or_date(std::string_view{text});
}

}  // namespace detail

expr::expr(node_ptr p) : p_{std::move(p)} {
    if (!p_) detail::misfit(std::string{detail::no_tree}, "write count() == 7");
}

}  // namespace v0
}  // namespace remit
