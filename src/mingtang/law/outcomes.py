"""办理结果：the twenty-one results that an application may have, and the legal grounds that lead to each.

Law: 政府信息公开条例 第十四条至第十六条、第三十条、第三十五条至第三十九条; 政府信息公开工作年度报告格式
（国办公开办函〔2021〕30号）, whose labels are kept to the letter.
A reply is chosen by its ground, never by its result: each ground has one result, and says what the reply must answer.
The rows stand in ``data/outcomes.toml`` and are checked when they are read.
"""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from .clock_terms import Instrument, Mark
from .days import chinese_day
from .rules import RuleBroken


class RecourseKind(StrEnum):
    """救济途径告知的种类：A 先复议后诉讼，B 复议或者诉讼。"""

    REVIEW_FIRST = "A"
    EITHER = "B"

    @property
    def label(self) -> str:
        """中文名称。"""
        return {"A": "先申请行政复议，不服的再提起行政诉讼", "B": "申请行政复议或者提起行政诉讼"}[self.value]


class Force(StrEnum):
    """不予公开的强制程度。"""

    MUST = "must"
    CONSENT = "consent"
    MAY = "may"

    @property
    def label(self) -> str:
        """中文名称。"""
        words = {"must": "不得公开", "consent": "第三方同意或者公共利益需要时公开", "may": "可以不予公开"}
        return words[self.value]


@dataclass(frozen=True, slots=True)
class Need:
    """答复要写明的一项：``question`` is what the clerk is asked."""

    id: str
    question: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """办理结果：one row of the annual report's table of results."""

    code: str
    label: str
    group: str
    group_label: str
    article: str
    recourse: RecourseKind
    may_publish: bool
    instrument: Instrument
    mark: Mark
    confidence: str
    note: str

    @property
    def citation(self) -> str:
        """依据的写法。"""
        return f"《{self.instrument.title}》{self.article}"

    @property
    def said(self) -> str:
        """平常的说法：the group and the result, without the numbers and remarks of the annual report's table."""
        group, own = (_NUMBERED.sub("", _REMARK.sub("", each)) for each in (self.group_label, self.label))
        return group if own == group else f"{group}：{own}"


_NUMBERED = re.compile(r"^(?:（[一二三四五六]）|[0-9]+\.)")
_REMARK = re.compile(r"（区分处理的.*）$")


