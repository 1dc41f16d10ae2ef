"""写稿的地址，都在 /desk/ 之下。"""

from django.urls import path

from mingtang.drafting.views import asked, drafts, revisions

app_name = "drafting"

ONE = "drafts/<int:pk>/"
PIECE = f"{ONE}pieces/<int:piece>/"

urlpatterns = [
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/new/", drafts.new, name="new"),
    path("drafts/difference/<int:pk>/", revisions.compare, name="difference"),
    path("drafts/correct/<int:pk>/", revisions.correct, name="correct"),
    path(ONE, drafts.draft, name="draft"),
    path(f"{ONE}save/", asked.save, name="save"),
    path(f"{ONE}clean/", asked.clean, name="clean"),
    path(f"{ONE}pictures/", drafts.picture, name="picture"),
    path(f"{ONE}attachments/", drafts.attachment, name="attachment"),
    path(f"{PIECE}remove/", drafts.piece_remove, name="piece-remove"),
    path(f"{PIECE}describe/", drafts.piece_describe, name="piece-describe"),
    path(f"{PIECE}place/", drafts.piece_place, name="piece-place"),
    path(f"{ONE}hand-in/", drafts.hand_in, name="hand-in"),
    path(f"{ONE}discard/", drafts.discard, name="discard"),
]
