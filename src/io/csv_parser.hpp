// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include <remit/registry/frame.hpp>

#include "io/text_coder.hpp"
#include "registry/problem_list.hpp"

namespace remit {
inline namespace v0 {
namespace io_detail {

/// Reads CSV piece by piece, so that a file needs no more memory than its values and one piece.
///
/// Call `feed` with what it left of the text before and what follows, until everything has been
/// read; then `finish`.
class csv_parser {
public:
    static constexpr std::size_t longest_line = std::size_t{1} << 20;
    static constexpr std::size_t most_columns = 1000;
    static constexpr std::size_t most_rows = (std::size_t{1} << 31) - 1;

    explicit csv_parser(std::string_view origin);

    /// Reads whole records. @param last whether nothing follows. @return how much was used; the
    /// rest is to be the beginning of the next text. It is never more than `longest_line` + 2
    /// bytes.
    [[nodiscard]] std::size_t feed(std::string_view text, bool last);
    /// Whether reading on is of no use.
    [[nodiscard]] bool stopped() const noexcept { return stopped_; }
    /// The table. @throws bad_input with all problems.
    [[nodiscard]] frame finish() &&;

private:
    enum class outcome : std::uint8_t { record, broken, incomplete, hopeless };
    /// A mistake met in a record whose end has not been seen yet.
    struct remark {
        std::uint64_t line;
        std::string_view code, what, hint;
    };

    [[nodiscard]] bool begin(std::string_view text, std::size_t& at);
    [[nodiscard]] outcome split_plain(std::string_view line);
    [[nodiscard]] outcome split_quoted(std::string_view text, bool last, std::size_t& at);
    [[nodiscard]] outcome read_cell(std::string_view text, bool last, std::size_t begin,
                                    std::size_t& at);
    [[nodiscard]] outcome read_quotes(std::string_view text, bool last, std::size_t begin,
                                      std::size_t& at);
    void add_remark(const remark& r);
    void take_record();
    void take_header();
    void code_rows();
    void check_bytes(std::string_view text, std::uint64_t line);
    void add_problem(std::uint64_t line, std::string_view code, std::string what,
                     std::string hint = {});

    std::string origin_;
    registry_detail::problem_list problems_;
    std::vector<std::string> names_;
    std::vector<text_coder> coders_;
    std::vector<std::vector<std::int32_t>> codes_;
    std::vector<std::uint32_t> lines_;
    std::vector<std::string_view> cells_;  ///< of the record being read
    std::vector<std::string_view> rows_;   ///< cells of whole rows that are not yet coded
    std::deque<std::string> unescaped_;    ///< what cells with doubled quotes say
    std::vector<remark> remarks_;
    std::uint64_t line_ = 1;      ///< of the record being read
    std::uint64_t newlines_ = 0;  ///< inside the record being read
    bool begun_ = false;
    bool has_header_ = false;
    bool skipping_ = false;  ///< the rest of a line that is too long
    bool stopped_ = false;
};

}  // namespace io_detail
}  // namespace v0
}  // namespace remit
