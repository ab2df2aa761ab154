"""The picture at the head of README.md, made by the tool from an example: python -m tests.picture"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from tests.browsing.browser import browser

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "page.png"


def main() -> None:
    """The page of an example with one of its figures chosen."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        report = ROOT / "examples" / "every-family.txt"
        command = [sys.executable, "-m", "auditlint", "check", str(report), "--format", "html", "--output", str(page)]
        subprocess.run(command, cwd=ROOT, check=False)
        with browser() as window:
            window.size(1280, 860)
            window.open(page.as_uri())
            chosen = "[...document.querySelectorAll('.f')].find(each => each.textContent.startsWith('69.55'))"
            window.ask(f"{chosen}.click(); scrollTo(0, 0)")
            window.ask("new Promise(done => setTimeout(done, 700))")
            PICTURE.parent.mkdir(exist_ok=True)
            window.picture(PICTURE)
    # A third of the size, and the same to the eye.
    Image.open(PICTURE).convert("RGB").quantize(128).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
