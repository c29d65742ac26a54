// SPDX-License-Identifier: BSL-1.0
#include "registry/coding.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "registry/memory.hpp"
#include "registry/quoted.hpp"
#include "registry/text_index.hpp"
#include "registry/words.hpp"

namespace remit {
inline namespace v0 {
namespace registry_detail {
namespace {

constexpr std::int32_t unseen = -9;
constexpr std::size_t below_zero = 3;  ///< how many codes below zero there are

// Whether a text is less than another of the same length.
bool is_less(const char* a, const char* b, std::size_t n) noexcept {
    // Keys are short, and begin alike: their ends tell them apart.
    std::size_t i = 0;
    while (i + 8 <= n && word_at<std::uint64_t>(a + i) == word_at<std::uint64_t>(b + i)) i += 8;
    while (i < n && a[i] == b[i]) ++i;
    return i < n && static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[i]);
}

// Whether the texts of a dictionary, looked at one after another, differ for sure: they do if each
// is greater than the one before, by their letters (sorted categories) or by length and then by
// letters (numbered keys). To know it of others a table of all texts is needed.
class rising {
public:
    void look(std::string_view text) noexcept {
        if (by_length_)
            by_length_ =
                text.size() > before_.size() || (text.size() == before_.size() &&
                                                 is_less(before_.data(), text.data(), text.size()));
        if (by_letters_) by_letters_ = before_ < text;
        before_ = text;
    }
    [[nodiscard]] bool differ() const noexcept { return by_length_ || by_letters_; }

private:
    std::string_view before_{};  // the empty text is nothing, wherever it stands
    bool by_length_ = true;
    bool by_letters_ = true;
};

// What is to be known of the texts of a dictionary before they are coded.
struct looked_at {
    bool differ = true;        ///< surely all differ
    bool any_nothing = false;  ///< some are empty or "-"
    bool plain = true;
    std::size_t spaced = 0;  ///< the first that begins or ends with a space, from 1
};

looked_at look_at(const std::vector<std::string>& texts) {
    looked_at out;
    rising order;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string_view text = texts[i];
        if (text.empty()) {
            out.any_nothing = true;
            continue;
        }
        order.look(text);
        out.any_nothing |= text == "-";
        out.plain = out.plain && fault_of(text) == text_fault::none;
        if (out.spaced == 0 && (text.front() == ' ' || text.back() == ' ')) out.spaced = i + 1;
    }
    out.differ = order.differ();
    return out;
}

std::int32_t nothing_in(std::string_view text, std::int32_t else_code) noexcept {
    return text.empty() ? empty_code : text == "-" ? absent_code : else_code;
}

// Per text the first one that is equal, or one of the nothings; empty where there is nothing to
// say.
std::vector<std::int32_t> equal_texts(const std::vector<std::string>& texts,
                                      const looked_at& seen) {
    std::vector<std::int32_t> same;
    if (seen.differ && !seen.any_nothing) return same;
    same = sized<std::int32_t>(texts.size());
    if (seen.differ) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            same[i] = nothing_in(texts[i], static_cast<std::int32_t>(i));
        return same;
    }
    text_index index{texts.size()};
    index.add_all(
        texts.size(), [&](std::uint32_t i) -> std::string_view { return texts[i]; },
        [&](std::uint32_t i, std::uint32_t found) {
            same[i] = nothing_in(texts[i], static_cast<std::int32_t>(found));
        });
    return same;
}

}  // namespace

std::vector<std::int32_t> renumber(std::vector<std::int32_t>& codes, std::size_t entries,
                                   const std::vector<std::int32_t>& same) {
    // Often they have their numbers already: whoever made the dictionary met them in this order.
    std::size_t row = 0;
    std::int32_t next = 0;
    if (same.empty())
        for (; row < codes.size() && codes[row] <= next; ++row) next += codes[row] == next ? 1 : 0;
    auto used = sized<std::int32_t>(entries + 1);  // the last is written to when all are found
    std::iota(used.begin(), used.begin() + next, 0);
    if (row == codes.size()) {
        used.resize(static_cast<std::size_t>(next));
        return used;
    }

    auto table = sized<std::int32_t>(entries + below_zero, unseen);
    std::int32_t* const target = table.data() + below_zero;
    for (std::int32_t c = 1; c <= static_cast<std::int32_t>(below_zero); ++c) target[-c] = -c;
    for (std::int32_t i = 0; i < next; ++i) target[i] = i;
    if (same.empty()) {
        // Without a branch: which entries are new cannot be foreseen.
        auto found = static_cast<std::size_t>(next);
        for (; row < codes.size() && found < entries; ++row) {
            const std::int32_t entry = codes[row];
            const std::int32_t known = target[entry];
            const bool fresh = known == unseen;
            const std::int32_t to = fresh ? static_cast<std::int32_t>(found) : known;
            used[found] = entry;
            target[entry] = to;
            codes[row] = to;
            found += fresh ? 1 : 0;
        }
        for (; row < codes.size(); ++row) codes[row] = target[codes[row]];
        used.resize(found);
        return used;
    }
    used.clear();
    std::size_t left = entries;  // entries of which it is not known what becomes of them
    for (std::size_t i = 0; i < same.size(); ++i)
        if (same[i] < 0) {
            target[i] = same[i];
            --left;
        }
    for (; row < codes.size() && left > 0; ++row) {
        std::int32_t& to = target[codes[row]];
        if (to == unseen) {
            const std::int32_t entry = codes[row];
            const std::int32_t first = same[static_cast<std::size_t>(entry)];
            if (target[first] == unseen) {
                target[first] = static_cast<std::int32_t>(used.size());
                used.push_back(first);
                if (first != entry) --left;
            }
            to = target[first];
            --left;
        }
        codes[row] = to;
    }
    for (; row < codes.size(); ++row) codes[row] = target[codes[row]];
    return used;
}

coded code_texts(frame::texts&& t, const translation* names) {
    if (names)
        for (auto& text : t.dictionary)
            if (const auto known = names->of(text); known.data() != text.data()) text = known;
    std::int32_t signs = 0;
    for (const auto c : t.code) signs |= c;
    if (signs < 0)  // a caller's nulls are any negative number
        for (auto& c : t.code) c = std::max(c, empty_code);
    const auto seen = look_at(t.dictionary);
    coded out;
    out.texts_are_plain = seen.plain;
    out.filled = signs >= 0 && !seen.any_nothing;
    if (seen.spaced > 0) out.spaced = t.dictionary[seen.spaced - 1];
    const auto used = renumber(t.code, t.dictionary.size(), equal_texts(t.dictionary, seen));
    out.code = std::move(t.code);
    auto dictionary = reserved<value>(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        // A dictionary is in whatever order it was made; what comes next is asked for in good time.
        if (i + 16 < used.size()) prefetch(t.dictionary.data() + used[i + 16]);
        dictionary.emplace_back(std::move(t.dictionary[static_cast<std::size_t>(used[i])]));
    }
    out.dictionary = std::move(dictionary);
    return out;
}

}  // namespace registry_detail
}  // namespace v0
}  // namespace remit
