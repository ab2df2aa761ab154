"""A page on this machine for those without a terminal: drop reports on it, read what was found, take it away.

``guard`` lets in the page itself and nobody else, ``app`` answers it, ``work`` does what is asked in processes of its
own, ``page.html`` with its style and script is what the browser gets. The server keeps nothing: a report is read,
checked and forgotten with each request; what the page shows is kept by the page, and goes when it is closed.
"""

from __future__ import annotations

import secrets
import socket
import sys

from auditlint.batch import Options
from auditlint.errors import BadOption
from auditlint.extras import require
from auditlint.model.words import Words

LOOPBACK = "127.0.0.1"
_KEY_BYTES = 16
_MOST_AT_ONCE = 32  # connections


def serve(port: int, options: Options, open_browser: bool) -> None:
    """Answer the page until interrupted. Raises NeedsExtra, BadOption where the port is taken."""
    uvicorn = require("uvicorn", "web", "serve")
    require("starlette.applications", "web", "serve")
    from auditlint.serving.app import make_app
    from auditlint.serving.work import Workers

    listening = _listen(port)
    own = listening.getsockname()[1]
    key = secrets.token_urlsafe(_KEY_BYTES)
    address = f"http://{LOOPBACK}:{own}/{key}/"
    with Workers() as workers:
        app = make_app(key, own, options, workers)
        settings = {"log_level": "error", "access_log": False, "limit_concurrency": _MOST_AT_ONCE, "lifespan": "off"}
        server = uvicorn.Server(uvicorn.Config(app, server_header=False, date_header=False, **settings))
        told = Words(f"请在浏览器中打开 {address}（按 Ctrl-C 结束）", f"open {address} in a browser (Ctrl-C ends it)")
        print(told.say(options.language), file=sys.stderr, flush=True)
        if open_browser:
            import webbrowser

            webbrowser.open(address)
        server.run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    """A socket that nobody but this machine reaches; port 0 is any that is free."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform != "win32":  # there it would let another program take the port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
    except (OSError, OverflowError) as error:
        listening.close()
        what = Words(f"端口 {port} 不能使用", f"port {port} cannot be used")
        remedy = Words("请换一个端口，0 为任意空闲端口", "choose another, 0 is any that is free")
        raise BadOption("--port", what, remedy) from error
    return listening
