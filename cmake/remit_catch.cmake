# SPDX-License-Identifier: BSL-1.0
# Catch2, 2.13 or 3, from one source tree. Defines remit_catch (library and main); sets
# remit_catch_version. The version decides, not which targets exist: Debian's Catch2 2.13 has a
# Catch2WithMain without benchmarking.
include_guard()

find_package(Catch2 CONFIG REQUIRED)
set(remit_catch_version "${Catch2_VERSION}")
if(remit_catch_version VERSION_LESS 2.13)
    message(FATAL_ERROR "Catch2 ${remit_catch_version} was found; 2.13 or newer is needed.")
endif()
message(STATUS "remit: Catch2 ${remit_catch_version}")

set(remit_catch_support "${PROJECT_SOURCE_DIR}/tests/cpp/support")
if(remit_catch_version VERSION_LESS 3)
    add_library(remit_catch STATIC "${remit_catch_support}/main.cpp")
    target_compile_definitions(remit_catch PUBLIC REMIT_CATCH2_MAJOR=2
                                                  CATCH_CONFIG_ENABLE_BENCHMARKING)
    target_link_libraries(remit_catch PUBLIC Catch2::Catch2)
    target_compile_features(remit_catch PUBLIC cxx_std_20)
    if(NOT MSVC)
        # Catch2's own main: half a minute to optimise under sanitizers, and nothing gained.
        target_compile_options(remit_catch PRIVATE -O0)
    endif()
    set(remit_catch_no_tests_is_an_error -w NoTests)
else()
    add_library(remit_catch INTERFACE)
    target_compile_definitions(remit_catch INTERFACE REMIT_CATCH2_MAJOR=3)
    target_link_libraries(remit_catch INTERFACE Catch2::Catch2WithMain)
    set(remit_catch_no_tests_is_an_error "")
endif()
