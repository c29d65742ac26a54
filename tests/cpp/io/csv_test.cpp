// SPDX-License-Identifier: BSL-1.0
#include <remit/io/csv.hpp>

#include <random>
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/registry_tables.hpp"
#include "support/scratch.hpp"

using namespace remit;
using namespace remit_test;

namespace {

using rows = std::vector<std::vector<std::string>>;

/// The cells by row, a null as an empty text.
rows cells_of(const frame& f) {
    rows out(f.rows);
    for (const auto& c : f.columns) {
        const auto& cells = std::get<frame::texts>(c.cells);
        for (std::size_t row = 0; row < f.rows; ++row)
            out[row].push_back(
                cells.code.at(row) < 0
                    ? ""
                    : cells.dictionary.at(static_cast<std::size_t>(cells.code[row])));
    }
    return out;
}
rows read(std::string_view text) { return cells_of(read_csv(text, "t.csv")); }

template <class F>
std::vector<problem> refused(F f) {
    try {
        (void)f();
    } catch (const bad_input& e) {
        return e.problems();
    }
    return {};
}
std::vector<std::string> places(std::string_view text) {
    return places_of(refused([&] { return read_csv(text, "t.csv"); }));
}
using texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a CSV text is a frame of texts", "[io][csv]") {
    const auto f = read_csv("person,body\nanna,board\nbo,board\n", "t.csv");
    CHECK(f.origin == "t.csv");
    CHECK(f.rows == 2);
    CHECK(f.columns[0].name == "person");
    CHECK(f.line == std::vector<std::uint32_t>{2, 3});
    CHECK(cells_of(f) == rows{{"anna", "board"}, {"bo", "board"}});
    CHECK(std::get<frame::texts>(f.columns[1].cells).dictionary == texts{"board"});
}

TEST_CASE("lines end with LF or CRLF, the last one with neither if it likes", "[io][csv]") {
    const rows wanted = {{"1", "2"}, {"3", ""}};
    CHECK(read("a,b\n1,2\n3,\n") == wanted);
    CHECK(read("a,b\n1,2\n3,") == wanted);
    CHECK(read("a,b\r\n1,2\r\n3,\r\n") == wanted);
    CHECK(read("a,b\r\n1,2\r\n3,") == wanted);
    CHECK(read("a,b\r\n\"1\",2\r\n\"3\",\r\n") == wanted);
}

TEST_CASE("a byte order mark is no part of the first name", "[io][csv]") {
    CHECK(read_csv("\xEF\xBB\xBF"
                   "person\nanna\n",
                   "t")
              .columns[0]
              .name == "person");
    CHECK(read_csv("\xEF\xBB\xBF\"person\"\nanna\n", "t").columns[0].name == "person");
}

TEST_CASE("a cell in quotes holds commas, ends of line and quotes written twice", "[io][csv]") {
    CHECK(read("a,b\n\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",\"\"\n") ==
          rows{{"x,y", "say \"hi\""}, {"two\nlines", ""}});
    CHECK(read("a\n\"\"\"\"\n") == rows{{"\""}});
    // Lines are counted as an editor counts them.
    CHECK(read_csv("a\n\"1\n2\n3\"\nx\n", "t").line == std::vector<std::uint32_t>{2, 5});
}

TEST_CASE("an empty cell is null, quoted or not", "[io][csv]") {
    const auto f = read_csv("a,b\n,\"\"\n", "t");
    CHECK(std::get<frame::texts>(f.columns[0].cells).code == std::vector<std::int32_t>{-1});
    CHECK(std::get<frame::texts>(f.columns[1].cells).code == std::vector<std::int32_t>{-1});
}

TEST_CASE("an empty line is no row; a line of one empty cell in quotes is", "[io][csv]") {
    CHECK(read("a,b\n\n1,2\n\n\n") == rows{{"1", "2"}});
    CHECK(read("a\n\n1\n\r\n\"\"\n") == rows{{"1"}, {""}});
    CHECK(read("\n\na\n1\n") == rows{{"1"}});
}

