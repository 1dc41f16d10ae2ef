"""公文的守卫：what was decided, done and numbered stays; the drafter neither checks nor signs."""

from mingtang.audit.triggers import Guard, frozen, kept

_DRAFTER = "(SELECT p.drafter_id FROM policies_policy p WHERE p.id = NEW.policy_id)"
_CHECKER = "(SELECT p.checked_by_id FROM policies_policy p WHERE p.id = NEW.policy_id)"

GUARDS = (
    *kept("policies_policy", "公文不得删除"),
    *frozen("policies_opennessdecision", "公开属性的认定只增不改"),
    *frozen("policies_policystep", "公文的经过只增不改"),
    *frozen("policies_withheldreview", "不公开的复查只记一次"),
    *kept("policies_policytie", "公文的关系只能去掉，不得删除"),
    *kept("policies_policyserial", "统一编号的序号不得删除"),
    Guard(
        name="policies_decided_by_a_third",
        table="policies_opennessdecision",
        event="INSERT",
        message="拟稿人、核稿人不能签发",
        when=f"NEW.decided_by_id = {_DRAFTER} OR NEW.decided_by_id = {_CHECKER}",
    ),
    Guard(
        name="policies_number_stays",
        table="policies_policy",
        event="UPDATE",
        message="统一编号和所据记录定了不改",
        when=(
            "(OLD.register_number <> '' AND NEW.register_number <> OLD.register_number) "
            "OR (OLD.subject <> '' AND NEW.subject <> OLD.subject) OR NEW.organ_id <> OLD.organ_id"
        ),
    ),
    Guard(
        name="policies_serial_only_grows",
        table="policies_policyserial",
        event="UPDATE",
        message="统一编号的序号只增不减",
        when="NEW.last < OLD.last",
    ),
)