@dataclass(frozen=True, slots=True)
class Exemption:
    """不予公开的情形：``kinds`` are those that the article names, where a reply must say which one it is."""

    code: str
    label: str
    article: str
    force: Force
    note: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """答复的依据：``needs`` must be answered, ``may_tell`` is told where it is known."""

    id: str
    label: str
    outcome: Outcome
    article: str
    exemption: Exemption | None
    needs: tuple[Need, ...]
    may_tell: tuple[Need, ...]
    may_publish: bool
    instrument: Instrument
    valid_from: date | None
    valid_to: date | None
    mark: Mark
    confidence: str
    note: str

    @property
    def citation(self) -> str:
        """依据的写法：《中华人民共和国政府信息公开条例》第三十六条第二项。"""
        return f"《{self.instrument.title}》{self.article}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """条例列举的各类：what ``which_kind`` may be answered with. Law: 政府信息公开条例 第十四条、第十六条."""
        return self.exemption.kinds if self.exemption else ()

    @property
    def hands_over(self) -> bool:
        """是否把信息给申请人：then the files belong with it, or the reply says how else it is given."""
        return any(need.id == "route" for need in self.needs)

    @property
    def withholds(self) -> bool:
        """是否不予公开的依据：what may be named for the withheld part of a separated reply."""
        return self.exemption is not None and self.outcome.group == "R3"

    def is_valid_on(self, day: date) -> bool:
        """当日是否适用。"""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """办理结果表：everything in the file, joined."""

    outcomes: tuple[Outcome, ...]
    exemptions: tuple[Exemption, ...]
    grounds: tuple[Ground, ...]


def outcomes() -> tuple[Outcome, ...]:
    """全部办理结果，按年度报告的顺序。Law: 国办公开办函〔2021〕30号."""
    return _shipped().outcomes


def outcome(code: str) -> Outcome:
    """按代码取办理结果。

    Errors: ``RuleBroken`` when there is no such code.
    """
    for row in outcomes():
        if row.code == code:
            return row
    raise RuleBroken(f"没有代码为“{code}”的办理结果，请从表中选择。")


def exemptions() -> tuple[Exemption, ...]:
    """全部不予公开的情形。Law: 政府信息公开条例 第十四条至第十六条."""
    return _shipped().exemptions


def grounds(on: date) -> tuple[Ground, ...]:
    """作出答复当日适用的依据，按表的顺序。"""
    return tuple(row for row in _shipped().grounds if row.is_valid_on(on))


def ground(name: str, on: date) -> Ground:
    """按短名取作出答复当日适用的依据。

    Errors: ``RuleBroken`` when there is no such ground, or none that is valid on the day.
    """
    rows = [row for row in _shipped().grounds if row.id == name]
    if not rows:
        raise RuleBroken(f"没有名为“{name}”的答复依据，请从表中选择。")
    for row in rows:
        if row.is_valid_on(on):
            return row
    raise RuleBroken(f"答复依据“{rows[0].label}”在{chinese_day(on)}不适用，请选择当日适用的依据。")


def reasons_against_reply(
    chosen: Ground, answers: Mapping[str, str], *, withheld: Collection[Ground] = ()
) -> tuple[str, ...]:
    """答复还缺什么：each question of the ground that is not answered, and what a separated reply withholds.

    Law: 政府信息公开条例 第三十六条、第三十七条. ``answers`` are by the id of the need; ``withheld`` are the grounds
    of the withheld part, which take the place of an answer to ``withheld_grounds``.
    """
    reasons = []
    for need in chosen.needs:
        if need.id == "withheld_grounds":
            if not withheld:
                reasons.append("区分处理的，请选择不予公开的部分依据哪一条。")
        elif not answers.get(need.id, "").strip():
            reasons.append(f"以“{chosen.label}”答复的，请写明{need.question}。")
        elif need.id == "which_kind" and not set(kinds_of(answers[need.id])) <= set(chosen.kinds):
            reasons.append(f"以“{chosen.label}”答复的，属于哪一类只能是：{'、'.join(chosen.kinds)}，请从里面选。")
    if withheld and chosen.outcome.code != "R2":
        reasons.append(f"“{chosen.label}”不是区分处理，不能另外选择不予公开的依据。")
    for each in withheld:
        if not each.withholds:
            reasons.append(f"“{each.label}”不是不予公开的依据，不能用于区分处理中不予公开的部分。")
    return tuple(reasons)


def kinds_of(answer: str) -> tuple[str, ...]:
    """选了哪几类：a reply may name more than one of those that the article lists."""
    return tuple(filter(None, answer.strip().split("、")))


def read_outcomes(text: str) -> OutcomeTable:
    """读办理结果表：the rows of the file, all of them checked.

    Errors: ``ValueError`` or ``KeyError`` naming the row; a wrong table is a fault of the release, not of a user.
    """
    data = tomllib.loads(text)
    instruments = {key: Instrument(**fields) for key, fields in data["instruments"].items()}
    needs = {key: Need(key, question) for key, question in data["needs"].items()}
    rows = {row["code"]: _outcome(row, data["groups"], instruments) for row in data["outcome"]}
    barred = {row["code"]: _exemption(row) for row in data["exemption"]}
    if len(rows) != len(data["outcome"]) or len(barred) != len(data["exemption"]):
        raise ValueError("outcomes and exemptions need one row for each code")
    bases = tuple(_ground(row, rows, barred, needs, instruments) for row in data["ground"])
    unused = set(needs) - {need.id for row in bases for need in (*row.needs, *row.may_tell)}
    unreached = set(rows) - {row.outcome.code for row in bases}
    if unused or unreached:
        raise ValueError(f"needs nobody asks for {sorted(unused)}, outcomes without a ground {sorted(unreached)}")
    return OutcomeTable(tuple(rows.values()), tuple(barred.values()), bases)


def _outcome(row: Mapping[str, Any], groups: Mapping[str, str], instruments: Mapping[str, Instrument]) -> Outcome:
    return Outcome(
        code=row["code"],
        label=row["label"],
        group=row["group"],
        group_label=groups[row["group"]],
        article=row.get("article", ""),
        recourse=RecourseKind(row["recourse"]),
        may_publish=row["may_publish"],
        instrument=instruments[row["instrument"]],
        **_marked(row),
    )


def _exemption(row: Mapping[str, Any]) -> Exemption:
    told = (row["code"], row["label"], row["article"], Force(row["force"]), row.get("note", ""))
    return Exemption(*told, kinds=tuple(row.get("kinds", ())))


def _ground(
    row: Mapping[str, Any],
    rows: Mapping[str, Outcome],
    barred: Mapping[str, Exemption],
    needs: Mapping[str, Need],
    instruments: Mapping[str, Instrument],
) -> Ground:
    instrument, result = instruments[row["instrument"]], rows[row["outcome"]]
    return Ground(
        id=row["id"],
        label=row["label"],
        outcome=result,
        article=row.get("article", ""),
        exemption=barred[row["exemption"]] if "exemption" in row else None,
        needs=tuple(needs[key] for key in row["needs"]),
        may_tell=tuple(needs[key] for key in row.get("may_tell", ())),
        may_publish=result.may_publish and row.get("may_publish", True),
        instrument=instrument,
        valid_from=row.get("valid_from", instrument.valid_from),
        valid_to=row.get("valid_to", instrument.valid_to),
        **_marked(row),
    )


def _marked(row: Mapping[str, Any]) -> dict[str, Any]:
    mark, confidence = Mark(row["mark"]), row.get("confidence", "")
    if (mark is Mark.M) != (confidence in ("hi", "med", "lo")):
        raise ValueError(f"{row.get('code', row.get('id'))}: what is from memory needs a confidence")
    return {"mark": mark, "confidence": confidence, "note": row.get("note", "")}


@cache
def _shipped() -> OutcomeTable:
    return read_outcomes((resources.files("mingtang.law") / "data" / "outcomes.toml").read_text("utf-8"))
