from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fleet", "0003_console_permissions"),
    ]

    operations = [
        migrations.AddField(
            model_name="kioskhealth",
            name="key_rung",
            field=models.CharField(default="", max_length=12, verbose_name="penyimpan kunci"),
        ),
    ]
