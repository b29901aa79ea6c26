"""The change feed's cursor, drawn under a lock (see fleet/feed.py)."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("fleet", "0001_initial")]
    operations = [migrations.RunSQL("create sequence feed_cursor no cycle", "drop sequence feed_cursor")]
