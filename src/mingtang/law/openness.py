"""公开属性：the three values a document is given at its source, and what each asks for.

Law: 政府信息公开条例 第十三条（公开方式）、第十四条至第十六条（不予公开）.
"""

from enum import StrEnum


class Openness(StrEnum):
    """公开属性。"""

    UNDECIDED = "undecided"
    PROACTIVE = "proactive"
    ON_APPLICATION = "on_application"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """中文名称。"""
        return OPENNESS_LABELS[self]


OPENNESS_LABELS: dict[Openness, str] = {
    Openness.UNDECIDED: "未认定",
    Openness.PROACTIVE: "主动公开",
    Openness.ON_APPLICATION: "依申请公开",
    Openness.WITHHELD: "不予公开",
}


def reasons_against_deciding(openness: Openness, reason: str) -> tuple[str, ...]:
    """不能这样认定的理由：依申请公开 and 不予公开 need a written reason, and a decision must decide.

    Law: 政府信息公开条例 第十七条（公开前审查）.
    """
    if openness is Openness.UNDECIDED:
        return ("请认定公开属性：主动公开、依申请公开或不予公开。",)
    if openness is not Openness.PROACTIVE and not reason.strip():
        return (f"认定为“{openness.label}”的，请写明理由和依据。",)
    return ()


def reasons_against_publishing(openness: Openness) -> tuple[str, ...]:
    """不能主动发布的理由：only what was decided 主动公开 goes public."""
    if openness is Openness.PROACTIVE:
        return ()
    if openness is Openness.UNDECIDED:
        return ("公开属性尚未认定，请先认定为“主动公开”再送审。",)
    return (f"公开属性为“{openness.label}”，不能主动发布。",)
