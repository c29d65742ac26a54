// SPDX-License-Identifier: BSL-1.0
// What `never_holds` says of a condition is so for all values of its measures; it and `footprint`
// take every tree.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <remit/rules/footprint.hpp>
#include <remit/rules/impossible.hpp>
#include <remit/rules/text.hpp>

#include "support/catch.hpp"
#include "support/random_rule.hpp"

namespace {

/// A measure, and what it may be.
struct measured {
    const char* text;
    int least, most;
};
constexpr std::array<measured, 5> measures = {{{"count()", 0, 7},
                                               {"count(role == \"a\")", 0, 7},
                                               {"votes", -7, 7},
                                               {"today.month", 1, 12},
                                               {"total(votes)", -7, 7}}};
using values = std::array<int, measures.size()>;

/// A comparison or a combination of conditions, as text and as what it says of values.
struct said {
    enum class form : std::uint8_t { compare, all, any, no } is = form::compare;
    std::string text;
    std::array<int, measures.size()> factor{};
    int constant = 0, modulus = 0, sign = 0;
    std::vector<said> parts{};

    [[nodiscard]] bool holds(const values& v) const {
        if (is == form::no) return !parts[0].holds(v);
        if (is != form::compare) {
            for (const auto& p : parts)
                if (p.holds(v) != (is == form::all)) return is == form::any;
            return is == form::all;
        }
        int left = 0;
        for (std::size_t i = 0; i < v.size(); ++i) left += factor[i] * v[i];
        if (modulus > 0) left = ((left % modulus) + modulus) % modulus;
        switch (sign) {
            case 0: return left == constant;
            case 1: return left != constant;
            case 2: return left < constant;
            case 3: return left <= constant;
            case 4: return left > constant;
            default: return left >= constant;
        }
    }
};

class sayer {
public:
    explicit sayer(std::uint64_t seed) : random_{seed} {}

    int between(int least, int most) {
        return std::uniform_int_distribution<int>{least, most}(random_);
    }
    /// @param only the measure that all comparisons are of, or -1.
    said condition(int depth, int only) {
        const int form = depth == 0 ? 0 : between(0, 5);
        if (form < 2) return comparison(only);
        said out;
        if (form == 5) {
            out.is = said::form::no;
            out.parts = {condition(depth - 1, only)};
            out.text = "~(" + out.parts[0].text + ")";
            return out;
        }
        out.is = form == 4 ? said::form::any : said::form::all;
        for (int i = between(2, 3); i > 0; --i) {
            out.parts.push_back(condition(depth - 1, only));
            if (!out.text.empty()) out.text += out.is == said::form::all ? " & " : " | ";
            out.text += "(" + out.parts.back().text + ")";
        }
        return out;
    }
    said comparison(int only) {
        constexpr std::array<const char*, 6> signs = {"==", "!=", "<", "<=", ">", ">="};
        said out;
        const auto first = static_cast<std::size_t>(only >= 0 ? only : between(0, 4));
        add(out, first, between(0, 3) == 0 ? between(2, 3) : 1);
        if (only < 0 && between(0, 3) == 0) {
            const auto second = static_cast<std::size_t>(between(0, 4));
            if (second != first) add(out, second, between(0, 1) == 0 ? -1 : 2);
        }
        if (between(0, 5) == 0) {
            out.modulus = between(2, 3);
            out.text = "(" + out.text + ") % " + std::to_string(out.modulus);
        }
        out.sign = between(0, 5);
        out.constant = between(-3, 9);
        out.text += std::string{" "} + signs[static_cast<std::size_t>(out.sign)] + " " +
                    std::to_string(out.constant);
        return out;
    }

private:
    static void add(said& to, std::size_t measure, int factor) {
        to.factor[measure] += factor;
        if (!to.text.empty()) to.text += " + ";
        to.text += std::to_string(factor) + " * " + measures[measure].text;
    }

