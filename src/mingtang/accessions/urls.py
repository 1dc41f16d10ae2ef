"""从文件建稿的地址，在 /desk/ 之下。"""

from django.urls import path

from mingtang.accessions.views import batches, one

app_name = "accessions"

urlpatterns = [
    path("drafts/from-file/", one.new, name="new"),
    path("drafts/from-files/", batches.batches, name="batches"),
    path("drafts/from-files/<int:pk>/", batches.batch, name="batch"),
    path("drafts/from-files/<int:pk>/report/", batches.report, name="report"),
    path("drafts/<int:pk>/word/", one.word, name="word"),
]
