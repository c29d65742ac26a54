// SPDX-License-Identifier: BSL-1.0
#include "rules/print.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include <remit/rules/text.hpp>
#include <remit/rules/vocabulary.hpp>

#include "core/utf8.hpp"
#include "rules/fit.hpp"

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// Whether the name is written bare: `role`, `body.kind`.
bool is_bare(std::string_view name) noexcept {
    const auto dot = name.find('.');
    if (dot == std::string_view::npos) return contains(column_words, name);
    return contains(path_words, name.substr(0, dot)) &&
           contains(path_column_words, name.substr(dot + 1));
}

class printer {
public:
    /// @param parts where to note the places of what is printed; null: nowhere
    explicit printer(places* parts = nullptr) : parts_{parts} {}

    std::string take() && { return std::move(out_); }

    void node(const remit::node& n) {
        const auto begin = out_.size();
        write(n);
        if (parts_) parts_->try_emplace(&n, place{begin, out_.size()});
    }

private:
    void write(const remit::node& n) {
        switch (n.what) {
            case op::integer: out_ += std::to_string(std::get<std::int64_t>(n.value)); return;
            case op::fraction: out_ += text(std::get<ratio>(n.value)); return;
            case op::text: out_ += quoted(word(n)); return;
            case op::date: out_ += quoted(text(std::get<day>(n.value))); return;
            case op::length: out_ += text(std::get<duration>(n.value)); return;
            case op::column:
                out_ += is_bare(word(n)) ? word(n) : "col(" + quoted(word(n)) + ")";
                return;
            case op::today: out_ += "today"; return;
            case op::year_of:
            case op::month_of:
            case op::day_of:
                node(*n.args[0]);
                out_ += "." + std::string{word_of(n.what).spelling};
                return;
            case op::all_of:
            case op::any_of:
                for (std::size_t i = 0; i < n.args.size(); ++i) {
                    if (i > 0) out_ += n.what == op::all_of ? " & " : " | ";
                    bracketed(*n.args[i]);
                }
                return;
            case op::negation:
                out_ += "~";
                bracketed(*n.args[0]);
                return;
            case op::is_in:
                node(*n.args[0]);
                out_ += ".is_in(";
                list(n, 1);
                out_ += ")";
                return;
            case op::neg:
                out_ += "-";
                operand(*n.args[0], 7);  // `--` would be another operator in C++
                return;
            case op::source: source(n); return;
            case op::path:
                out_ += word(n);
                if (!n.args.empty()) call("", n);
                return;
            case op::calendar:
                out_ += word(n);
                if (!n.args.empty()) call(".starting", n);
                return;
            case op::predicate: out_ += "predicate(" + quoted(word(n)) + ")"; return;
            default:
                if (is_measure(n.what))
                    measure(n);
                else if (word_of(n.what).precedence < 9)
                    infix(n);
                else
                    call(word_of(n.what).spelling, n);
        }
    }

    static const std::string& word(const remit::node& n) { return std::get<std::string>(n.value); }

    /// How tightly the printed form binds; a negative number is written with a sign before it.
    static int binding(const remit::node& n) {
        if (n.what == op::integer && std::get<std::int64_t>(n.value) < 0) return 6;
        return word_of(n.what).precedence;
    }
    void bracketed(const remit::node& n) {
        out_ += "(";
        node(n);
        out_ += ")";
    }
    void operand(const remit::node& n, int at_least) {
        if (binding(n) >= at_least)
            node(n);
        else
            bracketed(n);
    }
    void infix(const remit::node& n) {
        const int own = word_of(n.what).precedence;
        operand(*n.args[0], own);
        out_ += " " + std::string{word_of(n.what).spelling} + " ";
        operand(*n.args[1], own + 1);
    }
    void list(const remit::node& n, std::size_t from) {
        for (std::size_t i = from; i < n.args.size(); ++i) {
            if (i > from) out_ += ", ";
            node(*n.args[i]);
        }
    }
    void call(std::string_view name, const remit::node& n) {
        out_ += name;
        out_ += "(";
        list(n, 0);
        out_ += ")";
    }
    void measure(const remit::node& n) {
        out_ += word_of(n.what).spelling;
        out_ += "(";
        if (n.what == op::apportion) {
            out_ += quoted(word(n)) + ", ";
            node(*n.args[1]);
            out_ += ", ";
            node(*n.args[0]);
        } else {
            if (n.args[0]) node(*n.args[0]);
            if (n.args[0] && n.args[1]) out_ += ", ";
            if (n.args[1]) node(*n.args[1]);
        }
        out_ += ")";
        slot(".of(", n.args[2]);
        slot(".over(", n.args[3]);
    }
    void slot(std::string_view name, const node_ptr& part) {
        if (!part) return;
        out_ += name;
        node(*part);
        out_ += ")";
    }
    void source(const remit::node& n) {
        if (n.args[0]) {
            node(*n.args[0]);
            out_ += ".";
        }
        out_ += word(n);
        if (n.args.size() > 1) {
            out_ += ".same(";
            list(n, 1);
            out_ += ")";
        }
    }

    std::string out_;
    places* parts_;
};

}  // namespace

std::string quoted(std::string_view s) {
    std::string out = "\"";
    for (const char c : s) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

std::string printed(const node& n) {
    printer p;
    p.node(n);
    return std::move(p).take();
}

std::string printed(const node& n, places& parts) {
    printer p{&parts};
    p.node(n);
    return std::move(p).take();
}

std::string pointed(const node& n, std::span<const node* const> at) {
    places parts;
    const auto text = printed(n, parts);
    std::optional<place> all;
    for (const auto* part : at) {
        const auto found = parts.find(part);
        if (found == parts.end()) continue;
        const auto& here = found->second;
        all = all ? place{std::min(all->begin, here.begin), std::max(all->end, here.end)} : here;
    }
    return snippet(text, all.value_or(place{0, text.size()}));
}

std::string brief(const node& n) { return visible(printed(n), longest_shown); }

std::string shown(const node& n) { return "`" + brief(n) + "`"; }

}  // namespace detail

std::string text(const expr& e) { return detail::printed(e.root()); }

}  // namespace v0
}  // namespace remit
