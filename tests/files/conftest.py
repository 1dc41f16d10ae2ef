"""附件测试的单位、人员和存放处。"""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile

from mingtang.files.actions import store
from mingtang.law.rules import RuleBroken
from mingtang.law.units import PostKind, UnitKind
from mingtang.organs import actions as organs

AT = datetime(2026, 11, 6, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


class NobodyElse:
    """A holder that shows nothing."""

    def may_see(self, viewer, attachment, *, at):
        return False


class SameOrgan:
    """A holder whose records everyone in the organ sees."""

    def may_see(self, viewer, attachment, *, at):
        return viewer.unit.organ_id == attachment.unit.organ_id


@pytest.fixture(autouse=True)
def files_dir(settings, tmp_path):
    settings.FILES_DIR = tmp_path / "files"
    return settings.FILES_DIR


@pytest.fixture(autouse=True)
def holders(settings):
    settings.MINGTANG_PORTS = {"files.Holder": ["tests.files.conftest.NobodyElse"]}
    return settings


def organ(code, name, parent=None):
    return organs.create_unit(
        code=code,
        name=name,
        short_name=name,
        kind=UnitKind.ADMINISTRATIVE_ORGAN,
        parent=parent,
        by="install",
        at=AT,
    )


def clerk(username, name, unit):
    person = organs.add_person(username=username, name=name, unit=unit, password="qi-li-2026-zhen", by="install", at=AT)
    organs.appoint(
        person=person, unit=unit, kind=PostKind.DISCLOSURE_CLERK, since_on=date(2020, 1, 1), by="install", at=AT
    )
    return person


@pytest.fixture
def town(db):
    return organ("qili", "七里镇人民政府")


@pytest.fixture
def officer(town):
    return clerk("lin-jing", "林静", town)


@pytest.fixture
def colleague(town):
    return clerk("zhao-min", "赵敏", town)


@pytest.fixture
def stranger(town):
    return clerk("sun-yi", "孙宜", organ("shiqiao", "石桥镇人民政府"))


@pytest.fixture
def keep(town, officer):
    """Store these bytes under this name, as the officer."""

    def kept(data, name, by=officer):
        return store(ContentFile(data, name=name), unit=town, by=by, at=AT)

    return kept


def on_disk(folder):
    """Everything that lies in the folder, at any depth."""
    return sorted(path for path in Path(folder).rglob("*") if path.is_file())


def refused(data, name, *, unit, by):
    """The reasons for which these bytes under this name are refused."""
    with pytest.raises(RuleBroken) as broken:
        store(ContentFile(data, name=name), unit=unit, by=by, at=AT)
    return broken.value.reasons
