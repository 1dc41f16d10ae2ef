"""口径的地址，都在 /desk/ 之下；没有公开的地址。"""

from django.urls import path

from mingtang.lines.views import desk, manuscripts

app_name = "lines"

ONE = "crises/<slug:organ>/<slug:slug>/lines/"

urlpatterns = [
    path(ONE, desk.lines, name="lines"),
    path(f"{ONE}write/", desk.write, name="write"),
    path(f"{ONE}<int:number>/sign/", desk.sign, name="sign"),
    path(f"{ONE}<int:number>/send-back/", desk.send_back, name="send-back"),
    path(f"{ONE}settle/", desk.settle, name="settle"),
    path(f"{ONE}settlements/<int:pk>/confirm/", desk.confirm, name="confirm"),
    path(f"{ONE}require/", desk.require, name="require"),
    path("drafts/<int:pk>/figures/settle/", manuscripts.settle, name="manuscript-settle"),
    path("drafts/<int:pk>/figures/aside/<int:number>/", manuscripts.aside, name="manuscript-aside"),
]
