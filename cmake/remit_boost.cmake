# SPDX-License-Identifier: BSL-1.0
# Defines remit::boost, the Boost headers (1.74 or newer), for the build and for those who use the
# installed package. Boost's own CMake package is asked first; the wheel `libboost-headers` has
# none, so then the headers are looked for in a prefix such as a site-packages folder.
#
# The target is made last, when it is known what it stands for: a second find_package after one that
# failed looks again. For the same reason there is no include_guard.

set(remit_boost_minimum 1.74)

if(NOT TARGET remit::boost)
    find_package(Boost ${remit_boost_minimum} CONFIG QUIET)
    set(remit_boost_version 0)
    set(remit_boost_property)
    if(TARGET Boost::headers)
        set(remit_boost_property INTERFACE_LINK_LIBRARIES Boost::headers)
        set(remit_boost_version "${Boost_VERSION}")
    else()
        find_path(REMIT_BOOST_INCLUDE_DIR boost/version.hpp PATH_SUFFIXES libboost_headers/include)
        mark_as_advanced(REMIT_BOOST_INCLUDE_DIR)
        if(REMIT_BOOST_INCLUDE_DIR)
            file(STRINGS "${REMIT_BOOST_INCLUDE_DIR}/boost/version.hpp" remit_boost_version
                 REGEX "#define BOOST_LIB_VERSION")
            string(REGEX REPLACE ".*\"([0-9_]+)\".*" "\\1" remit_boost_version
                                 "${remit_boost_version}")
            string(REPLACE "_" "." remit_boost_version "${remit_boost_version}")
            set(remit_boost_property INTERFACE_INCLUDE_DIRECTORIES "${REMIT_BOOST_INCLUDE_DIR}")
        endif()
    endif()
    if(remit_boost_version VERSION_LESS remit_boost_minimum)
        set(remit_boost_message
            "remit needs the headers of Boost ${remit_boost_minimum} or newer and found none. "
            "Install them (Debian: libboost-dev; PyPI: libboost-headers) and, if they are not "
            "in a standard place, name their prefix in CMAKE_PREFIX_PATH.")
        list(JOIN remit_boost_message "" remit_boost_message)
        if(DEFINED CMAKE_FIND_PACKAGE_NAME)
            set(${CMAKE_FIND_PACKAGE_NAME}_FOUND FALSE)
            set(${CMAKE_FIND_PACKAGE_NAME}_NOT_FOUND_MESSAGE "${remit_boost_message}")
        else()
            message(FATAL_ERROR "${remit_boost_message}")
        endif()
    else()
        add_library(remit::boost INTERFACE IMPORTED)
        set_target_properties(remit::boost PROPERTIES ${remit_boost_property})
        if(NOT DEFINED CMAKE_FIND_PACKAGE_NAME)
            message(STATUS "remit: Boost ${remit_boost_version}")
        endif()
    endif()
endif()
