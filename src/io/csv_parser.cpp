// SPDX-License-Identifier: BSL-1.0
#include "io/csv_parser.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "core/utf8.hpp"
#include "registry/quoted.hpp"
#include "registry/seeded_hash.hpp"

namespace remit {
inline namespace v0 {
namespace io_detail {
namespace {

using registry_detail::quoted;
constexpr std::size_t npos = std::string_view::npos;

// Whether eight bytes are all of ASCII and none is NUL.
bool is_plain(const char* bytes) noexcept {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return (((word - 0x0101010101010101U) | word) & 0x8080808080808080U) == 0;
}

}  // namespace

csv_parser::csv_parser(std::string_view origin)
    : origin_{registry_detail::visible(origin, registry_detail::longest_origin)} {}

void csv_parser::add_problem(std::uint64_t line, std::string_view code, std::string what,
                             std::string hint) {
    problems_.add({line, origin_ + ":" + std::to_string(line)}, code, std::move(what),
                  std::move(hint));
    if (problems_.full()) stopped_ = true;
}

// One record may hold a mistake in every third byte; more than a table may have are not told.
void csv_parser::add_remark(const remark& r) {
    if (remarks_.size() <= registry_detail::problem_list::most) remarks_.push_back(r);
}

bool csv_parser::begin(std::string_view text, std::size_t& at) {
    begun_ = true;
    if (text.starts_with("\xEF\xBB\xBF")) at = 3;
    if (!text.starts_with("\xFF\xFE") && !text.starts_with("\xFE\xFF")) return true;
    add_problem(1, "E-CSV-UTF8", "the file is written in UTF-16", "save it as CSV in UTF-8");
    stopped_ = true;
    return false;
}

std::size_t csv_parser::feed(std::string_view text, bool last) {
    if (!begun_ && text.size() < 3 && !last) return 0;
    std::size_t at = 0;
    if (!begun_ && !begin(text, at)) return text.size();
    std::size_t unchecked = at;  // from here on, and this line, the bytes have not been looked at
    std::uint64_t unchecked_line = line_;
    std::size_t next_quote = text.find('"', at);
    while (!stopped_ && at < text.size()) {
        const auto newline = text.find('\n', at);
        const std::size_t end = std::min(newline, text.size());
        const bool is_long = end - at > longest_line && next_quote > end;
        if (skipping_ || is_long) {
            if (!skipping_)
                add_problem(line_, "E-CSV-LONG", "a line of more than 1 MiB", "is it a CSV file?");
            check_bytes(text.substr(unchecked, at - unchecked), unchecked_line);
            skipping_ = newline == npos;
            at = skipping_ ? end : end + 1;
            if (!skipping_) ++line_;
            unchecked = at;
            unchecked_line = line_;
            continue;
        }
        cells_.clear();
        remarks_.clear();
        newlines_ = 0;
        std::size_t behind = at;
        outcome how = outcome::incomplete;
        if (next_quote < end) {
            how = split_quoted(text, last, behind);
        } else if (newline != npos || last) {
            how = split_plain(text.substr(at, end - at));
            behind = end;
        }
        if (how == outcome::incomplete) break;
        for (const auto& r : remarks_)
            add_problem(r.line, r.code, std::string{r.what}, std::string{r.hint});
        if (how == outcome::hopeless) {
            stopped_ = true;
            break;
        }
        if (how == outcome::record) take_record();
        if (behind < text.size()) ++behind;  // the end of its line
        line_ += newlines_ + 1;
        at = behind;
        if (next_quote < at) next_quote = text.find('"', at);
    }
    code_rows();
    check_bytes(text.substr(unchecked, at - unchecked), unchecked_line);
    return stopped_ ? text.size() : at;
}

// A line without quotes. A carriage return may only end it.
csv_parser::outcome csv_parser::split_plain(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const char* cell = line.data();
    const char* const end = cell + line.size();
    bool stray = false;
    for (const char* p = cell; p != end; ++p) {
        if (*p == ',') {
            cells_.emplace_back(cell, static_cast<std::size_t>(p - cell));
            cell = p + 1;
        }
        stray = stray || *p == '\r';
    }
    // An empty line is told from a row of one empty cell, "", by having no cell at all.
    if (!line.empty()) cells_.emplace_back(cell, static_cast<std::size_t>(end - cell));
    if (stray)
        add_remark({line_, "E-CSV-LINE", "a carriage return that ends no line",
                    "end lines with LF or CRLF"});
    return stray ? outcome::broken : outcome::record;
}

// A record that may hold quotes; `at` is left on the LF that ends it, or at the end of the text.
csv_parser::outcome csv_parser::split_quoted(std::string_view text, bool last, std::size_t& at) {
    const std::size_t begin = at;
    bool broken = false;
    for (;;) {
        const bool in_quotes = at < text.size() && text[at] == '"';
        const outcome how =
            in_quotes ? read_quotes(text, last, begin, at) : read_cell(text, last, begin, at);
        if (how == outcome::incomplete || how == outcome::hopeless) return how;
        broken = broken || how == outcome::broken;
        if (at < text.size() && text[at] == ',') {
            ++at;
            continue;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        return broken ? outcome::broken : outcome::record;
    }
}

// A cell that begins without a quote, up to the comma or the end of its line.
csv_parser::outcome csv_parser::read_cell(std::string_view text, bool last, std::size_t begin,
                                          std::size_t& at) {
    const std::size_t first = at;
    outcome how = outcome::record;
    for (;; ++at) {
        if (at - begin > longest_line) {
            remarks_.assign(
                {{line_, "E-CSV-LONG", "a line of more than 1 MiB", "is it a CSV file?"}});
            return outcome::hopeless;
        }
        if (at == text.size()) {
            if (!last) return outcome::incomplete;
            break;
        }
        const char c = text[at];
        if (c == ',' || c == '\n') break;
        if (c == '\r') {
            if (at + 1 == text.size() && !last) return outcome::incomplete;
            if (at + 1 == text.size() || text[at + 1] == '\n') break;
            add_remark({line_ + newlines_, "E-CSV-LINE", "a carriage return that ends no line",
                        "end lines with LF or CRLF"});
            how = outcome::broken;
        } else if (c == '"' && how == outcome::record) {
            add_remark({line_ + newlines_, "E-CSV-QUOTE",
                        "a quote in a cell that does not begin with one",
                        "put the whole cell in quotes, and write each quote in it twice"});
            how = outcome::broken;
        }
    }
    cells_.push_back(text.substr(first, at - first));
    return how;
}

// A cell in quotes. What follows the closing quote must be a comma or the end of the line.
csv_parser::outcome csv_parser::read_quotes(std::string_view text, bool last, std::size_t begin,
                                            std::size_t& at) {
    const std::uint64_t opened = line_ + newlines_;
    const std::size_t first = at + 1;
    bool doubled = false;
    for (++at;;) {
        const auto mark = text.substr(0, begin + longest_line + 1).find('"', at);
        if (mark == npos) {
            if (text.size() - begin <= longest_line && !last) return outcome::incomplete;
            const bool over = text.size() - begin > longest_line;
            remarks_.assign({{opened, over ? "E-CSV-LONG" : "E-CSV-QUOTE",
                              over ? "a row of more than 1 MiB, with a quote left open"
                                   : "a quote that is never closed",
                              "close the cell with a quote; nothing behind it has been read"}});
            return outcome::hopeless;
        }
        newlines_ += static_cast<std::uint64_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                       text.begin() + static_cast<std::ptrdiff_t>(mark), '\n'));
        at = mark;
        if (at + 1 == text.size() && !last) return outcome::incomplete;
        if (at + 1 == text.size() || text[at + 1] != '"') break;
        doubled = true;
        at += 2;
    }
    auto cell = text.substr(first, at - first);
    ++at;
    if (doubled) {
        std::string& plain = unescaped_.emplace_back();
        for (std::size_t i = 0; i < cell.size(); ++i) {
            plain += cell[i];
            if (cell[i] == '"') ++i;
        }
        cell = plain;
    }
    cells_.push_back(cell);
    if (at < text.size() && text[at] == '\r' && at + 1 == text.size() && !last)
        return outcome::incomplete;
    const bool ends = at == text.size() || text[at] == ',' || text[at] == '\n' ||
                      (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] == '\n'));
    if (ends) return outcome::record;
    add_remark({line_ + newlines_, "E-CSV-QUOTE", "more text after a closing quote",
                "write each quote inside a cell twice"});
    // The rest of the cell is passed over, and what might be said of it.
    const auto told = static_cast<std::ptrdiff_t>(remarks_.size());
    const auto how = read_cell(text, last, begin, at);
    if (how == outcome::incomplete || how == outcome::hopeless) return how;
    remarks_.erase(remarks_.begin() + told, remarks_.end());
    return outcome::broken;
}

