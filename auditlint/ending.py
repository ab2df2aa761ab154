"""A run that is ended from outside: it leaves nothing behind, no temporary file and no worker."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Windows has no SIGHUP.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
# What a shell reports of a process that a signal ended: 128 and the signal's number.
_BY_SIGNAL = 128


class Ended(BaseException):
    """Raised where the program stands when a signal arrives; every ``finally`` on the way out is obeyed."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def status(self) -> int:
        """The exit status."""
        return _BY_SIGNAL + self.number


@contextmanager
def signals_end() -> Iterator[None]:
    """Within this, SIGTERM and SIGHUP raise Ended; a signal that the caller has set aside (nohup) stays so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    ours = [number for number in _SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in ours:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _end(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)  # whoever asks twice does not want to wait for the way out
    raise Ended(number)
