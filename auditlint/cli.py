"""The console script: arguments in, exit status out."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from auditlint import __version__
from auditlint.ending import Ended, signals_end
from auditlint.errors import AuditlintError
from auditlint.faults import as_one_line
from auditlint.output import finish_streams, make_streams_forgiving, write_out

_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``auditlint ARGUMENTS``; always ends in SystemExit: 0 nothing to fail on, 1 findings, 2 work not done."""
    make_streams_forgiving()
    words = sys.argv[1:] if arguments is None else list(arguments)
    with signals_end():
        sys.exit(_status(words))


def _status(words: Sequence[str]) -> int:
    """1 is kept for findings: whatever else ends a run is one line and 2, or a signal's own status."""
    try:
        status = _run(words)
        finish_streams()
    except KeyboardInterrupt:
        return _INTERRUPTED
    except Ended as end:
        return end.status
    except Exception as error:
        return _refused(as_one_line(words[0] if words else "auditlint", error))
    return status


def _run(words: Sequence[str]) -> int:
    if list(words) == ["--version"]:  # asked by scripts before anything else; the engine need not be loaded for it
        write_out([f"auditlint {__version__}\n"], for_machines=False)
        return 0
    from auditlint import job, plain

    everyday = plain.parse(words)
    if everyday is not None:
        return job.perform(everyday)
    from auditlint import commands  # typer: only for what the everyday form does not say

    return commands.run(words)


def _refused(error: AuditlintError) -> int:
    from auditlint import job

    return job.refuse(error, None)
