"""门：how this room answers when a person leaves, loses every post or gets a new password."""

from collections.abc import Sequence
from datetime import datetime

from mingtang.access import sight
from mingtang.access.actions.sign_ins import shut
from mingtang.law.second_factor import Ending
from mingtang.law.units import PostKind
from mingtang.organs.models import Person


class Access:
    """登录（端口 organs.Door）。"""

    def shut(self, person: Person, *, has_left: bool, at: datetime) -> None:
        """Every session ends in the transaction of the act."""
        shut(person, how=Ending.LEFT if has_left else Ending.TAKEN_AWAY, at=at)

    def reasons_against_password_alone(self, person: Person, *, at: datetime) -> Sequence[str]:
        """Of a post that signs, without a phone, the password is the whole access."""
        return sight.reasons_against_password_alone(person, at=at)

    def reasons_against_standing_in(self, person: Person, *, kind: PostKind) -> Sequence[str]:
        """Whoever stands in for a post that signs has bound a phone."""
        return sight.reasons_against_standing_in(person, kind=kind)
