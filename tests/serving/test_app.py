"""The server's answers, to its page and to strangers."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from auditlint import reading
from auditlint.batch import Options
from auditlint.serving.app import make_app
from auditlint.serving.work import Answer, Workers
from tests.annotating.making import comments
from tests.documents.converting import to_docx
from tests.serving.asking import Answered, Client

ROOT = Path(__file__).parents[2]
KEY = "k3y-k3y-k3y"
HOST = "127.0.0.1:8642"
ORIGIN = {"Origin": f"http://{HOST}"}
REPORT = (ROOT / "examples" / "space-aligned.txt").read_bytes()


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with ThreadPoolExecutor(2) as executor:
        yield Client(make_app(KEY, 8642, Options(), Workers(executor)), HOST)


def ask(client: Client, what: str, data: bytes, name: str = "报告.txt") -> Answered:
    return client.post(f"/{KEY}/{what}", data, ORIGIN, name)


def test_the_page_asks_nobody_else(client: Client) -> None:
    """Page, style and script; a policy that knows this server alone; nothing to be stored."""
    page = client.get(f"/{KEY}/")
    assert page.status_code == 200
    assert "把报告拖到这里" in page.text
    assert "{{" not in page.text
    assert "http:" not in page.text.replace("http-equiv", "")
    for name in ("serve.css", "serve.js"):
        assert client.get(f"/{KEY}/{name}").status_code == 200
    for answer in (page, client.get("/"), client.get(f"/{KEY}/none")):
        policy = answer.headers["content-security-policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"


def test_a_report_is_checked(client: Client) -> None:
    """The page of the report, and what the list shows of it."""
    answer = ask(client, "check", REPORT)
    summary = json.loads(base64.b64decode(answer.headers["x-summary"]))
    assert (summary["read"], summary["error"], summary["figures"]) == (True, 2, 51)
    assert answer.headers["content-type"].startswith("text/plain")  # shown in a frame by the page, never by itself
    assert '<a class="f x"' in answer.text


def test_copy_and_paper_are_taken_away(client: Client) -> None:
    """The same as from the command line."""
    data = to_docx(reading.load(ROOT / "examples" / "space-aligned.txt"))
    copy = ask(client, "copy", data, "报告.docx")
    assert copy.headers["content-disposition"] == "attachment"
    assert len(comments(copy.content)) == 2
    pytest.importorskip("xlsxwriter")
    paper = ask(client, "paper", REPORT)
    assert "xl/workbook.xml" in zipfile.ZipFile(io.BytesIO(paper.content)).namelist()


def test_what_cannot_be_done_is_said(client: Client) -> None:
    """A damaged file, a copy of a text, an empty body: one line each, and the server goes on."""
    broken = ask(client, "check", b"PK\x03\x04 word/ nothing", "坏.docx")
    assert json.loads(base64.b64decode(broken.headers["x-summary"]))["read"] is False
    assert "损坏" in broken.text
    refused = ask(client, "copy", REPORT)
    assert refused.status_code == 422
    assert "不能在这种文件中写批注" in refused.text
    assert json.loads(base64.b64decode(ask(client, "check", b"").headers["x-summary"]))["read"] is False
    assert ask(client, "check", REPORT).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example:8642"}, 421),  # a name that was made to point here
        ({"Host": "127.0.0.1:9999"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
    ],
)
def test_strangers_are_refused(client: Client, headers: dict[str, str], status: int) -> None:
    """Another host, another origin, another site: neither page nor answer, whatever they know."""
    assert client.get(f"/{KEY}/", headers=headers).status_code == status
    answer = client.post(f"/{KEY}/check", REPORT, {**ORIGIN, **headers})
    assert (answer.status_code, answer.content) == (status, b"")


def test_the_key_is_needed(client: Client) -> None:
    """Another user of the machine reaches the port, and nothing behind it; a request without an origin neither."""
    for path in ("/", "/check", f"/{KEY}", f"/{KEY[:-1]}x/", f"//{KEY}/", "/%2e%2e/", "/../../etc/passwd"):
        assert client.get(path).status_code == 404
    assert client.post("/check", REPORT, ORIGIN).status_code == 404
    assert client.post(f"/{KEY}/check", REPORT, {}).status_code == 403


@pytest.mark.parametrize("what", ["nothing", "serve.js", "check/../check", "__init__", ""])
def test_only_what_is_known_is_done(client: Client, what: str) -> None:
    """No other name leads anywhere."""
    assert ask(client, what, REPORT).status_code in (404, 405)


@pytest.mark.parametrize(
    "name",
    [
        *("../../etc/passwd", "/etc/passwd", "C:\\Windows\\win.ini", "..", ""),
        *("a\x00b\r\nX: y.txt", "=1+1<b>.txt", "x" * 5000),
    ],
)
def test_a_name_is_only_a_name(client: Client, name: str) -> None:
    """No folder of the client's choosing is looked into, no header is written by it."""
    answer = ask(client, "check", REPORT, name)
    assert answer.status_code == 200
    assert "x" not in answer.headers
    assert "etc" not in answer.text
    assert "<b>.txt" not in answer.text


def test_configuration_is_not_taken_from_the_client(client: Client) -> None:
    """A name that leads to a folder with a configuration of its own changes nothing."""
    seen: list[str] = []

    def doing(name: str, data: bytes, options: Options) -> Answer:
        seen.append(name)
        return Answer(b"x")

    from auditlint.serving import app

    before = dict(app._DOING)
    app._DOING["check"] = doing
    try:
        ask(client, "check", REPORT, "../别处/报告.txt")
    finally:
        app._DOING.update(before)
    assert seen == ["报告.txt"]


def test_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """By what it says of itself, and by what it is, chunk by chunk."""
    config = tmp_path / "small.yaml"
    config.write_text("bounds: {megabytes: 1}\n", encoding="utf-8")
    with ThreadPoolExecutor(1) as executor:
        client = Client(make_app(KEY, 8642, Options(config=str(config)), Workers(executor)), HOST)
        assert ask(client, "check", b" " * (1 << 20) + b"x").status_code == 413
        assert client.sent == 0
        answer = client.post(f"/{KEY}/check", (b" " * 100_000 for _ in range(64)), ORIGIN)
        assert answer.status_code == 413
        assert "1 MB" in answer.text
        assert client.sent == 11


def test_a_hostile_report_stays_text(client: Client) -> None:
    """Markup, escapes and formulas are words on its page."""
    hostile = "<script>alert(1)</script>\x1b[31m 合计10万元，其中：<img src=x onerror=alert(1)>甲5万元，乙6万元。\n"
    answer = ask(client, "check", hostile.encode(), "<script>.txt")
    assert "<script>alert" not in answer.text
    assert "<img" not in answer.text
    assert "\x1b" not in answer.text
