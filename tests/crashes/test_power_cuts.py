"""A number shown is a case that exists: processes die by SIGKILL at every named point.

Whatever was shown before the death is there after it, nothing is half made, and everybody who
comes back gets the one case, the one number, the one result, each notice once.
"""

import os

import pytest

from qyzmet.kernel.points import POINTS

pytestmark = pytest.mark.crash

APPENDING = tuple(point for point in POINTS if point.startswith("append."))
CRASHES: dict[str, tuple[tuple[str, str], ...]] = {
    # point: (the world it happens in, the scene that dies)
    **{point: (("draft", "submit"), ("prepared", "sign")) for point in APPENDING},
    "submit.before_answer": (("draft", "submit"),),
    "outbox.after_take": (("draft", "submitted"), ("signed", "settle")),
    "outbox.after_effect": (("draft", "submitted"), ("signed", "settle")),
    "result.after_file": (("signed", "settle"),),
}
ON_POSTGRES = {"append.after_outbox", "append.after_commit", "outbox.after_effect"}
"""On PostgreSQL the short run dies at these; QYZMET_ALL_CRASHES=1 dies everywhere."""


def _cases() -> list[tuple[str, str, str]]:
    short = os.environ.get("QYZMET_DATABASE") and not os.environ.get("QYZMET_ALL_CRASHES")
    return [
        (point, stage, scene)
        for point, places in CRASHES.items()
        for stage, scene in places
        if not short or point in ON_POSTGRES
    ]


def test_every_named_point_has_a_crash():
    assert set(CRASHES) == set(POINTS)


def _stands(found: dict) -> None:
    """Nothing half made: chains, numbers, rows and outbox are what the events say."""
    assert found["findings"] == []
    assert found["differences"] == []
    assert found["outbox_is_what_events_owe"]
    assert found["keys"] == found["cases"]
    assert found["sent_twice"] == []


@pytest.mark.parametrize(("point", "stage", "scene"), _cases())
def test_a_power_cut_loses_nothing_and_makes_nothing_twice(world_at, point, stage, scene):
    world = world_at(stage)
    died = world.play(scene, minute=2, kill_at=point)
    assert died.killed
    found, *_, ended = world.play("recover", minute=5).shown
    _stands(found["found"])
    # a receipt that was shown before the death stands for a case that is there after it
    shown = [line["receipt"] for line in died.shown if "receipt" in line]
    assert set(shown) <= set(found["found"]["cases"])
    _ended_well(ended["ended"])


def _ended_well(ended: dict) -> None:
    """One case, granted; its two numbers are the first of their registers; all told and sent once."""
    _stands(ended)
    assert ended["outcomes"] == ["granted"]
    assert ended["numbers"] == [["applications", 1], ["certificates_book", 1]]
    assert (ended["results"], ended["waiting"], ended["unsent"]) == (1, 0, 0)
    assert ended["notices"] == ended["sent"] == 4


def test_before_the_commit_there_is_no_case_and_after_it_there_is_one(world_at):
    for point, cases in (("append.before_commit", 0), ("append.after_commit", 1)):
        world = world_at("draft")
        assert world.play("submit", minute=2, kill_at=point).killed
        found = world.play("found", minute=5).last["found"]
        _stands(found)
        assert len(found["cases"]) == cases


def test_with_the_transaction_taken_out_the_harm_is_seen(world_at):
    world = world_at("draft")
    assert world.play("submit_in_pieces", minute=2, kill_at="append.after_events").killed
    found = world.play("found", minute=5).last["found"]
    assert found["keys"] != found["cases"]
    assert any("has events and no row" in line for line in found["findings"])


def test_without_a_power_cut_the_scenes_play_to_the_end(world_at):
    world = world_at("draft")
    assert not world.play("submitted", minute=2).killed
    _ended_well(world.play("recover", minute=5).last["ended"])
