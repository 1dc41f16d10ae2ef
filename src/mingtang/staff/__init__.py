"""人员：the screens of units, people and posts, deputies with their days, hand-over, and what each post may do."""
