"""关口：asked at handing in, at signing and at the moment of release; nobody there, nothing through."""

import pytest
from django.core.files.base import ContentFile

from mingtang.editorial import ports
from mingtang.editorial.actions import release, sign, sign_and_release
from mingtang.editorial.apps import declared_stages
from mingtang.editorial.models import Document, Revision
from mingtang.files.actions import store
from mingtang.law.editorial import EVERY_TICK, Stage
from tests.builders import moment
from tests.editorial.conftest import Notice, on_its_way, reviewed, submitted, told_file
from tests.refusals import refused

AT = moment("2026-03-06")
HERE = "tests.editorial.test_gates"
ALWAYS = "mingtang.editorial.gates.PersonalNumbers"
SHUT = "元数据不全，不能公开。"


class Gated(Notice):
    """A kind with a gate of its own."""

    key = "gated"
    gates = ("metadata",)


class Metadata:
    """A gate that a test opens and shuts."""

    key = "metadata"
    label = "元数据"
    shut = False

    def reasons(self, revision, *, at):
        assert isinstance(revision, Revision)
        return [SHUT] if self.shut else []


@pytest.fixture
def gated(settings, monkeypatch):
    told = settings.MINGTANG_PORTS
    kinds = [*told["editorial.PublicationKind"], f"{HERE}.Gated"]
    gates = [ALWAYS, f"{HERE}.Metadata"]
    settings.MINGTANG_PORTS = {**told, "editorial.PublicationKind": kinds, "editorial.Gate": gates}
    return lambda shut: monkeypatch.setattr(f"{HERE}.Metadata.shut", shut)


def test_a_kind_without_its_gates_is_refused_at_the_start(gated, settings):
    assert (ports.misdeclared(), declared_stages(None)) == ([], [])
    settings.MINGTANG_PORTS = {**settings.MINGTANG_PORTS, "editorial.Gate": [ALWAYS]}
    told = "公开件种类 gated 的关口 metadata 没有实现，这一种不能启用。"
    assert ports.misdeclared() == [told]
    assert [(problem.msg, problem.id, problem.level) for problem in declared_stages(None)] == [
        (told, "mingtang.E002", 40)
    ]


def test_no_kind_does_without_the_gate_of_personal_numbers(settings):
    settings.MINGTANG_PORTS = {**settings.MINGTANG_PORTS, "editorial.Gate": []}
    assert ports.misdeclared() == [
        f"公开件种类 {kind} 的关口 personal_data 没有实现，这一种不能启用。"
        for kind in ("notice", "key_work", "document")
    ]


def test_an_unanswered_gate_lets_nothing_through(made, settings):
    revision = reviewed(made)
    settings.MINGTANG_PORTS = {**settings.MINGTANG_PORTS, "editorial.Gate": []}
    told = "公开前的检查“personal_data”没有配置，不能公开，请联系管理员。"
    with refused(told):
        sign_and_release(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    with refused(told):
        submitted(made, "第二稿。")


def test_a_shut_gate_stops_what_is_handed_in(made, gated):
    gated(True)
    with refused(SHUT):
        submitted(made, kind="gated", subject="tests.gated:1", address="/liuxi/gated/")
    assert Document.rows.count() == 0


def test_a_shut_gate_stops_the_signature_and_the_release(made, gated, monkeypatch):
    monkeypatch.setattr("tests.editorial.conftest.Text.gates", ("metadata",), raising=False)
    revision = on_its_way(made, Stage.FIRST, Stage.REVIEW)
    gated(True)
    with refused(SHUT):
        sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    gated(False)
    sign(revision, ticks=EVERY_TICK, by=made["leader"], at=AT)
    gated(True)
    for by in (made["clerk"], None):
        with refused(SHUT):
            release(revision, by=by, at=AT)
    gated(False)
    assert release(revision, by=None, at=AT).number == 1


PHONE = "要公开的文字里有手机号，请删去或者遮盖个人信息后重新送审。"


def test_numbers_of_persons_are_found_wherever_they_stand(made):
    number = "13812345678"
    for told in (
        {"title": f"公告 {number}"},
        {"body": {"lines": [f"联系 {number}。"]}},
        {"body": {"lines": ["好。"], "html": f"<p>{number[:3]}<b>{number[3:]}</b></p>"}},
        {"body": {"lines": ["好。"], "metadata": {"basis": [number]}}},
    ):
        with refused(PHONE):
            submitted(made, **told)


def test_the_name_of_a_file_is_read_by_everybody_and_its_digest_is_no_number(made, settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    told = {"unit": made.organ, "by": made["clerk"], "at": AT}
    file = told_file(store(ContentFile("一,1\n".encode(), name="表.csv"), **told))
    for place in ("attachments", "pictures"):
        with refused(PHONE):
            submitted(made, body={"lines": ["见附件。"], place: [{**file, "name": "13812345678.csv"}]})
    told = {**file, "sha256": "13812345678".ljust(64, "a")}
    assert submitted(made, body={"lines": ["见附件。"], "attachments": [told]}).number == 1
