"""Guessing at result codes is counted here, so that it can be throttled in any process."""

from django.db import models


class Guess(models.Model):
    """A failed look-up by number and code: from where, for which number, when."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=64)
    number = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = (
            models.Index(fields=("source", "at"), name="guesses_from"),
            models.Index(fields=("number", "at"), name="guesses_at"),
        )
