// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>

namespace remit_test {

/// A folder that is gone when the test is over.
class scratch {
public:
    scratch()
        : at_{std::filesystem::temp_directory_path() /
              ("remit-test-" + std::to_string(std::random_device{}()))} {
        std::filesystem::create_directories(at_);
    }
    ~scratch() { std::filesystem::remove_all(at_); }
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return at_; }
    std::filesystem::path write(std::string_view name, std::string_view text) const {
        std::ofstream out{at_ / name, std::ios::binary};
        out << text;
        return at_ / name;
    }

private:
    std::filesystem::path at_;
};

}  // namespace remit_test
