from django.db import migrations


class Migration(migrations.Migration):
    """The tables go to the room of visits as they are, with their rows."""

    dependencies = [
        ('comments', '0002_for_whom'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable(name='daysalt', table='visits_daysalt'),
                migrations.AlterModelTable(name='knock', table='visits_knock'),
            ],
            state_operations=[
                migrations.DeleteModel(name='DaySalt'),
                migrations.DeleteModel(name='Knock'),
            ],
        ),
    ]
