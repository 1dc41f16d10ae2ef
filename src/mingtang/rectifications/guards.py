"""更正的守卫：what came stays, what is done stays, what was typed may only be erased."""

from mingtang.matters.guarding import guards_of

GUARDS = guards_of(
    "rectifications",
    "更正要求",
    matter="rectification",
    step="rectificationstep",
    writing="rectificationtext",
    came=("record", "wrong", "right", "evidence"),
)
