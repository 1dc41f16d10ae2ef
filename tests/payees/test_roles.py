"""岗位 × 地址：totals are seen by the organ, names only by whoever keeps the list or signs its showing."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.payees.conftest import PUBLIC, TODAY, URL, entered
from tests.roles import OF_THE_ORGAN, got, others, posted, strangers

KEEPERS = {"clerk", "officer"}
READERS = {*KEEPERS, "reviewer", "leader"}


class Again(SimpleUploadedFile):
    """A file that is read from its start for everybody who posts it."""

    def read(self, *args):
        self.seek(0)
        return super().read(*args)


def test_the_lists_are_shown_to_the_organ_and_their_rows_to_few(made, shown):
    assert got(made, URL) == {"sign-in": strangers(), 200: set(OF_THE_ORGAN), 404: others(*OF_THE_ORGAN)}
    assert got(made, f"{URL}rows/") == {"sign-in": strangers(), 200: READERS, 404: others(*READERS)}


def test_the_blank_table_is_for_whoever_is_signed_in(made):
    assert got(made, "/desk/subsidies/payees.csv") == {"sign-in": strangers(), 200: others()}


def test_a_list_is_read_in_by_the_keepers(made, subsidy):
    table = "村,姓名,证件号,数量,金额\n桃园村,甄补贴,0417,2,360\n".encode()
    data = {"list-file": Again("名单.csv", table), "list-made_on": str(TODAY)}
    assert posted(made, f"{URL}enter/", data) == kept()


def kept():
    return {"sign-in": strangers(), 302: KEEPERS, 422: OF_THE_ORGAN - KEEPERS, 404: others(*OF_THE_ORGAN)}


def test_a_showing_is_handed_in_by_the_keepers(made, subsidy):
    entered(made, subsidy)
    data = {"show-since_on": str(TODAY), "show-until_on": str(TODAY + timedelta(days=9))}
    assert posted(made, f"{URL}showing/", data) == kept()


def test_the_public_reads_totals_and_the_own_row_without_signing_in(made, shown):
    urls = (PUBLIC, f"{PUBLIC}names/", f"{PUBLIC}mine/", f"{PUBLIC}objection/", f"{PUBLIC}objection/look/")
    assert [Client().get(url).status_code for url in urls] == [200] * len(urls)
    assert Client().get(PUBLIC.replace("land", "other")).status_code == 404
