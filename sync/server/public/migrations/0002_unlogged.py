"""Counters need not survive a crash of the database."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("public", "0001_initial")]
    operations = [
        migrations.RunSQL("alter table public_ratewindow set unlogged", "alter table public_ratewindow set logged")
    ]
