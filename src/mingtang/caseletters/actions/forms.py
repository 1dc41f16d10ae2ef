"""范本和文书设置的写入：by an organ's administrator, each change a new version."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mingtang.audit.actions import record
from mingtang.caseletters.models import LetterForm, LetterRule
from mingtang.caseletters.queries.forms import SERIAL, YEAR, row_of
from mingtang.language.marked import bears_mark
from mingtang.law.case_letters import LetterKind, reasons_against_leaving_out
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.law.units import PostKind
from mingtang.letters import forms
from mingtang.organs.models import Person, Unit
from mingtang.organs.sight import day_of

MARKED = "写的内容里有密级标志，没有收下，也没有保存。范本里不得写涉密、工作秘密的内容。"
MOST = 6000


@dataclass(frozen=True)
class Setting:
    """文书设置里填的。"""

    reviewer: str
    court: str
    number_form: str
    signer: PostKind
    contact: str = ""


def change_form(organ: Unit, kind: LetterKind, *, text: str, by: Person, at: datetime) -> LetterForm:
    """改范本：from now on; letters that were made final stay as they are."""
    text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    _refuse_marked(organ, text, by=by, at=at)
    reasons = [*reasons_against_changing(organ, by=by, at=at), *reasons_against_text(kind, text)]
    if text == row_of(organ, kind).text:
        reasons.append("范本的文字没有变化，不用保存。")
    refuse_if_any(reasons)
    return _added(organ, kind, text, verb="caseletters.form.change", by=by, at=at)


def shipped_form(organ: Unit, kind: LetterKind, *, by: Person, at: datetime) -> LetterForm:
    """恢复自带的范本。"""
    reasons = reasons_against_changing(organ, by=by, at=at)
    if not row_of(organ, kind).is_own:
        reasons.append("现在用的就是自带的范本。")
    refuse_if_any(reasons)
    return _added(organ, kind, "", verb="caseletters.form.shipped", by=by, at=at)


def reasons_against_text(kind: LetterKind, text: str) -> list[str]:
    """范本不能用的理由：marks that are broken, names that are not known, a recourse left out."""
    reasons = [*forms.reasons_against(text, kind.names), *reasons_against_leaving_out(kind, text)]
    if len(text) > MOST:
        reasons.append(f"范本写了 {len(text)} 个字，请写在 {MOST} 个字以内。")
    return reasons


@transaction.atomic
def set_rule(organ: Unit, setting: Setting, *, by: Person, at: datetime) -> LetterRule:
    """文书设置：for letters from now on."""
    told = {name: getattr(setting, name).strip() for name in ("reviewer", "court", "number_form", "contact")}
    refuse_if_any([*reasons_against_changing(organ, by=by, at=at), *_reasons_against_setting(told, setting)])
    rule = LetterRule.rows.create(unit=organ, **told, signer=setting.signer.value, by=by, at=at)
    record(organ.code, by=by, verb="caseletters.rule.set", of=rule, at=at, facts={"signer": rule.signer})
    return rule


def reasons_against_changing(organ: Unit, *, by: Person, at: datetime) -> list[str]:
    """不能改范本和设置的理由。"""
    if organ.is_organ and by.holds(PostKind.ADMINISTRATOR, at_unit=organ, on=day_of(at)):
        return []
    return [f"文书的范本和设置由{organ.name}的管理员修改。"]


def _reasons_against_setting(told: dict[str, str], setting: Setting) -> list[str]:
    reasons = []
    if not told["reviewer"]:
        reasons.append("请写行政复议机关的全称。")
    if not told["court"]:
        reasons.append("请写有管辖权的人民法院的全称。")
    reasons += forms.reasons_against(told["number_form"], {YEAR, SERIAL})
    if "\n" in told["number_form"] or not {YEAR, SERIAL} <= set(forms.names_in(told["number_form"])):
        reasons.append("答复文号的写法里要有 {{年份}} 和 {{序号}}，写成一行，例如“七政依复〔{{年份}}〕{{序号}}号”。")
    if setting.signer not in {PostKind.LEADER, PostKind.REVIEWER}:
        reasons.append("签发人的岗位只能是分管领导或者审核人。")
    return reasons


@transaction.atomic
def _added(organ: Unit, kind: LetterKind, text: str, *, verb: str, by: Person, at: datetime) -> LetterForm:
    held = Unit.rows.select_for_update(of=("self",), no_key=True).get(pk=organ.pk)
    last = LetterForm.rows.filter(unit=held, kind=kind.id).order_by("-number").first()
    number = last.number + 1 if last else 1
    form = LetterForm.rows.create(unit=held, kind=kind.id, number=number, text=text, by=by, at=at)
    record(organ.code, by=by, verb=verb, of=form, at=at, facts={"kind": kind.id, "number": number})
    return form


def _refuse_marked(organ: Unit, text: str, *, by: Person, at: datetime) -> None:
    if bears_mark([text]):
        record(organ.code, by=by, verb="caseletters.refuse_classified", of=organ, at=at)
        raise RuleBroken(MARKED)
