"""Leave that was granted."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0010_presence_by_time"),
    ]

    operations = [
        migrations.CreateModel(
            name="Leave",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("decided_by", models.CharField(max_length=150, verbose_name="dicatat oleh")),
                ("decided_at", models.DateTimeField(verbose_name="dicatat")),
                (
                    "withdrawn_by",
                    models.CharField(blank=True, default="", max_length=150, verbose_name="dibatalkan oleh"),
                ),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="dibatalkan")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("annual", "Cuti tahunan"),
                            ("long", "Cuti besar"),
                            ("sick", "Cuti sakit"),
                            ("birth", "Cuti melahirkan"),
                            ("important", "Cuti karena alasan penting"),
                            ("unpaid", "Cuti di luar tanggungan negara"),
                            ("permit", "Izin tidak masuk kerja"),
                        ],
                        max_length=9,
                        verbose_name="jenis cuti",
                    ),
                ),
                ("begins", models.DateField(verbose_name="mulai")),
                ("ends", models.DateField(verbose_name="sampai")),
                ("reference", models.CharField(blank=True, max_length=120, verbose_name="nomor surat")),
                (
                    "officer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="people.officer",
                        verbose_name="petugas",
                    ),
                ),
            ],
            options={
                "verbose_name": "cuti",
                "verbose_name_plural": "cuti",
                "ordering": ["-begins", "officer__name"],
                "indexes": [
                    models.Index(fields=["officer", "begins"], name="leave_of_an_officer"),
                    models.Index(
                        condition=models.Q(("withdrawn_at", None)), fields=["begins", "ends"], name="leave_by_day"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("ends__gte", models.F("begins"))), name="leave_in_order")
                ],
            },
        ),
    ]
