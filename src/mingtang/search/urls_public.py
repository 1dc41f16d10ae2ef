"""检索的公开地址。"""

from django.urls import path

from mingtang.search.views import public

app_name = "search_public"

urlpatterns = [
    path("search/", public.search, name="search"),
    path("search/words.json", public.words, name="words"),
]
