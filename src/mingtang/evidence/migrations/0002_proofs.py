from django.db import migrations

PHOTOGRAPHS = {'jpg', 'png', 'webp'}


def fill(apps, schema_editor):
    """Copies of what was proved until now, on commitments that had evidence before the copies were kept."""
    facts = {}
    counted = apps.get_model('evidence', 'Evidence').rows.filter(accepted_at__isnull=False, revoked_at=None)
    for pk, on, completing, demand, kind in counted.values_list(
        'commitment', 'on', 'completing', 'demand', 'attachment__kind'
    ):
        facts.setdefault(pk, []).append((on, demand if completing else '', kind in PHOTOGRAPHS))
    for row in apps.get_model('workplan', 'Commitment').rows.filter(pk__in=facts):
        told = facts[row.pk]
        row.proved_on = max(on for on, _, _ in told)
        row.is_proved = not all(pictured for _, _, pictured in told) and row.demand in {demand for _, demand, _ in told}
        row.save(update_fields=['proved_on', 'is_proved'])


class Migration(migrations.Migration):

    dependencies = [
        ('evidence', '0001_initial'),
        ('workplan', '0004_proofs'),
        ('files', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
