// SPDX-License-Identifier: BSL-1.0
#include <remit/charter/locate.hpp>

#include <algorithm>
#include <charconv>

namespace remit {
inline namespace v0 {

namespace {

[[nodiscard]] bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }
[[nodiscard]] bool is_bare_key(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

/// Reads a text character by character and knows the line and column it is at.
class cursor {
public:
    explicit cursor(std::string_view text) : text_{text} {
        if (text_.starts_with("\xEF\xBB\xBF"))
            at_ = 3;  // a byte order mark is no character of the text
    }
    [[nodiscard]] bool done() const noexcept { return at_ >= text_.size(); }
    [[nodiscard]] char peek() const noexcept { return done() ? '\0' : text_[at_]; }
    [[nodiscard]] bool sees(std::string_view s) const noexcept {
        return text_.substr(std::min(at_, text_.size())).starts_with(s);
    }
    [[nodiscard]] std::uint32_t line() const noexcept { return line_; }
    [[nodiscard]] std::uint32_t column() const noexcept { return column_; }
    [[nodiscard]] std::size_t offset() const noexcept { return at_; }
    [[nodiscard]] std::string_view since(std::size_t offset) const {
        return text_.substr(offset, at_ - offset);
    }

    void step() noexcept {
        const auto byte = static_cast<unsigned char>(text_[at_++]);
        if (byte == '\n')
            ++line_, column_ = 1;
        else if ((byte & 0xC0U) !=
                 0x80U)  // the bytes after the first of a character take no column
            ++column_;
    }
    void steps(std::size_t n) noexcept {
        while (n-- > 0 && !done()) step();
    }
    bool take(char c) noexcept {
        if (done() || peek() != c) return false;
        step();
        return true;
    }
    void skip_blanks() noexcept {
        while (is_blank(peek())) step();
    }
    /// Blanks, line ends and comments.
    void skip_space() noexcept {
        for (;;) {
            while (is_blank(peek()) || peek() == '\n' || peek() == '\r') step();
            if (peek() != '#') return;
            while (!done() && peek() != '\n') step();
        }
    }

private:
    std::string_view text_;
    std::size_t at_ = 0;
    std::uint32_t line_ = 1;
    std::uint32_t column_ = 1;
};

void append_utf8(std::string& out, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) {
        out += static_cast<char>(static_cast<unsigned char>(byte));
    };
    if (c < 0x80U) {
        put(c);
    } else if (c < 0x800U) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000U) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x110000U) {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

/// The text that the inside of a quoted key stands for.
[[nodiscard]] std::string unescaped(std::string_view raw) {
    std::string out;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 == raw.size()) {
            out += raw[i];
            continue;
        }
        const char c = raw[++i];
        constexpr std::string_view letters = "btnfre\"\\";
        constexpr std::string_view meanings = "\b\t\n\f\r\x1b\"\\";
        if (const auto k = letters.find(c); k != std::string_view::npos) {
            out += meanings[k];
        } else {
            const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
            const auto hex = raw.substr(i + 1, digits);
            std::uint32_t code = 0;
            std::from_chars(hex.data(), hex.data() + hex.size(), code, 16);
            append_utf8(out, code);
            i += hex.size();
        }
    }
    return out;
}

}  // namespace

class place_finder {
public:
    explicit place_finder(std::string_view toml) : in_{toml} {}

    value_places all() && {
        std::uint32_t table = value_places::whole;
        for (in_.skip_space(); !in_.done() && goes_on_; in_.skip_space()) {
            if (in_.peek() == '[')
                table = header();
            else
                pair_in(table);
        }
        return std::move(found_);
    }

private:
    struct key_part {
        std::string key;
        value_place where;
    };
    struct container {
        std::uint32_t value;
        char close;
    };

    [[nodiscard]] value_place here() const noexcept { return {in_.line(), in_.column(), 0, 0}; }
    [[nodiscard]] value_places::entry& entry(std::uint32_t value) { return found_.values_[value]; }

    void stop(const value_place& where, std::string what) {
        if (goes_on_) found_.fault_ = toml_fault{where.line, where.column, std::move(what)};
        goes_on_ = false;
    }
    void expected(std::string what) { stop(here(), std::move(what) + " is expected here"); }
    void given_before(const key_part& part) {
        stop(part.where, "the key " + part.key + " was given before");
    }

