"""测试用的迁移：alters a column of the trail, for which SQLite builds the table anew and forgets its triggers."""

from django.db import migrations, models


def _verb_of(length: int):
    def alter(apps, schema_editor):
        entry = apps.get_model("audit", "Entry")
        old = entry._meta.get_field("verb")
        new = models.CharField("动作", max_length=length)
        new.set_attributes_from_name("verb")
        new.model = entry
        schema_editor.alter_field(entry, old, new)

    return alter


class Migration(migrations.Migration):
    initial = True
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunPython(_verb_of(70), _verb_of(60))]
