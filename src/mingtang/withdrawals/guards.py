"""撤回的守卫：only of what stands, and what was said stays said."""

from mingtang.audit.triggers import Guard, frozen

GUARDS = (
    *frozen("withdrawals_withdrawal", "撤回的记录不得改动"),
    Guard(
        name="withdrawals_withdrawal_of_what_stands",
        table="withdrawals_withdrawal",
        event="INSERT",
        message="只能撤回现行的一版",
        lock="SELECT e.id FROM editorial_edition e WHERE e.document_id = NEW.document_id FOR UPDATE",
        when=(
            "NOT EXISTS (SELECT 1 FROM editorial_published p JOIN editorial_revision r ON r.id = p.revision_id "
            "JOIN editorial_edition e ON e.id = r.edition_id WHERE p.id = NEW.published_id "
            "AND p.document_id = NEW.document_id AND e.state = 'live')"
        ),
    ),
)
