# SPDX-License-Identifier: BSL-1.0
# The options of the build, and what they mean for a target of ours.
include_guard()

if(DEFINED SKBUILD)
    set(remit_for_python ON)
    set(remit_for_developer OFF)
else()
    set(remit_for_python OFF)
    set(remit_for_developer ${PROJECT_IS_TOP_LEVEL})
endif()

option(REMIT_BUILD_TESTS "Build the C++ tests (needs Catch2)" ${remit_for_developer})
option(REMIT_BUILD_BENCHMARKS "Build the C++ benchmarks (needs Catch2)" OFF)
option(REMIT_BUILD_FUZZERS "Build the fuzz targets with libFuzzer (needs clang)" OFF)
option(REMIT_BUILD_PYTHON "Build the Python extension module (needs pybind11)" ${remit_for_python})
option(REMIT_INSTALL "Install headers, library and CMake package" ${PROJECT_IS_TOP_LEVEL})
option(REMIT_WERROR "Treat warnings in our own code as errors" OFF)
option(REMIT_COVERAGE "Instrument for coverage" OFF)
option(REMIT_CCACHE "Compile through ccache where it is found" ${PROJECT_IS_TOP_LEVEL})

set(REMIT_WITH_TOMLPLUSPLUS AUTO CACHE STRING "Read charter.toml in C++: AUTO, ON or OFF")
set_property(CACHE REMIT_WITH_TOMLPLUSPLUS PROPERTY STRINGS AUTO ON OFF)
set(REMIT_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined or thread")

if(PROJECT_IS_TOP_LEVEL)
    if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
        set(CMAKE_BUILD_TYPE Release CACHE STRING "Type of build" FORCE)
    endif()
    set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
    set(CMAKE_CXX_EXTENSIONS OFF)
    set(CMAKE_CXX_SCAN_FOR_MODULES OFF)  # there are none, and looking costs a run for each file
    # Ninja takes colours away from a compiler that does not write to a terminal.
    if(CMAKE_GENERATOR MATCHES "Ninja")
        set(CMAKE_COLOR_DIAGNOSTICS ON)
    endif()
endif()

if(REMIT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER AND NOT DEFINED ENV{CMAKE_CXX_COMPILER_LAUNCHER})
    find_program(REMIT_CCACHE_PROGRAM ccache)
    mark_as_advanced(REMIT_CCACHE_PROGRAM)
    if(REMIT_CCACHE_PROGRAM)
        set(CMAKE_CXX_COMPILER_LAUNCHER "${REMIT_CCACHE_PROGRAM}")
    endif()
endif()

# Sanitizers and coverage change what the standard library's templates compile to, so every
# object of the build gets the same flags.
if(REMIT_SANITIZE)
    add_compile_options(-fsanitize=${REMIT_SANITIZE} -fno-sanitize-recover=all
                        -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${REMIT_SANITIZE})
endif()
if(REMIT_COVERAGE)
    add_compile_options(--coverage)
    add_link_options(--coverage)
endif()

if(MSVC)
    set(remit_warnings /W4)
else()
    set(remit_warnings -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion)
    # Leaving out a field of an aggregate is how a rule, an option or a row is meant to be written.
    list(APPEND remit_warnings -Wno-missing-field-initializers)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # Plain -Wshadow of gcc also names the enumerators of a scoped enum, which hide nothing;
        # clang's does not, and the long test run builds with clang.
        list(APPEND remit_warnings -Wshadow=local)
    else()
        list(APPEND remit_warnings -Wshadow)
        # std::stable_sort of libstdc++ 12 uses what the same library calls deprecated in C++17.
        list(APPEND remit_warnings -Wno-deprecated-declarations)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
        # gcc 12 reports overlapping copies inside std::string that cannot happen (gcc bug 105651).
        list(APPEND remit_warnings -Wno-restrict)
    endif()
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND REMIT_SANITIZE)
        # With sanitizers gcc loses track of what an optional holds; the plain build still asks.
        list(APPEND remit_warnings -Wno-maybe-uninitialized)
    endif()
endif()
if(REMIT_WERROR)
    list(APPEND remit_warnings $<IF:$<CXX_COMPILER_ID:MSVC>,/WX,-Werror>)
endif()

# Warnings are private: a user of the library chooses their own.
function(remit_target_defaults target)
    target_compile_options(${target} PRIVATE ${remit_warnings})
endfunction()
