"""Documents that were corrected before their listing said so: it says so from now on, in lists and in search."""

from django.db import migrations


def tell(apps, schema_editor):
    """The newest public correction of each; what can be found is taken in again after the migration."""
    listings = apps.get_model("listings", "Listing")._default_manager
    entries = apps.get_model("index", "Entry")._default_manager
    ties = apps.get_model("crises", "Tie")._default_manager.filter(untied_at=None, corrects__isnull=False)
    for document in ties.values_list("corrects", flat=True).distinct():
        subjects = ties.filter(corrects=document).values("subject")
        by = listings.filter(document__subject__in=subjects, public_on__isnull=False).order_by("-public_on", "-pk").first()
        if by is None:
            continue
        told = {"corrected_on": by.public_on, "correction": by.elsewhere or by.address}
        listings.filter(document=document).update(**told)
        entries.filter(key=f"document:{document}").delete()


class Migration(migrations.Migration):

    dependencies = [
        ("crises", "0001_initial"),
        ("index", "0005_wordlists"),
        ("listings", "0004_corrected_documents"),
    ]

    operations = [
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