TEST_CASE("a table of a header alone has no rows", "[io][csv]") {
    for (const auto* text : {"a,b", "a,b\n", "a,b\r\n"}) {
        const auto f = read_csv(text, "t.csv");
        CHECK(f.rows == 0);
        CHECK(f.columns.size() == 2);
    }
}

TEST_CASE("an empty file is an error that says what its first line is for", "[io][csv]") {
    for (const auto* text : {"", "\n", "\r\n\r\n", "\xEF\xBB\xBF"}) {
        const auto p = refused([&] { return read_csv(text, "t.csv"); });
        REQUIRE(p.size() == 1);
        CHECK(p[0].code == "E-CSV-EMPTY");
        CHECK_THAT(p[0].hint, contains_text("names of the columns"));
    }
}

TEST_CASE("short and long rows are told with their lines, all of them", "[io][csv]") {
    CHECK(places("a,b\n1\n1,2\n1,2,3\n\"x\ny\"\n") ==
          texts{"t.csv:2 E-CSV-ROW", "t.csv:4 E-CSV-ROW", "t.csv:5 E-CSV-ROW"});
    const auto p = refused([] { return read_csv("a,b\n1,2,3\n", "t.csv"); });
    CHECK(p.at(0).what == "3 cells in a table of 2 columns");
}

TEST_CASE("a stray quote is told with its line, and reading goes on behind it", "[io][csv]") {
    CHECK(places("a,b\n1\",2\n\"1\"x,2\n1,2,3\n") ==
          texts{"t.csv:2 E-CSV-QUOTE", "t.csv:3 E-CSV-QUOTE", "t.csv:4 E-CSV-ROW"});
    CHECK(places("a\n\"x\ny\"z\n1,2\n") == texts{"t.csv:3 E-CSV-QUOTE", "t.csv:4 E-CSV-ROW"});
    CHECK(places("a,b\n\"x\" ,2\n") == texts{"t.csv:2 E-CSV-QUOTE"});
}

