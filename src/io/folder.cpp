// SPDX-License-Identifier: BSL-1.0
#include <remit/io/folder.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <system_error>
#include <vector>

#include <remit/charter/implied.hpp>
#include <remit/core/suggest.hpp>
#include <remit/io/csv.hpp>
#include <remit/registry/schema.hpp>

namespace remit {
inline namespace v0 {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view attributes_file = "attributes.csv";

std::string file_of(table_id t) { return std::string{text(t)} + ".csv"; }

std::vector<std::string> known_files() {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < table_count; ++i) out.push_back(file_of(static_cast<table_id>(i)));
    out.emplace_back(attributes_file);
    return out;
}

// The CSV files of the folder, by name. @throws bad_input where it cannot be read.
std::vector<std::string> csv_files(const fs::path& folder) {
    const auto refuse = [&](const char* what) {
        throw bad_input{
            problem{"E-FOLDER", folder.string(), what, "name a folder that holds mandates.csv"}};
    };
    std::error_code failed;
    const auto status = fs::status(folder, failed);
    if (!fs::exists(status)) refuse("there is no such folder");
    if (!fs::is_directory(status)) refuse("this is not a folder");
    std::vector<std::string> out;
    fs::directory_iterator at{folder, failed};
    for (; !failed && at != fs::directory_iterator{}; at.increment(failed))
        if (at->path().extension() == ".csv") out.push_back(at->path().filename().string());
    if (failed) refuse("the folder cannot be read");
    std::sort(out.begin(), out.end());
    return out;
}

problem without_mandates(const fs::path& folder, const std::vector<std::string>& found) {
    std::string hint;
    if (found.empty()) {
        hint = "the facts are read from mandates.csv and, where there are any,";
        for (const auto& each : known_files())
            if (each != file_of(table_id::mandates)) hint += " " + each;
    } else {
        hint = "there is";
        for (const auto& each : found) hint += (&each == found.data() ? " " : ", ") + each;
        hint +=
            "; that nobody sits anywhere is said by a mandates.csv of one line, its column names";
    }
    return {"E-FOLDER", folder.string(), "there is no mandates.csv in this folder",
            std::move(hint)};
}

}  // namespace

registry read_registry(const fs::path& folder, const charter& c, registry_builder builder) {
    const auto found = csv_files(folder);
    const auto known = known_files();
    std::vector<problem> problems;
    for (auto& s : seats_of(c)) builder.add(std::move(s));
    const auto has = [&](std::string_view file) {
        return std::find(found.begin(), found.end(), file) != found.end();
    };
    const auto read = [&](const std::string& file, auto add) {
        if (!has(file)) return;
        try {
            add(read_csv_file(folder / file));
        } catch (const bad_input& e) {
            problems.insert(problems.end(), e.problems().begin(), e.problems().end());
        }
    };
    if (!has(file_of(table_id::mandates))) problems.push_back(without_mandates(folder, found));
    for (std::size_t i = 0; i < table_count; ++i) {
        const auto table = static_cast<table_id>(i);
        read(file_of(table), [&](frame&& rows) { builder.add(table, std::move(rows)); });
    }
    read(std::string{attributes_file},
         [&](frame&& rows) { builder.add_attributes(std::move(rows)); });
    for (const auto& file : found)
        if (std::find(known.begin(), known.end(), file) == known.end())
            builder.note({"N-FILE", file, "this file is not read: no table has its name",
                          did_you_mean(file, known)});
    // What is wrong between tables can only be told when each has been read.
    if (!problems.empty()) throw bad_input{std::move(problems)};
    return std::move(builder).build();
}

}  // namespace v0
}  // namespace remit
