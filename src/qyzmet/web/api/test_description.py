"""The description is true: generated requests meet only what it declares."""

import importlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis.specs.openapi import definitions
from schemathesis.specs.openapi.checks import ignored_auth, positive_data_acceptance

from qyzmet.features.people.actions import give_token
from qyzmet.testing import stages
from qyzmet.testing.cast import Cast

from .conftest import Program

GUIDE = Path(__file__).resolve().parents[4] / "docs" / "guides" / "programmers.md"
DESCRIPTION = "/api/v1/openapi.json"
EXAMPLES = 12
"""Generated requests an operation; enough to meet every branch, few enough for every build."""

BY_THE_FORM = {"put_answers", "put_paper", "send_draft"}
"""What these take is said by the form of the service, not by the description alone."""


@pytest.mark.django_db
def test_the_description_is_valid_openapi_3_1(nobody: Program) -> None:
    found = nobody.get("/openapi.json").json()
    assert found["openapi"].startswith("3.1")
    jsonschema_rs.Draft202012Validator(definitions.OPENAPI_31).validate(found)
    broken = json.loads(json.dumps(found))
    del broken["info"]["title"]
    assert not jsonschema_rs.Draft202012Validator(definitions.OPENAPI_31).is_valid(broken)
    for reference in _references(found):
        assert reference.removeprefix("#/components/schemas/") in found["components"]["schemas"]


def _references(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [found for item in value.values() for found in _references(item)]
    if isinstance(value, list):
        return [found for item in value for found in _references(item)]
    return []


@pytest.mark.django_db
def test_operations_need_a_key_unless_anybody_may_ask(nobody: Program) -> None:
    paths = nobody.get("/openapi.json").json()["paths"]
    free = {o["operationId"] for m in paths.values() for o in m.values() if "security" not in o}
    assert free == {"list_services", "get_service", "verify"}


@pytest.mark.django_db
@pytest.mark.usefixtures("at_work")
def test_no_operation_that_needs_a_key_answers_without_one(cast: Cast, nobody: Program) -> None:
    real = _real(cast)
    tried = 0
    for path, methods in nobody.get("/openapi.json").json()["paths"].items():
        for method, operation in methods.items():
            if "security" not in operation:
                continue
            answer = nobody.ask(method.upper(), path.format(**real).removeprefix("/api/v1"))
            assert answer.status_code == 401, path
            tried += 1
    assert tried == 8


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A server closes old connections around each request; this one holds the test's transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("at_work", "one_connection")
def test_generated_requests_get_declared_answers(cast: Cast) -> None:
    """Half of the requests name real things, so that they come further than "not found"."""
    key = give_token(cast.applicant.account, "generated")
    real = _real(cast)
    description = schemathesis.openapi.from_wsgi(DESCRIPTION, WSGIHandler())
    operations = [result.ok() for result in description.get_all_operations()]
    assert len(operations) == 11
    seen: set[int] = set()
    for operation in operations:
        _try(operation, real, {"Authorization": f"Bearer {key}"}, seen)
    assert {200, 404, 422} <= seen
    assert not any(status >= 500 for status in seen)


def _real(cast: Cast) -> dict[str, str]:
    """Ids of the applicant's own things: a finished case, a draft ready to be sent."""
    case = stages.granted(cast).case
    draft = stages.draft(cast)
    return {
        "case": case,
        "draft": draft.id,
        "code": draft.service,
        "document": draft.files.all()[0].document,
    }


def _try(operation: Any, real: dict[str, str], headers: dict[str, str], seen: set[int]) -> None:
    turn = iter(range(10**9))
    # Generated keys are replaced by a real one; that none opens nothing is a test of its own.
    left_out = [ignored_auth]
    if operation.definition.raw["operationId"] in BY_THE_FORM:
        left_out.append(positive_data_acceptance)

    @seed(20120120)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def run(case: Any) -> None:
        if next(turn) % 2:
            case.path_parameters = {name: real[name] for name in case.path_parameters or {}}
        response = case.call(headers=headers)
        seen.add(response.status_code)
        case.validate_response(response, excluded_checks=left_out)

    run()


def test_nothing_of_the_interface_is_loaded_from_elsewhere() -> None:
    module = importlib.import_module("qyzmet.web.api.interface")
    assert module.api.docs_url is None


@pytest.mark.django_db
def test_the_guide_names_only_addresses_that_exist(nobody: Program) -> None:
    known = nobody.get("/openapi.json").json()["paths"]
    shapes = [re.compile(re.sub(r"{[^}]+}", r"[^/]+", path).replace(".", r"\.")) for path in known]
    named = re.findall(r"\$QYZMET(/api/v1/[^\s\"?`]+)", GUIDE.read_text(encoding="utf-8"))
    assert len(named) > 10
    for address in named:
        if address != DESCRIPTION:
            assert any(shape.fullmatch(address) for shape in shapes), address
