"""案件文书测试的底子：柳溪镇 with its settings, and a case that is being handled."""

from datetime import date

import pytest

from mingtang.applications.actions.steps import take
from mingtang.applications.models import Application
from mingtang.caseletters.actions.forms import Setting, set_rule
from mingtang.law.foi import FoiAct
from mingtang.law.units import PostKind
from tests import roles
from tests.applying.conftest import AT, entered, files_dir
from tests.replay import Replay

__all__ = ["AT", "DAY", "SETTING", "case", "files_dir", "handling", "made", "now"]

SETTING = Setting(
    reviewer="清河县人民政府",
    court="清河县人民法院",
    number_form="柳政依复〔{{年份}}〕第{{序号}}号",
    signer=PostKind.LEADER,
    contact="柳溪镇党政办公室，电话 0000-0000000",
)
DAY = date(2026, 3, 2)


def _ruled():
    made = roles.peopled.build()
    set_rule(made.organ, SETTING, by=made["administrator"], at=AT)
    return made


ruled = Replay(_ruled)


@pytest.fixture
def made(db):
    """The county with stand-ins, and the settings of 柳溪镇 made."""
    return ruled()


@pytest.fixture
def case(made):
    """An application that is being handled."""
    return handling(made)


def handling(made, *, at=AT, on=DAY):
    application = entered(made, at=at, on=on.isoformat()).application
    take(application, FoiAct.EXAMINE, on=on, seen=0, by=made["clerk"], at=at)
    return now(application)


def now(application):
    """The case as the database has it."""
    return Application.rows.select_related("unit__organ", "particulars").get(pk=application.pk)


def did(made, application, act, *, on=DAY, at=AT, **told):
    """The case after one more step, told with the facts that the step writes."""
    application = now(application)
    take(application, act, on=on, seen=application.steps, by=made["clerk"], at=at, **told)
    return now(application)