    std::mt19937_64 random_;
};

std::uint64_t seed() {
    const char* given = std::getenv("REMIT_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : 20220310;
}

}  // namespace

TEST_CASE("property: no values meet a condition that can never hold",
          "[rules][impossible][property]") {
    const int cases = std::getenv("REMIT_LONG") != nullptr ? 200'000 : 5'000;
    int refused = 0;
    for (int n = 0; n < cases; ++n) {
        sayer s{seed() + static_cast<std::uint64_t>(n)};
        const auto c = s.condition(3, -1);
        const auto why = remit::never_holds(remit::parse_condition(c.text));
        if (!why) continue;
        ++refused;
        INFO(c.text << ": " << *why);
        for (int i = 0; i < 500; ++i) {
            values v{};
            for (std::size_t m = 0; m < v.size(); ++m)
                v[m] = s.between(measures[m].least, measures[m].most);
            REQUIRE_FALSE(c.holds(v));
        }
    }
    CHECK(refused > cases / 20);
    CHECK(refused < cases);
}

TEST_CASE("property: bounds on one measure that no value meets are seen",
          "[rules][impossible][property]") {
    int refused = 0;
    for (int n = 0; n < 5'000; ++n) {
        sayer s{seed() + static_cast<std::uint64_t>(n)};
        const int of = s.between(0, 4) % 2 == 0 ? 0 : 3;  // a count, a month
        std::vector<said> all;
        std::string text;
        for (int i = s.between(1, 4); i > 0;) {
            auto c = s.comparison(of);
            if (c.modulus > 0 || c.sign == 1) continue;
            text += (text.empty() ? "(" : " & (") + c.text + ")";
            all.push_back(std::move(c));
            --i;
        }
        bool met = false;
        const int most = of == 3 ? 12 : 20;
        for (int v = measures[static_cast<std::size_t>(of)].least; v <= most && !met; ++v) {
            values at{};
            at[static_cast<std::size_t>(of)] = v;
            met = true;
            for (const auto& c : all) met = met && c.holds(at);
        }
        INFO(text);
        REQUIRE(remit::never_holds(remit::parse_condition(text)).has_value() == !met);
        refused += met ? 0 : 1;
    }
    CHECK(refused > 500);
}

TEST_CASE("property: every tree of the language is doubted, and has a footprint",
          "[rules][impossible][footprint][property]") {
    remit_test::random_rule make{seed()};
    int refused = 0;
    for (int n = 0; n < 5'000; ++n) {
        const remit::condition c{make.truth(static_cast<int>(make.below(8)))};
        const auto why = remit::never_holds(c);
        refused += why ? 1 : 0;
        if (why) {
            // What can never hold does so in every conjunction, and the other way round always.
            REQUIRE(remit::never_holds(c & remit::parse_condition("some()")));
            REQUIRE_FALSE(remit::never_holds(~c));
        }
        for (const auto& subject : remit::subject_words) {
            const remit::rule r{.name = "r", .for_each = subject.name, .require = c};
            const auto read = remit::footprint(r);
            REQUIRE(std::is_sorted(read.begin(), read.end()));
            const auto both = remit::footprint(r, c);
            REQUIRE(both.size() + 1 >= read.size());  // less at most the principals of members
        }
    }
    CHECK(refused > 20);
}

TEST_CASE("a chain of many comparisons is doubted in no time", "[rules][impossible]") {
    std::string one = "(count() >= 0)", many = "(count() >= 0)";
    for (int i = 3'000; i > 0; --i) {
        one += " & (count() != " + std::to_string(i) + ")";
        if (i > 1'500) continue;
        many += " & (count(role == \"" + std::to_string(i) + "\") >= 2)";
    }
    const auto from = std::chrono::steady_clock::now();
    CHECK_FALSE(remit::never_holds(remit::parse_condition(one)));
    CHECK(remit::never_holds(remit::parse_condition(one + " & (count() < 2) & none()& some()")));
    CHECK_FALSE(remit::never_holds(remit::parse_condition(many)));
    CHECK(std::chrono::steady_clock::now() - from < std::chrono::seconds{10});
}
