"""What an officer had typed when the sign-in ended."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    operations = [
        migrations.CreateModel(
            name="KeptForm",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("officer", models.UUIDField()),
                ("address", models.CharField(max_length=300)),
                ("sealed", models.BinaryField()),
                ("kept_at", models.DateTimeField(db_index=True)),
            ],
        ),
    ]
