"""One function over many things in several processes, the answers in the order of the things.

The standard pool waits for what is running when it is interrupted, and its processes outlive a parent that is
killed. Here they end with it, whatever ends it, within a moment; one that dies costs the thing that it was at.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Answer = TypeVar("Answer")

# A process works on one thing while the next lies ready, so that it never waits for the post.
_AHEAD = 2


class _Worker(Generic[Thing, Answer]):
    """A process with its post, and the numbers of the things that it has not answered yet, in order."""

    def __init__(self, context: BaseContext, work: Callable[[Thing], Answer], things: Sequence[Thing]) -> None:
        self.post, theirs = context.Pipe()
        pulse, self.alive = context.Pipe(duplex=False)
        # A forked process has the parent's ends as well, and must let go of them to see the parent's end.
        parents = (self.post, self.alive) if context.get_start_method() == "fork" else ()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, pulse, parents, work, things), daemon=True
        )
        self.process.start()
        theirs.close()
        pulse.close()
        self.given: deque[int] = deque()

    def end(self) -> None:
        """Whatever it is doing."""
        self.process.kill()
        self.process.join()
        self.post.close()
        self.alive.close()


def run_all(
    work: Callable[[Thing], Answer],
    things: Sequence[Thing],
    jobs: int,
    lost: Callable[[Thing], Answer],
) -> Iterator[Answer]:
    """``work`` of each thing; ``lost`` of one at which a process died. Nothing is left running behind it."""
    context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else None)
    waiting = deque(range(len(things)))
    done: dict[int, Answer] = {}
    workers: list[_Worker[Thing, Answer]] = []
    try:
        for number in range(len(things)):
            while number not in done:
                while waiting and len(workers) < min(jobs, len(things)):
                    workers.append(_Worker(context, work, things))
                _hand_out(workers, waiting)
                _collect(workers, waiting, done, lambda at: lost(things[at]))
            yield done.pop(number)
    finally:
        for worker in workers:
            worker.end()


def _hand_out(workers: Sequence[_Worker[Thing, Answer]], waiting: deque[int]) -> None:
    for load in range(_AHEAD):
        for worker in workers:
            if waiting and len(worker.given) <= load:
                worker.given.append(waiting.popleft())
                _tell(worker, worker.given[-1])


def _tell(worker: _Worker[Thing, Answer], number: int) -> None:
    with suppress(OSError):  # it has died; seen when its answer is asked for
        worker.post.send(number)


def _collect(
    workers: list[_Worker[Thing, Answer]], waiting: deque[int], done: dict[int, Answer], lost: Callable[[int], Answer]
) -> None:
    """The answers that have come; what lay ready at a process that died goes to another."""
    posts = {worker.post: worker for worker in workers if worker.given}
    for post in wait(list(posts)):
        worker = posts[post]  # type: ignore[index]
        try:
            number, answer = worker.post.recv()
        except (EOFError, OSError):
            at, *ready = worker.given
            done[at] = lost(at)
            waiting.extendleft(reversed(ready))
            workers.remove(worker)
            worker.end()
        else:
            worker.given.remove(number)
            done[number] = answer


def _serve(
    post: Connection,
    pulse: Connection,
    parents: Sequence[Connection],
    work: Callable[[Thing], Answer],
    things: Sequence[Thing],
) -> None:
    """The life of a process: numbers in, answers out, until the post closes or the parent is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    for each in parents:
        each.close()
    threading.Thread(target=_end_with_parent, args=(pulse,), daemon=True).start()
    try:
        while True:
            number = post.recv()
            post.send((number, work(things[number])))
    except (EOFError, OSError):
        os._exit(0)


def _end_with_parent(pulse: Connection) -> None:
    """The other end of this pipe is the parent's alone: reading ends when the parent does."""
    try:
        pulse.recv_bytes()
    finally:
        os._exit(1)
