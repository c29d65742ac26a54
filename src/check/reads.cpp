// SPDX-License-Identifier: BSL-1.0
#include "reads.hpp"

namespace remit {
inline namespace v0 {
namespace detail {

void add_reads(const value_program& p, reads& out) {
    using enum value_program::what_type;
    if (p.what == count) out.forms.insert(p.index);
    if (p.what == distinct) out.distincts.insert(p.index);
    if (p.what == pass) out.passes.insert(p.index);
    if (p.what == column && p.at.dated()) out.columns.push_back(p.at);
    for (const auto& a : p.args) add_reads(a, out);
}

void add_reads(const truth_program& p, reads& out) {
    out.forms.insert(p.forms.begin(), p.forms.end());
    if (p.what == truth_program::what_type::atom && p.at.dated()) out.columns.push_back(p.at);
    for (const auto& a : p.args) add_reads(a, out);
    for (const auto& s : p.sides) add_reads(s, out);
}

}  // namespace detail
}  // namespace v0
}  // namespace remit
