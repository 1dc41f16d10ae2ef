"""补录（端口 audit.AfterMigration）：what is public and cannot be found is taken in again, from what was released."""

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, TextField, Value
from django.db.models.functions import Cast, Concat

from mingtang.index.models import Entry
from mingtang.listings.actions import ELSEWHERE, take_in
from mingtang.listings.models import Listing


def mend() -> int:
    """补录：how many were taken in; what is listed and cannot be found, for whatever reason."""
    rows = Listing.rows.filter(public_on__isnull=False, ended_at=None)
    found = 0
    for name, kind in (("document_id", "document"), ("pk", ELSEWHERE)):
        key = Concat(Value(f"{kind}:"), Cast(F(name), TextField()), output_field=TextField())
        of_kind = rows.filter(document__isnull=kind == ELSEWHERE).annotate(index_key=key)
        lost = of_kind.exclude(Exists(Entry.rows.filter(key=OuterRef("index_key")))).values_list("pk", flat=True)
        found += sum(map(_take_in, list(lost)))
    return found


@transaction.atomic
def _take_in(pk: int) -> bool:
    rows = Listing.rows.select_for_update(of=("self",), no_key=True).select_related("unit__organ", "published")
    listing = rows.filter(pk=pk).first()
    if listing is None:
        return False
    take_in(listing, on=timezone.localdate())
    return True


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
