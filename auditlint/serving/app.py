"""The answers to the page: itself, a report checked, a copy with remarks, a working paper. Nothing is kept."""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from auditlint import __version__
from auditlint.batch import Options, settings_for
from auditlint.errors import TooLarge
from auditlint.inputs import REPORT_SUFFIXES
from auditlint.model.words import Words
from auditlint.reporting.as_html.shell import digest, script, style
from auditlint.serving.guard import Guard
from auditlint.serving.work import Answer, Doing, Workers, check, copy, paper

_HERE = Path(__file__).parent
_LONGEST_NAME = 180
_DOING: dict[str, Doing] = {"check": check, "copy": copy, "paper": paper}
_FORBIDDEN = frozenset('<>:"/\\|?*')
_WORDS = {
    "title": ("核对报告数据", "Check a report"),
    "invite": ("把报告拖到这里", "Drop reports here"),
    "kinds": (
        "Word、Excel、PDF、文本，或整个文件夹。文件只在本机处理，不上传、不保存。",
        "Word, Excel, PDF, text, or a whole folder. Nothing leaves this machine, nothing is kept.",
    ),
    "files": ("选择文件", "Choose files"),
    "folder": ("选择文件夹", "Choose a folder"),
    "report": ("报告", "Report"),
    "error": ("错误", "Errors"),
    "warning": ("警告", "Warnings"),
    "info": ("提示", "Remarks"),
    "recomputed": ("已复算", "Recomputed"),
    "take": ("下载", "Download"),
    "copy": ("带批注的副本", "Copy with remarks"),
    "paper": ("复算底稿", "Working paper"),
    "search": ("按名称、检查项查找", "Search by name or check"),
    "only": ("只看有问题的", "Only with findings"),
    "clear": ("清空", "Clear"),
    "waiting": ("等待", "waiting"),
    "working": ("核对中…", "checking …"),
    "failed": ("未能完成", "not done"),
    "gone": ("与本机服务的连接已断开", "the connection to this machine's server is lost"),
    "done": ("{} / {} 份", "{} of {}"),
    "copySuffix": ("带批注", "remarks"),
    "paperSuffix": ("底稿", "working paper"),
    "view": ("核对结果", "Result"),
    "back": ("← 全部报告", "← All reports"),
    "notReport": ("没有可核对的文件", "no file that can be checked"),
}


def make_app(key: str, port: int, options: Options, workers: Workers) -> Guard:
    """The application behind its guard."""

    async def answer(request: Request) -> Response:
        doing = _DOING[request.path_params["what"]]
        name = _name(request.query_params.get("name", ""))
        most = settings_for(Path(name), options).limits.file_bytes
        data = await _body(request, most)
        if data is None:
            told = TooLarge(name, Words(f"文件过大（上限 {most >> 20} MB）", f"too large (at most {most >> 20} MB)"))
            return _told(413, told.say(options.language))
        return _answered(await workers.do(doing, name, data, options))

    async def page(request: Request) -> Response:
        return Response(_page(options.language), media_type="text/html; charset=utf-8")

    async def own_style(request: Request) -> Response:
        return Response(style() + _file("serve.css"), media_type="text/css; charset=utf-8")

    async def own_script(request: Request) -> Response:
        return Response(_file("serve.js"), media_type="text/javascript; charset=utf-8")

    routes = [
        Route("/", page),
        Route("/serve.css", own_style),
        Route("/serve.js", own_script),
        Route("/{what:str}", answer, methods=["POST"]),
    ]
    return Guard(_Named(Starlette(routes=routes)), key, port, _policy())


class _Named:
    """Only what is known is asked of the application: everything else is no such page."""

    def __init__(self, app: Any) -> None:
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        known = scope["method"] != "POST" or scope["path"][1:] in _DOING
        await self._app(scope if known else {**scope, "path": "/none/such"}, receive, send)


def _policy() -> str:
    """What the page may do: ask this server, and show in its frame what the report's page holds."""
    return (
        f"default-src 'none'; script-src 'self' {digest(script())}; style-src 'self' {digest(style())}; "
        "connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


async def _body(request: Request, most: int) -> bytes | None:
    """The bytes of the request; nothing where they are too many, which is said before they are read."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        return None
    pieces, size = [], 0
    try:
        async for piece in request.stream():
            size += len(piece)
            if size > most:
                return None
            pieces.append(piece)
    except ClientDisconnect:
        return b""
    return b"".join(pieces)


def _answered(answer: Answer) -> Response:
    if not answer.content:
        return _told(422, answer.told)
    headers = {}
    if answer.summary is not None:
        # A header holds ASCII; the words of a summary are anything.
        headers["x-summary"] = base64.b64encode(json.dumps(answer.summary).encode()).decode()
        return Response(answer.content, media_type="text/plain; charset=utf-8", headers=headers)
    headers["content-disposition"] = "attachment"
    return Response(answer.content, media_type="application/octet-stream", headers=headers)


def _told(status: int, words: str) -> Response:
    return Response(words, status, media_type="text/plain; charset=utf-8")


def _name(told: str) -> str:
    """What the browser calls the file, as a name and nothing else: no folder, no device, no way out."""
    last = told.replace("\\", "/").rpartition("/")[2][-_LONGEST_NAME:]
    bare = "".join("_" if each in _FORBIDDEN or not each.isprintable() else each for each in last).strip(". ")
    return bare or "report"


@cache
def _file(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


@cache
def _page(language: str) -> str:
    words = {name: en if language == "en" else zh for name, (zh, en) in _WORDS.items()}
    told = _file("page.html").replace("{{language}}", "en" if language == "en" else "zh-CN")
    told = told.replace("{{version}}", __version__)
    for name, said in words.items():
        told = told.replace(f"{{{{{name}}}}}", said)
    data = json.dumps({**words, "suffixes": REPORT_SUFFIXES}, ensure_ascii=False)
    return told.replace("{{words}}", data)
