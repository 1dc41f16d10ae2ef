"""发送的守卫：what was handed over, under which Message-ID and with what answer, never changes."""

from mingtang.audit.triggers import Guard, kept

GUARDS = (
    *kept("outbox_mail", "邮件的记录不得删除"),
    *kept("outbox_delivery", "投递的记录不得删除"),
    Guard(
        name="outbox_mail_stays_itself",
        table="outbox_mail",
        event="UPDATE",
        message="邮件的编号和收件人不能改，寄出的不能再改",
        when=(
            "NEW.message_id <> OLD.message_id OR NEW.key <> OLD.key OR NEW.person_id <> OLD.person_id "
            "OR NEW.tries < OLD.tries OR (OLD.state IN ('sent', 'dropped') AND NEW.state <> OLD.state)"
        ),
    ),
    Guard(
        name="outbox_delivery_ends_once",
        table="outbox_delivery",
        event="UPDATE",
        message="投递的结果记下后不能改",
        when=(
            "OLD.ended_at IS NOT NULL OR NEW.mail_id <> OLD.mail_id OR NEW.number <> OLD.number "
            "OR NEW.began_at <> OLD.began_at"
        ),
    ),
)
