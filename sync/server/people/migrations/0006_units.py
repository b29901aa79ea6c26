"""Units that halls may ask, and who answers for them."""

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0005_pins_in_order")]

    operations = [
        migrations.CreateModel(
            name="Unit",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=120, verbose_name="nama")),
                ("short", models.CharField(max_length=40, verbose_name="nama pendek")),
                ("is_open", models.BooleanField(default=True, verbose_name="dapat ditanya")),
                ("version", models.PositiveIntegerField(default=0, editable=False)),
            ],
            options={"verbose_name": "dinas", "verbose_name_plural": "dinas", "ordering": ["name"]},
        ),
        migrations.AddField(
            "account",
            "units",
            models.ManyToManyField(blank=True, to="people.unit", verbose_name="dinas yang dijawab"),
        ),
        migrations.AddField(
            "account",
            "officer",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                to="people.officer",
                verbose_name="petugas yang sama",
            ),
        ),
    ]
