// SPDX-License-Identifier: BSL-1.0
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include <remit/rules/node.hpp>

#include "support/rules.hpp"

using remit::day;
using remit::duration;
using remit::make_node;
using remit::node_ptr;
using remit::op;
using remit::ratio;
using remit_test::message_contains;

namespace {

node_ptr number(std::int64_t n) { return make_node(op::integer, n); }
node_ptr word(const std::string& s) { return make_node(op::text, s); }
node_ptr column(const std::string& s) { return make_node(op::column, s); }
node_ptr rows(op what, node_ptr selector = nullptr) {
    return make_node(what, {}, {nullptr, std::move(selector), nullptr, nullptr});
}
node_ptr is(const std::string& name, const std::string& value) {
    return make_node(op::eq, {}, {column(name), word(value)});
}
node_ptr source(const std::string& name) { return make_node(op::source, name, {nullptr}); }

}  // namespace

TEST_CASE("a count of at least one is some, a count of zero is none", "[rules][node]") {
    const auto selector = is("role", "chair");
    auto args = rows(op::count, selector)->args;
    args[2] = source("mandates");
    args[3] = make_node(op::calendar, std::string{"year"});
    const auto count = make_node(op::count, {}, args);

    const auto some = make_node(op::ge, {}, {count, number(1)});
    CHECK(some->what == op::some);
    CHECK(some->args == args);
    CHECK(same_tree(some, make_node(op::le, {}, {number(1), count})));
    CHECK(same_tree(some, make_node(op::some, {}, args)));

    const auto none = make_node(op::eq, {}, {count, number(0)});
    CHECK(none->what == op::none);
    CHECK(none->args == args);
    CHECK(same_tree(none, make_node(op::eq, {}, {number(0), count})));

    CHECK(make_node(op::gt, {}, {count, number(0)})->what == op::gt);
    CHECK(make_node(op::ge, {}, {count, number(2)})->what == op::ge);
    CHECK(make_node(op::ne, {}, {count, number(0)})->what == op::ne);
}

TEST_CASE("a constant stands on the right of a comparison", "[rules][node]") {
    const auto count = rows(op::count);
    const auto turned = [&](op a, op b) {
        return same_tree(make_node(a, {}, {number(7), count}),
                         make_node(b, {}, {count, number(7)}));
    };
    CHECK(turned(op::eq, op::eq));
    CHECK(turned(op::ne, op::ne));
    CHECK(turned(op::lt, op::gt));
    CHECK(turned(op::le, op::ge));
    CHECK(turned(op::gt, op::lt));
    CHECK(turned(op::ge, op::le));
    // Two that are no constants stay as they were written.
    const auto votes = column("votes");
    CHECK_FALSE(
        same_tree(make_node(op::lt, {}, {votes, count}), make_node(op::gt, {}, {count, votes})));
}

TEST_CASE("and and or are flat and keep their order", "[rules][node]") {
    const auto a = is("role", "a"), b = is("role", "b"), c = is("role", "c");
    for (const auto what : {op::all_of, op::any_of}) {
        const auto flat = make_node(what, {}, {a, b, c});
        CHECK(flat->args == std::vector{a, b, c});
        CHECK(same_tree(flat, make_node(what, {}, {make_node(what, {}, {a, b}), c})));
        CHECK(same_tree(flat, make_node(what, {}, {a, make_node(what, {}, {b, c})})));
        CHECK_FALSE(same_tree(flat, make_node(what, {}, {b, a, c})));
        CHECK(make_node(what, {}, {a}) == a);
    }
    const auto mixed = make_node(op::all_of, {}, {make_node(op::any_of, {}, {a, b}), c});
    CHECK(mixed->args.size() == 2);
}