TEST_CASE("a record of nothing but stray quotes is told up to the bound", "[io][csv][hostile]") {
    for (const auto* cell : {"\"\"x,", "x\","}) {
        std::string line;
        while (line.size() < 1'000'000) line += cell;
        const auto p = refused([&] { return read_csv("a\n" + line + "\nx\n", "t.csv"); });
        REQUIRE(p.size() == 10'001);
        CHECK(p.front().where == "t.csv:2");
        CHECK(p.back().code == "E-MANY");
    }
}

TEST_CASE("a quote that is never closed is told with the line where it was opened", "[io][csv]") {
    CHECK(places("a,b\n1\n1,\"2\n3,4\n5,6\n") == texts{"t.csv:2 E-CSV-ROW", "t.csv:3 E-CSV-QUOTE"});
    CHECK(places("a\n\"") == texts{"t.csv:2 E-CSV-QUOTE"});
    CHECK(places("a\n\"\"\"") == texts{"t.csv:2 E-CSV-QUOTE"});
}

TEST_CASE("names of columns are given, once each", "[io][csv]") {
    CHECK(places("a,,a\n1,2,3\n") == texts{"t.csv:1 E-CSV-HEADER", "t.csv:1 E-CSV-HEADER"});
    CHECK(places("a,b,\n1,2,3\n") == texts{"t.csv:1 E-CSV-HEADER"});
}

TEST_CASE("a table separated by something else is told so", "[io][csv]") {
    const auto semicolons = refused([] { return read_csv("person;body\nanna;board\n", "t.csv"); });
    REQUIRE(semicolons.size() == 1);
    CHECK_THAT(semicolons[0].what, contains_text("semicolons"));
    CHECK_THAT(refused([] { return read_csv("person\tbody\n", "t.csv"); }).at(0).what,
               contains_text("tabs"));
}

TEST_CASE("bytes that are no UTF-8 text are told once a line", "[io][csv]") {
    CHECK(places("a\nS\xF8ren\n\xE6\xF8\xE5 \xE6\nok\n\xED\xA0\x80\n") ==
          texts{"t.csv:2 E-CSV-UTF8", "t.csv:3 E-CSV-UTF8", "t.csv:5 E-CSV-UTF8"});
    CHECK(places(std::string_view{"a\n1\0002\n", 6}) == texts{"t.csv:2 E-CSV-NUL"});
    CHECK(places(std::string_view{"a,b\n12345678\0,2\n", 16}) == texts{"t.csv:2 E-CSV-NUL"});
    CHECK(read("navn\nS\xC3\xB8ren \xE2\x82\xAC \xF0\x9F\x98\x80\n") ==
          rows{{"S\xC3\xB8ren \xE2\x82\xAC \xF0\x9F\x98\x80"}});
    CHECK_THAT(refused([] {
                   return read_csv(
                       "\xFF\xFE"
                       "a",
                       "t.csv");
               })
                   .at(0)
                   .what,
               contains_text("UTF-16"));
}

TEST_CASE("a carriage return that ends no line is refused", "[io][csv]") {
    CHECK(places("a\rb\n1\n") == texts{"t.csv:1 E-CSV-LINE"});
    CHECK(places("a\n1\r2\n\"q\",1\r2\n") == texts{"t.csv:2 E-CSV-LINE", "t.csv:3 E-CSV-LINE"});
}

TEST_CASE("a line is at most one mebibyte long", "[io][csv]") {
    const std::string longest(1U << 20, 'x');
    CHECK(read("a\n" + longest + "\n1\n").at(0).at(0).size() == longest.size());
    CHECK(places("a\nx" + longest + "\n1,2\n") == texts{"t.csv:2 E-CSV-LONG", "t.csv:3 E-CSV-ROW"});
    CHECK(places("a\n1\nx" + longest) == texts{"t.csv:3 E-CSV-LONG"});
    CHECK(places("a\n\"\nx" + longest + "\"\n1,2\n") == texts{"t.csv:2 E-CSV-LONG"});
    CHECK(places("a,b\n\"1\"," + longest + "\n") == texts{"t.csv:2 E-CSV-LONG"});
    CHECK(places("x" + longest + "\n") == texts{"t.csv:1 E-CSV-LONG"});
}

TEST_CASE("a line of 100 MB is one clear error", "[io][csv][slow]") {
    const scratch folder;
    const auto file = folder.path() / "mandates.csv";
    for (const char* before : {"person,body\n", "person,body\n\"", "person,body\n1,2\n3,\"4\n5"}) {
        {
            std::ofstream out{file, std::ios::binary};
            out << before;
            const std::string piece(1'000'000, 'x');
            for (int i = 0; i < 100; ++i) out << piece;
        }
        const auto p = refused([&] { return read_csv_file(file); });
        REQUIRE(p.size() == 1);
        CHECK(p[0].code == "E-CSV-LONG");
        CHECK_THAT(p[0].where, contains_text("mandates.csv:"));
    }
}

TEST_CASE("of a line that is too long nothing more is told, wherever a piece of the file ends",
          "[io][csv]") {
    // Two-byte letters, so that a piece ends in the middle of one, whichever way the pieces fall.
    const scratch folder;
    for (const char* before : {"a\n", "a\nx"}) {
        std::string csv = before;
        for (int i = 0; i < 3'000'000; ++i) csv += "\xC3\xB8";
        csv += "\n1,2\n\xFF\n";
        const auto said =
            places_of(refused([&] { return read_csv_file(folder.write("t.csv", csv)); }));
        CHECK(said == texts{"t.csv:2 E-CSV-LONG", "t.csv:3 E-CSV-ROW", "t.csv:4 E-CSV-UTF8"});
        CHECK(said == places(csv));
    }
}

TEST_CASE("a table has at most a thousand columns", "[io][csv]") {
    const auto line = [](int n) {
        std::string out = "c0";
        for (int i = 1; i < n; ++i) out += ",c" + std::to_string(i);
        return out + "\n";
    };
    CHECK(read(line(1000) + line(1000)).at(0).size() == 1000);
    CHECK(places(line(1001)) == texts{"t.csv:1 E-CSV-HEADER"});
    CHECK(places("a\n" + line(20'000)) == texts{"t.csv:2 E-CSV-ROW"});
}

TEST_CASE("problems are bounded", "[io][csv]") {
    std::string csv = "a,b\n";
    for (int i = 0; i < 20'000; ++i) csv += "1\n";
    const auto p = refused([&] { return read_csv(csv, "t.csv"); });
    CHECK(p.size() >= 10'000);
    CHECK(p.size() <= 10'001);
}

TEST_CASE("a file that is not there, is no file or cannot be read is told by its path",
          "[io][csv]") {
    const scratch folder;
    const auto missing = refused([&] { return read_csv_file(folder.path() / "mandates.csv"); });
    REQUIRE(missing.size() == 1);
    CHECK(missing[0].code == "E-FILE");
    CHECK_THAT(missing[0].what, contains_text((folder.path() / "mandates.csv").string()));
    CHECK(refused([&] { return read_csv_file(folder.path()); }).at(0).code == "E-FILE");
}

TEST_CASE("a file of more than 4 GiB is refused before it is read", "[io][csv]") {
    const scratch folder;
    const auto file = folder.write("mandates.csv", "a\n");
    std::error_code failed;
    std::filesystem::resize_file(file, (std::uintmax_t{1} << 32) + 1,
                                 failed);  // a hole: nothing is written
    if (failed)
        WARN("no file of 4 GiB can be made here: " << failed.message());
    else
        CHECK(refused([&] { return read_csv_file(file); }).at(0).what == "more than 4 GiB");
}

TEST_CASE("whatever is written by the rules is read back, from a text and from a file",
          "[io][csv]") {
    std::mt19937 random{20260101};
    const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const scratch folder;
    for (int round = 0; round < 300; ++round) {
        const std::size_t columns = 1 + pick(4);
        rows table(pick(40), std::vector<std::string>(columns));
        std::string csv;
        for (std::size_t c = 0; c < columns; ++c) csv += (c ? ",c" : "c") + std::to_string(c);
        const std::string end = pick(2) ? "\n" : "\r\n";
        csv += end;
        for (auto& row : table) {
            for (std::size_t c = 0; c < columns; ++c) {
                constexpr std::string_view letters = "ab,\"\n\r; \xC3\xB8";
                for (unsigned n = pick(6); n > 0; --n) {
                    const auto at = pick(9);
                    row[c] += at == 8 ? letters.substr(8, 2) : letters.substr(at, 1);
                }
                const bool needed = row[c].find_first_of(",\"\n\r") != std::string::npos ||
                                    (columns == 1 && row[c].empty());
                std::string written = row[c];
                if (needed || pick(4) == 0) {
                    for (std::size_t q = written.find('"'); q != std::string::npos;
                         q = written.find('"', q + 2))
                        written.insert(q, 1, '"');
                    written = "\"" + written + "\"";
                }
                csv += (c ? "," : "") + written;
            }
            csv += end;
        }
        if (pick(3) == 0) csv.resize(csv.size() - end.size());
        CAPTURE(csv);
        REQUIRE(read(csv) == table);
        if (round % 10 == 0) REQUIRE(cells_of(read_csv_file(folder.write("t.csv", csv))) == table);
    }
}

TEST_CASE("a file is read in pieces as if it were read at once", "[io][csv]") {
    // Larger than one piece, with records that lie across the borders, some of them nearly as long
    // as allowed.
    std::mt19937 random{7};
    std::string csv = "id,words\r\n";
    std::size_t id = 0;
    while (csv.size() < 11U << 20) {
        csv += std::to_string(id++) + ",\"";
        const std::size_t length = random() % (id % 50 == 0 ? 900'000U : 3'000U);
        for (std::size_t i = 0; i < length; ++i)
            csv += i % 97 == 0 ? "\n" : i % 89 == 0 ? "\"\"" : i % 83 == 0 ? "\xC3\xA6" : "w";
        csv += "\"\r\n";
    }
    const scratch folder;
    const auto whole = read_csv(csv, "t.csv");
    const auto pieces = read_csv_file(folder.write("t.csv", csv));
    CHECK(whole.rows == id);
    CHECK(pieces.line == whole.line);
    CHECK((cells_of(pieces) == cells_of(whole)));
    csv += "1\n\xFF\n";
    const auto said = places_of(refused([&] { return read_csv_file(folder.write("t.csv", csv)); }));
    CHECK(said == places(csv));
    CHECK(said.size() == 3);
}
