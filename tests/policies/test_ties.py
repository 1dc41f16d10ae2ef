"""公文要做的关系：what was made before does not amend or repeal what was made after."""

from datetime import date

from mingtang.law.validity import Tie
from mingtang.policies.actions import following
from tests.policies.conftest import LATER, fresh, signed
from tests.refusals import refused
from tests.validity.conftest import public


def test_a_document_is_not_tied_to_repeal_one_that_was_made_after_it(made, policy):
    newer = public(made, "新办法", number="柳政发〔2026〕9号", made_on=date(2026, 3, 1), in_force_on=date(2026, 3, 1))
    signed(made, policy, made_on=date(2026, 2, 28))
    told = {"other": newer, "by": made["officer"], "at": LATER}
    with refused("这份文件2026年2月28日成文，另一份2026年3月1日成文，先成文的不能废止后成文的，请核对选的是哪一份。"):
        following.tie_to(fresh(policy), tie=Tie.REPEALS, **told)
    assert following.tie_to(fresh(policy), tie=Tie.BASED_ON, **told).other == newer
