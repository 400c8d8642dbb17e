"""Officials signed in, each in a browser of their own."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from qyzmet.testing.cast import Cast, Member


@pytest.fixture(autouse=True)
def _static_folder(settings: Any, tmp_path: Path) -> None:
    """The server of static files warns of a folder that is not there."""
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def signed_in(cast: Cast, at_work: object) -> Callable[[Member], Client]:
    """A client signed in as a member of the cast, on a working morning, in English."""

    def sign_in(member: Member) -> Client:
        client = Client(headers={"accept-language": "en"})
        client.force_login(member.account, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
