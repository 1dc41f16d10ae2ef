"""导出表格：what the board shows, as a workbook that can be edited and read back."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from mingtang.ledger.forms import FilterForm
from mingtang.ledger.queries import ledger
from mingtang.ledger.views.ledger import chosen
from mingtang.sheets.downloads import table_response
from mingtang.sheets.queries import table_rows, units_of
from mingtang.ui import clock


@login_required
@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """导出表格：the same rows as the board, all pages of them, in the order of the plan."""
    at, viewer = clock.now(), request.user
    plans = ledger.plans_seen(viewer, at=at)
    plan = chosen(request, plans)
    if plan is None and plans:
        # 台账页说明哪个机关没有台账。
        return redirect(f"{reverse('ledger:ledger')}?{urlencode({'organ': request.GET.get('organ', '')})}")
    if plan is None:
        raise Http404
    asked = FilterForm(request.GET, offices=ledger.offices_of(plan, viewer=viewer, at=at)).asked()
    rows = table_rows(ledger.asked_rows(plan, asked, viewer=viewer, at=at), at=at)
    return table_response(plan, rows, units_of(plan, on=at.date()), at=at)
