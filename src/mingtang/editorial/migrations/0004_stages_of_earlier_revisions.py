"""写明此前各稿经过的环节：two of every kind, one of the key works, as the program had them then."""

from django.db import migrations


def fill(apps, schema_editor):
    revisions = apps.get_model("editorial", "Revision").rows
    revisions.filter(stages="", edition__document__kind="key_work").update(stages="review")
    revisions.filter(stages="").update(stages="review leader")


class Migration(migrations.Migration):
    dependencies = [("editorial", "0003_stages_and_releases")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
