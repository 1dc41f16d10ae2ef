"""复议诉讼的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.recourse.views import desk

app_name = "recourse"

urlpatterns = [
    path("proceedings/", desk.proceedings, name="proceedings"),
    path("proceedings/new/<str:organ>/<int:year>-<int:serial>/", desk.new, name="new"),
    path("proceedings/<int:pk>/", desk.show, name="proceeding"),
    path("proceedings/<int:pk>/complete/", desk.complete, name="complete"),
    path("proceedings/<int:pk>/take-up/", desk.take_up, name="take-up"),
    path("proceedings/<int:pk>/submit/", desk.submit, name="submit"),
    path("proceedings/<int:pk>/extend/", desk.extend, name="extend"),
    path("proceedings/<int:pk>/decide/", desk.decide, name="decide"),
    path("proceedings/<int:pk>/strike/", desk.strike, name="strike"),
    path("proceedings/<int:pk>/paper/", desk.paper, name="paper"),
]
