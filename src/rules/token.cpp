// SPDX-License-Identifier: BSL-1.0
#include "rules/token.hpp"

#include <array>
#include <numeric>
#include <utility>

#include <remit/core/ratio.hpp>

#include "core/utf8.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::size_t longest = 64 * 1024;

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct symbol_hint {
    std::string_view spelling, hint;
};
// Longest first, so that `&&` is not read as two `&`.
constexpr std::array foreign_symbols = {
    symbol_hint{"&&", "write & with both sides in brackets, or the word `and`"},
    symbol_hint{"||", "write | with both sides in brackets, or the word `or`"},
    symbol_hint{"===", "write =="},
    symbol_hint{"<>", "write !="},
    symbol_hint{"=<", "write <="},
    symbol_hint{"=>", "write >="},
    symbol_hint{"**", "write the product: a * a"},
    symbol_hint{"//", "write floor(count() / 2)"},
    symbol_hint{":=", "write =="},
    symbol_hint{"<<", "write <"},
    symbol_hint{">>", "write >"},
    symbol_hint{"=", "write == to compare"},
    symbol_hint{"!", "write ~ before brackets, or the word `not`"},
    symbol_hint{"[", "write role.is_in(\"chair\", \"vice\") for one of several values"},
    symbol_hint{"]", "write role.is_in(\"chair\", \"vice\") for one of several values"},
    symbol_hint{"{", "write role.is_in(\"chair\", \"vice\") for one of several values"},
    symbol_hint{"}", "write role.is_in(\"chair\", \"vice\") for one of several values"},
    symbol_hint{"\u201C", "write straight quotes: \"chair\""},
    symbol_hint{"\u201D", "write straight quotes: \"chair\""},
    symbol_hint{"\u201E", "write straight quotes: \"chair\""},
    symbol_hint{"\u00BB", "write straight quotes: \"chair\""},
    symbol_hint{"\u00AB", "write straight quotes: \"chair\""},
    symbol_hint{"\u2018", "write straight quotes: \"chair\""},
    symbol_hint{"\u2019", "write straight quotes: \"chair\""},
    symbol_hint{"\u2265", "write >="},
    symbol_hint{"\u2264", "write <="},
    symbol_hint{"\u2260", "write !="},
    symbol_hint{"\u2013", "write -"},
    symbol_hint{"\u2212", "write -"},
    symbol_hint{"\u00D7", "write *"},
    symbol_hint{"\u00F7", "write /"},
    symbol_hint{"\u00A0", "write an ordinary space"},
    symbol_hint{"#", "a rule has no comments; put it beside the rule"},
};

constexpr std::array<std::string_view, 19> symbols = {"==", "!=", "<=", ">=", "<", ">", "(",
                                                      ")",  ",",  ".",  "&",  "|", "~", "+",
                                                      "-",  "*",  "/",  "%",  ""};

/// Letters of any script may stand in a name; the signs and spaces of Unicode may not.
bool is_letter(std::string_view s, std::size_t at, std::size_t length) noexcept {
    const auto first = static_cast<unsigned char>(s[at]);
    if (length == 1) return (first | 0x20U) >= 'a' && (first | 0x20U) <= 'z' ? true : first == '_';
    if (length == 0) return false;
    const auto second = static_cast<unsigned char>(s[at + 1]);
    if (first == 0xC2) return second == 0xAA || second == 0xB5 || second == 0xBA;
    if (first == 0xC3)
        return second != 0x97 && second != 0xB7;  // the signs of times and divided by
    if (first == 0xE2) return second >= 0xB0;     // U+2000 to U+2BFF are signs
    if (first == 0xE3) return second != 0x80;     // U+3000 to U+303F
    if (first == 0xEF) return second < 0xBB || (second == 0xBD);  // the byte order mark, full width
    return length < 4;                                            // pictures lie above U+FFFF
}

class lexer {
public:
    explicit lexer(std::string_view text) : text_{text} {}

