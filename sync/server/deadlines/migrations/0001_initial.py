"""What moves promises beside the facts, and the ledger of what broken ones cost."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("requests", "0004_clocks"),
    ]

    operations = [
        migrations.CreateModel(
            name="CompensationRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("is_on", models.BooleanField(default=False, verbose_name="kompensasi dibayar")),
                (
                    "amount_idr",
                    models.PositiveIntegerField(
                        default=50000,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000000),
                        ],
                        verbose_name="rupiah per hari",
                    ),
                ),
                ("first_day", models.DateField(verbose_name="untuk permohonan mulai")),
                (
                    "counts",
                    models.CharField(
                        choices=[("begun", "setiap hari yang sudah dimulai"), ("whole", "hanya hari yang penuh")],
                        default="begun",
                        max_length=8,
                        verbose_name="yang dihitung",
                    ),
                ),
                (
                    "most_days",
                    models.PositiveSmallIntegerField(
                        default=30,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(366),
                        ],
                        verbose_name="paling banyak (hari)",
                    ),
                ),
                ("payer", models.CharField(default="Dispendukcapil", max_length=60, verbose_name="dibayar oleh")),
                ("legal_basis", models.CharField(max_length=200, verbose_name="dasar")),
                ("set_by", models.CharField(editable=False, max_length=150, verbose_name="oleh")),
                ("set_at", models.DateTimeField(editable=False, verbose_name="ditetapkan")),
            ],
            options={
                "verbose_name": "aturan kompensasi",
                "verbose_name_plural": "aturan kompensasi",
                "ordering": ["-id"],
            },
        ),
        migrations.CreateModel(
            name="NotedOutage",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "kiosk", "away", "began_at", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kiosk", models.UUIDField()),
                ("away", models.CharField(max_length=16)),
                ("began_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="LateRequest",
            fields=[],
            options={
                "verbose_name": "kompensasi",
                "verbose_name_plural": "kompensasi",
                "ordering": ["promised_at"],
                "proxy": True,
                "indexes": [],
                "constraints": [],
            },
            bases=("requests.request",),
        ),
        migrations.CreateModel(
            name="ExceptedRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("new_ktp_needs_central_dukcapil_verification", "KTP baru menunggu verifikasi pusat"),
                            ("recorded_at_16_prints_at_17", "Direkam saat 16 tahun, dicetak saat 17"),
                            ("reprint_less_than_6_months_since_last_print", "Cetak ulang kurang dari 6 bulan"),
                            ("photo_or_signature_change", "Ganti foto atau tanda tangan"),
                            ("document_issued_by_other_region_needs_verification", "Dokumen daerah lain perlu dicek"),
                            ("certificate_issued_outside_surabaya", "Akta terbitan luar Surabaya"),
                        ],
                        max_length=64,
                        verbose_name="alasan",
                    ),
                ),
                ("marked_by", models.CharField(max_length=150, verbose_name="oleh")),
                ("marked_at", models.DateTimeField(verbose_name="ditetapkan")),
                (
                    "withdrawn_by",
                    models.CharField(blank=True, default="", max_length=150, verbose_name="dibatalkan oleh"),
                ),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="dibatalkan")),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="requests.request",
                        verbose_name="permohonan",
                    ),
                ),
            ],
            options={
                "permissions": [("stop_clocks", "Menghentikan dan menjalankan jam banyak permohonan")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)), fields=("request",), name="excepted_once_at_a_time"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("approved", "Disetujui"),
                            ("refused", "Tidak dibayar"),
                            ("paid", "Sudah dibayar"),
                            ("reopened", "Dibuka lagi"),
                        ],
                        max_length=10,
                        verbose_name="keputusan",
                    ),
                ),
                ("days", models.PositiveSmallIntegerField(verbose_name="hari")),
                ("amount_idr", models.PositiveIntegerField(verbose_name="rupiah")),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="alasan")),
                ("decided_by", models.CharField(max_length=150, verbose_name="oleh")),
                ("decided_at", models.DateTimeField(verbose_name="diputuskan")),
                ("is_newest", models.BooleanField(default=True, editable=False)),
                (
                    "request",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="ledger",
                        to="requests.request",
                        verbose_name="permohonan",
                    ),
                ),
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="deadlines.compensationrule",
                        verbose_name="aturan",
                    ),
                ),
            ],
            options={
                "verbose_name": "kompensasi",
                "verbose_name_plural": "kompensasi",
                "ordering": ["-decided_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_newest", True)), fields=("request",), name="ledger_one_newest_a_request"
                    )
                ],
            },
        ),
    ]
