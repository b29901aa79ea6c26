"""Proved times: a row a fact, where stretches begin, and the digests by which facts name receipts."""

from typing import Any

from django.db import migrations, models

from sync.protocol.envelope import Envelope
from sync.protocol.fact import digest_of


def name_receipts(apps: Any, _schema_editor: Any) -> None:
    receipts = apps.get_model("ingest", "Receipt")
    for receipt in receipts.objects.filter(digest="").iterator():
        receipt.digest = digest_of(Envelope.from_bytes(bytes(receipt.envelope)).payload)
        receipt.save(update_fields=["digest"])


def composite_key() -> models.CompositePrimaryKey:
    return models.CompositePrimaryKey(
        "kiosk", "epoch", "seq", blank=True, editable=False, primary_key=True, serialize=False
    )


class Migration(migrations.Migration):
    dependencies = [("ingest", "0003_console_permissions")]

    operations = [
        migrations.CreateModel(
            name="FactTime",
            fields=[
                ("pk", composite_key()),
                ("kiosk", models.UUIDField()),
                ("epoch", models.IntegerField()),
                ("seq", models.BigIntegerField()),
                ("kind", models.CharField(max_length=40)),
                ("subject", models.UUIDField(db_index=True)),
                ("claimed_at", models.DateTimeField()),
                ("earliest", models.DateTimeField(null=True)),
                ("latest", models.DateTimeField(null=True)),
                (
                    "grade",
                    models.CharField(
                        choices=[("A", "terbukti"), ("B", "wajar"), ("C", "perlu pemeriksaan")], max_length=1
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", ""),
                            ("continuous", "jam kios tidak berubah"),
                            ("wide", "rentang terlalu lebar"),
                            ("unbounded", "belum ada bukti"),
                            ("contradiction", "bukti bertentangan"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TimeStretch",
            fields=[
                ("pk", composite_key()),
                ("kiosk", models.UUIDField()),
                ("epoch", models.IntegerField()),
                ("seq", models.BigIntegerField()),
                ("evidence_from", models.BigIntegerField()),
                ("statement", models.CharField(default="", max_length=64)),
                ("said_at", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["kiosk", "statement"], name="ingest_time_kiosk_statement")],
            },
        ),
        migrations.AddField(
            model_name="receipt",
            name="digest",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(name_receipts, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="receipt",
            index=models.Index(fields=["kiosk", "digest"], name="ingest_receipt_kiosk_digest"),
        ),
    ]
