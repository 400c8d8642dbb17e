"""The base of `bench.case`: a process as a row with a state, and a history of its transitions.

What most projects write in an afternoon: no events, no chain, no work items, no grounds, no outbox.
"""

from itertools import pairwise

from django.db import connection, models, transaction

STATES = (
    "submitted",
    "checked",
    "identified",
    "appointed",
    "asked",
    "answered",
    "prepared",
    "signed",
    "issued",
)
ALLOWED = dict(pairwise(STATES))


class PlainProcess(models.Model):
    """One process."""

    state = models.CharField(max_length=20, db_index=True)
    office = models.CharField(max_length=60, db_index=True)
    data = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        app_label = "bench"


class PlainHistory(models.Model):
    """One transition."""

    process = models.ForeignKey(PlainProcess, on_delete=models.CASCADE)
    before = models.CharField(max_length=20)
    after = models.CharField(max_length=20)
    actor = models.CharField(max_length=64)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        app_label = "bench"


def make_tables() -> None:
    """Create both tables in the bench's database."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainProcess)
        editor.create_model(PlainHistory)


def whole_case(answers: dict[str, str]) -> None:
    """Nine durable actions, from filing to issue."""
    with transaction.atomic():
        process = PlainProcess.objects.create(state="submitted", office="kks", data=answers)
        PlainHistory.objects.create(process=process, before="", after="submitted", actor="a")
    for _ in STATES[1:]:
        _step(process.pk)


def _step(number: int) -> None:
    with transaction.atomic():
        process = PlainProcess.objects.select_for_update().get(pk=number)
        before = process.state
        process.state = ALLOWED[before]
        process.data["last"] = before
        process.save()
        PlainHistory.objects.create(process=process, before=before, after=process.state, actor="b")
