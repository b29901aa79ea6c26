"""Units become a tree with areas; officers belong to a unit, accounts may lead some."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0007_presence_leaving")]

    operations = [
        migrations.AlterModelOptions(
            name="unit", options={"ordering": ["name"], "verbose_name": "unit", "verbose_name_plural": "unit"}
        ),
        migrations.AddField(
            "unit",
            "kind",
            models.CharField(
                choices=[
                    ("agency", "dinas atau badan"),
                    ("division", "bidang"),
                    ("team", "tim"),
                    ("district", "kecamatan"),
                    ("village", "kelurahan"),
                ],
                default="agency",
                max_length=8,
                verbose_name="jenis",
            ),
        ),
        migrations.AddField(
            "unit",
            "parent",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="children",
                to="people.unit",
                verbose_name="di bawah",
            ),
        ),
        migrations.AddField(
            "unit",
            "region",
            models.CharField(blank=True, db_index=True, default="", max_length=13, verbose_name="kode wilayah"),
            preserve_default=False,
        ),
        migrations.AddField(
            "account",
            "leads",
            models.ManyToManyField(
                blank=True, related_name="leaders", to="people.unit", verbose_name="unit yang dipimpin"
            ),
        ),
        migrations.AddField(
            "officer",
            "unit",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="officers",
                to="people.unit",
                verbose_name="unit",
            ),
        ),
    ]
