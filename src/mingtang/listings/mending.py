"""补录（端口 audit.AfterMigration）：what is public and cannot be found is taken in again, from what was released."""

from django.db import connection
from django.utils import timezone

from mingtang.index.models import Entry
from mingtang.listings.actions import take_in_again
from mingtang.listings.models import Listing
from mingtang.listings.queries import not_taken_in


def mend() -> int:
    """补录：how many were taken in; what is listed and cannot be found, for whatever reason."""
    on = timezone.localdate()
    return sum(take_in_again(pk, on=on) for pk in not_taken_in())


class ListedKept:
    """迁移以后：the answer of this room to the port of what is put right after a migration."""

    def put_right(self) -> None:
        """Take in again what a migration left out; nothing while tables are not as the program knows them."""
        with connection.cursor() as cursor:
            tables = connection.introspection.table_names(cursor)
            for model in (Listing, Entry):
                table = model._meta.db_table
                described = connection.introspection.get_table_description(cursor, table) if table in tables else ()
                if not {field.column for field in model._meta.local_fields} <= {row.name for row in described}:
                    return
        mend()
