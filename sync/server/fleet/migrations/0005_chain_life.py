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
    ]
