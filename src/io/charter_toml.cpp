// SPDX-License-Identifier: BSL-1.0
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include <remit/charter/locate.hpp>
#include <remit/core/detail/utf8.hpp>
#include <remit/io/folder.hpp>

#include "io/toml_quirks.hpp"

#ifdef REMIT_HAS_TOMLPLUSPLUS
#include <locale>
#include <sstream>

// toml++ 3.3 asserts, and with NDEBUG tells the compiler to assume, what bad input makes false
// (`a = 1979-05-27 0`). Where it does neither it goes on to report an error.
#undef NDEBUG
#define TOML_ASSERT(condition) static_cast<void>(0)
// So ours is another toml++ than the one that a program may use beside remit. Under one name the
// linker would take either for both; under a name of its own it is ours alone.
#define toml remit_toml
#include <toml++/toml.h>
#undef toml
namespace toml = remit_toml;
#endif

namespace remit {
inline namespace v0 {

namespace {

std::string file_text(const std::filesystem::path& file, const std::string& origin) {
    std::error_code failed;
    if (std::filesystem::is_directory(file, failed))
        throw bad_input{problem{"E-FILE", origin, "this is a folder, not a file",
                                "name the charter file itself"}};
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw bad_input{problem{
            "E-FILE", origin,
            "there is no charter here: " + detail::visible(file.string()) + " cannot be read",
            "a charter is a file called charter.toml"}};
    std::string text(longest_charter + 1, '\0');  // one byte more shows that there is more
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (in.bad())
        throw bad_input{problem{"E-FILE", origin,
                                detail::visible(file.string()) + " cannot be read to its end", ""}};
    text.resize(static_cast<std::size_t>(in.gcount()));
    return text;
}

#ifdef REMIT_HAS_TOMLPLUSPLUS

template <class T>
document::unfit unfit(const char* kind, const T& what) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << kind << " " << what;
    return {out.str()};
}

document document_of(const toml::node& n);

document document_of(const toml::table& t) {
    document::table out;
    for (const auto& [key, child] : t) out.emplace_back(std::string{key.str()}, document_of(child));
    return {std::move(out)};
}

document document_of(const toml::array& a) {
    document::list out;
    for (const auto& child : a) out.push_back(document_of(child));
    return {std::move(out)};
}

document document_of(const toml::node& n) {
    if (const auto* t = n.as_table()) return document_of(*t);
    if (const auto* a = n.as_array()) return document_of(*a);
    if (const auto* s = n.as_string()) return {s->get()};
    if (const auto* i = n.as_integer()) return {i->get()};
    if (const auto* b = n.as_boolean()) return {b->get()};
    if (const auto* f = n.as_floating_point()) return {f->get()};
    if (const auto* d = n.as_date()) {
        if (day::exists(d->get().year, d->get().month, d->get().day))
            return {day{d->get().year, d->get().month, d->get().day}};
        return {unfit("the date", d->get())};
    }
    if (const auto* t = n.as_time()) return {unfit("the time", t->get())};
    return {unfit("the date-time", n.as_date_time()->get())};
}

#endif

}  // namespace

#ifdef REMIT_HAS_TOMLPLUSPLUS

charter parse_charter(std::string_view toml, std::string_view origin) {
    // toml++ sorts its tables by key; our own places say in which order the file has them, and are
    // the same for a charter that Python read. They also keep from it what it would recurse into,
    // and letters like æ outside quotes, which it takes for an impossible kind of blank.
    const auto places = places_of_charter(toml, origin);
    document d;
    try {
        d = document_of(toml::parse(detail::with_escaped_starts(toml)));
    } catch (const toml::parse_error& e) {
        throw bad_input{not_toml(toml, origin, e.source().begin.line, e.source().begin.column,
                                 e.description())};
    }
    put_places(d, places);
    put_in_order(d, places);
    return charter_from(d, origin);
}

#else

charter parse_charter(std::string_view, std::string_view origin) {
    throw bad_input{
        problem{"E-NO-TOML", std::string{origin}, "this build of remit cannot read TOML",
                "build it with toml++ (Debian: libtomlplusplus-dev), or use the Python module"}};
}

#endif

charter read_charter(const std::filesystem::path& file) {
    const auto origin = detail::visible(file.filename().string());
    return parse_charter(file_text(file, origin), origin);
}

std::pair<charter, registry> read_folder(const std::filesystem::path& folder) {
    std::vector<problem> problems;
    charter c;
    try {
        c = read_charter(folder / "charter.toml");
    } catch (const bad_input& thrown) {
        problems = thrown.problems();
    }
    try {
        auto facts = read_registry(folder, c);
        if (problems.empty()) return {std::move(c), std::move(facts)};
    } catch (const bad_input& thrown) {
        // Without its charter a folder lacks the charter's seats, so that one more is unknown says
        // nothing.
        const bool has_seats = problems.empty();
        for (const auto& p : thrown.problems())
            if (has_seats || p.code != "E-SEAT") problems.push_back(p);
    }
    throw bad_input{std::move(problems)};
}

}  // namespace v0
}  // namespace remit