    std::vector<token> run() {
        if (text_.size() > longest)
            throw bad_input{problem{"E-SIZE", "",
                                    "the text of a rule has at most 65,536 bytes; this one has " +
                                        std::to_string(text_.size()),
                                    "split it into several rules"}};
        while (at_ < text_.size()) {
            if (is_space(text_[at_]))
                ++at_;
            else if (is_digit(text_[at_]))
                number();
            else if (text_[at_] == '"' || text_[at_] == '\'')
                quoted_text();
            else if (is_letter(text_, at_, utf8_length(text_, at_)))
                name();
            else
                symbol();
        }
        tokens_.push_back({token_kind::end, "", {text_.size(), text_.size()}});
        return std::move(tokens_);
    }

private:
    void push(token_kind kind, std::size_t end) {
        tokens_.push_back({kind, text_.substr(at_, end - at_), {at_, end}});
        at_ = end;
    }
    [[noreturn]] void fail(std::size_t begin, std::size_t end, std::string what, std::string hint) {
        fail_at(text_, {begin, end}, problem{"E-SYNTAX", "", std::move(what), std::move(hint)});
    }
    [[nodiscard]] char peek(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

    void name() {
        std::size_t end = at_;
        while (end < text_.size()) {
            const auto length = utf8_length(text_, end);
            if (!is_letter(text_, end, length) && !is_digit(text_[end])) break;
            end += length;
        }
        push(token_kind::name, end);
    }

    void number() {
        unquoted_day();
        std::size_t end = at_;
        while (is_digit(peek(end))) ++end;
        const bool fraction =
            peek(end) == '.' && (is_digit(peek(end + 1)) || !is_letter_at(end + 1));
        const bool exponent =
            (peek(end) | 0x20) == 'e' &&
            (is_digit(peek(end + 1)) ||
             ((peek(end + 1) == '-' || peek(end + 1) == '+') && is_digit(peek(end + 2))));
        if (fraction || exponent) decimal(end);
        if (peek(end) == '_' || is_letter_at(end)) {
            std::size_t stop = end;
            while (is_letter_at(stop) || is_digit(peek(stop))) stop += utf8_length(text_, stop);
            const auto unit = unit_meant(text_.substr(end, stop - end));
            fail(at_, stop, "a number is followed by letters",
                 unit.empty() ? "write a whole number: 7"
                              : "write " + std::string{unit} + "(" +
                                    std::string{text_.substr(at_, end - at_)} + ")");
        }
        if (end - at_ > 1 && text_[at_] == '0')  // C++ would read it in eights
            fail(at_, end, "a whole number does not begin with 0", "leave the zeros out");
        push(token_kind::integer, end);
    }
    /// 2020-12-28 would be read as two subtractions.
    void unquoted_day() {
        constexpr std::string_view picture = "9999-99-99";
        const auto is = [&](std::size_t i) {
            return picture[i] == '-' ? peek(at_ + i) == '-' : is_digit(peek(at_ + i));
        };
        for (std::size_t i = 0; i < picture.size(); ++i)
            if (!is(i)) return;
        const auto end = at_ + picture.size();
        if (is_digit(peek(end)) || peek(end) == '.' || is_letter_at(end)) return;
        fail(at_, end, "a day is written in quotes",
             "write \"" + std::string{text_.substr(at_, picture.size())} + "\"");
    }
    [[nodiscard]] bool is_letter_at(std::size_t i) const {
        return i < text_.size() && is_letter(text_, i, utf8_length(text_, i));
    }

    /// A number with a decimal point is refused, with the exact fraction to write for it.
    [[noreturn]] void decimal(std::size_t whole_end) {
        std::size_t end = whole_end;
        std::string digits{text_.substr(at_, whole_end - at_)};
        std::int64_t den = 1;
        if (peek(end) == '.')
            for (++end; is_digit(peek(end)); ++end) {
                digits += text_[end];
                if (digits.size() < 16) den *= 10;
            }
        const bool exponent = (peek(end) | 0x20) == 'e';
        while (is_letter_at(end) || is_digit(peek(end)) ||
               (exponent && (peek(end) == '-' || peek(end) == '+')))
            ++end;
        std::string hint = "write percent(40) or ratio(2, 5)";
        if (!exponent && digits.size() < 16) {
            const auto n = tokens_.size();
            const bool hundredths =
                n >= 2 && tokens_[n - 1].spelling == "(" && tokens_[n - 2].spelling == "percent";
            hint = hint_for(ratio{std::stoll(digits), den * (hundredths ? 100 : 1)}, hundredths);
        }
        fail(at_, end, "a rule's numbers are whole or exact fractions, without a decimal point",
             std::move(hint));
    }
    static std::string hint_for(ratio r, bool hundredths) {
        const auto plain =
            "ratio(" + std::to_string(r.num()) + ", " + std::to_string(r.den()) + ")";
        if (r.den() == 1 && !hundredths) return "write " + std::to_string(r.num());
        const auto short_form = text(r);
        return "write " + (short_form == plain ? plain : short_form + " or " + plain);
    }

    void quoted_text() {
        const char quote = text_[at_];
        std::size_t end = at_ + 1;
        for (;; ++end) {
            if (end >= text_.size() || text_[end] == '\n')
                fail(at_, end, "the quote is not closed",
                     std::string{"write "} + quote + " at the end of the text");
            if (text_[end] == quote) break;
            if (text_[end] == '\\') {
                const char next = peek(end + 1);
                if (next != '"' && next != '\'' && next != '\\')
                    fail(end, end + 2, "a text has no such escape",
                         "write \\\\ for a backslash and \\\" for a quote");
                ++end;
            } else if (const auto c = static_cast<unsigned char>(text_[end]);
                       c < 0x20 || c == 0x7F) {
                fail(end, end + 1, "a text has no control characters", "");
            } else if (c >= 0x80) {
                const auto length = utf8_length(text_, end);
                if (length == 0)
                    fail(end, end + 1, "the text is not UTF-8", "save the file as UTF-8");
                end += length - 1;
            }
        }
        push(token_kind::text, end + 1);
    }

    void symbol() {
        const auto rest = text_.substr(at_);
        for (const auto& s : foreign_symbols)
            if (rest.starts_with(s.spelling) && !(s.spelling == "=" && rest.starts_with("==")) &&
                !(s.spelling == "!" && rest.starts_with("!=")))
                fail(at_, at_ + s.spelling.size(),
                     "`" + std::string{s.spelling} + "` is no sign of the language",
                     std::string{s.hint});
        for (const auto s : symbols)
            if (!s.empty() && rest.starts_with(s)) return push(token_kind::symbol, at_ + s.size());
        const auto length = utf8_length(text_, at_);
        if (length == 0) fail(at_, at_ + 1, "the text is not UTF-8", "save the file as UTF-8");
        const auto c = static_cast<unsigned char>(text_[at_]);
        const bool seen = c > 0x20 && !is_control(utf8_code(text_, at_, length));
        fail(
            at_, at_ + length,
            (seen ? "`" + std::string{rest.substr(0, length)} + "`"
                  : "a control character, " + visible(rest.substr(0, length)) + ",") +
                " is no sign of the language",
            "a rule is written with names, numbers, quoted texts and ( ) , . & | ~ == != < <= > >= "
            "+ - * / %");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<token> tokens_;
};

}  // namespace

std::vector<token> tokens_of(std::string_view text) { return lexer{text}.run(); }

std::string_view unit_meant(std::string_view unit) noexcept {
    constexpr std::string_view units[] = {"days", "weeks", "months", "years", "working_days"};
    for (const auto each : units)
        if (unit == each || unit == each.substr(0, each.size() - 1)) return each;
    return {};
}

std::string unquoted(std::string_view spelling) {
    std::string out;
    for (std::size_t i = 1; i + 1 < spelling.size(); ++i) {
        if (spelling[i] == '\\') ++i;
        out += spelling[i];
    }
    return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
