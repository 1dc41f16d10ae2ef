"""公文单：the sheet that goes with a document, on screen, on paper and as a Word file, from one set of rows."""

from dataclasses import dataclass

from mingtang.law.days import chinese_day
from mingtang.law.drafting_sheets import SECRECY, grounds
from mingtang.law.metadata import NO_NUMBER
from mingtang.law.openness import OPENNESS_LABELS, Openness
from mingtang.letters.letter import Letter, Table
from mingtang.organs.models import Person
from mingtang.organs.names import signed
from mingtang.organs.sight import day_of
from mingtang.policies.models import Policy
from mingtang.policies.queries.rules import note_of
from mingtang.policydesk.queries.desk import ties_of

TITLE = "公文单"
BY_HAND = " "


@dataclass(frozen=True)
class Sheet:
    """公文单的各栏。"""

    policy: Policy
    rows: tuple[tuple[str, str], ...]
    note: str


def sheet_of(policy: Policy) -> Sheet:
    """各栏：what is not filled in yet is left to be written by hand."""
    decision = policy.decisions.select_related("decided_by", "decided_for").last()
    drafter, checker = _signed(policy.drafter, policy.proposed_for), _signed(policy.checked_by, policy.checked_for)
    rows = (
        ("标题", policy.title),
        ("公文种类", policy.of_kind.name + ("，涉及市场主体" if policy.touches_market else "")),
        ("发文字号", policy.number),
        ("统一编号", policy.register_number),
        ("联合发文", policy.joint_with),
        ("转发", policy.forwarded_title),
        ("拟稿", f"{policy.unit.name} {drafter}"),
        ("拟稿人的意见", _proposed(policy)),
        ("保密审查", _looked(policy)),
        ("核稿", checker),
        ("签发", f"{decision.signed}，{chinese_day(day_of(decision.at))}" if decision else ""),
        ("公开属性", _decided(decision.openness, decision.ground, decision.reason) if decision else ""),
        ("成文日期", chinese_day(policy.made_on) if policy.made_on else ""),
        ("施行和有效期", term_of(policy)),
        ("和其他文件的关系", ties_told(policy)),
    )
    return Sheet(policy, rows, note_of(policy.organ, policy.decided))


def term_of(policy: Policy) -> str:
    """施行和有效期，as it is signed."""
    told = [f"{chinese_day(policy.in_force_on)}施行"] if policy.in_force_on else []
    told += [f"有效期到{chinese_day(policy.until_on)}"] if policy.until_on else []
    return "，".join(told)


def ties_told(policy: Policy) -> str:
    """要做的关系，as it is signed: what it does with other documents from the day on which it is in force."""
    told = ties_of(policy)
    return "；".join(f"{tie.get_tie_display()}《{title}》（{number or NO_NUMBER}）" for tie, title, number in told)


def _proposed(policy: Policy) -> str:
    told = _decided(policy.proposed, policy.ground, policy.reason)
    return told if policy.proposed != Openness.UNDECIDED.value else ""


def _decided(openness: str, ground: str, reason: str) -> str:
    parts = [OPENNESS_LABELS[Openness(openness)], grounds().get(ground, ""), reason]
    return "。".join(part.rstrip("。") for part in parts if part) + "。"


def _looked(policy: Policy) -> str:
    seen = {name: policy.secrecy[key] for key, name in SECRECY.items() if key in policy.secrecy}
    return "；".join(f"{name}：{'涉及' if touched else '不涉及'}" for name, touched in seen.items())


def _signed(person: Person | None, stands_for: Person | None) -> str:
    return signed(person.name, stands_for and stands_for.name) if person else ""


def letter_of(policy: Policy, *, watermark: str = "") -> Letter:
    """Word 文稿：with the note under the date."""
    sheet = sheet_of(policy)
    rows = tuple((label, words or BY_HAND) for label, words in sheet.rows)
    return Letter(
        organ=policy.organ.name, number="", title=TITLE, addressee="", paragraphs=(Table(rows),),
        contact=sheet.note, red_head=False, watermark=watermark,
    )  # fmt: skip
