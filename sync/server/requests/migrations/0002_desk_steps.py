"""Promises that wait, what a returned request lacks, and referrals to other offices."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fleet", "0007_chains_by_kiosk"),
        ("people", "0006_units"),
        ("requests", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="request",
            name="paused",
            field=models.CharField(default="", max_length=32, verbose_name="jam berhenti"),
        ),
        migrations.AddField(
            model_name="request",
            name="paused_at",
            field=models.DateTimeField(null=True, verbose_name="berhenti sejak"),
        ),
        migrations.AddField(
            model_name="request",
            name="questions",
            field=models.JSONField(default=list, verbose_name="isian"),
        ),
        migrations.AddField(
            model_name="request",
            name="returned",
            field=models.CharField(default="", max_length=24, verbose_name="alasan dikembalikan"),
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("request", models.UUIDField(db_index=True, verbose_name="permohonan")),
                ("unit", models.UUIDField(db_index=True, verbose_name="dinas")),
                ("ticket", models.CharField(max_length=8, verbose_name="antrean")),
                ("service", models.CharField(max_length=64, verbose_name="layanan")),
                ("question", models.CharField(max_length=16, verbose_name="pertanyaan")),
                ("epoch", models.PositiveIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("asked_at", models.DateTimeField(verbose_name="ditanyakan")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("", "Belum dijawab"),
                            ("agreed", "Disetujui"),
                            ("refused", "Belum bisa disetujui"),
                            ("more_needed", "Masih perlu data"),
                            ("not_ours", "Bukan urusan dinas ini"),
                            ("done", "Sudah dikerjakan"),
                        ],
                        default="",
                        max_length=16,
                        verbose_name="jawaban",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True, verbose_name="dijawab")),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.officer",
                        verbose_name="penanya",
                    ),
                ),
                (
                    "helper",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.officer",
                        verbose_name="penjawab",
                    ),
                ),
                (
                    "kiosk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="fleet.kiosk", verbose_name="kios"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="fleet.site", verbose_name="balai"
                    ),
                ),
            ],
            options={
                "verbose_name": "pertanyaan ke dinas",
                "verbose_name_plural": "pertanyaan ke dinas",
                "ordering": ["answered_at", "asked_at"],
                "permissions": [("answer_referral", "Menjawab pertanyaan balai atas nama dinas")],
            },
        ),
    ]
