"""建库：an empty database gets its tables as they are now, instead of going through all that they once were.

Every migration is then written down as applied, so that the next one follows as everywhere. A migration that makes
something beside tables says ``at_founding = True`` and is gone through. A test holds both ways to the same result.
"""

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration
from django.db.migrations.operations import RunPython
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import StateApps
from django.db.models import Model


def found(connection: BaseDatabaseWrapper) -> bool:
    """Make the tables, if there are none yet; whether that was done. All or nothing: whoever is killed begins anew."""
    recorder = MigrationRecorder(connection)
    if (
        set(connection.introspection.table_names()) - {recorder.Migration._meta.db_table}
        or recorder.applied_migrations()
    ):
        return False
    recorder.ensure_schema()
    executor = MigrationExecutor(connection)
    targets = executor.loader.graph.leaf_nodes()
    plan = [migration for migration, _ in executor.migration_plan(targets, clean_start=True)]
    apps = executor.loader.project_state(targets).apps
    with connection.schema_editor() as editor:
        for model in _in_order(apps):
            editor.create_model(model)
        for migration in plan:
            _beside(migration, apps, editor)
            recorder.record_applied(migration.app_label, migration.name)
    return True


def _in_order(apps: StateApps) -> list[type[Model]]:
    """What is pointed to comes first where that can be; links that go round are made at the end by the editor."""
    left = {model._meta.label: model for model in apps.get_models(include_auto_created=False) if _is_kept(model)}
    made: list[type[Model]] = []
    while left:
        free = [model for model in left.values() if not (_pointed_to(model) & set(left)) - {model._meta.label}]
        for model in free or [next(iter(left.values()))]:
            made.append(left.pop(model._meta.label))
    return made


def _is_kept(model: type[Model]) -> bool:
    return model._meta.managed and not model._meta.proxy and not model._meta.swapped


def _pointed_to(model: type[Model]) -> set[str]:
    return {field.related_model._meta.label for field in model._meta.local_fields if field.related_model}


def _beside(migration: Migration, apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """What a migration makes beside tables; data there are none to bring forward."""
    if getattr(migration, "at_founding", False):
        for operation in migration.operations:
            if isinstance(operation, RunPython):
                operation.code(apps, editor)
