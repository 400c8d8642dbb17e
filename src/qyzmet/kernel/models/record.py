"""What is appended and never edited: events, payloads, numbers, editions, keys, seals.

No foreign keys through the ORM: rows of one case are written by one statement after another in the
store, and `authority_id` stands in every key so that the tables can be spread by authority.
"""

from django.db import models


class Event(models.Model):
    """The envelope of an event. Only the envelope is chained; `id` is the order of insertion."""

    id = models.BigAutoField(primary_key=True)
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    at = models.DateTimeField()
    actor = models.CharField(max_length=64)
    role = models.CharField(max_length=16)
    edition = models.CharField(max_length=64)
    schema = models.PositiveSmallIntegerField()
    payload_sha256 = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("case_id", "seq", "authority_id"), name="event_key"),
        )


class Payload(models.Model):
    """The personal part of an event. Erasing sets `body` to NULL; the chain still verifies."""

    pk = models.CompositePrimaryKey("authority_id", "case_id", "seq")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    seq = models.PositiveIntegerField()
    salt = models.CharField(max_length=32)
    body = models.TextField(null=True)


class Counter(models.Model):
    """The last number given in a register of an office in a year."""

    pk = models.CompositePrimaryKey("authority_id", "register", "office_id", "year")
    authority_id = models.CharField(max_length=60)
    register = models.CharField(max_length=40)
    office_id = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()


class Registration(models.Model):
    """A number of a case or of its result; gapless per register, office and year."""

    pk = models.CompositePrimaryKey("authority_id", "register", "office_id", "year", "number")
    authority_id = models.CharField(max_length=60)
    register = models.CharField(max_length=40)
    office_id = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    case_id = models.CharField(max_length=36)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("case_id", "register", "authority_id"), name="registered_once"
            ),
        )


class Once(models.Model):
    """A key of an idempotent command, the digest of what was asked, and the case it led to."""

    pk = models.CompositePrimaryKey("account", "key")
    account = models.CharField(max_length=64)
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    case_id = models.CharField(max_length=36)
    at = models.DateTimeField()


class PublishedEdition(models.Model):
    """A frozen definition: canonical JSON under its SHA-256."""

    fingerprint = models.CharField(max_length=64, primary_key=True)
    service = models.CharField(max_length=20)
    body = models.TextField()
    in_force_from = models.DateField()
    in_force_until = models.DateField(null=True)
    published_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "in_force_from"), name="edition_from"),
        )


class SealedEvent(models.Model):
    """A leaf of the tree over all committed events, numbered by the sealer."""

    position = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    leaf = models.CharField(max_length=64)


class SealHead(models.Model):
    """The root of the tree after `size` leaves; the same line is kept in a file outside."""

    size = models.BigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    peaks = models.TextField()
    watermark = models.BigIntegerField()
    at = models.DateTimeField()


class AccessRecord(models.Model):
    """Who looked at whose case, or was refused; written outside the case's own events."""

    id = models.BigAutoField(primary_key=True)
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    account = models.CharField(max_length=64)
    role = models.CharField(max_length=16)
    what = models.CharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("case_id", "at"), name="access_of_case"),)


class StoredFile(models.Model):
    """A file somebody handed in or the system printed; its bytes lie under their SHA-256."""

    id = models.CharField(max_length=36, primary_key=True)
    authority_id = models.CharField(max_length=60)
    owner = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    antivirus = models.CharField(max_length=40)
