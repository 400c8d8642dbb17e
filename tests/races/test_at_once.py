"""What must happen once happens once, though many press at the same moment."""

import pytest

pytestmark = pytest.mark.race


def test_fifty_with_one_key_make_one_case(world):
    end = world.play("one_key").last
    assert end["raised"] == []
    assert (end["answers"], end["different"], end["new"], end["cases"]) == (50, 1, 1, 1)
    assert end["numbers"] == [1]
    assert end["findings"] == end["differences"] == []


def test_with_the_guard_taken_out_they_make_many(world):
    end = world.play("one_key_unguarded").last
    assert end["cases"] > 1
    assert end["different"] == end["cases"]


def test_a_key_that_comes_with_other_content_is_refused(world):
    end = world.play("one_key_two_contents").last
    assert (end["answers"], end["refused"], end["cases"]) == (20, 20, 1)
    assert end["findings"] == end["differences"] == []


def test_of_two_heads_who_sign_one_draft_at_once_one_signs(world):
    end = world.play("two_heads").last
    assert end["signed_once"]
    assert end["others"] == []
    assert end["signatures"] == 8
    assert set(end["codes"]) <= {"not_now", "case_closed"}
    assert end["findings"] == end["differences"] == []


def test_two_executors_who_take_in_at_once_leave_no_gap_in_the_numbers(world):
    end = world.play("two_executors").last
    assert end["raised"] == []
    assert end["numbers"] == list(range(1, 21))
    assert end["cases"] == 20
    assert end["findings"] == end["differences"] == []


def test_sealers_at_work_together_seal_every_event_once_whatever_commits_first(world):
    end = world.play("sealers").last
    assert end["raised"] == []
    assert end["sealed"] == end["events"] > 0
    assert end["in_order"]
    assert end["heads"]
    assert end["findings"] == end["differences"] == []
