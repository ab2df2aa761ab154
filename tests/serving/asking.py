"""Requests put to an application as a server would, to the byte: also those that no client library would send."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, unquote


@dataclass(frozen=True, slots=True)
class Answered:
    """``headers`` by their names in lower case."""

    status_code: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        return self.content.decode()


class Client:
    """Asks one application, each time anew. ``sent`` counts the pieces of a body that the application took."""

    def __init__(self, app: Any, host: str) -> None:
        self._app = app
        self._host = host
        self.sent = 0

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answered:
        return self._ask("GET", path, (), headers or {})

    def post(self, path: str, content: bytes | Iterable[bytes], headers: dict[str, str], name: str = "") -> Answered:
        query = f"?name={quote(name)}" if name else ""
        if isinstance(content, bytes):
            headers = {"Content-Length": str(len(content)), **headers}
            content = (content,)
        return self._ask("POST", path + query, content, headers)

    def _ask(self, method: str, target: str, pieces: Iterable[bytes], headers: dict[str, str]) -> Answered:
        path, _, query = target.partition("?")
        own = {"Host": self._host, **headers}
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path),
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "root_path": "",
            "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in own.items()],
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8642),
        }
        coming = iter(pieces)
        said: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            piece = next(coming, None)
            self.sent += piece is not None
            return {"type": "http.request", "body": piece or b"", "more_body": piece is not None}

        async def send(message: dict[str, Any]) -> None:
            said.append(message)

        asyncio.run(self._app(scope, receive, send))
        start = said[0]
        found = {name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]}
        return Answered(start["status"], found, b"".join(each.get("body", b"") for each in said[1:]))
