"""Rows that pages read: kept in the transaction of the events, rebuilt from them at any time."""

from django.db import models
from django.db.models import Q


class Case(models.Model):
    """One case as it stands. `state` is the pure state as JSON, `seq` the last event."""

    pk = models.CompositePrimaryKey("authority_id", "id")
    authority_id = models.CharField(max_length=60)
    id = models.CharField(max_length=36)
    office_id = models.CharField(max_length=60)
    service = models.CharField(max_length=20)
    edition = models.CharField(max_length=64)
    channel = models.CharField(max_length=20)
    applicant_id = models.CharField(max_length=36)
    executor_id = models.CharField(max_length=64)
    outcome = models.CharField(max_length=12)
    submitted_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField()
    head_hash = models.CharField(max_length=64)
    state = models.TextField()

    class Meta:
        indexes = (
            models.Index(fields=("id",), name="case_by_id"),
            models.Index(fields=("applicant_id", "submitted_at"), name="case_of_person"),
            models.Index(
                fields=("office_id", "due_at", "id"), name="case_open", condition=Q(outcome="")
            ),
            models.Index(fields=("office_id", "submitted_at", "id"), name="case_of_office"),
        )


class WorkItem(models.Model):
    """Open work; a finished action leaves the table, so it stays narrow."""

    pk = models.CompositePrimaryKey("authority_id", "case_id", "opened_seq")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    opened_seq = models.PositiveIntegerField()
    office_id = models.CharField(max_length=60)
    service = models.CharField(max_length=20)
    action = models.CharField(max_length=40)
    role = models.CharField(max_length=16)
    assignee_id = models.CharField(max_length=64)
    opened_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    case_due_at = models.DateTimeField(null=True)
    urgent_at = models.DateTimeField()
    """The earlier of the two clocks (without any: when it was opened): late work comes first."""

    class Meta:
        indexes = (
            models.Index(fields=("office_id", "role", "urgent_at", "case_id"), name="work_of"),
        )


class Outbox(models.Model):
    """What has to happen elsewhere because of an event; at least once, in its own transaction."""

    pk = models.CompositePrimaryKey("authority_id", "case_id", "seq", "topic")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    seq = models.PositiveIntegerField()
    topic = models.CharField(max_length=30)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300)

    class Meta:
        indexes = (
            models.Index(
                fields=("due_at",), name="outbox_waiting", condition=Q(done_at__isnull=True)
            ),
        )


class EditionGround(models.Model):
    """The closed list of grounds of an edition; what decisions refer to by a composite key."""

    pk = models.CompositePrimaryKey("edition", "ground", "effect")
    edition = models.CharField(max_length=64)
    ground = models.CharField(max_length=60)
    effect = models.CharField(max_length=12)

    class Meta:
        managed = False
        db_table = "kernel_edition_ground"


class Decision(models.Model):
    """A signed decision. A refusal names its principal ground, which must exist at commit."""

    pk = models.CompositePrimaryKey("authority_id", "case_id")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    edition = models.CharField(max_length=64)
    outcome = models.CharField(max_length=12)
    principal_ground = models.CharField(max_length=60, null=True)
    signer = models.CharField(max_length=64)
    signed_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "kernel_decision"


class DecisionGround(models.Model):
    """A ground of a refusal, out of the list of the case's own edition."""

    pk = models.CompositePrimaryKey("authority_id", "case_id", "ground")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    edition = models.CharField(max_length=64)
    outcome = models.CharField(max_length=12)
    ground = models.CharField(max_length=60)
    effect = models.CharField(max_length=12)

    class Meta:
        managed = False
        db_table = "kernel_decision_ground"


class Result(models.Model):
    """The printed result, as verification looks it up."""

    pk = models.CompositePrimaryKey("authority_id", "case_id")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    office_id = models.CharField(max_length=60)
    service = models.CharField(max_length=20)
    register = models.CharField(max_length=40)
    outcome = models.CharField(max_length=12)
    token = models.CharField(max_length=40, unique=True)
    code = models.CharField(max_length=8)
    file = models.CharField(max_length=36)
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    issued_at = models.DateTimeField(null=True)
    annulled = models.CharField(max_length=300)

    class Meta:
        indexes = (models.Index(fields=("sha256",), name="result_by_hash"),)
