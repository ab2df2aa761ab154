"""Who may ask: the page that this server gave out, from this machine. Everybody else gets no answer worth having.

A page of a stranger that is open in the same browser can send requests here, and by a name that it makes point to
127.0.0.1 even read the answers. So the host must be ours, the origin ours, and the address must hold the key that
only the person who started the server has seen.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

_NAMES = ("127.0.0.1", "localhost")


class Guard:
    """Wraps the application. ``policy`` is the content policy of the page."""

    def __init__(self, app: App, key: str, port: int, policy: str) -> None:
        self._app = app
        self._prefix = f"/{key}/"
        self._hosts = {f"{name}:{port}" for name in _NAMES} | (set(_NAMES) if port == 80 else set())
        self._headers = [
            (b"content-security-policy", policy.encode()),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"DENY"),
            (b"referrer-policy", b"no-referrer"),
            (b"cache-control", b"no-store"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"cross-origin-resource-policy", b"same-origin"),
        ]

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer, or refuse in a word."""
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", ()), *self._headers]}
            await send(message)

        status = self._refusal(scope)
        if status is None:
            inner = {**scope, "path": scope["path"][len(self._prefix) - 1 :], "root_path": ""}
            await self._app(inner, receive, send_guarded)
            return
        await send_guarded({"type": "http.response.start", "status": status, "headers": [(b"content-length", b"0")]})
        await send_guarded({"type": "http.response.body", "body": b""})

    def _refusal(self, scope: Message) -> int | None:
        """The status with which a request is refused; nothing where it is let in."""
        headers = _by_name(scope["headers"])
        hosts = headers.get(b"host", [])
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return 421
        origins = headers.get(b"origin", [])
        if any(origin not in {f"http://{host}" for host in self._hosts} for origin in origins):
            return 403
        site = headers.get(b"sec-fetch-site", ["none"])
        if any(each not in ("same-origin", "none") for each in site):
            return 403
        if scope["method"] not in ("GET", "HEAD") and len(origins) != 1:
            return 403
        own = scope["path"][: len(self._prefix)]
        return None if secrets.compare_digest(own.encode(), self._prefix.encode()) else 404


def _by_name(headers: Iterable[tuple[bytes, bytes]]) -> dict[bytes, list[str]]:
    found: dict[bytes, list[str]] = {}
    for name, value in headers:
        found.setdefault(name.lower(), []).append(value.decode("latin-1"))
    return found
