"""A world of its own for every race: races need connections that really commit."""

from collections.abc import Iterator

import pytest

from qyzmet.testing.worlds import World, new_world


@pytest.fixture(scope="session")
def empty_world(tmp_path_factory) -> Iterator[World]:
    made = new_world(tmp_path_factory.mktemp("races") / "empty")
    made.play("migrated")
    yield made
    made.drop()


@pytest.fixture
def world(empty_world, tmp_path) -> Iterator[World]:
    """An installation with tables and nothing in them."""
    made = empty_world.copy(tmp_path / "race")
    yield made
    made.drop()
