"""What every test may ask for: the example, the real documents, the command; and which tests wait for what."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cast import Cast, cast
from command import ROOT, Run, run
from django.test import Client
from fetching import Pages
from hypothesis import settings
from made_once import MadeOnce, watched

pytest_plugins = ["installation"]
# No test depends on a clock: how long an example takes says how busy the machine is.
settings.register_profile("songhanh", deadline=None)
settings.load_profile("songhanh")
_DEEP_MUTATIONS = "20000"
_PEOPLE = MadeOnce(cast)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deep", action="store_true", help="the long runs too: 20,000 mutations and what is marked deep")


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--deep"):
        os.environ.setdefault("SONGHANH_MUTATIONS", _DEEP_MUTATIONS)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    lacking = {"office": _without_office(), "ocr": _without_ocr(), "deep": ""}
    if not config.getoption("--deep"):
        lacking["deep"] = "a long run: bin/test --deep"
    for item in items:
        for marker, reason in lacking.items():
            if reason and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=reason))


def _without_office() -> str:
    return "" if shutil.which("soffice") else "LibreOffice is not installed: apt install libreoffice-writer"


def _without_ocr() -> str:
    program = shutil.which("tesseract")
    if program is None:
        return "Tesseract is not installed: apt install tesseract-ocr tesseract-ocr-vie"
    told = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout
    return "" if "vie" in told.split() else "Tesseract has no Vietnamese: apt install tesseract-ocr-vie"


@pytest.fixture(scope="session")
def example() -> Path:
    """The real plan that is shipped with the product."""
    return ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The folder of real documents: named by SONGHANH_REAL_DOCUMENTS, or `shared` beside the repository."""
    named = os.environ.get("SONGHANH_REAL_DOCUMENTS")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("no real documents here: name their folder in SONGHANH_REAL_DOCUMENTS")
    return folder


@pytest.fixture(scope="session")
def songhanh() -> Run:
    """The command, run as a process of its own."""
    return run


@pytest.fixture
def people(db: None) -> Iterator[Cast]:
    """The cast (tests/cast.py), in an empty database."""
    made = _PEOPLE()
    with watched():
        yield made


@pytest.fixture
def page(client: Client) -> Pages:
    """Fetch as a person; what comes back is checked to be valid, accessible HTML (tests/fetching.py)."""
    return Pages(client)
