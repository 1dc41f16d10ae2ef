"""答复意见的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.replies.views import drafting, judging, show

app_name = "replies"

_REPLY = "applications/<str:organ>/<int:year>-<int:serial>/reply/"

urlpatterns = [
    path(_REPLY, show.show, name="reply"),
    path(f"{_REPLY}choose/", drafting.choose, name="choose"),
    path(f"{_REPLY}save/", drafting.save, name="save"),
    path(f"{_REPLY}hand-in/", drafting.hand_in, name="hand-in"),
    path(f"{_REPLY}look/", judging.look, name="look"),
    path(f"{_REPLY}back/", judging.back, name="back"),
    path(f"{_REPLY}sign/", judging.sign, name="sign"),
]
