"""Let go of old changes, so that the feed does not grow for ever; what the graph holds stays as it is."""

from datetime import UTC, datetime

from graph_store.writing.recording import begin
from graph_store.writing.sending import Run, Sender


def forget_changes(run: Run, before: datetime) -> bool:
    """Forget the changes that are older than `before`; whether there were any."""
    sender = Sender(run)
    begin(sender)
    moment = before.astimezone(UTC).isoformat(timespec="microseconds")
    rows = sender.run("writing/newest_change_before", {"before": moment})
    if not rows or rows[0]["id"] is None:
        return False
    sender.run("writing/forget_changes", {"until": rows[0]["id"]})
    return True