    std::uint32_t add(std::uint32_t parent, const key_part& part, value_place where) {
        const auto next = static_cast<std::uint32_t>(found_.values_.size());
        const auto [it, is_new] = found_.children_.try_emplace({parent, part.key}, next);
        if (!is_new) {
            given_before(part);
            return it->second;
        }
        value_places::entry e;
        e.where = where;
        e.depth = entry(parent).depth + 1;
        if (e.depth > entry(found_.deepest_).depth) found_.deepest_ = next;
        found_.values_.push_back(e);
        if (found_.size() > most_entries) goes_on_ = false;
        return next;
    }
    std::uint32_t add_element(std::uint32_t array, value_place where) {
        auto position = std::to_string(entry(array).elements++);
        return add(array, {std::move(position), where}, where);
    }

    /// `a."b c".d` up to what follows it, or nothing (stopped).
    [[nodiscard]] std::vector<key_part> key() {
        std::vector<key_part> parts;
        do {
            in_.skip_blanks();
            key_part part{{}, here()};
            const char quote = in_.peek();
            const auto from = in_.offset();
            if (quote == '"' || quote == '\'') {
                if (!quoted(quote)) return {};
                auto inside = in_.since(from);
                inside = inside.substr(1, inside.size() - 2);
                part.key = quote == '"' ? unescaped(inside) : std::string{inside};
            } else {
                while (is_bare_key(in_.peek())) in_.step();
                part.key = in_.since(from);
                if (part.key.empty()) {
                    expected("a key");
                    return {};
                }
            }
            parts.push_back(std::move(part));
            in_.skip_blanks();
        } while (in_.take('.'));
        return parts;
    }

    /// A text on one line, from quote to quote.
    bool quoted(char quote) {
        const auto start = here();
        in_.step();
        while (!in_.done() && in_.peek() != '\n') {
            if (in_.take(quote)) return true;
            if (quote == '"' && in_.peek() == '\\' && !escape("")) return false;
            if (!in_.done()) in_.step();
        }
        stop(start, "this text is not closed on its line");
        return false;
    }

    /// Steps over a backslash to what it escapes. @param blanks what may follow besides: the end of
    /// the line.
    bool escape(std::string_view blanks) {
        constexpr std::string_view letters = "btnfrexuU\"\\";
        escaped_ = true;
        const auto start = here();
        in_.step();
        if (in_.done() || letters.find(in_.peek()) != std::string_view::npos ||
            blanks.find(in_.peek()) != std::string_view::npos)
            return true;
        stop(start, "a backslash stands before one of b t n f r u U \" and \\ only");
        return false;
    }

    std::uint32_t header() {
        const auto start = here();
        in_.step();
        const bool is_array = in_.take('[');
        const auto parts = key();
        if (parts.empty()) return value_places::whole;
        if (!in_.take(']') || (is_array && !in_.take(']'))) {
            expected(is_array ? "]]" : "]");
            return value_places::whole;
        }
        std::uint32_t at = value_places::whole;
        for (std::size_t i = 0; i + 1 < parts.size() && goes_on_; ++i) {
            if (const auto known = found_.child(at, parts[i].key)) {
                at = entry(*known).is_array_of_tables ? entry(*known).last_element : *known;
            } else {
                at = add(at, parts[i], start);
                entry(at).is_implicit = true;
            }
        }
        if (!goes_on_) return at;
        const auto known = found_.child(at, parts.back().key);
        if (is_array) return table_of(at, parts.back(), known, start);
        if (!known) return add(at, parts.back(), start);
        if (!entry(*known).is_implicit) given_before(parts.back());
        entry(*known).is_implicit = false;
        entry(*known).where = start;
        return *known;
    }

    /// One more table of an array of tables, or its first.
    std::uint32_t table_of(std::uint32_t parent, const key_part& part,
                           std::optional<std::uint32_t> known, value_place start) {
        const auto array = known ? *known : add(parent, part, start);
        if (!goes_on_) return array;
        if (!known) entry(array).is_array_of_tables = true;
        if (!entry(array).is_array_of_tables) {
            given_before(part);
            return array;
        }
        const auto element = add_element(array, start);
        entry(array).last_element = element;
        return element;
    }

