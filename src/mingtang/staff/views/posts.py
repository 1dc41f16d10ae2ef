"""岗位：what each may do, who holds it here today, who stands in, and what takes two people."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from mingtang.law import explained, explained_posts
from mingtang.law.units import PostKind
from mingtang.organs import queries as organ_queries
from mingtang.organs.sight import people_seen_by
from mingtang.staff import queries
from mingtang.ui import clock


@login_required
@require_safe
def posts(request: HttpRequest) -> HttpResponse:
    """各岗位能做什么。"""
    at, on = clock.now(), clock.today()
    organs = queries.organs_seen(request.user, at=at)
    organ = next((organ for organ in organs if organ.code == request.GET.get("organ")), None)
    organ = organ or next((organ for organ in organs if organ.pk == request.user.unit.organ_id), None)
    held = queries.holders(organ, on=on) if organ else []
    holders = [post.person_id for post in held]
    known = set(people_seen_by(request.user, at=at).filter(pk__in=holders).values_list("pk", flat=True))
    standing = organ_queries.deputies_today(held, on=on)
    told = [
        {
            "kind": kind,
            "where": explained.where(kind),
            "may": explained_posts.may(kind),
            "may_not": explained_posts.may_not(kind),
            "held": [
                (post, standing.get(post.pk), post.person_id in known) for post in held if post.kind == kind.value
            ],
        }
        for kind in PostKind
    ]
    context = {"posts": told, "organ_shown": organ, "organs": organs, "together": explained_posts.TOGETHER}
    return render(request, "staff/posts.html", context)
