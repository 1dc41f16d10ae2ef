"""答复意见测试的底子：a case at every step of its reply."""

from django.core.files.uploadedfile import SimpleUploadedFile

from mingtang.law import outcomes as law
from mingtang.law.case_letters import letter_kind
from mingtang.organs.sight import day_of
from mingtang.replies.actions.drafting import choose, hand_in, write
from mingtang.replies.actions.judging import look
from mingtang.replies.actions.signing import sign
from mingtang.replies.queries.replies import reply_of
from tests.caseletters.conftest import AT, DAY, case, files_dir, handling, made, now

__all__ = ["AT", "DAY", "case", "files_dir", "handling", "made", "now"]


def answers_for(ground):
    """Something said to each question of the ground."""
    kinds = law.ground(ground, DAY).kinds
    return {
        asked.name: kinds[0] if asked.need == "which_kind" else f"{asked.name}的说明"
        for asked in letter_kind(f"reply-{ground}").asks
        if asked.need != "withheld_grounds"
    }


def seen(application, *, at=AT):
    """The digest that a page shows."""
    told = reply_of(now(application), on=day_of(at))
    return told.reply.digest if told else ""


def drafted(town, application, ground="not-existing", *, by="clerk", at=AT, withheld=(), **told):
    choose(now(application), ground_id=ground, seen=seen(application, at=at), by=town[by], at=at)
    answers = answers_for(ground) | told
    return write(
        now(application), answers=answers, withheld=withheld, text="", fills=True, seen=seen(application, at=at),
        by=town[by], at=at,
    )  # fmt: skip


def handed_in(town, application, ground="not-existing", *, at=AT, **told):
    drafted(town, application, ground, at=at, **told)
    return hand_in(now(application), seen=seen(application, at=at), by=town["clerk"], at=at)


def looked(town, application, ground="not-existing", *, at=AT, **told):
    handed_in(town, application, ground, at=at, **told)
    return look(now(application), seen=seen(application, at=at), by=town["reviewer"], at=at)


def signed(town, application, ground="not-existing", *, at=AT, **told):
    looked(town, application, ground, at=at, **told)
    found = now(application)
    return sign(found, seen=seen(found, at=at), steps=found.steps, by=town["leader"], at=at)


def paper(text="柳溪镇灌渠清淤验收材料", name="材料.txt"):
    return SimpleUploadedFile(name, text.encode(), content_type="text/plain")
