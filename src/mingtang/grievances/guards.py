"""投诉的守卫：what came stays, what is done stays, what was typed may only be erased."""

from mingtang.matters.guarding import guards_of

GUARDS = guards_of(
    "grievances",
    "投诉",
    matter="grievance",
    step="grievancestep",
    writing="grievancetext",
    came=("text",),
)