void csv_parser::take_header() {
    has_header_ = true;
    if (cells_.size() > most_columns) {
        add_problem(line_, "E-CSV-HEADER",
                    "there are " + std::to_string(cells_.size()) + " columns",
                    "a table has at most 1,000");
        stopped_ = true;
        return;
    }
    if (cells_.size() == 1) {
        for (const char* const other : {";", "\t"})
            if (cells_[0].find(*other) != npos) {
                add_problem(line_, "E-CSV-HEADER",
                            std::string{"the cells seem to be separated by "} +
                                (*other == ';' ? "semicolons" : "tabs"),
                            "separate them by commas");
                stopped_ = true;
                return;
            }
    }
    std::unordered_map<std::string_view, std::size_t, registry_detail::seeded_hash> seen;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
        const auto name = cells_[i];
        if (name.empty())
            add_problem(line_, "E-CSV-HEADER", "column " + std::to_string(i + 1) + " has no name",
                        "give it one");
        else if (const auto [at, fresh] = seen.try_emplace(name, i); !fresh)
            add_problem(
                line_, "E-CSV-HEADER", "the column " + quoted(name) + " occurs twice",
                "columns " + std::to_string(at->second + 1) + " and " + std::to_string(i + 1));
        names_.emplace_back(name);
    }
    coders_.resize(names_.size());
    codes_.resize(names_.size());
}

