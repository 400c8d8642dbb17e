"""Registers an office keeps itself. The department's register of the unemployed is one."""

from django.db import models


class UnemployedRecord(models.Model):
    """Somebody is registered as unemployed at a department from a day until a day (exclusive)."""

    pk = models.CompositePrimaryKey("authority_id", "iin", "since")
    authority_id = models.CharField(max_length=60)
    iin = models.CharField(max_length=12)
    since = models.DateField()
    until = models.DateField(null=True)
    card = models.CharField(max_length=40)

    class Meta:
        indexes = (models.Index(fields=("iin",), name="unemployed_by_iin"),)
