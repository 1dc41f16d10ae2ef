"""地址总表：every address there is, and that a stranger reaches nothing of the desk.

Who among those signed in reaches what stands in the ``test_roles`` of each room; a new address needs a row there
and one here.
"""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from mingtang.law.reserved import RESERVED_CODES
from tests.roles import ROLES, SIGN_IN, everything, outcome, signed_in, stand_ins

FOR_EVERYBODY = {
    "access:code",
    "access:sign-in",
    "access:sign-out",
    "cleanups_public:cleanup",
    "cleanups_public:cleanups",
    "comments_public:door",
    "comments_public:look",
    "applying_public:look",
    "applying_public:new",
    "grievances_public:look",
    "grievances_public:new",
    "rectifications_public:look",
    "rectifications_public:new",
    "files_public:file",
    "files_public:medium",
    "files_public:small",
    "agenda_public:feed",
    "portal:accessibility",
    "portal:commitment",
    "portal:edition",
    "portal:edition-commitment",
    "portal:front",
    "portal:home",
    "portal:key-work",
    "portal:key-work-edition",
    "portal:key-works",
    "portal:plan",
    "portal:plans",
    "portal:programme",
    "portal:programme-edition",
    "portal:programmes",
    "portal:robots",
    "ui:care",
    *(f"library:{name}" for name in ("sitemap", "sitemap-part", "open", "guide", "apply", "new", "edition")),
    *(f"library:{name}" for name in ("catalogue", "catalogue-workbook", "catalogue-csv", "catalogue-json", "document")),
    *(f"library:{name}" for name in ("feed", "feed-rss", "column", "column-json", "column-feed", "column-rss")),
    "library:fees",
    *(f"lookup:{name}" for name in ("registers", "register", "version", "versions", "row", "workbook", "json")),
    "enforcement_public:notice",
    "enforcement_public:notices",
    *(f"crises_public:{name}" for name in ("topics", "topic", "feed")),
    *(f"explainers_public:{name}" for name in ("explainers", "explainer", "picture")),
    "policy_library:shelf",
    "policy_library:json",
    "search_public:search",
    "search_public:words",
    *(f"subsidies_public:{name}" for name in ("subsidies", "subsidy", "edition")),
    *(f"payees_public:{name}" for name in ("results", "edition", "names", "mine")),
    *(f"objections_public:{name}" for name in ("new", "look")),
}
ON_THE_DESK = {
    "agenda": {"calendar", "new", "revoke"},
    "access": {"password", "phone"},
    "adjustments": {
        *("versions", "version", "set-up", "draft", "submit", "approve", "send-back", "drop", "assign"),
        *("item-new", "item-edit", "item-remove", "item-keep", "take-over"),
    },
    "catalogue": {"columns", "column", "column-close", "column-open"},
    "directives": {"table", "new", "directive", "decide", "decide-rest", "discard"},
    "freshness": {"items", "item", "radar", "coverage"},
    "carryover": {"compare", "carry", "close"},
    "applications": {"applications"},
    "applying": {"enter"},
    "handling": {
        *("case", "confirm", "examine", "ask-correction", "correct", "lapse-correction", "inquire", "hear"),
        *("lapse-inquiry", "extension-ask", "extension-consent", "extension-refuse", "delay", "notify-fee", "pay"),
        *("lapse-fee", "receive", "split", "join", "withdraw", "paper", "assign"),
    },
    "demand": {"analysis", "table", "topics"},
    "proposals": {
        *("proposals", "suggest", "proposal", "accept", "decline", "confirm", "back"),
        *("item", "manuscript", "published", "answer"),
    },
    "material": {"requests", "ask", "request", "answer", "back", "accept", "again", "drop"},
    "conferring": {
        *("conferences", "call", "conference", "minutes", "position", "conclude", "confirm", "back", "drop"),
    },
    "casefiles": {
        *("casefiles", "casefile", "archive", "add", "take-out", "take-out-year", "erase-ask", "erase"),
    },
    "caseletters": {"organs", "forms", "rule", "form", "compose", "letter", "download"},
    "serving": {"serve", "take-back"},
    "sending": {"send"},
    "replies": {
        *("reply", "choose", "save", "hand-in", "look", "back", "sign"),
    },
    "giving": {"give", "take-away"},
    "spoken": {"at-once"},
    "comments": {"comments", "comment", "assign", "answer", "confirm", "back", "erase", "erase-ask"},
    "dossiers": {"edit", "list", "new"},
    "rectifications": {
        *("rectifications", "enter", "matter", "letter", "take-up", "ask", "add", "find", "approve", "send-back"),
        *("carry-out", "tell", "withdraw"),
    },
    "grievances": {
        *("grievances", "enter", "matter", "letter", "take-up", "transfer", "find", "approve", "send-back"),
        *("answer", "close", "withdraw"),
    },
    "recourse": {
        *("proceedings", "new", "proceeding", "complete", "take-up", "submit", "extend", "decide", "paper", "strike"),
    },
    "reviewing": {
        *("approve", "confirm", "drop", "history", "preview", "review", "revision", "send-back", "sign"),
        *("answer", "attest", "clear", "emergency", "paper", "remark", "stage-rule", "stages"),
    },
    "slips": {"paper", "slip"},
    "delegation": {"inbox", "hand-down", "accept", "send-back", "again", "withdraw", "recall", "give"},
    "rollup": {"quote"},
    "releases": {
        *("releases", "new", "release", "now", "time", "add", "remove", "cancel"),
        "document",
    },
    "redaction": {"mask", "copy"},
    "revisits": {"revisits", "revisit"},
    "withdrawals": {
        *("withdrawals", "ask", "safety", "request", "grant", "refuse", "drop"),
        *("clearance", "clearance-close", "copy-add", "copy-cleared"),
    },
    "desk": {"county", "search", "today"},
    "sealed": {"look"},
    "files": {"file", "look", "medium", "small"},
    "accessions": {"new", "word", "batches", "batch", "report"},
    "drafting": {
        *("drafts", "new", "draft", "save", "clean", "picture", "attachment", "hand-in", "discard"),
        *("piece-remove", "piece-describe", "piece-place", "difference", "correct"),
    },
    "numbering": {"rule"},
    "holidays": {"enter", "year", "years"},
    "intake": {"draft", "draft-confirm", "draft-drop", "draft-edit", "draft-undo", "plan-new"},
    "ledger": {
        *("ledger", "stalled", "plans", "plan", "plan-openness", "plan-publish", "commitment"),
        *("evidence-new", "note-new", "assign", "term", "rule-new", "rule-end"),
        *("accept", "affirm", "withdraw", "refuse", "revoke", "evidence-public", "note-public"),
    },
    "reporting": {"ledger-table", "snapshots", "new", "snapshot", "sign", "send-back", "drop", "workbook", "paper"},
    "search": {"end", "organs", "sayings"},
    "sheets": {"new", "sheet", "marked", "confirm", "discard"},
    "outlets": {"outlet", "outlets"},
    "vetting": {"organs", "words", "remove"},
    "proofing": {
        "manuscript",
        "manuscript-confirm",
        "manuscript-excuse",
        "manuscript-picture",
        "mask",
        "revision",
        "revision-confirm",
        "revision-excuse",
        "revision-picture",
    },
    "postings": {
        *("edition", "existing", "import", "import-blank", "import-confirm", "package", "portal", "removed"),
        *("unlist",),
    },
    "outbox": {
        *("notices", "open", "read-all", "settings", "choose", "address", "verify", "address-remove"),
        *("deliveries", "retry"),
    },
    "reminders": {"rule", "rules"},
    "staff": {
        *("people", "person", "person-new", "person-change", "appoint", "reset", "leave", "end-post", "revoke-post"),
        *("units", "unit", "unit-new", "unit-change", "unit-close", "posts", "usual-deputy"),
        *("deputies", "deputy-new", "deputy-begin", "deputy-end", "deputy-stop"),
        *("hand-over", "handed-over", "handed-over-seen", "roster", "roster-blank", "roster-confirm"),
    },
    "manual": {"index", "manual"},
    "explainers": {"coverage", "workbook"},
    "exemptions": {"ask", "decide", "exemption", "rule"},
    "interpretation": {
        *("explainers", "new", "explainer", "change", "checks", "excuse", "confirm", "picture", "hand-in", "discard"),
        *("block-new", "block", "block-move", "block-remove"),
    },
    "recovery": {"ask", "confirm", "person", "recovery", "refuse"},
    "cleanups": {
        *("cleanups", "new", "blank", "cleanup", "change", "take-in", "add-lacking", "table", "proposals-read"),
        *("propose", "hand-in", "check", "send-back", "sign", "publish", "entry", "match", "drop", "amended"),
    },
    "setup": {"organs", "new", "guide", "units", "left-over"},
    "trail": {"trail", "verify"},
    "validity": {"documents", "document", "turn", "take-back", "assess", "relate", "unrelate"},
    "policydesk": {
        *("policies", "new", "rule", "historic", "policy", "change", "sheet", "paper", "propose", "check", "back"),
        *("sign", "anew", "step", "tie", "untie", "begin", "drop", "review"),
    },
    "timelines": {
        *("dossier", "update-new", "update-withdraw", "update-correct", "propose", "finish", "close", "reopen"),
        *("milestone-new", "milestone-done", "milestone-move"),
    },
    "registers": {
        *("registers", "new", "register", "change", "fields", "changed", "publish", "excuse", "table", "upload"),
        *("uploaded", "confirm", "discard", "row-new", "row", "row-drop"),
    },
    "enforcement": {
        *("notices", "rules", "submit-many", "new", "upload", "blank"),
        *("notice", "change", "submit", "drop", "end", "take-back", "excuse"),
    },
    "crises": {
        *("crises", "new", "crisis", "change", "briefing", "publish", "tie", "untie"),
        *("manuscript-tie", "manuscript-untie"),
    },
    "lines": {
        *("lines", "write", "sign", "send-back", "settle", "confirm", "require"),
        *("manuscript-settle", "manuscript-aside"),
    },
    "programmes": {
        *("programmes", "new", "programme", "change", "full-text", "paper-add", "paper-drop", "publish"),
        *("measure-add", "measures-read", "measures-take-in", "measure", "measure-change", "measure-withdraw"),
        *("link", "unlink"),
    },
    "subsidies": {"subsidies", "new", "rule", "subsidy", "change", "allocate", "pay", "strike", "publish"},
    "payees": {"blank", "lists", "enter", "hand-in", "rows"},
    "objections": {"objections", "counter", "objection"},
}
DESK = {f"{room}:{name}" for room, names in ON_THE_DESK.items() for name in names}
STAND_INS = {
    "block": 1,
    "code": "liuxi",
    "item": "bt-zhengce",
    "key": "1.1.1",
    "kind": "plan_progress",
    "letter": "correction",
    "manuscript": 1,
    "name": "x.pdf",
    "number": 1,
    "organ": "liuxi",
    "paper": "docx",
    "part": 1,
    "piece": 1,
    "pk": 1,
    "relation": 1,
    "serial": 1,
    "slug": "clerk",
    "table": "payments",
    "tie": 1,
    "turn": 1,
    "token": "not-in-force",
    "username": "clerk",
    "year": 2026,
}


