"""时间线的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.timelines.views import acts, page

app_name = "timelines"

urlpatterns = [
    path("key-work/<int:pk>/", page.show, name="dossier"),
    path("key-work/<int:pk>/updates/", acts.write, name="update-new"),
    path("key-work/<int:pk>/updates/<int:part>/withdraw/", acts.withdraw, name="update-withdraw"),
    path("key-work/<int:pk>/updates/<int:part>/correct/", acts.correct, name="update-correct"),
    path("key-work/<int:pk>/milestones/", acts.add_milestone, name="milestone-new"),
    path("key-work/<int:pk>/milestones/<int:part>/done/", acts.mark_done, name="milestone-done"),
    path("key-work/<int:pk>/milestones/<int:part>/move/", acts.move_due, name="milestone-move"),
    path("key-work/<int:pk>/propose/", acts.propose, name="propose"),
    path("key-work/<int:pk>/finish/", acts.finish, name="finish"),
    path("key-work/<int:pk>/close/", acts.close, name="close"),
    path("key-work/<int:pk>/reopen/", acts.reopen, name="reopen"),
]
