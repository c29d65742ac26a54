// expect: conversion from 'int' to non-scalar type '.*aggregate' requested|no viable conversion from 'int' to '.*aggregate'
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    const remit::aggregate a = 7;
#else
    const remit::aggregate a = count();
#endif
    (void)a.of(members);
}
