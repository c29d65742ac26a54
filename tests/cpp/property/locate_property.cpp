// SPDX-License-Identifier: BSL-1.0
// On generated TOML, every place that `locate_all` finds is the one that toml++ reports.
#include <remit/charter/locate.hpp>

#include <cstdlib>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/catch.hpp"
#include "support/toml_places.hpp"

#ifdef REMIT_TEST_TOML

namespace {

/// Writes TOML that uses every way of saying where a value belongs. Keys are fresh, so it is always
/// valid.
class toml_writer {
public:
    explicit toml_writer(std::uint64_t seed) : random_{seed} {}

    std::string text() {
        if (one_in(8)) out_ += "\xEF\xBB\xBF";
        section();
        const int headers = upto(7);
        for (int i = 0; i < headers; ++i) {
            header();
            section();
        }
        return one_in(4) ? with_carriage_returns() : out_;
    }

private:
    int upto(int n) { return std::uniform_int_distribution<int>{0, n}(random_); }
    bool one_in(int n) { return upto(n - 1) == 0; }
    template <class... T>
    std::string any(const T&... choices) {
        const std::vector<std::string> all{choices...};
        return all[static_cast<std::size_t>(upto(static_cast<int>(all.size()) - 1))];
    }

    std::string with_carriage_returns() const {
        std::string out;
        for (const char c : out_) out += c == '\n' ? std::string{"\r\n"} : std::string{c};
        return out;
    }
    std::string blanks() { return any("", " ", "  ", "\t", " \t "); }
    std::string comment() { return any("", "# x", "#", "# æ = [ \" ' ø", "# [[a]] €"); }
    void end_of_line() {
        out_ += blanks() + comment() + "\n" + any("", "\n", "  \n", "# alene\n\n");
    }

    std::string key() {
        const auto n = std::to_string(next_key_++);
        return any("k" + n, n, "-_" + n, "'lit " + n + "'", "\"bæs." + n + "\"",
                   "\"" + n + "\\\"]=\\u00e6\"", "'æøå€𝄞#" + n + "'", "\"[" + n + "]\"");
    }
    std::string dotted(int more) {
        auto out = key();
        for (int i = upto(more); i > 0; --i) out += blanks() + "." + blanks() + key();
        return out;
    }
    std::string space_in_array() { return any("", " ", "\n", "  # ,]\n ", "\n\n\t"); }

    std::string one_value(int depth) {
        if (depth > 0 && one_in(4)) {
            std::string out = "[" + space_in_array();
            for (int i = upto(3); i >= 0; --i) {
                out += one_value(depth - 1) + space_in_array();
                if (i > 0 || one_in(2)) out += "," + space_in_array();
            }
            return one_in(8) ? "[" + space_in_array() + "]" : out + "]";
        }
        if (depth > 0 && one_in(4)) {
            std::string out = "{" + blanks();
            for (int i = upto(3); i > 0; --i)
                out += dotted(2) + blanks() + "=" + blanks() + one_value(depth - 1) + blanks() +
                       (i > 1 ? "," + blanks() : "");
            return out + "}";
        }
        return any("1", "-17", "+1_000", "0xBE", "1.5e3", "inf", "-nan", "true", "false",
                   "2022-03-10", "2022-03-10T07:32:00Z", "2022-03-10 07:32:00.5", "07:32:00", "''",
                   "\"\"", "'a # b'", "\"æ ] } , \\\" \\\\\"", "'€ = 1'", "'''x'''",
                   "'''\nto\nlinjer ''' ", "\"\"\"\nå\\\"\"\"\"", "\"\"\"x\"\"\"\"\"", "'''y''''",
                   "\"\"\"a \\\n   b\"\"\"");
    }
    void section() {
        for (int i = upto(4); i > 0; --i) {
            const auto first = dotted(2);
            out_ += blanks() + first + blanks() + "=" + blanks() + one_value(3);
            end_of_line();
            // The same dotted table once more: a part of the path that is there already.
            if (first.find('.') != std::string::npos &&
                first.find_first_of("\"'") == std::string::npos && one_in(2)) {
                out_ += first.substr(0, first.find('.')) + "." + key() + " = " + one_value(2);
                end_of_line();
            }
        }
    }
    void header() {
        std::string parent;
        if (!tables_.empty() && one_in(2))
            parent = tables_[static_cast<std::size_t>(upto(static_cast<int>(tables_.size()) - 1))];
        std::string path;
        const bool is_array = one_in(3);
        if (!arrays_.empty() && is_array && one_in(2)) {  // one more table of an array
            path = arrays_.back();
        } else if (!implied_.empty() && !is_array &&
                   one_in(3)) {  // the header of a table made by a longer one
            path = implied_.back();
            implied_.pop_back();
        } else {
            path = parent;
            for (int i = upto(2); i > 0; --i) {
                path += (path.empty() ? "" : ".") + key();
                implied_.push_back(path);
            }
            path += (path.empty() ? "" : ".") + key();
        }
        tables_.push_back(path);
        if (is_array && (arrays_.empty() || arrays_.back() != path)) arrays_ = {path};
        const auto inside = blanks() + path + blanks();
        out_ += blanks() + (is_array ? "[[" + inside + "]]" : "[" + inside + "]");
        end_of_line();
    }

    std::mt19937_64 random_;
    std::string out_;
    std::vector<std::string> tables_, arrays_, implied_;
    int next_key_ = 0;
};

std::uint64_t seed() {
    const char* given = std::getenv("REMIT_SEED");
    return given != nullptr ? std::strtoull(given, nullptr, 10) : 20220310;
}

}  // namespace

TEST_CASE("property: places are those of toml++", "[charter][locate][property]") {
    const int texts = std::getenv("REMIT_LONG") != nullptr ? 200'000 : 3'000;
    std::size_t compared = 0;
    for (int i = 0; i < texts; ++i) {
        const auto text = toml_writer{seed() + static_cast<std::uint64_t>(i)}.text();
        INFO("text " << i << ":\n" << text);
        const auto wanted = remit_test::toml_places(text);
        const auto places = remit::locate_all(text);
        REQUIRE_FALSE(places.fault().has_value());
        REQUIRE(places.size() == wanted.size());
        for (const auto& w : wanted) {
            const auto found = places.find(w.path);
            const auto where = found ? places.at(*found) : remit::value_place{};
            if (where.line == w.line && where.column == w.column) continue;
            FAIL(remit_test::shown(w.path) << " is at " << w.line << ":" << w.column
                                           << ", found at " << where.line << ":" << where.column);
        }
        compared += wanted.size();
    }
    CHECK(compared > static_cast<std::size_t>(texts) * 10);
}

#else

TEST_CASE("property: places are those of toml++", "[charter][locate][property]") {
    WARN("skipped: toml++ was not found");
}

#endif
