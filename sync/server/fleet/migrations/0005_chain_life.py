from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("fleet", "0004_key_rung"),
    ]

    operations = [
        migrations.AddField(
            model_name="chain",
            name="refused_seen_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="chain",
            name="shown_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="kioskhealth",
            name="replaced_devices",
            field=models.JSONField(default=list, verbose_name="perangkat diganti"),
        ),
        migrations.AddField(
            model_name="kioskhealth",
            name="set_back_epoch",
            field=models.PositiveIntegerField(null=True, verbose_name="epoch basis data diganti"),
        ),
    ]
