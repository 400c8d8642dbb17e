"""What tests of the portal share."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _static_folder(tmp_path: Path, settings: Any) -> None:
    """An empty folder of collected files: without one the server of static files warns."""
    folder = tmp_path / "static"
    folder.mkdir()
    settings.STATIC_ROOT = folder
