from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


def _nullable(model: str) -> list[migrations.AlterField]:
    """What an officer tells the city on a page of its own was told at no kiosk and in no hall."""
    names = (("kiosk", "kios"), ("site", "balai"))
    return [
        migrations.AlterField(
            model,
            name,
            models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to=f"fleet.{name}", verbose_name=words
            ),
        )
        for name, words in names
    ]


class Migration(migrations.Migration):
    dependencies = [("performance", "0002_work_by_time")]

    operations = [*_nullable("workentry"), *_nullable("objection")]
