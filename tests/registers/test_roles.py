"""岗位 × 地址：registers are seen by their organ and kept by its clerk and officers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.registers import urls
from mingtang.registers.actions import tables
from mingtang.tables.reading import read_table
from mingtang.tables.writing import write_table
from tests.registers.conftest import AT, URL, power, row
from tests.roles import OF_THE_ORGAN, everything, got, others, posted, signed_in, strangers

KEEPERS = {"clerk", "officer", "other-officer", "district-officer", "village-officer"}
SEEING = OF_THE_ORGAN & KEEPERS
NEIGHBOURS = {"neighbour-clerk", "neighbour-officer"}
CELLS = {f"cell-{key}": value for key, value in power("QL-009").items()}


def kept(*, refused=422, keepers=SEEING):
    """Done by who keeps it and sees the organ whole, refused to who only sees it."""
    return {"sign-in": strangers(), 302: keepers, refused: OF_THE_ORGAN - keepers, 404: others(*OF_THE_ORGAN)}


def test_the_list_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/registers/") == {"sign-in": strangers(), 200: others()}


def test_a_register_is_set_up_by_who_keeps_those_of_the_organ(made):
    may = KEEPERS | NEIGHBOURS
    assert got(made, "/desk/registers/new/") == {"sign-in": strangers(), 200: may, 403: others(*may)}
    data = {"unit": made.organ.pk, "kind": "fees", "slug": "fees", "title": "收费目录"}
    assert posted(made, "/desk/registers/new/", data) == {
        "sign-in": strangers(), 302: KEEPERS, 422: NEIGHBOURS, 403: others(*may),
    }  # fmt: skip


def test_a_register_its_table_and_its_uploading_are_shown_to_the_organ(made, powers):
    for url in (URL, f"{URL}table/", f"{URL}upload/"):
        assert got(made, url) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}, url


def test_what_is_written_is_for_who_keeps_it(made, powers):
    first = row(powers, "QL-001")
    pages = {
        "change/": {"title": "权责清单", "review_months": 6},
        "rows/new/": CELLS,
        f"rows/{first.pk}/": {f"cell-{key}": value for key, value in power(name="改了名").items()},
    }
    for act, data in pages.items():
        told = {"sign-in": strangers(), 200: SEEING, 403: OF_THE_ORGAN - SEEING, 404: others(*OF_THE_ORGAN)}
        assert got(made, f"{URL}{act}") == told, act
        assert posted(made, f"{URL}{act}", data) == kept(refused=403), act
    acts = {
        "changed/": {"changed-on": "2026-03-09", "changed-what": "换了负责人"},
        f"rows/{first.pk}/drop/": {},
        "publish/": {"version-effective_on": "2026-03-10", "version-why_early": "已经施行。"},
    }
    for act, data in acts.items():
        assert posted(made, f"{URL}{act}", data) == kept(), act


def test_columns_are_laid_out_by_who_keeps_it(made, powers):
    told = {"form-TOTAL_FORMS": len(powers.heads) + 1, "form-INITIAL_FORMS": len(powers.heads)}
    for place, head in enumerate(powers.heads):
        told |= {
            f"form-{place}-key": head.key,
            f"form-{place}-title": head.title,
            f"form-{place}-type": head.type.value,
        }
        told |= {f"form-{place}-choices": "、".join(head.choices)}
        told |= {f"form-{place}-must": "on"} if head.required else {}
        told |= {f"form-{place}-is_key": "on"} if head.is_key else {}
    told |= {f"form-{len(powers.heads)}-title": "备注", f"form-{len(powers.heads)}-type": "long"}
    assert posted(made, f"{URL}fields/", told) == kept(refused=403)
    shown = {"sign-in": strangers(), 200: SEEING, 403: OF_THE_ORGAN - SEEING, 404: others(*OF_THE_ORGAN)}
    assert got(made, f"{URL}fields/") == shown


def test_a_table_is_uploaded_by_who_keeps_it_and_read_in_by_whoever_uploaded_it(made, powers):
    class Again(SimpleUploadedFile):
        """A file that is read from its start for everybody who posts it."""

        def read(self, *args):
            self.seek(0)
            return super().read(*args)

    data = write_table("清单", powers.heads, [power()])
    assert posted(made, f"{URL}upload/", {"file": Again("清单.xlsx", data)}) == kept()
    read = read_table(data, "清单.xlsx", powers.heads, year=2026, most=9)
    one = tables.take(powers, read=read, name="清单.xlsx", by=made["officer"], at=AT)
    url, shown = f"/desk/registers/tables/{one.pk}/", tables.difference_of(one).shown
    assert got(made, url) == {"sign-in": strangers(), 200: {"officer"}, 404: others("officer")}
    for act, told in {"confirm/": {"shown": shown}, "discard/": {}}.items():
        assert posted(made, f"{url}{act}", told) == {"sign-in": strangers(), 302: {"officer"}, 404: others("officer")}


def test_a_doubt_that_is_not_there_is_settled_by_nobody(made, powers):
    found = posted(made, f"{URL}excuse/", {"mark": "x", "reason": "没有"})
    assert found == {"sign-in": strangers(), 422: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}


def test_what_changes_something_is_never_done_by_reading(made, powers):
    acts = ("changed", "publish", "excuse", f"rows/{row(powers, 'QL-001').pk}/drop")
    client, before = signed_in(made, "clerk"), everything()
    assert [client.get(f"{URL}{act}/").status_code for act in acts] == [302] * len(acts)
    assert everything() == before


@pytest.mark.parametrize("name", [pattern.name for pattern in urls.urlpatterns])
def test_every_address_of_the_room_stands_in_these_tables(name):
    assert name in {
        *("registers", "new", "register", "change", "fields", "changed", "publish", "excuse", "table", "upload"),
        *("uploaded", "confirm", "discard", "row-new", "row", "row-drop"),
    }