TEST_CASE("whole constants are reckoned at once", "[rules][node]") {
    CHECK(same_tree(make_node(op::add, {}, {number(2), number(3)}), number(5)));
    CHECK(same_tree(make_node(op::sub, {}, {number(2), number(3)}), number(-1)));
    CHECK(same_tree(make_node(op::mul, {}, {number(2), number(3)}), number(6)));
    CHECK(same_tree(make_node(op::neg, {}, {number(3)}), number(-3)));
    CHECK(same_tree(make_node(op::neg, {}, {make_node(op::fraction, ratio{1, 3})}),
                    make_node(op::fraction, ratio{-1, 3})));
    const auto most = number(INT64_MAX);
    CHECK_THROWS_MATCHES(make_node(op::add, {}, {most, number(1)}), remit::bad_input,
                         message_contains("too large"));
    CHECK_THROWS_AS(make_node(op::mul, {}, {most, most}), remit::bad_input);
    CHECK_THROWS_AS(make_node(op::sub, {}, {make_node(op::neg, {}, {most}), number(1)}),
                    remit::bad_input);
    CHECK_THROWS_AS(number(INT64_MIN), remit::bad_input);
    CHECK(same_tree(make_node(op::sub, {}, {most, most}), number(0)));
}

TEST_CASE("a text with the shape of a day is that day", "[rules][node]") {
    CHECK(same_tree(word("2022-05-01"), make_node(op::date, day(2022, 5, 1))));
    CHECK(word("2022-5-1")->what == op::text);
    CHECK_THROWS_MATCHES(word("2022-02-30"), remit::bad_input, message_contains("E-DATE"));
}

TEST_CASE("depth and size count from the leaves", "[rules][node]") {
    CHECK(number(7)->depth == 1);
    CHECK(number(7)->size == 1);
    const auto leaf = is("role", "chair");
    CHECK(leaf->depth == 2);
    CHECK(leaf->size == 3);
    CHECK(rows(op::count, leaf)->depth == 3);
    CHECK(rows(op::count, leaf)->size == 4);  // a slot that is not used counts nothing
}

TEST_CASE("a tree of depth 256 is made, and one of 257 is not", "[rules][node]") {
    auto tree = is("role", "chair");
    while (tree->depth < 256) tree = make_node(op::negation, {}, {tree});
    CHECK_THROWS_MATCHES(make_node(op::negation, {}, {tree}), remit::bad_input,
                         message_contains("E-DEPTH"));
}

