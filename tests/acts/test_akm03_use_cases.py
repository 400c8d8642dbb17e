"""The rival routes of akm-03: appendix 3, tables 2 and 3, and the figures of the other tables."""

import re
from collections.abc import Callable

import pytest

from qyzmet.catalogue import folder_texts
from qyzmet.standard.model import Action
from qyzmet.standard.publishing import read_definition

ROUTE = read_definition(folder_texts("akm-03")).route
ACTIONS = {action.id: action for action in ROUTE.actions}
WORKERS = {unit.id for unit in ROUTE.units if unit.role != "system"}
Said = Callable[[tuple[int, int]], str]

GRANT = (7821, 7890)  # appendix 3, table 2
REFUSAL = (7892, 7954)  # appendix 3, table 3

# By what words a use case tells which action it stands for; the first that fits counts.
MEANS = (
    ("выдачарасписки", "centre"),
    ("потребителювцентре", "centre"),
    ("приемзаявления", "take_in"),
    ("наложениерезолюции", "appoint"),
    ("рассмотрениезаявления", "prepare"),
    ("подписание", "sign"),
    ("вкниге", "issue"),
    ("передача", "issue"),
)


def use_cases(text: str) -> list[str]:
    """The capability that each numbered use case stands for, in the order of the numbers."""
    steps = re.split(r"действие№(\d)", text)[1:]
    numbered = dict(zip(map(int, steps[::2]), steps[1::2], strict=True))
    assert list(numbered) == list(range(1, len(numbered) + 1))
    return [next(what for word, what in MEANS if word in numbered[n]) for n in numbered]


def worked(channel: str) -> list[str]:
    """What people do on a channel's route, from its start along `next`."""
    found: list[str] = []
    action: Action | None = ACTIONS[ROUTE.starts[channel]]
    while action is not None:
        if action.unit in WORKERS:
            found.append(action.does)
        action = ACTIONS[action.next[0]] if action.next else None
    return found


def at_the_department(steps: list[str]) -> list[str]:
    """Without the centre's own steps, and registration with hand-over as the one action 8."""
    own = [step for step in steps if step != "centre"]
    return [step for n, step in enumerate(own) if n == 0 or own[n - 1] != step]


@pytest.mark.parametrize("lines", [GRANT, REFUSAL], ids=["grant", "refusal"])
def test_the_use_cases_are_the_departments_route_in_its_order(
    lines: tuple[int, int], said: Said
) -> None:
    assert at_the_department(use_cases(said(lines))) == worked("department")


@pytest.mark.parametrize("lines", [GRANT, REFUSAL], ids=["grant", "refusal"])
def test_the_portal_works_in_the_same_order(lines: tuple[int, int], said: Said) -> None:
    steps = at_the_department(use_cases(said(lines)))
    assert worked("portal") == [step for step in steps if step not in ("take_in", "issue")]


def test_a_route_with_two_actions_swapped_would_be_noticed(said: Said) -> None:
    swapped = worked("department")
    swapped[2], swapped[3] = swapped[3], swapped[2]
    assert at_the_department(use_cases(said(GRANT))) != swapped


def test_only_the_grant_is_entered_in_a_book(said: Said) -> None:
    """What the decision about a book for refusals rests on."""
    assert "вкниге" in said(GRANT)
    assert "вкниге" not in said(REFUSAL)


# Appendix 4: a block of a table, the row with the limits, the row with the numbers that follow.
BLOCKS = {
    "app4.t1, 1-4": ((8029, 8039), (8041, 8041), {"g2": 3, "g3": 4, "g4": 5}),
    "app4.t1, 5-8": ((8111, 8111), (8113, 8117), {"g6": 7, "g7": 8, "g8": 9}),
    "app4.t1, 9-12": ((8191, 8194), (8196, 8199), {"g10": 11, "g11": 12}),
    "app4.t3, 1-5": ((8563, 8576), (8578, 8578), {f"p{n}": n + 1 for n in range(1, 6)}),
    "app4.t3, 6-10": ((8653, 8666), (8668, 8668), {f"p{n}": n + 1 for n in range(6, 11)}),
    "app4.t3, 11-15": ((8747, 8758), (8760, 8760), {f"p{n}": n + 1 for n in range(11, 15)}),
}


@pytest.mark.parametrize("block", BLOCKS)
def test_a_minute_of_a_system_is_printed_as_often_as_it_is_set(block: str, said: Said) -> None:
    limits, _, follows = BLOCKS[block]
    named = set(follows) | {
        ACTIONS[id].next[0]
        for id in follows
        if ACTIONS[id].next and not ACTIONS[ACTIONS[id].next[0]].next
    }
    minutes = [
        id for id in named if (limit := ACTIONS[id].limit) and str(limit.unit) == "minute"
        and limit.amount == 1
    ]  # fmt: skip
    assert said(limits).count("неболее1минуты") == len(minutes)


@pytest.mark.parametrize("block", BLOCKS)
def test_the_printed_number_of_the_next_action_is_the_routes(block: str, akmola: list[str]) -> None:
    _, (first, last), follows = BLOCKS[block]
    printed = re.findall(r"\d+", " ".join(akmola[first - 1 : last]).partition("действия")[2])
    assert [str(number) for number in follows.values()] == [
        number for number in printed if int(number) in follows.values()
    ]
    for id, number in follows.items():
        if id.startswith("p"):
            assert ACTIONS[ACTIONS[id].next[0]].number == str(number)


def test_the_longer_limits_of_the_portal_are_those_printed(said: Said) -> None:
    taken, executed, signed = ACTIONS["p5"].limit, ACTIONS["p6"].limit, ACTIONS["p11"].limit
    assert taken is not None
    assert (taken.amount, str(taken.unit)) == (10, "minute")
    assert "неболее10минут" in said((8563, 8576))
    assert executed is not None
    assert (executed.amount, str(executed.unit)) == (1, "working_day")
    assert "1рабочийдень" in said((8653, 8666))
    assert signed is None
    assert said((8747, 8758)).count("неболее") == 4


def test_the_five_actions_of_the_department_have_two_minutes_each(said: Said) -> None:
    for id in ("d4", "d5", "d6", "d7", "d8"):
        limit = ACTIONS[id].limit
        assert limit is not None
        assert (limit.amount, str(limit.unit)) == (2, "minute")
    assert len(re.findall(r"2минут", said((7728, 7741)))) == 3
    assert len(re.findall(r"2минут", said((7803, 7812)))) == 3
