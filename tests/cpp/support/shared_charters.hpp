// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>

#include "support/paths.hpp"

namespace remit_test {

/// The folder of the twelve draft charters that lie beside the repository; it need not be there.
inline std::filesystem::path shared_charters() {
    const char* const shared = std::getenv("REMIT_SHARED");
    const std::filesystem::path root =
        shared != nullptr ? std::filesystem::path(shared) : source_dir() / ".." / "shared";
    return root / "language" / "charters";
}

/// Their texts that the language has refused since they were written, and the word of the refusal.
inline const std::map<std::string, std::string> refused_texts{
    {"05-ecb rule change-day require", "two conditions are not compared"},
    {"12-uk-council rule six require", "`days` takes 1 part"},
    {"12-uk-council rule officers require", "`days` takes 1 part"},
};

}  // namespace remit_test
