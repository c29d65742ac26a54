// SPDX-License-Identifier: BSL-1.0
#include <remit/calendar/zone_folder.hpp>

#include <filesystem>
#include <string>
#include <vector>

#include <remit/core/problem.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"
#include "support/tzif.hpp"

using remit::zone_folder;
using remit_test::central_europe;
using remit_test::message_contains;

namespace {

/// A folder with three zones, what a database has beside them, and a zone outside it.
class database {
public:
    database() {
        const auto bytes = central_europe().bytes();
        for (const auto* folder : {"zones", "zones/Europe", "zones/America", "zones/right",
                                   "zones/America/Argentina", "zones/posix", "zones/Europe/a.b"})
            std::filesystem::create_directory(files_.path() / folder);
        for (const auto* file :
             {"outside", "zones/UTC", "zones/Europe/Copenhagen", "zones/America/Argentina/Salta",
              "zones/right/UTC", "zones/posix/UTC", "zones/.hidden", "zones/Europe/a b"})
            files_.write(file, bytes);
        files_.write("zones/zone.tab", "# no zone");
        files_.write("zones/empty", "");
        files_.write("zones/large", std::string(remit::most_tzif_bytes + 10, 'x'));
    }
    [[nodiscard]] std::filesystem::path path() const { return files_.path() / "zones"; }

private:
    remit_test::scratch files_;
};

void refused(const zone_folder& folder, std::string_view name, const char* says) {
    INFO(name);
    CHECK_THROWS_MATCHES(folder.load(name), remit::bad_input, message_contains(says));
    CHECK_THROWS_MATCHES(folder.load(name), remit::bad_input, message_contains("[E-ZONE]"));
}

}  // namespace

TEST_CASE("a zone is found by its name", "[calendar][zone_folder]") {
    const database files;
    const zone_folder folder{files.path()};
    CHECK(folder.path() == files.path());
    const auto z = folder.load("Europe/Copenhagen");
    CHECK(z.name() == "Europe/Copenhagen");
    CHECK(z.tzif() == central_europe().bytes());
    CHECK(folder.load("America/Argentina/Salta").offset_at(0) == 3600);
    CHECK(folder.load("posix/UTC").name() == "posix/UTC");
}

TEST_CASE("a folder lists its zones once", "[calendar][zone_folder]") {
    const database files;
    CHECK(zone_folder{files.path()}.names() ==
          std::vector<std::string>{"America/Argentina/Salta", "Europe/Copenhagen", "UTC"});
}

TEST_CASE("no name leads out of the folder", "[calendar][zone_folder]") {
    const database files;
    const zone_folder folder{files.path()};
    const auto absolute = (files.path() / "UTC").string();
    for (const std::string& name :
         {std::string{"../outside"}, std::string{"Europe/../../outside"}, absolute,
          std::string{".."}, std::string{"."}, std::string{"./UTC"}, std::string{".hidden"},
          std::string{"..\\outside"}, std::string{"C:UTC"}, std::string{"Europe//Copenhagen"},
          std::string{"/"}, std::string{"UTC/"}, std::string{}, std::string{"UTC\0x", 5},
          std::string{"Europe/a b"}, std::string(65, 'x')})
        refused(folder, name, "this is no name of a zone");
}

TEST_CASE("a name that is not there is refused with what was meant", "[calendar][zone_folder]") {
    const database files;
    const zone_folder folder{files.path()};
    for (const auto* name : {"Europe/Copenhagn", "Copenhagen", "copenhagen", "Kopenhagen",
                             "europe/copenhagen", "Europe/Kopenhagen"})
        refused(folder, name, "did you mean \"Europe/Copenhagen\"?");
    refused(folder, "salta", "did you mean \"America/Argentina/Salta\"?");
    refused(folder, "Europe", "there is no such zone in the folder");
    refused(folder, "Nowhere/Land", "the folder is ");
    refused(folder, "not a name", "a name is as Europe/Copenhagen");
}

TEST_CASE("files of the folder that are no zones are refused", "[calendar][zone_folder]") {
    const database files;
    const zone_folder folder{files.path()};
    refused(folder, "zone.tab", "does not begin with \"TZif\"");
    refused(folder, "empty", "does not begin with \"TZif\"");
    refused(folder, "large", "more than 1048576 bytes");
    CHECK_THROWS_MATCHES(zone_folder{files.path() / "none"}, remit::bad_input,
                         message_contains("there is no such folder of zones"));
    CHECK_THROWS_AS(zone_folder{files.path() / "UTC"}, remit::bad_input);
}
