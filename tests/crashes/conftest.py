"""A world at every stage of one case, built once; each crash happens in a copy of its own."""

from collections.abc import Callable, Iterator

import pytest

from qyzmet.testing.worlds import World, new_world


@pytest.fixture(scope="session")
def stages_of_a_case(tmp_path_factory) -> Iterator[dict[str, World]]:
    """Worlds by what has happened in them: draft, submitted, appointed, prepared, signed."""
    folder = tmp_path_factory.mktemp("worlds")
    made = {"draft": new_world(folder / "draft")}
    made["draft"].play("begin")
    for before, after, scene in (
        ("draft", "sent", "submit"),
        ("sent", "submitted", "settle"),
        ("submitted", "prepared", "prepared"),
        ("prepared", "signed", "sign"),
    ):
        made[after] = made[before].copy(folder / after)
        made[after].play(scene)
    yield made
    for world in made.values():
        world.drop()


@pytest.fixture
def world_at(stages_of_a_case, tmp_path) -> Iterator[Callable[[str], World]]:
    """A copy of the world of a stage, for this test alone."""
    made: list[World] = []

    def copy(stage: str) -> World:
        made.append(stages_of_a_case[stage].copy(tmp_path / f"w{len(made)}_{stage}"))
        return made[-1]

    yield copy
    for world in made:
        world.drop()
