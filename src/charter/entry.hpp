// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <remit/charter/document.hpp>
#include <remit/core/detail/utf8.hpp>
#include <remit/core/problem.hpp>

#include "charter/checks.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

/// One value of the file and the keys that lead to it.
struct entry {
    const document* value = nullptr;
    std::string path;  ///< "rule.size.require"; empty for the whole file

    [[nodiscard]] explicit operator bool() const noexcept { return value != nullptr; }
    [[nodiscard]] const document::table* table() const {
        return std::get_if<document::table>(&value->value);
    }
    [[nodiscard]] const document::list* list() const {
        return std::get_if<document::list>(&value->value);
    }
    [[nodiscard]] entry below(const std::string& key, const document& child) const {
        return {&child, path.empty() ? key : path + "." + key};
    }
};

/// Everything that is wrong with a charter, and where.
class charter_problems {
public:
    explicit charter_problems(std::string_view origin) : origin_{origin} {}

    /// "charter.toml:41:18", or "charter.toml:rule.size.require" where the place is not known.
    [[nodiscard]] std::string where(const entry& e) const;
    void add(const entry& e, std::string code, std::string what, std::string hint = {});
    /// Adds what a check found, at the place of the entry.
    void add(const entry& e, const fault& found);
    /// The problems of a text that did not parse, each at its own line and column where they are
    /// known.
    void add_of_text(const entry& e, const bad_input& thrown, std::string_view whose);
    /// Whether a search for what was meant is still worth its time: not behind the twenty problems
    /// that a message shows.
    [[nodiscard]] suggestions wanted_suggestions() const noexcept {
        return found_.size() < 20 ? suggestions::nearest : suggestions::none;
    }
    /// @throws bad_input with the problems in the order of the file, if there are any.
    void throw_any();

private:
    struct found {
        std::uint32_t line, column;
        problem what;
    };
    [[nodiscard]] std::string at(std::uint32_t line, std::uint32_t column) const;

    std::string origin_;
    std::vector<found> found_;
};

/// A table whose keys are known: gives their values, and reports keys that are not, wrong types and
/// what is missing. Where it gives nothing it has reported why, unless the key is simply not
/// written.
class table_reader {
public:
    /// @param whose for messages: `rule "size"`. @param how such a table is written, for a hint.
    table_reader(charter_problems& problems, entry e, std::string whose,
                 std::span<const std::string_view> keys, std::string how = {});

    [[nodiscard]] const std::string& whose() const noexcept { return whose_; }
    [[nodiscard]] bool is_table() const { return self_.table() != nullptr; }
    [[nodiscard]] const entry& self() const noexcept { return self_; }
    /// The entry of that key; false if it is not written.
    [[nodiscard]] entry find(std::string_view key) const;
    void missing(std::string_view key, std::string hint) const;

    /// A text of one line.
    [[nodiscard]] std::string text(std::string_view key) const;
    /// A text that may have several lines: words, reasons.
    [[nodiscard]] std::string prose(std::string_view key) const;
    /// A whole number from `least` to a thousand million.
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view key,
                                                     std::int64_t least) const;
    [[nodiscard]] std::optional<day> date(std::string_view key) const;
    /// The texts of a list. @param example how such a list is written.
    [[nodiscard]] std::vector<std::string> texts(std::string_view key,
                                                 std::string_view example) const;
    [[nodiscard]] std::vector<std::string> texts(const entry& e, const std::string& what,
                                                 std::string_view example) const;
    /// One of the words, by its position; absent if not written or wrong.
    [[nodiscard]] std::optional<std::size_t> word(std::string_view key, const std::string& code,
                                                  std::span<const std::string_view> words) const;
    /// The entries of a table of named tables: `[clause.<id>]`. @param hint how one is written.
    [[nodiscard]] std::vector<std::pair<std::string, entry>> named(std::string_view key,
                                                                   std::string_view hint) const;

private:
    enum class lines : std::uint8_t { one, many };
    [[nodiscard]] std::optional<std::string> text_of(const entry& e, const std::string& what,
                                                     std::string_view hint,
                                                     lines allowed = lines::one) const;

    charter_problems& problems_;
    entry self_;
    std::string whose_;
    std::vector<std::pair<std::string_view, const document*>> values_;
};

/// "a text", "a whole number", "a table", ...
[[nodiscard]] std::string kind_of(const document& d);
/// The text as a value and as a key of TOML.
[[nodiscard]] std::string toml_text(std::string_view s);
[[nodiscard]] std::string toml_key(std::string_view s);

}  // namespace detail
}  // namespace v0
}  // namespace remit
