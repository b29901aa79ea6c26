"""Where an officer went on to, whether the hall could be left empty, and that an end was only claimed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0006_units")]

    operations = [
        migrations.AddField(
            "presence", "next_place", models.CharField(default="", max_length=8, verbose_name="tempat berikutnya")
        ),
        migrations.AddField(
            "presence", "hall_rule", models.CharField(default="", max_length=16, verbose_name="aturan balai kosong")
        ),
        migrations.AddField(
            "presence", "queue_empty_since", models.DateTimeField(null=True, verbose_name="antrean kosong sejak")
        ),
        migrations.AddField(
            "presence", "end_is_claimed", models.BooleanField(default=False, verbose_name="selesai menurut petugas")
        ),
    ]
