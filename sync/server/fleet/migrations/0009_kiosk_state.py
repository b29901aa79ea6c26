"""How a kiosk's clock and database are, which updates it is meant for, and why its key ended. Every kiosk that was revoked so far was stolen."""

from django.db import migrations, models

STOLEN = "update fleet_kiosk set revoked_why = 'stolen' where revoked_at is not null"


class Migration(migrations.Migration):
    dependencies = [("fleet", "0007_chains_by_kiosk")]

    operations = [
        migrations.AddField(
            "kiosk",
            "revoked_why",
            models.CharField(
                blank=True,
                choices=[("stolen", "dicuri"), ("retired", "tidak dipakai lagi")],
                default="",
                max_length=8,
                verbose_name="sebab dicabut",
            ),
        ),
        migrations.AddField(
            "kiosk",
            "channel",
            models.CharField(
                choices=[("early", "lebih dulu"), ("stable", "biasa"), ("held", "ditahan")],
                default="stable",
                max_length=8,
                verbose_name="kanal pembaruan",
            ),
        ),
        migrations.RunSQL(STOLEN, migrations.RunSQL.noop),
        migrations.AddField(
            "kioskhealth",
            "database",
            models.CharField(default="", max_length=8, verbose_name="pemeriksaan basis data"),
        ),
        migrations.AddField(
            "kioskhealth",
            "clock_off_s",
            models.IntegerField(null=True, verbose_name="selisih jam (detik)"),
        ),
        migrations.AddField(
            "kioskhealth",
            "clock_checked_at",
            models.DateTimeField(null=True, verbose_name="jam dicocokkan"),
        ),
        migrations.AddField(
            "kioskhealth",
            "clock_step_s",
            models.IntegerField(null=True, verbose_name="lompatan jam (detik)"),
        ),
        migrations.AddField(
            "kioskhealth",
            "clock_stepped_at",
            models.DateTimeField(null=True, verbose_name="jam melompat"),
        ),
    ]
