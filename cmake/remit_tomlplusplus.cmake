# SPDX-License-Identifier: BSL-1.0
# toml++ is used header-only and only inside our sources, so no user of the package has to find it.
# Sets remit_has_tomlplusplus.
include_guard()

set(remit_has_tomlplusplus OFF)
if(REMIT_WITH_TOMLPLUSPLUS)
    find_path(REMIT_TOMLPLUSPLUS_INCLUDE_DIR toml++/toml.h)
    mark_as_advanced(REMIT_TOMLPLUSPLUS_INCLUDE_DIR)
    if(REMIT_TOMLPLUSPLUS_INCLUDE_DIR)
        set(remit_has_tomlplusplus ON)
    elseif(NOT REMIT_WITH_TOMLPLUSPLUS STREQUAL "AUTO")
        message(FATAL_ERROR "REMIT_WITH_TOMLPLUSPLUS is ON and toml++/toml.h was not found "
                            "(Debian: libtomlplusplus-dev).")
    endif()
endif()
message(STATUS "remit: toml++ ${remit_has_tomlplusplus}")

function(remit_use_tomlplusplus target)
    if(remit_has_tomlplusplus)
        target_include_directories(
            ${target} SYSTEM PRIVATE $<BUILD_INTERFACE:${REMIT_TOMLPLUSPLUS_INCLUDE_DIR}>)
        target_compile_definitions(${target} PRIVATE REMIT_HAS_TOMLPLUSPLUS=1 TOML_HEADER_ONLY=1)
    endif()
endfunction()