    /// `key = value`, with the arrays and inline tables that the value opens.
    void pair_in(std::uint32_t table) {
        pair(table);
        while (goes_on_ && !open_.empty()) {
            in_.skip_space();
            const auto inside = open_.back();
            if (in_.done())
                stop(entry(inside.value).where,
                     std::string{"the "} + inside.close + " for this is missing");
            else if (in_.take(inside.close))
                open_.pop_back();
            else if (!in_.take(','))
                inside.close == ']' ? value(add_element(inside.value, here())) : pair(inside.value);
        }
        open_.clear();
    }

    void pair(std::uint32_t table) {
        const auto parts = key();
        if (parts.empty()) return;
        if (!in_.take('=')) return expected("=");
        for (std::size_t i = 0; i + 1 < parts.size() && goes_on_; ++i) {
            const auto known = found_.child(table, parts[i].key);
            table = known ? *known : add(table, parts[i], parts[i].where);
        }
        in_.skip_blanks();
        if (goes_on_) value(add(table, parts.back(), here()));
    }

    void value(std::uint32_t v) {
        if (!goes_on_) return;
        if (in_.take('[')) return open_.push_back({v, ']'});
        if (in_.take('{')) return open_.push_back({v, '}'});
        escaped_ = false;
        if (in_.sees("\"\"\"") || in_.sees("'''")) return long_text(v);
        if (in_.peek() == '"' || in_.peek() == '\'') {
            if (!quoted(in_.peek()) || escaped_) return;
            auto& where = entry(v).where;
            where.text_line = where.line;
            where.text_column = where.column + 1;
            return;
        }
        // A number, a truth or a date, which may hold a blank: it ends where something else begins.
        const auto from = in_.offset();
        constexpr std::string_view ends = ",]}#\r\n";
        while (!in_.done() && ends.find(in_.peek()) == std::string_view::npos) {
            if (static_cast<unsigned char>(in_.peek()) >= 0x80U)
                return stop(here(), "this letter stands outside quotes");
            in_.step();
        }
        if (in_.offset() == from) expected("a value");
    }

    void long_text(std::uint32_t v) {
        const char quote = in_.peek();
        const std::string close(3, quote);
        in_.steps(3);
        if (in_.sees("\r\n")) in_.step();
        in_.take('\n');  // a line end right behind the quotes is not of the text
        const auto start = here();
        while (!in_.done() && !in_.sees(close)) {
            if (quote == '"' && in_.peek() == '\\' && !escape(" \t\r\n")) return;
            if (!in_.done()) in_.step();
        }
        if (in_.done()) return stop(entry(v).where, "this text is not closed");
        in_.steps(3);
        for (int more = 0; more < 2 && in_.peek() == quote; ++more)
            in_.step();  // it may end in quotes
        if (escaped_) return;
        entry(v).where.text_line = start.line;
        entry(v).where.text_column = start.column;
    }

    cursor in_;
    value_places found_;
    std::vector<container> open_;
    bool escaped_ = false;  // whether the text that was read last has an escape
    bool goes_on_ = true;
};

std::optional<std::uint32_t> value_places::child(std::uint32_t parent, std::string_view key) const {
    const auto it = children_.find(std::pair{parent, key});
    return it == children_.end() ? std::nullopt : std::optional{it->second};
}

std::optional<std::uint32_t> value_places::find(const std::vector<std::string>& path) const {
    std::uint32_t at = whole;
    for (const auto& key : path) {
        const auto next = child(at, key);
        if (!next) return std::nullopt;
        at = *next;
    }
    return at;
}

value_places locate_all(std::string_view toml) {
    return toml.size() > longest_charter ? value_places{} : place_finder{toml}.all();
}

std::pair<std::uint32_t, std::uint32_t> locate(std::string_view toml,
                                               const std::vector<std::string>& path) {
    const auto places = locate_all(toml);
    const auto found = places.find(path);
    if (!found || *found == value_places::whole) return {0, 0};
    return {places.at(*found).line, places.at(*found).column};
}

}  // namespace v0
}  // namespace remit
