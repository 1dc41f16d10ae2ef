"""从文件建稿的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.accessions import views

app_name = "accessions"

urlpatterns = [
    path("drafts/from-file/", views.new, name="new"),
    path("drafts/<int:pk>/word/", views.word, name="word"),
]
