"""申请的守卫：an application stays as it came in, an event as it was written, what was typed may only be erased."""

from mingtang.audit.triggers import Guard, kept

_CAME = ("unit_id", "year", "serial", "code_digest", "form_key", "channel", "kind", "submitted_at", "submitted_on")
_TYPED = ("name", "unit_code", "legal_person", "agent", "phone", "email", "address", "postcode", "wanted", "hint")
_EVENT = ("application_id", "act", "on", "about_id", "facts", "state", "by_id", "stands_for_id", "at")
_PAPER = ("application_id", "event_id", "attachment_id", "by_id", "at")
_SENT = ("event_id", "way", "sent_on", "mark", "by_id", "at")


def _differs(column: str) -> str:
    """NULL-safe inequality that both databases read."""
    value = f'CAST(NEW."{column}" AS TEXT) <> CAST(OLD."{column}" AS TEXT)'
    return f'({value} OR (NEW."{column}" IS NULL) <> (OLD."{column}" IS NULL))'


GUARDS = (
    *kept("applications_application", "申请不得删除"),
    *kept("applications_particulars", "申请内容只能抹去，不得删除"),
    *kept("applications_proof", "证明图片只能抹去，不得删除"),
    *kept("applications_event", "办理环节不得删除"),
    *kept("applications_eventtext", "环节的文字只能抹去，不得删除"),
    *kept("applications_casepaper", "卷内文件只能抹去，不得删除"),
    *kept("applications_service", "送达记录不得删除"),
    *kept("applications_counter", "流水号不得删除"),
    Guard(
        name="applications_application_as_received",
        table="applications_application",
        event="UPDATE",
        message="收到的申请不得改动",
        when=" OR ".join(map(_differs, _CAME)),
    ),
    Guard(
        name="applications_application_received_once",
        table="applications_application",
        event="UPDATE",
        message="收到申请之日不得改动",
        when=f"OLD.received_on IS NOT NULL AND {_differs('received_on')}",
    ),
    Guard(
        name="applications_event_stays",
        table="applications_event",
        event="UPDATE",
        message="办理环节不得改动",
        when=" OR ".join(map(_differs, _EVENT)),
    ),
    Guard(
        name="applications_particulars_only_erased",
        table="applications_particulars",
        event="UPDATE",
        message="申请内容只能抹去，不得改写",
        when="NEW.application_id <> OLD.application_id OR "
        + " OR ".join(f'(NEW."{name}" <> OLD."{name}" AND NEW."{name}" <> \'\')' for name in _TYPED),
    ),
    Guard(
        name="applications_proof_stays",
        table="applications_proof",
        event="UPDATE",
        message="证明图片不得改动",
        when=" OR ".join(map(_differs, ("application_id", "sealed_id"))),
    ),
    Guard(
        name="applications_eventtext_only_erased",
        table="applications_eventtext",
        event="UPDATE",
        message="环节的文字只能抹去，不得改写",
        when="NEW.event_id <> OLD.event_id OR (NEW.text <> OLD.text AND NEW.text <> '')",
    ),
    Guard(
        name="applications_casepaper_only_erased",
        table="applications_casepaper",
        event="UPDATE",
        message="卷内文件只能抹去",
        when=" OR ".join(map(_differs, _PAPER)) + " OR OLD.erased_at IS NOT NULL OR NEW.erased_at IS NULL",
    ),
    Guard(
        name="applications_service_received_once",
        table="applications_service",
        event="UPDATE",
        message="送达记录不得改动",
        when=" OR ".join(map(_differs, _SENT)) + f" OR (OLD.received_on IS NOT NULL AND {_differs('received_on')})",
    ),
    Guard(
        name="applications_counter_only_on",
        table="applications_counter",
        event="UPDATE",
        message="流水号只往后走",
        when="NEW.unit_id <> OLD.unit_id OR NEW.year <> OLD.year OR NEW.last <> OLD.last + 1",
    ),
)
