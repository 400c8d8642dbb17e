"""Published editions: frozen JSON in the database and in a file; a difference stops the start."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from qyzmet.standard.model import Edition, canonical, fingerprint, read_edition

from . import clock
from .models import EditionGround, PublishedEdition
from .store import writing


class EditionChanged(Exception):
    """A published edition is not what it was; the sentence names file and edition."""


class AlreadyPublished(Exception):
    """Another edition of the service is in force from the same day."""


def _file(service: str, sha256: str) -> Path:
    return Path(settings.QYZMET_VAR) / "editions" / service / f"{sha256}.json"


def publish(edition: Edition) -> str:
    """Freeze an edition; its SHA-256. Publishing the same again changes nothing."""
    body = canonical(edition)
    sha256 = fingerprint(body)
    service = edition.definition.standard.code
    with writing():
        if not PublishedEdition.objects.filter(pk=sha256).exists():
            if PublishedEdition.objects.filter(
                service=service, in_force_from=edition.in_force_from
            ).exists():
                raise AlreadyPublished(f"{service} {edition.in_force_from}")
            PublishedEdition.objects.create(
                fingerprint=sha256,
                service=service,
                body=body.decode(),
                in_force_from=date.fromisoformat(edition.in_force_from),
                in_force_until=date.fromisoformat(edition.in_force_until)
                if edition.in_force_until
                else None,
                published_at=clock.now(),
            )
            EditionGround.objects.bulk_create(
                EditionGround(edition=sha256, ground=ground.id, effect=ground.effect)
                for ground in edition.definition.standard.grounds
            )
    path = _file(service, sha256)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return sha256


@lru_cache(maxsize=256)
def edition(sha256: str) -> Edition:
    """The edition of a SHA-256; PublishedEdition.DoesNotExist if there is none."""
    return read_edition(PublishedEdition.objects.get(pk=sha256).body.encode())


def in_force(service: str, day: date) -> str | None:
    """The SHA-256 of the edition of a service in force on a day, or None."""
    for row in PublishedEdition.objects.filter(service=service, in_force_from__lte=day).order_by(
        "-in_force_from"
    ):
        if row.in_force_until is None or day < row.in_force_until:
            return row.fingerprint
    return None


def services(day: date) -> dict[str, str]:
    """Every service in force on a day: code -> SHA-256 of its edition."""
    codes = PublishedEdition.objects.values_list("service", flat=True).distinct()
    found = ((code, in_force(code, day)) for code in sorted(set(codes)))
    return {code: sha256 for code, sha256 in found if sha256}


def verify_all() -> int:
    """How many editions stand as published. Raises EditionChanged at the first that does not."""
    count = 0
    for row in PublishedEdition.objects.all():
        path = _file(row.service, row.fingerprint)
        if fingerprint(row.body.encode()) != row.fingerprint:
            raise EditionChanged(f"{row.service}: the edition {row.fingerprint} in the database")
        if not path.exists() or fingerprint(path.read_bytes()) != row.fingerprint:
            raise EditionChanged(f"{row.service}: the file {path.name} of a published edition")
        count += 1
    return count
