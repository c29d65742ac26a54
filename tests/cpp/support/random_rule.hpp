// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Random trees of the whole language, each of which fits. A seed gives the same trees in every run
/// of one build; another compiler may ask for the parts of a tree in another order.

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <remit/rules.hpp>

namespace remit_test {

class random_rule {
public:
    using node_ptr = remit::node_ptr;
    using op = remit::op;

    explicit random_rule(std::uint64_t seed) : random_{seed} {}

    node_ptr truth(int depth) {
        if (depth <= 0) return leaf_truth();
        switch (below(12)) {
            case 0: return chain(op::all_of, depth);
            case 1: return chain(op::any_of, depth);
            case 2: return node(op::negation, {truth(depth - 1)});
            case 3:
            case 4:
                return node(comparison(),
                            {number(depth - 1), coin() ? number(depth - 1) : whole()});
            case 5:
                return node(comparison(),
                            {date(depth - 1), coin() ? date(depth - 1) : day_literal()});
            case 6: return node(comparison(), {measure(op::share, depth), fraction()});
            case 7: return node(comparison(), {measure(op::days_held, depth), length()});
            case 8:
                return node(op::within,
                            {truth(depth - 1), coin() ? length() : node(op::next, {source()})});
            case 9: return measure(coin() ? op::some : op::none, depth);
            case 10: return node(op::eq, {number(depth - 1), below(2) == 0 ? whole() : column()});
            default: return leaf_truth();
        }
    }

    /// A number that is no constant.
    node_ptr number(int depth) {
        if (depth <= 0) return coin() ? column() : measure(op::count, 0);
        switch (below(14)) {
            case 0: return node(op::add, {number(depth - 1), coin() ? number(depth - 1) : whole()});
            case 1: return node(op::sub, {coin() ? number(depth - 1) : whole(), number(depth - 1)});
            case 2:
                return node(op::mul, {number(depth - 1), coin() ? fraction() : number(depth - 1)});
            case 3: return node(op::div, {number(depth - 1), coin() ? positive() : share_of(40)});
            case 4: return node(op::mod, {number(depth - 1), positive()});
            case 5: return node(op::neg, {number(depth - 1)});
            case 6:
                return node(pick(std::array{op::floor, op::ceil, op::nearest}),
                            {number(depth - 1)});
            case 7: return node(pick(std::array{op::least, op::greatest}), some_numbers(depth));
            case 8:
                return node(pick(std::array{op::year_of, op::month_of, op::day_of}),
                            {coin() ? node(op::today) : dated()});
            case 9: return node(op::sub, {date(depth - 1), date(depth - 1)});
            case 10: return apportion(depth);
            default:
                return measure(pick(std::array{op::count, op::distinct, op::total, op::days_held}),
                               depth);
        }
    }

    std::uint64_t below(std::uint64_t n) { return random_() % n; }

private:
    bool coin() { return below(2) == 0; }
    template <class T, std::size_t N>
    T pick(const std::array<T, N>& list) {
        return list[static_cast<std::size_t>(below(N))];
    }
    static node_ptr node(op what, std::vector<node_ptr> args = {}) {
        return remit::make_node(what, {}, std::move(args));
    }
    op comparison() { return pick(std::array{op::eq, op::ne, op::lt, op::le, op::gt, op::ge}); }

    node_ptr chain(op what, int depth) {
        std::vector<node_ptr> parts;
        for (auto n = 2 + below(3); n > 0; --n) parts.push_back(truth(depth - 1));
        return node(what, std::move(parts));
    }
    std::vector<node_ptr> some_numbers(int depth) {
        std::vector<node_ptr> parts{number(depth - 1)};
        for (auto n = below(3); n > 0; --n) parts.push_back(coin() ? number(depth - 1) : whole());
        return parts;
    }
    node_ptr leaf_truth() {
        switch (below(7)) {
            case 0: return node(op::given, {column()});
            case 1: return remit::make_node(op::predicate, words());
            case 2: return measure(coin() ? op::some : op::none, 0);
            case 3: {
                std::vector<node_ptr> args{column()};
                for (auto n = 1 + below(3); n > 0; --n)
                    args.push_back(pick(std::array{text(), whole(), fraction(), day_literal()}));
                return node(op::is_in, std::move(args));
            }
            case 4: return node(comparison(), {node(op::today), dated()});
            default:
                return node(coin() ? op::eq : op::ne, {plain_column(), coin() ? text() : column()});
        }
    }
    node_ptr measure(op what, int depth) {
        const bool of_column = what == op::distinct || what == op::total;
        return remit::make_node(
            what, {},
            {of_column ? column() : nullptr, depth > 0 && coin() ? truth(depth - 1) : nullptr,
             coin() ? source() : nullptr, coin() ? window(depth) : nullptr});
    }
    node_ptr apportion(int depth) {
        return remit::make_node(op::apportion, std::string{coin() ? "dhondt" : "sainte_lague"},
                                {column(), coin() ? positive() : number(depth - 1),
                                 coin() ? source() : nullptr, nullptr});
    }
    node_ptr date(int depth) {
        switch (below(depth > 0 ? 6 : 2)) {
            case 0: return node(op::today);
            case 1:
            case 2: return dated();
            case 3:
                return remit::make_node(
                    coin() ? op::first : op::last, {},
                    {dated(), coin() ? truth(depth - 1) : nullptr, coin() ? source() : nullptr,
                     coin() ? window(depth) : nullptr});
            default: return node(coin() ? op::add : op::sub, {date(depth - 1), length()});
        }
    }

