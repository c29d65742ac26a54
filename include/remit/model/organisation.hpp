// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <remit/model/attributes.hpp>

namespace remit {
inline namespace v0 {

/// An organisation that appoints, or that people hold offices in. Its aliases are other names for
/// the same organisation; its successor is who it became on `stop` (renamed, merged, split).
struct organisation {
    std::string organisation;  ///< the key, unique among organisations
    std::string name{};
    std::vector<std::string> aliases{};
    std::string successor{};  ///< the key of the organisation that took over, or empty
    std::optional<day> start{};
    std::optional<day> stop{};
    attributes more{};
};

}  // namespace v0
}  // namespace remit
