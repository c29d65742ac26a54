// SPDX-License-Identifier: BSL-1.0
#pragma once

/// Where the files of this repository are. ctest sets REMIT_SOURCE_DIR; a test program started by
/// hand in the repository needs nothing.

#include <cstdlib>
#include <filesystem>

namespace remit_test {

inline std::filesystem::path source_dir() {
    const char* const dir = std::getenv("REMIT_SOURCE_DIR");
    return dir != nullptr ? std::filesystem::path(dir) : std::filesystem::current_path();
}

}  // namespace remit_test
