// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <remit.hpp>

namespace remit_test {

/// A board of three seats with a chair, where things happen: Anna chairs and leaves, Cy's gender is
/// unknown.
inline remit::registry small_board() {
    using remit::day;
    remit::registry_builder b;
    b.add(remit::body{.body = "board", .name = "The board", .start = day{2024, 1, 1}});
    b.add(remit::seat{.body = "board", .seat = "chair", .role = "chair"});
    b.add(remit::seat{.body = "board", .seat = "member", .number = 2});
    b.add(remit::person{.person = "anna", .name = "Anna", .more = {{"gender", std::string{"f"}}}});
    b.add(remit::person{.person = "bo", .name = "Bo", .more = {{"gender", std::string{"m"}}}});
    b.add(remit::person{.person = "cy", .name = "Cy"});
    b.add(remit::mandate{.person = "anna",
                         .body = "board",
                         .seat = "chair",
                         .start = day{2024, 1, 1},
                         .stop = day{2025, 7, 1}});
    b.add(remit::mandate{
        .person = "bo", .body = "board", .seat = "member", .start = day{2024, 1, 1}});
    b.add(remit::mandate{
        .person = "cy", .body = "board", .seat = "member", .start = day{2024, 3, 1}});
    return std::move(b).build();
}

/// A charter of these rules for every body.
inline remit::charter rules_only(std::vector<remit::rule> rules) {
    remit::charter c;
    c.rules = std::move(rules);
    return c;
}

}  // namespace remit_test
