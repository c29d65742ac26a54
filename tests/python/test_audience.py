# SPDX-License-Identifier: BSL-1.0
"""What an audience may see, in Python."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import remit as rm
from hidden_rooms import folder_of
from remit.audience import AUDIENCES, audience_called, may_see
from remit.outcome import make_outcome
from remit.outlook import make_outlook


@pytest.fixture
def rooms(folder) -> tuple[rm.Charter, rm.Registry]:
    path: Path = folder(**folder_of())
    return rm.read_folder(path)


def test_an_audience_sees_what_lesser_ones_see(rooms):
    _, registry = rooms
    seen = [
        {
            (table, str(row[key]))
            for table, key in (("bodies", "body"), ("meetings", "meeting"), ("items", "item"))
            for row in registry.table(table).to_rows()
            if may_see(registry, audience).row(table, row)
        }
        for audience in AUDIENCES
    ]
    assert all(less <= more for less, more in pairwise(seen))
    assert {key for _, key in seen[0]} == {"council", "below", "c1", "c3", "c4", "c1-1"}


def test_meetings_and_items_are_seen_no_further_than_what_is_above(rooms):
    _, registry = rooms
    sight = may_see(registry, "public")
    assert sight.body("council")
    assert not sight.body("circle")
    assert sight.meeting("c1")
    assert not sight.meeting("n2")  # said to be public, of a body that is not
    assert sight.item("c1-1")
    assert not sight.item("c2-1")  # ... of a meeting that is not
    assert may_see(registry, "members").meeting("n2")


def test_what_is_not_known_is_not_seen(rooms):
    _, registry = rooms
    sight = may_see(registry, "members")
    assert not sight.body("nobody")
    assert not sight.meeting("never")
    assert not sight.item("nothing")
    assert may_see(registry).body("nobody")  # nothing is hidden from the secretariat


def test_a_person_who_sits_only_in_hidden_bodies_is_not_named(rooms):
    _, registry = rooms
    sight = may_see(registry, "public")
    assert [sight.person(p) for p in ("anna", "zelda-q", "wren-k")] == [True, False, False]
    assert not sight.text("the house of Zelda Quist")
    assert not sight.text("zelda quist's house")
    assert sight.text("Anna Adler's house")
    assert not sight.day(date(2026, 3, 17))
    assert sight.day(date(2020, 1, 1))


def test_words_mean_audiences_in_both_languages():
    words = ["offentlig", "deltagere", "medlemmer", "sekretariat"]
    assert tuple(map(audience_called, words)) == AUDIENCES
    assert tuple(map(audience_called, (f" {a.upper()} " for a in AUDIENCES))) == AUDIENCES
    assert audience_called("all") is None
    assert audience_called("") is None


def test_outcome_and_outlook_take_an_audience(rooms):
    charter, registry = rooms
    today = date(2026, 11, 29)
    whole = make_outcome(charter, registry, today)
    part = make_outcome(charter, registry, today, audience="public")
    assert part.untold > 0 == whole.untold
    assert {e.finding.body for e in part.all if e.shown} <= {"council", "below", ""}
    year = make_outlook(charter, registry, today, date(2027, 11, 29), audience="public")
    assert {m.key for m in year.meetings} == {"c4"}
    assert {p.body for p in year.planned} == {"council", "below"}


def test_a_word_that_means_nobody_is_refused_below_the_secretariat(folder):
    _, registry = rm.read_folder(folder(**folder_of(closed="quiet")))
    may_see(registry)
    with pytest.raises(rm.BadInput) as e:
        may_see(registry, "members")
    assert {p.code for p in e.value.problems} == {"E-VISIBILITY"}
    assert {p.where for p in e.value.problems} == {"meetings: visibility", "items: visibility"}
