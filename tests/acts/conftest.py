"""Where the texts of the acts are: QYZMET_ACTS, or the folder `shared/acts` beside the project."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2].parent / "shared" / "acts"


@pytest.fixture(scope="session")
def akmola() -> list[str]:
    """The lines of Akmola А-11/491, the first at index 0."""
    folder = Path(os.environ.get("QYZMET_ACTS", BESIDE))
    path = folder / "kz-akmola-2011-a-11-491.ru.txt"
    if not path.exists():
        pytest.skip(
            "the texts of the acts are not on this machine (QYZMET_ACTS names their folder)"
        )
    return path.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="session")
def said(akmola: list[str]) -> Callable[[tuple[int, int]], str]:
    """Lines as one run of letters: the text is letter-spaced and wrapped at random."""

    def between(lines: tuple[int, int]) -> str:
        text = "".join(akmola[lines[0] - 1 : lines[1]])
        return re.sub(r"[\s«»\"]", "", text).lower().replace("ё", "е")

    return between
