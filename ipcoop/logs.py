"""How the program logs: one line per event, to standard error."""

import logging
import sys


def configure_logs(level: str) -> None:
    """Send the log of `level` and above to standard error; call once, at the start."""
    logging.basicConfig(
        level=level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        force=True,
    )
