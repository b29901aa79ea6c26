"""The late requests of one officer without reading everybody's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0004_clocks"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="request",
            index=models.Index(
                condition=models.Q(("late_officer__isnull", False)), fields=["late_officer"], name="request_late_of"
            ),
        ),
    ]