    node_ptr source() {
        std::vector<node_ptr> args{nullptr};
        if (coin()) {
            const std::string path{pick(remit::path_words)};
            std::vector<node_ptr> named;
            if (path == "body" && coin()) named.push_back(text());
            args[0] = remit::make_node(op::path, path, std::move(named));
        }
        if (below(3) == 0)
            for (auto n = 1 + below(2); n > 0; --n) args.push_back(column());
        return remit::make_node(op::source, std::string{pick(remit::row_words)}, std::move(args));
    }
    node_ptr window(int depth) {
        switch (below(7)) {
            case 0: return coin() ? node(op::past) : node(op::past, {days_long()});
            case 1: return coin() ? node(op::ahead) : node(op::ahead, {days_long()});
            case 2: return node(op::after, {coin() ? date(depth - 1) : day_literal()});
            case 3: return node(op::recent, {positive()});
            case 4: return node(op::run, {days_long()});
            default: {
                std::vector<node_ptr> starting;
                if (coin())
                    starting = {
                        remit::make_node(op::integer, static_cast<std::int64_t>(1 + below(12))),
                        remit::make_node(op::integer, static_cast<std::int64_t>(1 + below(28)))};
                return remit::make_node(op::calendar, std::string{pick(remit::calendar_words)},
                                        std::move(starting));
            }
        }
    }

    node_ptr whole() {
        const auto n = static_cast<std::int64_t>(random_() >> below(64));
        return remit::make_node(op::integer, n == INT64_MIN ? 0 : n);
    }
    node_ptr positive() {
        return remit::make_node(op::integer, static_cast<std::int64_t>(1 + below(1000)));
    }
    node_ptr fraction() {
        if (coin()) return share_of(static_cast<std::int64_t>(below(300)) - 100);
        const auto num = static_cast<std::int64_t>(random_() >> (1 + below(62)));
        const auto den = static_cast<std::int64_t>(1 + (random_() >> (2 + below(61))));
        return remit::make_node(op::fraction, remit::ratio{coin() ? num : -num, den});
    }
    node_ptr share_of(std::int64_t n) { return remit::make_node(op::fraction, remit::percent(n)); }
    node_ptr day_literal() {
        const auto span = static_cast<std::uint64_t>(remit::day::last() - remit::day::first()) + 1;
        return remit::make_node(op::date,
                                remit::day::first() + static_cast<std::int64_t>(below(span)));
    }
    node_ptr length() {
        using enum remit::duration::unit_type;
        return remit::make_node(
            op::length, remit::duration{pick(std::array{days, weeks, months, years, working_days}),
                                        static_cast<std::int64_t>(below(1000))});
    }
    /// Of a window, which has no length in working days.
    node_ptr days_long() {
        using enum remit::duration::unit_type;
        return remit::make_node(op::length,
                                remit::duration{pick(std::array{days, weeks, months, years}),
                                                static_cast<std::int64_t>(1 + below(1000))});
    }
    node_ptr dated() { return remit::make_node(op::column, std::string{pick(remit::dated_words)}); }
    node_ptr plain_column() {
        for (;;) {
            auto c = column();
            if (!remit::contains(remit::dated_words, std::get<std::string>(c->value))) return c;
        }
    }
    /// A column that no sort of value is known of: dated ones would not fit everywhere.
    node_ptr column() {
        std::string name;
        switch (below(4)) {
            case 0:
            case 1: name = pick(remit::column_words); break;
            case 2:
                name = std::string{pick(remit::path_words)} + "." +
                       std::string{coin() ? pick(remit::path_column_words)
                                          : pick(remit::column_words)};
                break;
            default: name = words();
        }
        if (name.empty() || remit::contains(remit::dated_words, name)) name = "role";
        return remit::make_node(op::column, name);
    }
    node_ptr text() {
        auto s = words();
        return remit::make_node(op::text, s);
    }
    /// Texts with all that could go wrong in quotes.
    std::string words() {
        static constexpr std::array<std::string_view, 24> pieces{
            "a",    "B",      "chair",      " ",    "\"", "'", "\\",      "\\\\",
            "\\\"", "(",      ")",          ",",    ".",  "&", "~",       "==",
            "æ",    "\u20AC", "\U0001F600", "2022", "-",  "1", "count()", "not"};
        std::string s;
        for (auto n = 1 + below(6); n > 0; --n) s += pick(pieces);
        return s;
    }

    std::mt19937_64 random_;
};

}  // namespace remit_test
