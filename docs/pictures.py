"""The pictures of README: the demonstration is made in a folder of its own, served on this machine, and looked at.

    .venv/bin/python docs/pictures.py [FOLDER]

Needs the environment of the tests (bin/test makes it) and Chromium. Everything on the pages is relative to today.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"
DRAFT = ROOT / "tests" / "data" / "lang-son-2022--a-word.docx"  # another real plan, for the reading desk
SECRETARY, OFFICER = "lananh", "ha"
WIDE, NARROW = (1366, 860), (360, 740)
_START_SECONDS = 60
_WAITING = 'main tr:has-text("Chờ xác nhận") a'
_PLAN = 'main a[href^="/ke-hoach/"]:not([href$="/doc/"])'


class Shot(NamedTuple):
    """A picture: its name, the address, the links to follow from there, the screen, who looks."""

    name: str
    path: str
    links: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    who: str = SECRETARY


SHOTS = (
    Shot("ban-lam-viec", "/"),
    Shot("doc-ke-hoach", "/", ('main a[href$="/doc/"]',)),
    Shot("ke-hoach", "/ke-hoach/", (_PLAN,)),
    Shot("nhiem-vu", "/", ('main a.btn[href^="/nhiem-vu/"]:has-text("Xem và duyệt")',)),
    Shot("bao-cao", "/ke-hoach/", (_PLAN, 'a[href$="/bao-cao/"]')),
    Shot("lich", "/lich/"),
    Shot("nhap-danh-sach", "/so-can-bo/nhap/", (_WAITING, 'a:has-text("Xem thay đổi")'), who=OFFICER),
    Shot("can-bo-nu", "/can-bo-nu/", who=OFFICER),
    Shot("dien-thoai", "/", size=NARROW),
)


def main(folder: Path) -> None:
    """Make the demonstration, serve it, take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="songhanh-pictures-") as data:
        port = _free_port()
        environment = os.environ | {"SONGHANH_DATA": data, "SONGHANH_ADDRESS": f"http://127.0.0.1:{port}"}
        environment.pop("SONGHANH_DATABASE_URL", None)
        for arguments in (["demo", str(PLAN)], ["import-plan", str(DRAFT), "--agency", "CO-QUAN"]):
            subprocess.run(_songhanh(*arguments), env=environment, check=True, stdout=subprocess.DEVNULL)
        password = (Path(data) / "mat-khau-thu.txt").read_text("ascii").strip()
        with _served(port, environment) as site, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox", "--disable-gpu"])
            for shot in SHOTS:
                (folder / f"{shot.name}.png").write_bytes(_taken(browser, site, shot, password))
            browser.close()


def _songhanh(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "songhanh", *arguments]


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("google-chrome")
    if found is None:
        raise SystemExit("Chromium is not installed: apt install chromium")
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@contextmanager
def _served(port: int, environment: Mapping[str, str]) -> Iterator[str]:
    """The site, from when it answers until the end of the block."""
    site = f"http://127.0.0.1:{port}"
    command = _songhanh("serve", "--port", str(port), "--workers", "1", "--no-work")
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"{site}/dang-nhap/")
        yield site
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = time.monotonic() + _START_SECONDS
    while True:
        try:
            with urlopen(address, timeout=1):
                return
        except (URLError, TimeoutError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def _taken(browser: Browser, site: str, shot: Shot, password: str) -> bytes:
    """Who looks signs in, goes to the page, and a picture of the screen is taken."""
    context = browser.new_context(
        viewport={"width": shot.size[0], "height": shot.size[1]}, reduced_motion="reduce",
        device_scale_factor=2 if shot.size == NARROW else 1,
    )  # fmt: skip
    page = context.new_page()
    page.goto(f"{site}/dang-nhap/")
    page.fill('input[name="login"]', shot.who)
    page.fill('input[name="password"]', password)
    page.press('input[name="password"]', "Enter")
    page.wait_for_url(f"{site}/")
    page.goto(f"{site}{shot.path}")
    for link in shot.links:
        page.locator(link).first.click()
        page.wait_for_load_state("networkidle")
    # The reading desk begins at the first thing to decide; its picture begins at the top.
    page.evaluate("scrollTo(0, 0)")
    taken = page.screenshot()
    context.close()
    return taken


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
