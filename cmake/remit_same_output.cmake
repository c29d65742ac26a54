# SPDX-License-Identifier: BSL-1.0
# Runs PROGRAM and compares what it prints with the file EXPECTED:
#   cmake -DPROGRAM=... -DEXPECTED=... -P remit_same_output.cmake
cmake_minimum_required(VERSION 3.25...4.2)
execute_process(COMMAND "${PROGRAM}" OUTPUT_VARIABLE printed RESULT_VARIABLE code)
if(NOT code EQUAL 0)
    message(FATAL_ERROR "${PROGRAM} ended with ${code}; it printed:\n${printed}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT "${printed}" STREQUAL "${expected}")
    message(FATAL_ERROR "${PROGRAM} printed\n${printed}\nand ${EXPECTED} holds\n${expected}")
endif()