TEST_CASE("a tree of 10,000 words is made, and one of 10,001 is not", "[rules][node]") {
    const auto leaf = is("role", "chair");
    std::vector<node_ptr> parts(3333, leaf);
    const auto most = make_node(op::all_of, {}, parts);
    CHECK(most->size == 10'000);
    parts.push_back(rows(op::some));
    CHECK_THROWS_MATCHES(make_node(op::all_of, {}, parts), remit::bad_input,
                         message_contains("E-SIZE"));
    // Shared parts count as often as they stand there, so doubling ends soon.
    auto doubled = rows(op::count);
    const auto grow = [&] {
        for (int i = 0; i < 64; ++i) doubled = make_node(op::add, {}, {doubled, doubled});
    };
    CHECK_THROWS_MATCHES(grow(), remit::bad_input, message_contains("E-SIZE"));
}

TEST_CASE("trees are the same when their words are, and their hashes then agree", "[rules][node]") {
    const auto a = is("role", "chair"), b = is("role", "chair");
    CHECK(a != b);
    CHECK(same_tree(a, b));
    CHECK(a->hash == b->hash);
    CHECK_FALSE(same_tree(a, is("role", "vice")));
    CHECK_FALSE(same_tree(a, is("kind", "chair")));
    CHECK_FALSE(same_tree(a, nullptr));
    CHECK_FALSE(same_tree(nullptr, a));
    CHECK(remit::same_tree(nullptr, nullptr));
    // Payloads of different kinds differ, and so do slots.
    CHECK_FALSE(same_tree(number(1), make_node(op::fraction, ratio{1, 1})));
    const auto column_first =
        make_node(op::distinct, {}, {column("role"), nullptr, nullptr, nullptr});
    const auto total = make_node(op::total, {}, {column("role"), nullptr, nullptr, nullptr});
    CHECK_FALSE(same_tree(column_first, total));
}

TEST_CASE("hashes are the same on every machine", "[rules][node]") {
    // Worked out by another program from the order of the words, splitmix64 and FNV-1a.
    CHECK(number(7)->hash == 0xE2B68CBD340946D0U);
    CHECK(is("role", "chair")->hash == 0x747EBADAE9B8D022U);
    CHECK(remit::parse_any("count(gender == \"f\").of(person.offices).over(past(years(4))) >= 2")
              ->hash == 0xAB1B01A6C2468F05U);
}

TEST_CASE("each word takes parts of its kind only", "[rules][node]") {
    const auto seven = number(7), chair = word("chair"), role = column("role");
    const auto truth = is("role", "chair"), count = rows(op::count), share = rows(op::share);
    const auto fraction = make_node(op::fraction, ratio{1, 3});
    const auto days90 = make_node(op::length, duration{duration::unit_type::days, 90});
    const auto may = make_node(op::date, day(2022, 5, 1));
    const auto members = source("members");
    const auto past = make_node(op::past);

    struct misfit {
        op what;
        std::vector<node_ptr> args;
        const char* message;
    };
    const std::vector<misfit> table{
        {op::all_of, {truth, role}, "no condition"},
        {op::all_of, {}, "parts"},
        {op::any_of, {truth, nullptr}, "lacks a condition"},
        {op::negation, {role}, "no condition"},
        {op::negation, {truth, truth}, "parts"},
        {op::eq, {truth, truth}, "two conditions"},
        {op::eq, {truth, seven}, "is a condition"},
        {op::eq, {count, members}, "no value"},
        {op::eq, {count, nullptr}, "lacks a value"},
        {op::eq, {count}, "parts"},
        {op::lt, {seven, seven}, "constants"},
        {op::lt, {role, chair}, "no order"},
        {op::eq, {count, chair}, "do not compare"},
        {op::eq, {may, count}, "do not compare"},
        {op::ge, {share, seven}, "only with a fraction"},
        {op::ge, {share, count}, "only with a fraction"},
        {op::ge, {share, share}, "only with a fraction"},
        {op::is_in, {role}, "no value to look for"},
        {op::is_in, {}, "no column"},
        {op::is_in, {count, seven}, "no column"},
        {op::is_in, {role, role}, "no number, text or date"},
        {op::is_in, {role, days90}, "no number, text or date"},
        {op::given, {count}, "no column"},
        {op::within, {count, days90}, "no condition"},
        {op::within, {truth, seven}, "limit"},
        {op::within, {truth, nullptr}, "limit"},
        {op::add, {count, truth}, "is a condition"},
        {op::add, {count, chair}, "a text"},
        {op::add, {count, share}, "share"},
        {op::add, {days90, column("start")}, "other way round"},
        {op::add, {column("start"), seven}, "neither added"},
        {op::add, {column("start"), may}, "not added"},
        {op::add, {count, days90}, "added to a day"},
        {op::add, {may, days90}, "constants"},
        {op::sub, {count, column("start")}, "not taken"},
        {op::mul, {count, days90}, "takes numbers"},
        {op::mul, {fraction, seven}, "constants"},
        {op::mul, {column("start"), seven}, "takes numbers"},
        {op::div, {count, number(0)}, "positive constant"},
        {op::div, {count, number(-2)}, "positive constant"},
        {op::div, {count, make_node(op::fraction, ratio{0, 1})}, "positive constant"},
        {op::div, {count, count}, "positive constant"},
        {op::div, {seven, seven}, "constants"},
        {op::mod, {count, fraction}, "positive whole constant"},
        {op::mod, {count, number(0)}, "positive whole constant"},
        {op::mod, {seven, number(2)}, "constants"},
        {op::neg, {truth}, "is a condition"},
        {op::neg, {share}, "share"},
        {op::floor, {chair}, "takes numbers"},
        {op::floor, {}, "parts"},
        {op::least, {}, "parts"},
        {op::least, {count, chair}, "takes numbers"},
        {op::greatest, {share}, "share"},
        {op::year_of, {role}, "start, stop, due or today"},
        {op::month_of, {may}, "start, stop, due or today"},
        {op::count, {nullptr, role, nullptr, nullptr}, "no condition"},
        {op::count, {role, nullptr, nullptr, nullptr}, "takes no column"},
        {op::count, {nullptr, nullptr, past, nullptr}, "no source"},
        {op::count, {nullptr, nullptr, nullptr, members}, "no window"},
        {op::count, {}, "parts"},
        {op::distinct, {nullptr, nullptr, nullptr, nullptr}, "no column"},
        {op::distinct, {count, nullptr, nullptr, nullptr}, "no column"},
        {op::total, {role, seven, nullptr, nullptr}, "no condition"},
        {op::source, {role}, "no path"},
        {op::source, {nullptr, seven}, "no column"},
        {op::past, {seven}, "does not fit"},
        {op::past, {days90, days90}, "parts"},
        {op::run,
         {make_node(op::length, duration{duration::unit_type::days, 0})},
         "no length of days"},
        {op::after, {}, "parts"},
        {op::after, {seven}, "does not fit"},
        {op::after, {chair}, "does not fit"},
        {op::recent, {number(0)}, "does not fit"},
        {op::recent, {days90}, "does not fit"},
        {op::run, {nullptr}, "does not fit"},
        {op::calendar, {seven}, "parts"},
        {op::calendar, {number(2), number(29)}, "day 29 of month 2"},
        {op::calendar, {number(13), number(1)}, "month 13"},
        {op::calendar, {number(0), number(1)}, "month 0"},
        {op::calendar, {number(INT64_MAX), number(INT64_MAX)}, "no year begins"},
        {op::calendar, {chair, number(1)}, "a month and a day"},
        {op::next, {days90}, "source of rows"},
        {op::today, {seven}, "parts"},
    };
    for (const auto& [what, args, message] : table) {
        remit::payload value{};
        if (what == op::source) value = std::string{"members"};
        if (what == op::calendar) value = std::string{"year"};
        INFO("op " << static_cast<int>(what) << ", expected: " << message);
        CHECK_THROWS_MATCHES(make_node(what, value, args), remit::bad_input,
                             message_contains(message));
        CHECK_THROWS_MATCHES(make_node(what, value, args), remit::bad_input,
                             message_contains("E-TYPE"));
    }
    CHECK(make_node(op::calendar, std::string{"year"}, {number(2), number(28)})->args.size() == 2);
}

TEST_CASE("each word carries a value of its kind only", "[rules][node]") {
    struct misfit {
        op what;
        remit::payload value;
        const char* message;
    };
    const std::vector<misfit> table{
        {op::integer, {}, "does not carry"},
        {op::integer, std::string{"7"}, "does not carry"},
        {op::fraction, std::int64_t{7}, "does not carry"},
        {op::date, std::int64_t{7}, "does not carry"},
        {op::length, duration{duration::unit_type::days, -1}, "not negative"},
        {op::length, duration{duration::unit_type::days, INT64_MIN}, "not negative"},
        {op::text, std::int64_t{7}, "carries a text"},
        {op::text, std::string{"a\nb"}, "control characters"},
        {op::text, std::string(1, '\0'), "control characters"},
        {op::text, std::string(1001, 'a'), "1,000 bytes"},
        {op::column, std::string{}, "has a name"},
        {op::predicate, std::string{}, "has a name"},
        {op::today, std::int64_t{1}, "carries no value"},
        {op::source, std::string{"member"}, "did you mean \"members\""},
        {op::source, std::string{"people"}, "members mandates"},
        {op::path, std::string{"parnet"}, "did you mean \"parent\""},
        {op::calendar, std::string{"quater"}, "did you mean \"quarter\""},
        {op::apportion, std::string{"hondt"}, "did you mean \"dhondt\""},
    };
    for (const auto& [what, value, message] : table) {
        INFO("op " << static_cast<int>(what) << ", expected: " << message);
        CHECK_THROWS_MATCHES(make_node(what, value), remit::bad_input, message_contains(message));
    }
    CHECK_THROWS_AS(make_node(op::path, std::string{"seat"}, {word("x")}), remit::bad_input);
    CHECK_THROWS_AS(make_node(op::path, std::string{"body"}, {column("x")}), remit::bad_input);
}
