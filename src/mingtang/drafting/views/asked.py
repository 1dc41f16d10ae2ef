"""编辑器问的：save what is typed now, clean what is pasted. Answered as JSON, for the script of the page alone."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mingtang.catalogue.queries.offered import choices
from mingtang.drafting.actions import writing
from mingtang.drafting.actions.handing import reasons_against_handing_in
from mingtang.drafting.actions.typed import refuse_classified
from mingtang.drafting.forms import WritingForm
from mingtang.drafting.views.drafts import draft_or_404
from mingtang.language.personal import reasons_against_personal_data
from mingtang.language.richtext import cleaning, text_of
from mingtang.law.rules import RuleBroken
from mingtang.ui import clock

CONFLICT, UNPROCESSABLE = 409, 422
MOST_PASTED = 4_000_000


@login_required
@require_POST
def save(request: HttpRequest, pk: int) -> JsonResponse:
    """自动保存。"""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    form = WritingForm(request.POST, manuscript=manuscript, places=choices(manuscript.organ))
    if not form.is_valid():
        wrong = [f"{form[name].label}：{error}" for name, errors in form.errors.items() for error in errors]
        return JsonResponse({"reasons": wrong}, status=UNPROCESSABLE)
    try:
        version = form.cleaned_data["version"]
        saved = writing.keep(manuscript, written=form.written(), version=version, by=request.user, at=at)
    except writing.SavedElsewhere as elsewhere:
        return JsonResponse({"reasons": elsewhere.reasons, "version": elsewhere.version}, status=CONFLICT)
    except RuleBroken as broken:
        return JsonResponse({"reasons": broken.reasons}, status=UNPROCESSABLE)
    return JsonResponse(
        {
            "version": saved.version,
            "at": f"{timezone.localtime(at):%H:%M}",
            "doubts": writing.doubts(saved),
            "against": reasons_against_handing_in(saved, by=request.user, at=at),
        }
    )


@login_required
@require_POST
def clean(request: HttpRequest, pk: int) -> JsonResponse:
    """清洗粘贴的内容：nothing of it is stored here; what bears a mark of secrecy is not given back."""
    at = clock.now()
    manuscript = draft_or_404(request, pk, at=at)
    pasted = request.POST.get("html", "")
    if len(pasted) > MOST_PASTED:
        return JsonResponse({"reasons": ["一次粘贴的内容太多，请存成 Word 文档读入。"]}, status=UNPROCESSABLE)
    told = cleaning(pasted)
    try:
        refuse_classified(manuscript.unit, [text_of(told.html)], by=request.user, at=at)
    except RuleBroken as broken:
        return JsonResponse({"reasons": broken.reasons}, status=UNPROCESSABLE)
    said = reasons_against_personal_data(text_of(told.html))
    if told.pictures_left:
        said.insert(0, f"有 {told.pictures_left} 张图片没有带来，请用“上传图片”放进去。")
    return JsonResponse({"html": told.html, "told": "".join(said)})
