"""The text of acts, line by line, so that a clause can be read in the act's own words."""

from django.db import models


class ActText(models.Model):
    """One line of an act's text file; `line` counts from 1, as the clauses of definitions do."""

    pk = models.CompositePrimaryKey("act", "language", "line")
    act = models.CharField(max_length=60)
    language = models.CharField(max_length=2)
    line = models.PositiveIntegerField()
    text = models.TextField()
