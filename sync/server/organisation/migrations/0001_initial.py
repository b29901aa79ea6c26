"""Imports of officers, and which halls go without which part of the kiosk."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("fleet", "0007_chains_by_kiosk"),
        ("people", "0009_organisation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="OfficerImport",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="dibaca")),
                ("rows", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField(null=True, verbose_name="diterapkan")),
                ("added", models.PositiveIntegerField(default=0, verbose_name="ditambah")),
                ("changed", models.PositiveIntegerField(default=0, verbose_name="diubah")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL, verbose_name="oleh"
                    ),
                ),
            ],
            options={
                "verbose_name": "impor petugas",
                "verbose_name_plural": "impor petugas",
                "ordering": ["-made_at"],
            },
        ),
        migrations.CreateModel(
            name="CapabilitySwitch",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("capability", models.CharField(max_length=24, verbose_name="kemampuan")),
                ("is_on", models.BooleanField(verbose_name="menyala")),
                ("reason", models.CharField(max_length=140, verbose_name="alasan")),
                ("changed_by", models.CharField(max_length=150, verbose_name="oleh")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="waktu")),
                (
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="fleet.site",
                        verbose_name="balai",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="people.unit",
                        verbose_name="wilayah",
                    ),
                ),
            ],
            options={
                "verbose_name": "kemampuan kios",
                "verbose_name_plural": "kemampuan kios",
                "ordering": ["capability"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("capability", "unit", "site"), name="capability_once_a_place", nulls_distinct=False
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unit", None), ("site", None), _connector="OR"), name="capability_one_place"
                    ),
                ],
            },
        ),
    ]
