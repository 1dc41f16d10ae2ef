"""申请人不外露：thirty marks planted in every field of a case, looked for in every outlet by all without the post."""

import io
import logging
import zipfile

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from mingtang.applications.models import CasePaper
from mingtang.applying.actions.intake import apply_online
from mingtang.audit.models import Entry
from mingtang.casework.actions import fees, first_steps, inquiring, letters_out, terms
from mingtang.casework.actions.letters_out import Sent
from mingtang.files.models import Attachment
from mingtang.law.applying import Typed
from mingtang.law.fees import Basis
from mingtang.law.foi import ApplicantKind
from mingtang.law.reply_facts import Asked
from mingtang.law.service import ServiceWay
from mingtang.organs.sight import day_of
from mingtang.serving.actions import Served, deliver
from tests.applying.conftest import proof
from tests.builders import moment
from tests.replies.conftest import now, paper, signed

AT = moment("2026-03-02")
MARKS = tuple(f"秘甲{number:02d}" for number in range(30))
KNOW = {"clerk", "reviewer", "leader"}


def sent(day="2026-03-02"):
    on = moment(day).date()
    return Sent(ServiceWay.DIRECT, on, MARKS[20], on)


def planted(made):
    """A case with a mark in every field that holds words of or about a person, answered and served."""
    m = iter(MARKS)
    typed = Typed(
        kind=ApplicantKind.BUSINESS, name=next(m), legal_person=next(m), agent=next(m), address=next(m), hint=next(m),
        help_wanted=next(m), wanted=next(m), phone="0000-7654321", email="mijia30@mail.example", postcode="252300",
    )  # fmt: skip
    told = {"form_key": "k-1", "address": "10.0.0.9"}
    case = apply_online(made.organ, typed=typed, images=[proof()], **told, at=AT).application
    clerk = {"by": made["clerk"], "at": AT}

    def does(act, **words):
        held = now(case)
        return act(held, **words, seen=held.steps, **clerk)

    does(first_steps.ask_correction, missing=MARKS[7], term=10, sent=sent())
    does(first_steps.correct, on=AT.date(), corrected=MARKS[8])
    asked = {"asked": Asked.THIRD_PARTY, "name": MARKS[9], "address": MARKS[10], "question": MARKS[11]}
    inquiry = does(inquiring.inquire, **asked, sent=sent())
    does(inquiring.hear, inquiry=inquiry.pk, on=AT.date(), agrees=True, opinion=MARKS[12])
    does(fees.notify_fee, basis=Basis.PAGES, count=100, why=MARKS[13], sent=sent())
    does(fees.pay, on=AT.date(), receipt=MARKS[14])
    does(terms.ask_extension, days=5, on=AT.date(), reason=MARKS[15])
    does(letters_out.add_paper, upload=paper(MARKS[16], f"{MARKS[17]}.txt"), title="来信", event=None)
    signed(made, now(case), "not-existing")
    held = now(case)
    served = Served(ServiceWay.DIRECT, signed=day_of(AT), received_by=MARKS[18])
    deliver(held, served, proof=paper(MARKS[19], f"{MARKS[21]}.txt"), steps=held.steps, **clerk)
    return now(case)


@pytest.fixture
def case(made):
    return planted(made)


def marked(text):
    return [mark for mark in (*MARKS, "mijia30", "7654321") if mark in text]


def addresses(case):
    """Every page that tells of cases, and the lists, feeds, tables and searches of both sides."""
    code, year, serial = case.unit.code, case.year, case.serial
    here = f"/desk/applications/{code}/{year}-{serial}/"
    desk = ("", "applications/?state=", "applications/analysis/", "applications/topics/", "applications/proposals/")
    desk += ("material/", "conferences/", "proceedings/", "casefiles/", "trail/", "notices/", "review/", "people/")
    desk += ("search/?q=%E7%A7%98%E7%94%B2", "applications/analysis/table/?form=csv", "calendar/")
    public = ("/", f"/{code}/", f"/{code}/open/", f"/{code}/open/apply/", f"/{code}/feed/", f"/{code}/new/")
    public += ("/applications/", f"/applications/new/?organ={code}", "/search/?q=%E7%A7%98%E7%94%B2", "/sitemap.xml")
    parts = ("", "reply/", "service/", "letters/", "casefile/")
    return [*(f"/desk/{each}" for each in desk), *(f"{here}{each}" for each in parts), *public]


def body(response):
    data = b"".join(response.streaming_content) if response.streaming else response.content
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            data = b"".join(book.read(name) for name in book.namelist())
    return data.decode(errors="replace") + str(response.headers)


def test_nobody_without_the_post_sees_a_word_of_it_anywhere(made, case, caplog):
    caplog.set_level(logging.DEBUG)
    found = {}
    for who in ("", *(name for name in made.people if name not in {*KNOW, "gone"})):
        client = Client(raise_request_exception=True)
        if who:
            client.force_login(made[who])
        for address in addresses(case):
            seen_there = marked(body(client.get(address)))
            if seen_there:
                found[who, address] = seen_there
    assert found == {}
    assert marked(caplog.text) == []


def test_those_who_handle_it_do_see_it(made, case):
    client = Client()
    client.force_login(made["clerk"])
    assert len(marked(body(client.get(case.desk_address)))) >= 12


def test_no_trail_notice_mail_index_or_file_name_holds_a_word_of_it(made, case):
    rooms = ("audit", "outbox", "index", "visits", "listings", "supervision", "reminders", "demand", "proposals")
    models = [model for room in rooms for model in apps.get_app_config(room).get_models()]
    told = {model._meta.label: marked(str(list(model._base_manager.values()))) for model in models}
    assert {label: found for label, found in told.items() if found} == {}
    assert Entry.rows.count() > 15
    assert marked(str(list(Attachment.rows.values_list("name", flat=True)))) == []
    assert marked(str(list(CasePaper.rows.values_list("title", flat=True)))) == []


def test_a_file_of_the_case_is_not_there_for_others(made, case):
    client = Client()
    client.force_login(made["officer"])
    for attachment in Attachment.rows.all():
        assert client.get(reverse("files:look", args=[attachment.key])).status_code == 404
