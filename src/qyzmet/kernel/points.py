"""Named points at which a crash test may kill the process. Outside a test they cost one comparison."""

import os
import signal

POINTS = (
    "append.after_once",
    "append.after_events",
    "append.after_rows",
    "append.after_outbox",
    "append.before_commit",
    "append.after_commit",
    "submit.before_answer",
    "outbox.after_take",
    "outbox.after_effect",
    "result.after_file",
)

_KILL_AT = os.environ.get("QYZMET_KILL_AT", "")


def reach(point: str) -> None:
    """Die here by SIGKILL if the environment says so, as a power cut would."""
    if _KILL_AT and point == _KILL_AT:
        os.kill(os.getpid(), signal.SIGKILL)
