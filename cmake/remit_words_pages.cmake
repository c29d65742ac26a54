# SPDX-License-Identifier: BSL-1.0
# The C++ expressions of docs/concepts/words, as one source that is compiled into a test program, so
# that what the pages say compiles and makes the tree of the text beside it.
include_guard()

function(remit_spell_words_pages target)
    file(GLOB pages CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/concepts/words/*.md")
    list(SORT pages)
    set_property(
        DIRECTORY
        APPEND
        PROPERTY CMAKE_CONFIGURE_DEPENDS ${pages})
    set(code "")
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
    set(source "${CMAKE_CURRENT_BINARY_DIR}/words/spelled.cpp")
    file(
        CONFIGURE
        OUTPUT "${source}"
        CONTENT
            "// SPDX-License-Identifier: BSL-1.0
// Made of the pages of docs/concepts/words.
#include \"check/words_pages.hpp\"

std::vector<remit_test::spelled> remit_test::spelled_in_cpp() {
    using namespace remit::words;
    std::vector<spelled> said;
${code}    return said;
}
"
        @ONLY)
    target_sources(${target} PRIVATE "${source}")
endfunction()
