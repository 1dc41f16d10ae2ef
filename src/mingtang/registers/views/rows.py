"""清单的行和表格：rows one by one, or the whole list as a table that is edited and read in with its difference."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from mingtang.language.papers import Unreadable
from mingtang.law.registers import MOST_ROWS
from mingtang.law.rules import RuleBroken, refuse_if_any
from mingtang.organs.sight import day_of
from mingtang.registers.actions import registers as acts
from mingtang.registers.actions import tables
from mingtang.registers.forms import RowForm
from mingtang.registers.models import Register, RegisterRow, Upload
from mingtang.registers.queries import register as desk
from mingtang.registers.views.desk import ONE, here, register_or_404
from mingtang.tables.reading import read_table
from mingtang.tables.shown import shown_row
from mingtang.tables.typed import TableForm, at_fields
from mingtang.tables.writing import XLSX, write_table
from mingtang.ui import clock
from mingtang.ui.acts import Done, pressed
from mingtang.ui.found import found_or_404
from mingtang.ui.opened import digest_of, reasons_against_saving
from mingtang.ui.refusals import add_reasons
from mingtang.ui.saved import to_save

NOTES = (
    "一行一项。认行的一列（编号、编码）不要改：改了就当作取消一项、另加一项。",
    "删去一行，读入以后清单里也没有这一项；公开过的各版照旧。",
    "不得写入涉密、工作秘密内容，和身份证号、手机号、银行卡号等个人信息。",
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, organ: str, slug: str, pk: int | None = None) -> HttpResponse:
    """录入或者修改一行。"""
    at, by = clock.now(), request.user
    register = register_or_404(request, organ, slug, at=at)
    row = _row_or_404(register, pk) if pk else None
    if desk.reasons_against_keeping(register.unit, by=by, at=at):
        raise PermissionDenied
    form = RowForm(request.POST or None, heads=register.heads, initial=row.cells if row else {})
    stands = row.cells if row else {}
    changed = reasons_against_saving(request, stands=stands) if row and request.method == "POST" else []
    if request.method == "POST" and form.is_valid():
        try:
            refuse_if_any(changed)
            acts.put_row(register, cells=form.cells(), row=row, by=by, at=at)
        except RuleBroken as broken:
            add_reasons(form, broken, at=at_fields(register.heads, broken.reasons))
        else:
            messages.success(request, "已保存到草稿，送审公开以后公众才看得到。")
            return redirect(ONE, organ, slug)
    heading = f"修改“{row}”" if row else f"录入一{register.of_kind.rows_noun}"
    context = {"form": form, "heading": heading, "register": register, "row": row, "opened_as": digest_of(stands)}
    context |= {
        "standing": [(cell.title, cell.text) for cell in shown_row(register.heads, stands).filled] if changed else []
    }
    return render(request, "registers/edit.html", context, status=422 if request.method == "POST" else 200)


def _row_or_404(register: Register, pk: int) -> RegisterRow:
    return found_or_404(desk.line(register, pk))


@login_required
@require_POST
def drop(request: HttpRequest, organ: str, slug: str, pk: int) -> HttpResponse:
    """删去一行。"""
    at = clock.now()
    register = register_or_404(request, organ, slug, at=at)
    row = _row_or_404(register, pk)
    return here(request, register).pressed(
        lambda: acts.drop_row(row, by=request.user, at=at), f"已从草稿里删去“{row}”。"
    )


@login_required
@require_safe
def table(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """下载清单的表格，to be edited and read in."""
    at = clock.now()
    register = register_or_404(request, organ, slug, at=at)
    data = write_table(register.title, register.heads, desk.cells_of(register), notes=NOTES)
    return to_save(data, f"{register.title}{at:%Y%m%d}.xlsx", XLSX)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, organ: str, slug: str) -> HttpResponse:
    """上传改好的表格。"""
    at, by = clock.now(), request.user
    register = register_or_404(request, organ, slug, at=at)
    form = TableForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = _taken(form, request, register, at=at)
        if made is not None:
            return redirect("registers:uploaded", made.pk)
    context = {
        "register": register,
        "form": form,
        "reasons": desk.reasons_against_keeping(register.unit, by=by, at=at),
        "upload": desk.waiting_upload(register, by, at=at),
    }
    return render(request, "registers/upload.html", context, status=422 if form.errors else 200)


def _taken(form: TableForm, request: HttpRequest, register: Register, *, at: datetime) -> Upload | None:
    """What was read, or ``None`` with the reasons on the form."""
    sent = form.cleaned_data["file"]
    try:
        read = read_table(sent.read(), sent.name, register.heads, year=day_of(at).year, most=MOST_ROWS)
        return tables.take(register, read=read, name=sent.name, by=request.user, at=at)
    except Unreadable as unreadable:
        form.add_error("file", str(unreadable))
    except RuleBroken as broken:
        add_reasons(form, broken, "file")
    return None


def _upload_or_404(request: HttpRequest, pk: int, *, at: datetime) -> Upload:
    return found_or_404(desk.upload(pk, request.user, at=at))


def _uploaded(request: HttpRequest, one: Upload, *, at: datetime, status: int = 200, **more: Any) -> HttpResponse:
    found = tables.difference_of(one)
    context = {
        "upload": one,
        "register": one.register,
        "found": found,
        "against": tables.reasons_against_confirming(one, found, by=request.user, at=at),
    }
    return render(request, "registers/uploaded.html", context | more, status=status)


@login_required
@require_safe
def uploaded(request: HttpRequest, pk: int) -> HttpResponse:
    """读到的表格和差别。"""
    at = clock.now()
    return _uploaded(request, _upload_or_404(request, pk, at=at), at=at)


@login_required
@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """确认读入。"""
    at = clock.now()
    one = _upload_or_404(request, pk, at=at)

    def act() -> Done:
        found = tables.confirm(one, shown=request.POST.get("shown", ""), by=request.user, at=at)
        return Done(f"已读入草稿：{found.words}", redirect(ONE, one.register.unit.code, one.register.slug))

    return pressed(request, act, lambda reasons: _uploaded(request, one, at=at, status=422, refused=reasons))


@login_required
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """放弃读入。"""
    at = clock.now()
    one = _upload_or_404(request, pk, at=at)
    tables.discard(one, by=request.user, at=at)
    messages.success(request, "已放弃这张表，清单没有变化。")
    return redirect(ONE, one.register.unit.code, one.register.slug)
