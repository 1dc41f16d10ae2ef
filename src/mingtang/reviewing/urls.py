"""审核的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.reviewing.views import history, review

app_name = "reviewing"

urlpatterns = [
    path("review/", review.review, name="review"),
    path("review/documents/<int:pk>/", history.history, name="history"),
    path("review/<int:pk>/", review.show, name="revision"),
    path("review/<int:pk>/page/", review.preview, name="preview"),
    path("review/<int:pk>/approve/", review.approve, name="approve"),
    path("review/<int:pk>/confirm/", review.confirm, name="confirm"),
    path("review/<int:pk>/return/", review.send_back, name="send-back"),
    path("review/<int:pk>/sign/", review.sign, name="sign"),
    path("review/<int:pk>/drop/", review.drop, name="drop"),
]
