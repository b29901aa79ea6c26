"""The newest presences of a whole city, and those of today, without reading all that ever were."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0009_organisation")]

    operations = [
        migrations.AddIndex("presence", models.Index(fields=["started_at"], name="presence_started_at")),
    ]
