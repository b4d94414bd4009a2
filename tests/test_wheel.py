"""The wheel holds all that the product needs: built, installed outside the tree, and put to work there."""

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest
from command import ROOT, environment

NEEDED = (
    "songhanh/law/data/documents.csv",
    "songhanh/law/data/document_format.toml",
    "songhanh/formats/fonts/Tinos-Regular.ttf",
    "songhanh/formats/fonts/LICENSE-tinos.txt",
    "songhanh/formats/typesetting/document.typ",
    "songhanh/formats/typesetting/compile.py",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built with the libraries of this environment: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("songhanh-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a clean environment that has the wheel.

    The libraries come from the environment of the tests, at the end of the path: the test is about what
    the wheel holds, not about the registry. The tree of the repository is not on the path.
    """
    folder = tmp_path_factory.mktemp("clean") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    paths = sysconfig.get_paths("venv", {"base": str(folder), "platbase": str(folder)})
    programs, packages = Path(paths["scripts"]), Path(paths["purelib"])
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "install", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--quiet", str(wheel)], capture_output=True, check=True)
    # A .pth is not followed for the .pth files of a folder that it names: the tree itself stays away.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return programs


def ran(programs: Path, *arguments: object, cwd: Path) -> str:
    clean = {name: value for name, value in environment().items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(programs / "songhanh"), *map(str, arguments)], cwd=cwd, env=clean, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout.decode()


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    listed = subprocess.run(["git", "ls-files", "songhanh"], cwd=ROOT, capture_output=True, text=True, check=True)
    tracked = {name for name in listed.stdout.split() if (ROOT / name).is_file()}
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    assert tracked - names == set()
    assert set(NEEDED) <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        tops = {name.split("/")[0] for name in packed.namelist()}
    assert {re.sub(r"-[\d.]+(\w*)\.dist-info$", ".dist-info", top) for top in tops} == {
        "songhanh",
        "songhanh.dist-info",
    }


def test_the_installed_product_is_not_the_tree(installed: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [str(installed / "python"), "-c", "import songhanh; print(songhanh.__file__)"],
        cwd=tmp_path,
        env={name: value for name, value in environment().items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert not Path(told.strip()).is_relative_to(ROOT)


def test_the_installed_product_reads_the_example(installed: Path, example: Path, tmp_path: Path) -> None:
    told = json.loads(ran(installed, "read", example, "--json", cwd=tmp_path))
    assert told["header"]["type"] == "Kế hoạch"
    assert told["tasks"]


def test_the_installed_product_exports_the_example(installed: Path, example: Path, tmp_path: Path) -> None:
    ran(installed, "export", example, "--to", "kết quả", cwd=tmp_path)
    sizes = {one.name: one.stat().st_size for one in (tmp_path / "kết quả").iterdir()}
    assert len(sizes) == 8
    # Four faces of the shipped font are embedded, so the PDF is no empty page.
    assert sizes["ke-hoach.pdf"] > 20_000


def locked(name: str) -> dict[str, str]:
    """The pinned packages of a lock, each with what stands under it."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[A-Za-z])", re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE).strip())
    return {block.split("==")[0].split("[")[0].strip().lower(): block for block in blocks}


def asked(name: str) -> set[str]:
    """The packages that pyproject asks for, by their normalized names."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + (project["dependency-groups"]["test"] if name == "test" else [])
    return {re.split(r"[\[<>=!~; ]", one)[0].lower().replace("_", "-") for one in wanted}


@pytest.mark.parametrize("name", ["run", "test"])
def test_the_lock_pins_everything_that_is_asked_for_with_hashes(name: str) -> None:
    pinned = locked(name)
    assert asked(name) - set(pinned) == set()
    assert [one for one, block in pinned.items() if "==" not in block or "--hash=sha256:" not in block] == []


def test_the_locks_agree_with_each_other_and_with_pyproject() -> None:
    run, test = locked("run"), locked("test")
    versions = {name: re.search(r"==([^\s;]+)", block) for name, block in test.items()}
    for name, block in run.items():
        mine, other = re.search(r"==([^\s;]+)", block), versions.get(name)
        assert mine is not None
        assert other is not None
        assert mine[1] == other[1]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for wanted in project["project"]["dependencies"] + project["dependency-groups"]["test"]:
        parts = re.fullmatch(r"([\w-]+)(?:\[[\w,]+\])?(>=|==)([\d.]+)(?:,<[\d.]+)?", wanted)
        assert parts is not None, wanted
        package, sign, least = parts.groups()
        found = versions[package.lower()]
        assert found is not None
        if sign == "==":
            assert found[1] == least
        else:
            assert numbers(found[1]) >= numbers(least), wanted


def numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", version)]


def test_the_lock_of_the_product_holds_nothing_that_only_tests_need() -> None:
    assert not set(locked("run")) & {"pytest", "hypothesis", "mypy", "ruff", "python-docx", "pikepdf", "openxml-audit"}
