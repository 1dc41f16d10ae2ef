"""留用的代码：the fixed first parts of addresses, which no unit's code may be."""

RESERVED_CODES = frozenset(
    (
        *("about", "access", "admin", "api", "applications", "calendar", "care", "carryover", "casefiles"),
        *("catalogue", "cleanups", "comments", "conferences", "county", "crises", "deliveries", "deputies"),
        *("desk", "directives", "drafts", "enforcement", "explainers", "favicon", "feed", "files"),
        *("grievances", "hand-overs", "handed-down", "help", "holidays", "index-numbers", "key-work", "ledger"),
        *("material", "new", "notices", "outlets", "password", "people", "phone", "plans", "policies"),
        *("postings", "posts", "proceedings", "programmes", "proofing", "recoveries", "rectifications"),
        *("redaction", "registers", "releases", "reminders", "reports", "review", "revisits", "robots"),
        *("roster", "sayings", "sealed", "search", "setup", "sheets", "sign-in", "sign-out", "sitemap"),
        *("stalled", "static", "subsidies", "subsidy-days", "topics", "trail", "units", "validity"),
        *("withdrawals", "words"),
    )
)
"""与公开地址、工作台地址的固定部分相撞的代码不能用。"""
