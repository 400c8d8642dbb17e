"""Drafts: what somebody has filled in and not yet sent."""

from django.db import models

from qyzmet.kernel.store import new_id


class Draft(models.Model):
    """Kept for 30 days after the last change. `case_id` is set once it has been sent; its own id is
    the idempotency key of the sending, so pressing twice makes one case."""

    id = models.CharField(max_length=36, primary_key=True, default=new_id)
    account = models.CharField(max_length=36)
    person_id = models.CharField(max_length=36)
    service = models.CharField(max_length=20)
    edition = models.CharField(max_length=64)
    channel = models.CharField(max_length=20)
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    case_id = models.CharField(max_length=36, blank=True)

    class Meta:
        indexes = (models.Index(fields=("person_id", "expires_at"), name="drafts_of"),)


class DraftFile(models.Model):
    """A file attached to a draft for one paper of the checklist."""

    id = models.CharField(max_length=36, primary_key=True, default=new_id)
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="files")
    document = models.CharField(max_length=60)
    file = models.CharField(max_length=36)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("draft", "document"), name="one_file_a_paper"),
        )
