"""The console script: arguments in, exit status out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from auditlint import job, plain
from auditlint.output import make_streams_forgiving


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``auditlint ARGUMENTS``; always ends in SystemExit: 0 nothing to fail on, 1 findings, 2 work not done."""
    make_streams_forgiving()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        everyday = plain.parse(words)
        if everyday is not None:
            sys.exit(job.perform(everyday))
        from auditlint import commands  # typer: only for what the everyday form does not say

        sys.exit(commands.run(words))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (| head). What is still buffered must not raise again while Python ends.
        sys.stdout = None
        sys.exit(1)
