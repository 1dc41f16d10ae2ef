"""谁维护规划：the clerk of the organ."""

from datetime import datetime

from mingtang.law.units import PostKind
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of


def reasons_against_keeping(unit: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能维护规划的理由：a programme is in the hands of the organ's 政务公开专员."""
    reasons = [] if unit.is_organ else [f"{unit.name}不是行政机关，规划由它所属的机关登记。"]
    if not by.holds(PostKind.DISCLOSURE_CLERK, at_unit=unit, on=day_of(at)):
        reasons.append(f"规划由{unit.name}的政务公开专员维护。")
    return reasons
