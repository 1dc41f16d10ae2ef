"""范本和文书设置的查询：what an organ writes with now, and what it wrote with before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from mingtang.caseletters.models import LetterForm, LetterRule
from mingtang.law.case_letters import LetterKind, letter_kinds
from mingtang.law.rules import RuleBroken
from mingtang.law.units import UnitKind
from mingtang.letters import forms
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of, scope_of

YEAR, SERIAL = "年份", "序号"
NO_RULE = "还没有文书设置，请管理员在“文书范本”里先填写复议机关、人民法院和答复文号的写法。"


@dataclass(frozen=True)
class FormRow:
    """一种文书的范本：the kind, and the organ's last change of it, if any."""

    kind: LetterKind
    form: LetterForm | None

    @property
    def text(self) -> str:
        """现在用的文字。"""
        return self.form.text if self.form and self.form.text else self.kind.text

    @property
    def is_own(self) -> bool:
        """是否本机关改过的。"""
        return bool(self.form and self.form.text)


def organs_seen(viewer: Person, *, at: datetime) -> list[Unit]:
    """看得到其范本的机关：those that the viewer sees whole."""
    seen = scope_of(viewer, at=at).whole_organs()
    return list(Unit.rows.filter(seen, kind=UnitKind.ADMINISTRATIVE_ORGAN.value).open(on=day_of(at)).order_by("path"))


def organ_seen(viewer: Person, code: str, *, at: datetime) -> Unit | None:
    """One of them."""
    return next((organ for organ in organs_seen(viewer, at=at) if organ.code == code), None)


def rows_of(organ: Unit) -> list[FormRow]:
    """全部文书的范本；one query, however many there are."""
    last: Mapping[str, LetterForm] = {
        form.kind: form for form in LetterForm.rows.filter(unit=organ).select_related("by").order_by("number")
    }
    return [FormRow(kind, last.get(kind.id)) for kind in letter_kinds()]


def row_of(organ: Unit, kind: LetterKind) -> FormRow:
    """一种文书的范本。"""
    form = LetterForm.rows.filter(unit=organ, kind=kind.id).select_related("by").order_by("-number").first()
    return FormRow(kind, form)


def history(organ: Unit, kind: LetterKind) -> list[LetterForm]:
    """历次修改，the newest first."""
    return list(LetterForm.rows.filter(unit=organ, kind=kind.id).select_related("by").order_by("-number"))


def rule_of(organ: Unit) -> LetterRule | None:
    """文书设置：the last one of the organ."""
    return LetterRule.rows.filter(unit=organ).select_related("by").order_by("-pk").first()


def rule_then(organ: Unit, *, at: datetime) -> LetterRule | None:
    """那时候的文书设置。"""
    return LetterRule.rows.filter(unit=organ, at__lte=at).order_by("-pk").first()


def rule_needed(organ: Unit) -> LetterRule:
    """文书设置，where nothing can be written without it.

    Errors: ``RuleBroken`` before anything was set.
    """
    rule = rule_of(organ)
    if rule is None:
        raise RuleBroken(NO_RULE)
    return rule


def reply_number(rule: LetterRule, *, on: date, serial: int) -> str:
    """答复文号，as the organ writes it."""
    values = {YEAR: str(on.year), SERIAL: str(serial)}
    return forms.fill(rule.number_form, values)[0].text
