"""The law that the pure tests of decisions run under."""

import pytest

from qyzmet.kernel.decide import Law
from qyzmet.testing.story import law_of_service


@pytest.fixture(scope="session")
def law() -> Law:
    return law_of_service()
