# SPDX-License-Identifier: BSL-1.0
"""A small board for the tests of the command."""

MANDATES = """\
person,body,role,gender,start,stop
anna,board,chair,f,2024-01-01,2024-07-01
bo,board,member,m,2024-01-01,
carl,board,chair,,2025-01-01,2027-01-01
dora,board,member,f,2024-01-01,2024-09-01
"""
PEOPLE = "person,name\nanna,Anna And\nbo,Bo Bi\ncarl,Carl Crane\ndora,Dora Due\n"
CHARTER = """\
title = "The board"
body = "board"
language = "en"
version = "2024"
silent = ["term", "quorum"]
[clause.1]
heading = "Section 1"
words = "There is one chair."
kind = "must"
[clause.2]
heading = "Section 2"
words = "As far as possible three members."
kind = "should"
read_as = "three on every day"
[clause.3]
heading = "Section 3"
words = "The board may meet abroad."
kind = "may"
[clause.4]
heading = "Section 4"
words = "The members attend."
kind = "must"
why_unchecked = "there is no table of meetings"
[rule.one-chair]
require = 'count(role == "chair") == 1'
cite = "1"
[rule.three]
require = 'count() >= 3'
level = "should"
cite = "2"
[rule.two-women]
require = 'count(gender == "f") >= 2'
level = "should"
[[waiver]]
rule = "three"
start = 2024-09-01
stop = 2025-01-01
reason = "recruiting"
"""
