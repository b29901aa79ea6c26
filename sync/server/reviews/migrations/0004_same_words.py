"""Who else wrote the same words, without reading a month of everybody's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0003_review_queue"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="textmark",
            index=models.Index(fields=["mark", "day"], name="same_words"),
        ),
    ]
