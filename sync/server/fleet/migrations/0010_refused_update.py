"""Which newer version a kiosk sent back, and why. Kiosks of earlier versions said neither."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("fleet", "0009_kiosk_state")]

    operations = [
        migrations.AddField(
            "kioskhealth",
            "refused_version",
            models.CharField(default="", max_length=24, verbose_name="versi yang dikembalikan"),
        ),
        migrations.AddField(
            "kioskhealth",
            "refused_why",
            models.CharField(default="", max_length=10, verbose_name="sebab dikembalikan"),
        ),
    ]
