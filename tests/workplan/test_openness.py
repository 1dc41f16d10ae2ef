"""公开属性：decided by the clerk, with its reason and its day, and not against what is public."""

from datetime import date

from mingtang.law.openness import Openness
from mingtang.workplan.actions.plans import decide_openness, import_plan
from tests import builders
from tests.builders import moment, reading
from tests.refusals import refused

AT = moment("2026-03-05")


def test_what_is_public_is_not_declared_closed(town, plan):
    builders.released(town, plan, at=AT)
    told = "落实情况已经公开，公开属性不能再改为“不予公开”。"
    with refused(told):
        decide_openness(plan, openness=Openness.WITHHELD, reason="涉密", made_on=None, by=town["clerk"], at=AT)
    with refused(told):
        import_plan(
            unit=town.organ,
            reading=reading(),
            source_name="a",
            source_sha256="0",
            openness=Openness.WITHHELD,
            openness_reason="涉密",
            by=town["clerk"],
            at=AT,
        )


def test_openness_is_decided_by_the_clerk_with_reason_and_day(town, plan):
    with refused(
        "工作要点由柳溪镇人民政府的政务公开专员维护。",
        "认定为“依申请公开”的，请写明理由和依据。",
        "成文日期还没有到，请核对。",
    ):
        decide_openness(
            plan, openness=Openness.ON_APPLICATION, reason=" ", made_on=date(2026, 9, 1), by=town["leader"], at=AT
        )