def addresses():
    """Full name → an address, for every pattern of the site."""
    return {name: reverse(name, kwargs=kwargs) for name, kwargs in named(get_resolver().url_patterns, ())}


def named(patterns, spaces):
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            wanted = pattern.pattern.converters
            yield ":".join((*spaces, pattern.name)), {part: stand_in(part, how) for part, how in wanted.items()}
        else:
            yield from named(pattern.url_patterns, (*spaces, pattern.namespace) if pattern.namespace else spaces)


def first_words(patterns, *, above=""):
    """The first fixed word of every address, and the one behind /desk/."""
    for pattern in patterns:
        address = above + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from first_words(pattern.url_patterns, above=address)
            continue
        for word in (address.split("/")[0], address.removeprefix("desk/").split("/")[0]):
            if word and "<" not in word:
                yield word.partition(".")[0]


def test_no_unit_takes_a_word_that_an_address_begins_with():
    words = set(first_words(get_resolver().url_patterns))
    assert {"desk", "help", "calendar", "plans", "sitemap"} <= words
    assert words - RESERVED_CODES == set()


def stand_in(part, converter):
    return "00000000-0000-4000-8000-000000000000" if "UUID" in type(converter).__name__ else STAND_INS[part]


def test_every_address_stands_in_this_table():
    found = addresses()
    assert set(found) == FOR_EVERYBODY | DESK
    assert {name for name, address in found.items() if address.startswith("/desk/")} - DESK == {
        "access:code",
        "access:sign-in",
        "access:sign-out",
    }


@pytest.mark.parametrize("name", sorted(DESK))
def test_a_stranger_is_sent_to_sign_in_and_changes_nothing(name, town):
    address, before = addresses()[name], everything()
    assert [outcome(ask(address)) for ask in (Client().get, Client().post)] == [SIGN_IN, SIGN_IN]
    assert everything() == before


@pytest.mark.parametrize(
    "path", ["/", "/liuxi/", "/liuxi/plans/", "/liuxi/fees/", "/about/accessibility/", "/robots.txt"]
)
def test_a_public_page_is_the_same_for_everybody(path, town):
    stand_ins(town)
    seen = {signed_in(town, role).get(path).content for role in ROLES if role != "gone"}
    assert [len(seen), Client().get(path).status_code] == [1, 200]
