# SPDX-License-Identifier: BSL-1.0
# Headers, library and CMake package, in the component `remit_development`. The wheel takes only
# the component `python`.
include_guard()
if(NOT REMIT_INSTALL)
    return()
endif()

include(CMakePackageConfigHelpers)
set(remit_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/remit")

set(remit_remit_header_set)
if(remit_compiled_headers)
    set(remit_remit_header_set FILE_SET HEADERS COMPONENT remit_development)
endif()
install(
    TARGETS remit_headers
    EXPORT remit
    FILE_SET HEADERS COMPONENT remit_development)
install(
    TARGETS remit_remit
    EXPORT remit
    ARCHIVE COMPONENT remit_development
    LIBRARY COMPONENT remit_development
    RUNTIME COMPONENT remit_development
    ${remit_remit_header_set})
install(
    EXPORT remit
    NAMESPACE remit::
    FILE remit-targets.cmake
    DESTINATION ${remit_package_dir}
    COMPONENT remit_development)

configure_package_config_file(
    src/remit-config.cmake.in "${CMAKE_CURRENT_BINARY_DIR}/remit-config.cmake"
    INSTALL_DESTINATION ${remit_package_dir})
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/remit-config-version.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(
    FILES "${CMAKE_CURRENT_BINARY_DIR}/remit-config.cmake"
          "${CMAKE_CURRENT_BINARY_DIR}/remit-config-version.cmake"
          "${CMAKE_CURRENT_SOURCE_DIR}/cmake/remit_boost.cmake"
    DESTINATION ${remit_package_dir}
    COMPONENT remit_development)
install(
    FILES LICENSE
    DESTINATION "${CMAKE_INSTALL_DATADIR}/licenses/remit"
    COMPONENT remit_development)
