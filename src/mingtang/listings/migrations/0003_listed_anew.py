"""What was taken into the index without the codes that public tables print is taken in again, by the program."""

from django.db import migrations


def forget(apps, schema_editor):
    """Documents have no tables of their own and stay; the rest is listed anew after the migration."""
    entries = apps.get_model("index", "Entry")._default_manager.exclude(kind__in=["document", "elsewhere"])
    entries.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ("index", "0005_wordlists"),
        ("listings", "0002_awaiting_the_county_portal"),
    ]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
    ]
