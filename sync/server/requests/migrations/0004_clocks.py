"""Clocks of a request: the published standard, what waited, and whose a late one is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0003_found_by_time"),
    ]

    operations = [
        migrations.AddField(
            model_name="request",
            name="cause",
            field=models.CharField(default="", max_length=16, verbose_name="sebab"),
        ),
        migrations.AddField(
            model_name="request",
            name="late_officer",
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name="request",
            name="published_due_at",
            field=models.DateTimeField(null=True, verbose_name="standar layanan"),
        ),
        migrations.AddField(
            model_name="request",
            name="waits",
            field=models.JSONField(default=list, verbose_name="waktu tunggu"),
        ),
    ]
