"""Progress of long work in the terminal: a line that grows on a screen, plain lines elsewhere."""

import sys
import time


def say(line: str) -> None:
    """One line for the person at the terminal."""
    print(line, flush=True)


class Counting:
    """Progress of work that says itself how much is done of how much: call it with both."""

    def __init__(self, what: str) -> None:
        self.what = what
        self._line: Progress | None = None

    def __call__(self, done: int, total: int) -> None:
        if self._line is None:
            self._line = Progress(self.what, total)
        self._line.step(done - self._line.done)


class Progress:
    """Counts towards a known total; prints at most four times a second."""

    def __init__(self, what: str, total: int) -> None:
        self.what, self.total, self.done = what, total, 0
        self.started = time.monotonic()
        self._printed = 0.0
        self._tenths = 0

    def step(self, by: int = 1) -> None:
        """So many more are done."""
        self.done += by
        moment = time.monotonic()
        if moment - self._printed > 0.25 or self.done >= self.total:
            self._printed = moment
            self._print()

    def _print(self) -> None:
        share = self.done * 100 // max(self.total, 1)
        line = f"{self.what}: {self.done} of {self.total} ({share} %)"
        if sys.stderr.isatty():
            end = "\n" if self.done >= self.total else ""
            print(f"\r{line}", end=end, file=sys.stderr, flush=True)
        elif share // 10 > self._tenths:
            self._tenths = share // 10
            print(line, file=sys.stderr, flush=True)
