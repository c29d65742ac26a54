// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <remit/rules/aggregate.hpp>
#include <remit/rules/node.hpp>
#include <remit/rules/vocabulary.hpp>

#include "rules/fit.hpp"

namespace remit {
inline namespace v0 {
namespace {

constexpr std::uint64_t most_nodes = 10'000;
constexpr unsigned most_depth = 256;

/// The finaliser of splitmix64 over both; the factor keeps (551, 0) and (547, 4) apart.
std::uint64_t mixed(std::uint64_t h, std::uint64_t x) noexcept {
    std::uint64_t z = (h + 1) * 0x9E3779B97F4A7C15ULL + x;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

struct hasher {
    std::uint64_t operator()(std::monostate) const { return 0; }
    std::uint64_t operator()(std::int64_t n) const { return static_cast<std::uint64_t>(n); }
    std::uint64_t operator()(ratio r) const {
        return mixed((*this)(r.num()), static_cast<std::uint64_t>(r.den()));
    }
    std::uint64_t operator()(day d) const { return (*this)(std::int64_t{d.count()}); }
    std::uint64_t operator()(duration d) const {
        return mixed((*this)(d.n), static_cast<std::uint64_t>(d.unit));
    }
    std::uint64_t operator()(const std::string& s) const {  // FNV-1a
        std::uint64_t h = 0xCBF29CE484222325ULL;
        for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
        return h;
    }
};

node_ptr finished(op what, payload value, std::vector<node_ptr> args) {
    std::uint64_t size = 1;
    unsigned depth = 1;
    std::uint64_t hash = mixed(static_cast<std::uint64_t>(what), value.index());
    hash = mixed(hash, std::visit(hasher{}, value));
    for (const auto& arg : args) {
        hash = mixed(hash, arg ? arg->hash : 0);
        if (!arg) continue;
        size += arg->size;
        if (arg->depth >= depth) depth = arg->depth + 1U;
    }
    if (size > most_nodes)
        throw bad_input{problem{"E-SIZE", "", "a rule has at most 10,000 words; this one has more",
                                "split it into several rules"}};
    if (depth > most_depth)
        throw bad_input{problem{"E-DEPTH", "",
                                "a rule is nested at most 256 deep; this one is deeper",
                                word_of(what).gives == word_kind::value
                                    ? "each + nests one deeper: count once with | in the selector, "
                                      "count(a | b), or bracket half of the sum, (a + b) + (c + d)"
                                    : "write chains of & or | side by side, or split the rule"}};
    return std::make_shared<const node>(node{what, std::move(value), std::move(args),
                                             static_cast<std::uint16_t>(depth),
                                             static_cast<std::uint32_t>(size), hash});
}

op mirrored(op what) noexcept {
    switch (what) {
        case op::lt: return op::gt;
        case op::le: return op::ge;
        case op::gt: return op::lt;
        case op::ge: return op::le;
        default: return what;
    }
}

bool is_integer(const node_ptr& n, std::int64_t wanted) {
    return n->what == op::integer && std::get<std::int64_t>(n->value) == wanted;
}

/// Whole constants are added by both host languages before a tree is made, so text does the same.
node_ptr folded(op what, const std::vector<node_ptr>& args) {
    if (args.size() != 2 || !args[0] || !args[1]) return nullptr;
    if (args[0]->what != op::integer || args[1]->what != op::integer) return nullptr;
    const auto a = std::get<std::int64_t>(args[0]->value);
    const auto b = std::get<std::int64_t>(args[1]->value);
    const auto wide = what == op::add   ? detail::wide{a} + b
                      : what == op::sub ? detail::wide{a} - b
                                        : detail::wide{a} * b;
    if (wide > INT64_MAX || wide < -INT64_MAX)
        detail::misfit("the number is too large", "the largest is 9223372036854775807");
    return make_node(op::integer, static_cast<std::int64_t>(wide));
}

node_ptr negated(const node& n) {
    if (n.what == op::integer) return make_node(op::integer, -std::get<std::int64_t>(n.value));
    if (n.what != op::fraction) return nullptr;
    const auto r = std::get<ratio>(n.value);
    return make_node(op::fraction, ratio{-r.num(), r.den()});
}

std::vector<node_ptr> flat(op what, std::vector<node_ptr> args) {
    std::vector<node_ptr> out;
    out.reserve(args.size());
    for (auto& arg : args) {
        if (arg->what == what)
            out.insert(out.end(), arg->args.begin(), arg->args.end());
        else
            out.push_back(std::move(arg));
    }
    return out;
}

}  // namespace

node_ptr make_node(op what, payload value, std::vector<node_ptr> args) {
    // A constant goes to the right of a comparison: Python turns `7 == count()` round by itself.
    if (detail::is_comparison(what) && args.size() == 2 && args[0] && args[1] &&
        detail::is_literal(*args[0]) && !detail::is_literal(*args[1])) {
        std::swap(args[0], args[1]);
        what = mirrored(what);
    }
    if (what == op::source && args.empty()) args.push_back(nullptr);
    if (what == op::text && std::holds_alternative<std::string>(value) &&
        detail::has_shape_of_date(std::get<std::string>(value))) {
        if (!args.empty()) detail::misfit("a date has no parts", "");
        return finished(op::date, day::parse(std::get<std::string>(value)), {});
    }

    detail::check_fit(what, value, args);

    switch (what) {
        case op::all_of:
        case op::any_of:
            if (args.size() == 1) return args[0];
            args = flat(what, std::move(args));
            break;
        case op::ge:
            if (args[0]->what == op::count && is_integer(args[1], 1))
                return make_node(op::some, {}, args[0]->args);
            break;
        case op::eq:
            if (args[0]->what == op::count && is_integer(args[1], 0))
                return make_node(op::none, {}, args[0]->args);
            break;
        case op::add:
        case op::sub:
        case op::mul:
            if (auto constant = folded(what, args)) return constant;
            break;
        case op::neg:
            if (auto constant = negated(*args[0])) return constant;
            break;
        default: break;
    }
    return finished(what, std::move(value), std::move(args));
}

bool same_tree(const node_ptr& a, const node_ptr& b) {
    if (a == b) return true;
    if (!a || !b) return false;
    if (a->hash != b->hash || a->what != b->what || a->size != b->size ||
        a->args.size() != b->args.size() || a->value != b->value)
        return false;
    for (std::size_t i = 0; i < a->args.size(); ++i)
        if (!same_tree(a->args[i], b->args[i])) return false;
    return true;
}

node_ptr detail::with_slot(const node& m, std::size_t slot, const expr& e) {
    if (m.args[slot])
        misfit(slot == 2 ? "`.of` is said twice" : "`.over` is said twice", "leave one out");
    auto args = m.args;
    args[slot] = e.share_root();
    return make_node(m.what, m.value, std::move(args));
}

}  // namespace v0
}  // namespace remit
