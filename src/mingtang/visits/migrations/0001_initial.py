import django.db.models.manager
from django.db import migrations, models

#: PostgreSQL keeps the names of what a table was made with when the table gets another.
NAMES = (
    ('INDEX', 'comments_daysalt_pkey', 'visits_daysalt_pkey'),
    ('INDEX', 'comments_knock_pkey', 'visits_knock_pkey'),
    ('SEQUENCE', 'comments_knock_id_seq', 'visits_knock_id_seq'),
)


def rename(apps, schema_editor):
    if schema_editor.connection.vendor == 'postgresql':
        for kind, old, new in NAMES:
            schema_editor.execute(f'ALTER {kind} "{old}" RENAME TO "{new}"')


def rename_back(apps, schema_editor):
    if schema_editor.connection.vendor == 'postgresql':
        for kind, old, new in NAMES:
            schema_editor.execute(f'ALTER {kind} "{new}" RENAME TO "{old}"')


class Migration(migrations.Migration):
    """The tables stood in the room of comments, which gave them up with their rows."""

    dependencies = [
        ('comments', '0003_visits_of_their_own'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='DaySalt',
                    fields=[
                        ('on', models.DateField(primary_key=True, serialize=False, verbose_name='日子')),
                        ('salt', models.CharField(max_length=64, verbose_name='盐')),
                    ],
                    options={
                        'verbose_name': '当日的盐',
                        'verbose_name_plural': '当日的盐',
                        'base_manager_name': 'rows',
                        'default_manager_name': 'rows',
                    },
                    managers=[
                        ('rows', django.db.models.manager.Manager()),
                    ],
                ),
                migrations.CreateModel(
                    name='Knock',
                    fields=[
                        ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                        ('on', models.DateField(verbose_name='日子')),
                        ('who', models.CharField(max_length=64, verbose_name='地址的摘要')),
                        ('kind', models.CharField(choices=[('comment', '提意见'), ('look', '查询')], max_length=8, verbose_name='做什么')),
                    ],
                    options={
                        'verbose_name': '来访',
                        'verbose_name_plural': '来访',
                        'base_manager_name': 'rows',
                        'default_manager_name': 'rows',
                        'indexes': [models.Index(fields=['on', 'who', 'kind'], name='comments_knock_of_the_day')],
                    },
                    managers=[
                        ('rows', django.db.models.manager.Manager()),
                    ],
                ),
            ],
        ),
        migrations.RunPython(rename, rename_back),
        migrations.RenameIndex(
            model_name='knock',
            old_name='comments_knock_of_the_day',
            new_name='visits_knock_of_the_day',
        ),
        migrations.AlterField(
            model_name='knock',
            name='kind',
            field=models.CharField(max_length=16, verbose_name='做什么'),
        ),
    ]
