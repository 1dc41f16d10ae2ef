"""工作要点的守卫：a plan and its commitments are kept, and a commitment keeps its id."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("workplan_plan", "工作要点不得删除"),
    *kept("workplan_commitment", "任务只能移出，不得删除"),
    Guard(
        name="workplan_commitment_key_stays",
        table="workplan_commitment",
        event="UPDATE",
        message="任务编号不得改变",
        when="NEW.key <> OLD.key OR NEW.plan_id <> OLD.plan_id",
    ),
)
