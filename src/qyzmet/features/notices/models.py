"""What applicants were told, and how each notice travelled."""

from django.db import models


class Notice(models.Model):
    """A notice in the account (appendix 9: told at every change of status)."""

    pk = models.CompositePrimaryKey("authority_id", "case_id", "seq")
    authority_id = models.CharField(max_length=60)
    case_id = models.CharField(max_length=36)
    seq = models.PositiveIntegerField()
    person_id = models.CharField(max_length=36)
    office_id = models.CharField(max_length=60)
    about = models.CharField(max_length=20)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    way = models.CharField(max_length=10)
    """email, sms or letter: how it went besides the account."""
    sent_at = models.DateTimeField(null=True)
    """When the other way was done; for a letter, when it was printed."""

    class Meta:
        indexes = (models.Index(fields=("person_id", "at"), name="notices_of"),)
