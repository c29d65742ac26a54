# SPDX-License-Identifier: BSL-1.0
# The C++ of docs/concepts/words and docs/concepts/semantics.md, as sources that are compiled into a
# test program, so that what the pages say compiles and makes what stands beside it.
include_guard()

# Writes a source of the code that was made of pages.
function(remit_spell target name header signature code)
    set(source "${CMAKE_CURRENT_BINARY_DIR}/words/${name}.cpp")
    file(
        CONFIGURE
        OUTPUT "${source}"
        CONTENT
            "// SPDX-License-Identifier: BSL-1.0
// Made of pages of docs/concepts.
#include \"${header}\"

${signature} {
    using namespace remit::words;
${code}    return said;
}
"
        @ONLY)
    target_sources(${target} PRIVATE "${source}")
endfunction()

# The charters that docs/concepts/semantics.md spells in C++, by the headings of their examples.
function(remit_spell_semantics_page target)
    set(page "${PROJECT_SOURCE_DIR}/docs/concepts/semantics.md")
    set_property(
        DIRECTORY
        APPEND
        PROPERTY CMAKE_CONFIGURE_DEPENDS ${page})
    file(READ "${page}" text)
    set(code "    std::map<std::string, remit::charter> said;\n")
    while("${text}" MATCHES "```cpp charter\n([^`]*)\n```")
        set(block "${CMAKE_MATCH_0}")
        set(charter "${CMAKE_MATCH_1}")
        string(FIND "${text}" "${block}" at)
        string(SUBSTRING "${text}" 0 ${at} before)
        string(FIND "${before}" "\n### " heading REVERSE)
        math(EXPR heading "${heading} + 5")
        string(SUBSTRING "${before}" ${heading} -1 before)
        string(FIND "${before}" "\n" end)
        string(SUBSTRING "${before}" 0 ${end} heading)
        string(APPEND code "    {\n${charter}\n    said[R\"(${heading})\"] = c;\n    }\n")
        string(LENGTH "${block}" length)
        math(EXPR at "${at} + ${length}")
        string(SUBSTRING "${text}" ${at} -1 text)
    endwhile()
    remit_spell(${target} charters "check/semantics_page.hpp"
                "std::map<std::string, remit::charter> remit_test::charters_in_cpp()" "${code}")
endfunction()

function(remit_spell_words_pages target)
    file(GLOB pages CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/concepts/words/*.md")
    list(SORT pages)
    set_property(
        DIRECTORY
        APPEND
        PROPERTY CMAKE_CONFIGURE_DEPENDS ${pages})
    set(code "    std::vector<spelled> said;\n")
    foreach(page IN LISTS pages)
        cmake_path(GET page FILENAME name)
        file(READ "${page}" text)
        # No lists: an expression may hold what CMake takes for the end of an item.
        while("${text}" MATCHES "```cpp (rule|given)\n([^`]*)\n```")
            set(block "${CMAKE_MATCH_0}")
            if(CMAKE_MATCH_1 STREQUAL "rule")
                string(APPEND code "    said.push_back({\"${name}\", shown(${CMAKE_MATCH_2}), {}});\n")
            else()
                string(APPEND code "    said.back().settings = ${CMAKE_MATCH_2};\n")
            endif()
            string(FIND "${text}" "${block}" at)
            string(LENGTH "${block}" length)
            math(EXPR at "${at} + ${length}")
            string(SUBSTRING "${text}" ${at} -1 text)
        endwhile()
    endforeach()
    remit_spell(${target} spelled "check/words_pages.hpp"
                "std::vector<remit_test::spelled> remit_test::spelled_in_cpp()" "${code}")
endfunction()
