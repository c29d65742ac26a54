# SPDX-License-Identifier: BSL-1.0
# How each kind of test becomes a ctest test. Labels: unit, property, odr, compile_fail, replay,
# example, consumer.
include_guard()

set(remit_test_environment "REMIT_SOURCE_DIR=${PROJECT_SOURCE_DIR}")

# One Catch2 program of all `sources`; one ctest test per source file, named <folder>/<stem>, so
# that the names of test cases may be any sentence.
function(remit_add_catch_tests target label)
    add_executable(${target} ${ARGN})
    target_link_libraries(${target} PRIVATE remit::remit remit_catch)
    target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests/cpp")
    remit_target_defaults(${target})
    remit_use_tomlplusplus(${target})
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM LAST_ONLY stem)
        cmake_path(GET source PARENT_PATH folder)
        cmake_path(GET folder FILENAME folder)
        set(test "${folder}/${stem}")
        add_test(NAME ${test} COMMAND ${target} "-#" "[#${stem}]"
                                      ${remit_catch_no_tests_is_an_error})
        set_tests_properties(
            ${test}
            PROPERTIES LABELS ${label}
                       WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
                       ENVIRONMENT "${remit_test_environment}")
    endforeach()
endfunction()

# Two translation units that include every public header, in opposite orders, and link.
function(remit_add_odr_test)
    file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${PROJECT_SOURCE_DIR}/include"
         "${PROJECT_SOURCE_DIR}/include/*.hpp")
    list(SORT headers)
    foreach(name first second)
        list(TRANSFORM headers REPLACE "(.+)" "#include <\\1>" OUTPUT_VARIABLE lines)
        list(JOIN lines "\n" text)
        file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/odr/every_header_${name}.hpp"
             CONTENT "${text}\n" @ONLY)
        list(REVERSE headers)
    endforeach()
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/cpp/odr/*.cpp")
    add_executable(remit_odr ${sources})
    target_link_libraries(remit_odr PRIVATE remit::remit)
    target_include_directories(remit_odr PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/odr")
    remit_target_defaults(remit_odr)
    add_test(NAME odr/every_header_twice COMMAND remit_odr)
    set_tests_properties(odr/every_header_twice PROPERTIES LABELS odr)

    # A program may use a toml++ of its own, built otherwise; `toml::` is therefore not ours to define.
    if(remit_has_tomlplusplus AND CMAKE_NM AND NOT MSVC)
        add_test(NAME odr/no_toml_but_ours COMMAND "${CMAKE_NM}" "$<TARGET_FILE:remit_remit>")
        set_tests_properties(odr/no_toml_but_ours PROPERTIES LABELS odr FAIL_REGULAR_EXPRESSION
                                                             "N[VKRO]*4toml|_ZT[ISV]N4toml")
    endif()
endfunction()

# Each source compiles as it stands, and with -DREMIT_FAIL does not, for the reason it names in a
# first line `// expect: <regex>`.
function(remit_add_compile_fail_tests)
    find_package(Python3 COMPONENTS Interpreter QUIET)
    if(NOT Python3_Interpreter_FOUND)
        remit_add_skipped_test(compile_fail "no Python interpreter was found")
        return()
    endif()
    set(includes "$<TARGET_PROPERTY:remit_remit,INTERFACE_INCLUDE_DIRECTORIES>")
    foreach(source IN LISTS ARGN)
        cmake_path(GET source STEM LAST_ONLY stem)
        add_test(
            NAME compile_fail/${stem}
            COMMAND
                Python3::Interpreter "${PROJECT_SOURCE_DIR}/tests/cpp/compile_fail/run.py"
                "${CMAKE_CXX_COMPILER}" "${source}" -std=c++20
                "$<$<BOOL:${includes}>:-I$<JOIN:${includes},;-I>>"
            COMMAND_EXPAND_LISTS)
        set_tests_properties(compile_fail/${stem} PROPERTIES LABELS compile_fail)
    endforeach()
endfunction()

# What a fuzzer found is replayed with the ordinary compiler: each target gets a small main that
# feeds it the files of tests/fuzz/findings/<target> and tests/fuzz/corpus/<target>.
function(remit_add_replay_tests)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM LAST_ONLY stem)
        add_executable(remit_replay_${stem} "${source}"
                                            "${PROJECT_SOURCE_DIR}/tests/fuzz/support/replay.cpp")
        target_link_libraries(remit_replay_${stem} PRIVATE remit::remit)
        remit_target_defaults(remit_replay_${stem})
        add_test(NAME replay/${stem}
                 COMMAND remit_replay_${stem} "${PROJECT_SOURCE_DIR}/tests/fuzz/findings/${stem}"
                         "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${stem}")
        set_tests_properties(replay/${stem} PROPERTIES LABELS replay)
    endforeach()
endfunction()

# Each program of docs/examples/cpp prints what stands in the .out file beside it. The pages of docs
# quote both, and a Python test compares the quotes.
function(remit_add_example_tests)
    file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/docs/examples/cpp/*.cpp")
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM LAST_ONLY stem)
        cmake_path(REPLACE_EXTENSION source LAST_ONLY out OUTPUT_VARIABLE expected)
        if(stem STREQUAL "start" AND NOT remit_has_tomlplusplus)
            remit_add_skipped_test(example/${stem} "toml++ was not found")
            continue()
        endif()
        add_executable(remit_example_${stem} "${source}")
        target_link_libraries(remit_example_${stem} PRIVATE remit::remit)
        remit_target_defaults(remit_example_${stem})
        if(NOT MSVC)
            target_compile_options(remit_example_${stem} PRIVATE -O0)  # they run for a moment
        endif()
        add_test(
            NAME example/${stem}
            COMMAND
                "${CMAKE_COMMAND}" "-DPROGRAM=$<TARGET_FILE:remit_example_${stem}>"
                "-DEXPECTED=${expected}" -P "${PROJECT_SOURCE_DIR}/cmake/remit_same_output.cmake")
        set_tests_properties(example/${stem} PROPERTIES LABELS example WORKING_DIRECTORY
                                                        "${PROJECT_SOURCE_DIR}")
    endforeach()
endfunction()

# Two programs that use remit as others do: installed and found, and added as a folder.
function(remit_add_consumer_tests)
    if(REMIT_SANITIZE OR REMIT_COVERAGE OR NOT REMIT_INSTALL)
        return()
    endif()
    set(consumers "${PROJECT_SOURCE_DIR}/tests/consumer")
    set(work "${CMAKE_CURRENT_BINARY_DIR}/consumer")
    set(build "${CMAKE_CTEST_COMMAND}" --build-and-test)
    set(how
        --build-generator
        "${CMAKE_GENERATOR}"
        --build-options
        "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}"
        "-DCMAKE_CXX_COMPILER_LAUNCHER=${CMAKE_CXX_COMPILER_LAUNCHER}"
        "-DCMAKE_BUILD_TYPE=${CMAKE_BUILD_TYPE}"
        "-DCMAKE_DISABLE_FIND_PACKAGE_Boost=$<BOOL:${CMAKE_DISABLE_FIND_PACKAGE_Boost}>")
    # Through the environment: a list would fall apart among the arguments of ctest.
    cmake_path(CONVERT "${CMAKE_PREFIX_PATH}" TO_NATIVE_PATH_LIST prefix_path)

    add_test(NAME consumer/install
             COMMAND "${CMAKE_COMMAND}" --install "${PROJECT_BINARY_DIR}" --component
                     remit_development --prefix "${work}/prefix")
    add_test(
        NAME consumer/find_package
        COMMAND
            ${build} "${consumers}/find_package" "${work}/find_package" ${how}
            "-Dremit_ROOT=${work}/prefix" --test-command "${work}/find_package/consumer")
    add_test(
        NAME consumer/add_subdirectory
        COMMAND
            ${build} "${consumers}/add_subdirectory" "${work}/add_subdirectory" ${how}
            "-DREMIT_SOURCE_DIR=${PROJECT_SOURCE_DIR}"
            "-DREMIT_WITH_TOMLPLUSPLUS=${REMIT_WITH_TOMLPLUSPLUS}"
            --test-command "${work}/add_subdirectory/consumer")
    add_test(NAME consumer/boost_later
             COMMAND "${CMAKE_COMMAND}" -S "${consumers}/boost_later" -B "${work}/boost_later"
                     --fresh "-DREMIT_SOURCE_DIR=${PROJECT_SOURCE_DIR}")
    set_tests_properties(consumer/install PROPERTIES FIXTURES_SETUP remit_installed)
    set_tests_properties(consumer/find_package PROPERTIES FIXTURES_REQUIRED remit_installed)
    set_tests_properties(
        consumer/install consumer/find_package consumer/add_subdirectory consumer/boost_later
        PROPERTIES LABELS consumer ENVIRONMENT "CMAKE_PREFIX_PATH=${prefix_path}")
endfunction()

# A test that only says it was skipped, so that ctest counts it.
function(remit_add_skipped_test name reason)
    add_test(NAME ${name} COMMAND "${CMAKE_COMMAND}" -E echo "skipped: ${reason}")
    set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "skipped: ")
endfunction()
