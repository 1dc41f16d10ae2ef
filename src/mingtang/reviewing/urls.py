"""审核的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.reviewing.views import acts, beside, history, review, stages

app_name = "reviewing"

urlpatterns = [
    path("review/", review.review, name="review"),
    path("review/stages/", stages.index, name="stages"),
    path("review/stages/<slug:code>/<slug:kind>/", stages.rule, name="stage-rule"),
    path("review/documents/<int:pk>/", history.history, name="history"),
    path("review/<int:pk>/", acts.show, name="revision"),
    path("review/<int:pk>/page/", acts.preview, name="preview"),
    path("review/<int:pk>/approve/", acts.approve, name="approve"),
    path("review/<int:pk>/confirm/", acts.confirm, name="confirm"),
    path("review/<int:pk>/return/", acts.send_back, name="send-back"),
    path("review/<int:pk>/sign/", acts.sign, name="sign"),
    path("review/<int:pk>/drop/", acts.drop, name="drop"),
    path("review/<int:pk>/remark/", beside.remark, name="remark"),
    path("review/<int:pk>/remarks/<int:number>/", beside.answer, name="answer"),
    path("review/<int:pk>/signature/", beside.paper, name="paper"),
    path("review/<int:pk>/attest/", beside.attest, name="attest"),
    path("review/<int:pk>/emergency/", beside.emergency, name="emergency"),
    path("review/<int:pk>/clear/", beside.clear, name="clear"),
]
