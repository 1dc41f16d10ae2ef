"""清单测试的底子：a list of powers of 柳溪镇 with two rows, and how it becomes public."""

import pytest

from mingtang.editorial import actions as editorial
from mingtang.law.editorial import EVERY_TICK, FOUND_CLEAR
from mingtang.registers.actions import publishing, registers
from mingtang.registers.models import RegisterRow
from tests import roles
from tests.builders import moment

AT = moment("2026-03-10")
URL = "/desk/registers/liuxi/powers/"
PUBLIC = "/liuxi/registers/powers/"


def power(code="QL-001", name="农村宅基地审批", **told):
    """One row, whole."""
    usual = {
        "code": code,
        "name": name,
        "type": "行政许可",
        "basis": "《中华人民共和国土地管理法》第六十二条",
        "office": "农业农村办公室",
        "duties": "受理、审查、决定、送达。",
        "against": "",
        "phone": "",
    }
    return {**usual, **told}


@pytest.fixture
def made(db):
    """The county of the builders; everybody is signed in."""
    return roles.peopled()


@pytest.fixture
def powers(made):
    facts = registers.Facts("柳溪镇人民政府权责清单", "《政府信息公开条例》第二十条", "", 12)
    made_of = {"by": made["clerk"], "at": AT}
    found = registers.set_up(unit=made.organ, slug="powers", kind="powers", facts=facts, **made_of)
    for code, name in (("QL-001", "农村宅基地审批"), ("QL-002", "乡村建设规划许可")):
        registers.put_row(found, cells=power(code, name), **made_of)
    return found


def row(register, key):
    return RegisterRow.rows.select_related("register").get(register=register, key=key)


def released(made, register, *, at=AT, effective_on=None, note="", why_early=""):
    """The draft, handed in, reviewed, signed and released."""
    told = {"effective_on": effective_on or at.date(), "note": note, "why_early": why_early}
    revision = publishing.submit(register, **told, by=made["clerk"], at=at)
    editorial.approve(revision, ticks=EVERY_TICK, findings=FOUND_CLEAR, by=made["reviewer"], at=at)
    editorial.sign(revision, ticks=EVERY_TICK, by=made["leader"], at=at)
    return editorial.release(revision, by=made["clerk"], at=at)
