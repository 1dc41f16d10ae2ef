"""单位与人员的守卫：what the trail and the records refer to never goes."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("organs_unit", "单位只能撤销，不能删除"),
    *kept("organs_person", "人员只能离岗，不能删除"),
    *kept("organs_post", "岗位只能结束，不能删除"),
    *kept("organs_deputy", "代岗只能结束，不能删除"),
    Guard(
        name="organs_deputy_of_another",
        table="organs_deputy",
        event="INSERT",
        message="代岗的须是另一个人",
        when="EXISTS (SELECT 1 FROM organs_post p WHERE p.id = NEW.post_id AND p.person_id = NEW.person_id)",
    ),
    Guard(
        name="organs_deputy_one_at_a_time",
        table="organs_deputy",
        event="INSERT",
        message="一个岗位同一天只能有一个人代岗",
        lock="SELECT p.id FROM organs_post p WHERE p.id = NEW.post_id FOR UPDATE",
        when=(
            "NEW.ended_at IS NULL AND EXISTS (SELECT 1 FROM organs_deputy d WHERE d.post_id = NEW.post_id "
            "AND d.ended_at IS NULL AND d.since_on <= NEW.until_on AND NEW.since_on <= d.until_on)"
        ),
    ),
    Guard(
        name="organs_deputy_as_arranged",
        table="organs_deputy",
        event="UPDATE",
        message="代岗安排不得改动，只能结束",
        when=(
            "NEW.post_id <> OLD.post_id OR NEW.person_id <> OLD.person_id OR NEW.since_on <> OLD.since_on "
            "OR NEW.until_on <> OLD.until_on OR NEW.reason <> OLD.reason OR OLD.ended_at IS NOT NULL"
        ),
    ),
    # 有没有留痕链，看性质；链叫什么名字，看代码。
    Guard(
        name="organs_unit_kind_and_code_stay",
        table="organs_unit",
        event="UPDATE",
        message="单位的性质和代码设立后不能改",
        when="NEW.kind <> OLD.kind OR NEW.code <> OLD.code",
    ),
)
