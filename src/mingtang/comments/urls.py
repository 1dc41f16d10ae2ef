"""公众意见的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.comments.views import desk

app_name = "comments"

urlpatterns = [
    path("comments/", desk.comments, name="comments"),
    path("comments/<str:number>/", desk.show, name="comment"),
    path("comments/<str:number>/assign/", desk.assign, name="assign"),
    path("comments/<str:number>/answer/", desk.answer, name="answer"),
    path("comments/<str:number>/confirm/", desk.confirm, name="confirm"),
    path("comments/<str:number>/back/", desk.back, name="back"),
    path("comments/<str:number>/erase/ask/", desk.erase_ask, name="erase-ask"),
    path("comments/<str:number>/erase/", desk.erase, name="erase"),
]
