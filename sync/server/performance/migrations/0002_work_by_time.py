"""The newest work of a whole city without reading all that ever was."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("performance", "0001_initial")]

    operations = [
        migrations.AddIndex("workentry", models.Index(fields=["logged_at"], name="work_logged_at")),
    ]
