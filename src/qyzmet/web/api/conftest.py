"""A program that holds an applicant's key, and one with an official's."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from qyzmet.features.people.actions import give_token
from qyzmet.testing.cast import Cast, Member

ROOT = "/api/v1"


@pytest.fixture(autouse=True)
def _no_collected_styles(settings: Any, tmp_path: Path) -> None:
    """Pages are served without `collectstatic` having run; an absent folder would be a warning."""
    settings.STATIC_ROOT = tmp_path


class Program:
    """Speaks to the interface by HTTP with a key, in English unless told otherwise."""

    def __init__(self, key: str = "") -> None:
        self.client = Client(HTTP_ACCEPT_LANGUAGE="en")
        self.headers = {"Authorization": f"Bearer {key}"} if key else {}

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """A request with a JSON body, if there is one."""
        return self.client.generic(
            method,
            ROOT + path,
            b"" if body is None else json.dumps(body).encode(),
            content_type="application/json",
            headers={**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}},
        )

    def get(self, path: str, **headers: str) -> Any:
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.ask("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> Any:
        return self.ask("PUT", path, body, **headers)

    def upload(self, path: str, part: Any, field: str = "file") -> Any:
        """PUT a form with one part."""
        return self.client.put(
            ROOT + path,
            encode_multipart(BOUNDARY, {field: part}),
            content_type=MULTIPART_CONTENT,
            headers=self.headers,
        )


def program_of(member: Member) -> Program:
    """A program with a fresh key of this member of the cast."""
    return Program(give_token(member.account, "test"))


@pytest.fixture
def program(cast: Cast) -> Program:
    """A program that acts for the applicant of the cast."""
    return program_of(cast.applicant)


@pytest.fixture
def nobody() -> Program:
    """A program without a key."""
    return Program()