void csv_parser::take_record() {
    if (cells_.empty()) return;  // an empty line
    if (!has_header_) return take_header();
    if (cells_.size() != names_.size()) {
        const bool more = cells_.size() > names_.size();
        add_problem(line_, "E-CSV-ROW",
                    std::to_string(cells_.size()) + (cells_.size() == 1 ? " cell" : " cells") +
                        " in a table of " + std::to_string(names_.size()) +
                        (names_.size() == 1 ? " column" : " columns"),
                    more ? "put a cell that holds a comma in quotes"
                         : "every row has a comma before each further cell");
        return;
    }
    if (lines_.size() == most_rows) {
        add_problem(line_, "E-CSV-LONG", "there are more than 2,147,483,647 rows");
        stopped_ = true;
        return;
    }
    rows_.insert(rows_.end(), cells_.begin(), cells_.end());
    if (rows_.size() == names_.size() * text_coder::most_at_once) code_rows();
    lines_.push_back(static_cast<std::uint32_t>(std::min<std::uint64_t>(line_, 0xffffffffU)));
}

// Codes the rows that have come together; from then on nothing looks at the text they were read
// from.
void csv_parser::code_rows() {
    for (std::size_t i = 0; i < names_.size() && !rows_.empty(); ++i)
        coders_[i].code(rows_.data() + i, rows_.size() / names_.size(), names_.size(), codes_[i]);
    rows_.clear();
    unescaped_.clear();
}

// Told once a line. The text ends where a record does, so no character is cut in two.
void csv_parser::check_bytes(std::string_view text, std::uint64_t line) {
    std::size_t told_until = 0;  // the end of the line that was told of
    std::size_t counted = 0;     // up to here `line` is known
    for (std::size_t at = 0; at < text.size();) {
        if (at + 8 <= text.size() && is_plain(text.data() + at)) {
            at += 8;
            continue;
        }
        const auto byte = static_cast<unsigned char>(text[at]);
        const std::size_t length = byte == 0 ? 0 : byte < 0x80 ? 1 : detail::utf8_length(text, at);
        if (length > 0 || at < told_until) {
            at += std::max<std::size_t>(length, 1);
            continue;
        }
        line += static_cast<std::uint64_t>(
            std::count(text.begin() + static_cast<std::ptrdiff_t>(counted),
                       text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        counted = at;
        if (byte == 0)
            add_problem(line, "E-CSV-NUL", "a NUL byte", "is it a CSV file, in UTF-8?");
        else
            add_problem(line, "E-CSV-UTF8", "bytes that are not UTF-8",
                        "save the file as CSV in UTF-8");
        if (stopped_) return;
        told_until = std::min(text.find('\n', at), text.size());
        ++at;
    }
}

frame csv_parser::finish() && {
    if (!has_header_ && problems_.empty())
        add_problem(1, "E-CSV-EMPTY", "the file is empty",
                    "its first line holds the names of the columns");
    problems_.raise();
    frame out;
    out.origin = std::move(origin_);
    out.rows = lines_.size();
    out.line = std::move(lines_);
    for (std::size_t i = 0; i < names_.size(); ++i)
        out.columns.push_back(
            {std::move(names_[i]),
             frame::texts{std::move(coders_[i].dictionary()), std::move(codes_[i])}});
    return out;
}

}  // namespace io_detail
}  // namespace v0
}  // namespace remit
