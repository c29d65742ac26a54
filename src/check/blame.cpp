// SPDX-License-Identifier: BSL-1.0
#include "blame.hpp"

#include <algorithm>
#include <memory>

#include <remit/rules/text.hpp>

namespace remit {
inline namespace v0 {
namespace detail {
namespace {

/// The conditions that cannot be told, each as written; of a column alone, the column.
void untold(const bound_rule& r, const truth_program& p, const moment& m,
            std::vector<std::string>& out) {
    using enum truth_program::what_type;
    if (p.what == within) return untold(r, r.withins[p.index].inner, m, out);
    const bool joined = p.source && (p.source->what == op::all_of || p.source->what == op::any_of ||
                                     p.source->what == op::negation);
    if (joined && !p.args.empty()) {
        for (const auto& a : p.args) untold(r, a, m, out);
        return;
    }
    if (!p.source || judge(p, m).is != truth::maybe) return;
    const bool of_column = p.source->what == op::is_in || p.source->what == op::given;
    const node_ptr whole{std::shared_ptr<const node>{}, p.source};  // the rule keeps it alive
    const auto said = text_of(of_column ? p.source->args[0] : whole);
    if (std::find(out.begin(), out.end(), said) == out.end()) out.push_back(said);
}

struct printable : expr {
    explicit printable(node_ptr p) : expr{std::move(p)} {}
};

}  // namespace

std::string text_of(const node_ptr& p) { return text(printable{p}); }

blamed blame(const bound_rule& r, const truth_program& p, const moment& m, bool turned) {
    using enum truth_program::what_type;
    if (p.what == within) return blame(r, r.withins[p.index].inner, m, turned);
    if (p.what == negation && p.source && p.source->what != op::ne)
        return blame(r, p.args[0], m, !turned);
    if (p.what == all || p.what == any) {
        if (p.source && p.source->what != op::all_of && p.source->what != op::any_of)
            return {p.source, turned, &p};
        if ((p.what == any) != turned && p.args.size() > 1) return {p.source, turned, &p};
        const auto kept = turned ? truth::no : truth::yes;
        const auto blamed_one = [&](bool surely) {  // what surely is not kept comes first
            return std::find_if(p.args.begin(), p.args.end(), [&](const auto& a) {
                const auto is = judge(a, m).is;
                return surely ? is == ~kept : is != kept;
            });
        };
        for (const bool surely : {true, false})
            if (const auto a = blamed_one(surely); a != p.args.end())
                return blame(r, *a, m, turned);
    }
    return {p.source, turned, &p};
}

std::string sentence_of(const finding& f, const bound_rule& r, const blamed& who, const moment& m) {
    const auto turned = who.turned;
    constexpr std::size_t most = 3;
    if (f.verdict == verdict::fails)
        return (turned ? "is the case, and must not be: " : "is not the case: ") + f.measure;
    if (f.verdict == verdict::pending)
        return (turned ? "may yet be the case, and must not be: " : "is not yet the case: ") +
               f.measure;
    std::vector<std::string> unknown;
    untold(r, *who.program, m, unknown);
    auto out =
        (turned ? "may be the case, and must not be: " : "may not be the case: ") + f.measure;
    for (std::size_t i = 0; i < unknown.size() && i < most; ++i)
        out += (i == 0 ? " (not known: " : ", ") + unknown[i];
    return unknown.empty() ? out : out + (unknown.size() > most ? ", ...)" : ")");
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
