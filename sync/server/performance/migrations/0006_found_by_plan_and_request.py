"""Entries of a plan and of a request, and judgements of a reviewer, without reading everybody's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("performance", "0005_work_photos"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="workentry",
            index=models.Index(condition=models.Q(("plan__isnull", False)), fields=["plan"], name="work_of_a_plan"),
        ),
        migrations.AddIndex(
            model_name="workentry",
            index=models.Index(
                condition=models.Q(("request__isnull", False)), fields=["request"], name="work_of_a_request"
            ),
        ),
        migrations.AddIndex(
            model_name="workreview",
            index=models.Index(fields=["reviewer", "day"], name="work_reviews_by_a_reviewer"),
        ),
    ]
