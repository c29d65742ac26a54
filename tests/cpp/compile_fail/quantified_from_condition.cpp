// expect: conversion from '.*condition' to non-scalar type '.*quantified' requested|no viable conversion from '.*condition' to '.*quantified'
// SPDX-License-Identifier: BSL-1.0
#include <remit/rules.hpp>

int main() {
    using namespace remit::words;
#ifdef REMIT_FAIL
    const remit::quantified q = role == "chair";
#else
    const remit::quantified q = some(role == "chair");
#endif
    (void)q.of(members);
}
