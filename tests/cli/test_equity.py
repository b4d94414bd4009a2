"""`songhanh equity`: what an analyst asks of a table, what is answered, and what is refused in one plain sentence."""

import csv
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command import ROOT, Run, environment

from songhanh.cli import equity_command, equity_tell
from songhanh.cli.equity_help import overview, topic
from songhanh.cli.equity_methods import METHODS
from songhanh.cli.equity_options import OPTIONS, SHARED, a_list, a_number, a_whole, line_of, numbers
from songhanh.cli.main import main
from songhanh.lib.words import Problem

CASES = ROOT / "tests" / "data" / "equity"
README = (ROOT / "README.md").read_text(encoding="utf-8")
ENGEL = CASES / "d7-quantile" / "engel.csv"
SHARES = ("shares", CASES / "d3-survival" / "lung.csv", "--sex", "sex", "--women", "2")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the examples of the help name."""
    held = tmp_path_factory.mktemp("equity")
    random = np.random.default_rng(4)
    staff = [["sex", "level", "unit", "grade", "years", "income", "appointed", "months", "retires"]]
    for at in range(160):
        woman = at % 2 == 0
        years = int(random.integers(1, 30))
        pay = round(float(5 + 0.2 * years - 0.4 * woman + random.normal(0, 0.5)), 3)
        staff.append(
            ["nữ" if woman else "nam", str(1 + at % 3), f"u{at % 4}", "AB"[at % 5 > 2], str(years), str(pay),
             str(int(random.random() < 0.4)), str(int(random.integers(1, 60))), str(2026 + at % 12)]
        )  # fmt: skip
    write(held / "canbo.csv", staff)
    for name in ("bang.csv", "bang-2025.csv"):
        write(held / name, [["đơn vị", "nữ", "nam"], ["a", "3", "9"], ["b", "8", "7"], ["c", "6", "10"]])
    write(held / "bang-2026.csv", [["đơn vị", "nữ", "nam"], ["a", "3", "9"], ["b", "9", "7"], ["c", "6", "10"]])
    write(held / "bang-vi-tri.csv", [["tên"], ["một"]])
    return held


def write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def asked(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    """The JSON that the command prints."""
    assert main(["equity", *map(str, arguments), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def refused(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """The one sentence with which the command refuses."""
    assert main(["equity", *map(str, arguments)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "Traceback" not in told.err
    assert told.err.count("\n") == 1
    return told.err.strip()


@pytest.mark.parametrize("name", METHODS)
def test_the_example_of_each_method_works_as_it_stands(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (line,) = re.findall(r"^  (songhanh equity .+)$", topic(name).vi, re.MULTILINE)
    words = shlex.split(line)[1:]
    assert main(words) == 0
    shown = capsys.readouterr()
    assert "Thư viện: " in shown.out
    assert shown.err == ""
    told = asked(capsys, *words[1:])
    assert told["method"]["code"] == name
    assert told["sentence"]["vi"] in shown.out.replace("\n", " ")
    assert {"method", "library", "counts", "left_out", "values", "sentence", "remarks", "settings"} == set(told)


@pytest.mark.parametrize("name", METHODS)
def test_each_method_has_its_help_in_both_languages(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equity", name, "--help"]) == 0
    vi = capsys.readouterr().out
    assert main(["equity", name, "--help", "--lang", "en"]) == 0
    en = capsys.readouterr().out
    assert vi.startswith(f"songhanh equity {name} TỆP")
    assert en.startswith(f"songhanh equity {name} FILE")
    assert re.findall(r"--[a-z-]+", vi) == re.findall(r"--[a-z-]+", en)
    assert max(map(len, (vi + en).splitlines())) <= 110
    assert all(one.name in vi for one in (*METHODS[name].options, *SHARED))


def test_the_help_tells_all_methods_and_the_readme_what_all_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equity", "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.strip() == equity_command.HELP.vi == overview().vi
    assert all(f"\n  {name} " in shown for name in METHODS)
    line = next(line for line in README.splitlines() if "`songhanh equity " in line)
    assert [one for one in re.findall(r"--[a-z]+", shown) if one not in line] == []
    assert [name for name in METHODS if name not in line] == []


def test_an_option_is_told_with_its_value_and_another_name() -> None:
    assert line_of(OPTIONS["sex"], "vi").startswith("  --sex, --group CỘT")
    assert line_of(OPTIONS["levels"], "en").split() == ["--levels", "money", "as", "it", "is,", "no", "logarithm"]
    assert {one.split()[0] for one in (line_of(OPTIONS[name], "en") for name in OPTIONS)} >= {"--time", "--taus"}


def test_numbers_are_read_as_people_write_them() -> None:
    assert (a_number("40%"), a_number("0,4"), a_whole("3"), a_list("a, b,"), numbers("0.1,50%")) == (
        0.4, 0.4, 3, ["a", "b"], [0.1, 0.5],
    )  # fmt: skip
    for wrong in (a_number, a_whole):
        with pytest.raises(Problem, match="không phải là số"):
            wrong("ba")


def test_conditions_and_languages(capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(capsys, *SHARES, "--where", "age>=60", "--where", "time<500")
    assert told["left_out"][0]["code"] == "filter"
    assert told["counts"]["people"] + told["left_out"][0]["rows"] == 228
    assert main(["equity", *map(str, SHARES), "--lang", "en"]) == 0
    assert "Share of women: 90/228 (39.5%)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "thiếu tên phương pháp."),
        (("tests",), "không có phương pháp “tests”."),
        (("shares", "khong-co.csv", "--sex", "sex"), "khong-co.csv: không có tệp này."),
        (("shares", CASES / "d3-survival" / "lung.csv"), "thiếu --sex."),
        (("shares", CASES / "d3-survival" / "lung.csv", "--sex", "giới"), "không có cột “giới”."),
        ((*SHARES, "--target", "bốn mươi"), "“bốn mươi” không phải là số."),
        ((*SHARES, "--target", "40"), "40 nằm ngoài khoảng cho phép."),
        ((*SHARES, "--interval", "normal"), "--interval"),
        ((*SHARES, "--colour", "x"), "không có tùy chọn “--colour”."),
        ((*SHARES, "--where", "age"), "không hiểu điều kiện “age”."),
        ((*SHARES, "--plot", "a.gif"), "không vẽ được vào “a.gif”."),
        ((*SHARES, "--plot", "khong/co/a.svg"), "không ghi được tệp này."),
        (("differencing", CASES / "d5-suppression" / "table.csv"), "phương pháp này nhận hai tệp."),
        (("suppress", CASES / "d5-suppression" / "table.csv", "--hide", "-1"), "-1 nằm ngoài khoảng cho phép."),
        (("suppress", CASES / "d5-suppression" / "table.csv", "--plot", "a.svg"), "không có hình minh họa"),
        (("quantiles", ENGEL, "--pay", "foodexp"), "thiếu --sex / --covariates."),
        (("quantiles", ENGEL, "--pay", "foodexp", "--covariates", "income", "--taus", "1"),
         "phân vị phải lớn hơn 0 và nhỏ hơn 1."),
        (("disparity", CASES / "d2-disparity" / "strata.csv", "--sex", "group", "--outcome", "outcome"), "--yes"),
        (("survival", CASES / "d3-survival" / "lung.csv", "--time", "time"), "thiếu --event."),
        (("reach", CASES / "d4-segregation" / "t0.csv"), "không có cột “posts”."),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_one_sentence(
    arguments: tuple[object, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said in refused(capsys, *arguments)


@pytest.mark.parametrize("ending", ["svg", "png"])
def test_a_picture_is_drawn(ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"hình.{ending}"
    lung = CASES / "d3-survival" / "lung.csv"
    asked(
        capsys, "survival", lung, "--time", "time", "--event", "event", "--sex", "sex", "--women", "2", "--plot", file
    )
    assert file.read_bytes().startswith(b"<svg" if ending == "svg" else b"\x89PNG")


def test_a_table_may_come_as_a_workbook_or_parquet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = (
        "import sys, pyarrow.csv, pyarrow.parquet, xlsxwriter\n"
        "table = pyarrow.csv.read_csv(sys.argv[1]); pyarrow.parquet.write_table(table, sys.argv[2])\n"
        "book = xlsxwriter.Workbook(sys.argv[3]); sheet = book.add_worksheet('Số liệu')\n"
        "rows = [table.column_names, *zip(*table.to_pydict().values())]\n"
        "[sheet.write_row(at, 0, row) for at, row in enumerate(rows)]\n"
        "book.close()"
    )
    source = CASES / "d1-pay-wage1" / "wage1.csv"
    files = [tmp_path / "w.parquet", tmp_path / "w.xlsx"]
    subprocess.run([sys.executable, "-c", program, str(source), *map(str, files)], check=True)
    ask = ("--sex", "female", "--pay", "lwage", "--logged", "--covariates", "educ,exper,expersq,tenure,tenursq")
    told = [asked(capsys, "pay-gap", one, *ask)["values"]["adjusted"] for one in (source, *files)]
    assert told[0]["coefficient"] == pytest.approx(-0.2965109930965611, abs=1e-9)
    for other in told[1:]:
        assert [other[name] for name in ("coefficient", "se", "p")] == pytest.approx(
            [told[0][name] for name in ("coefficient", "se", "p")], rel=1e-9
        )


def test_two_tables_may_be_published_together_and_after_an_earlier_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = asked(capsys, "suppress", folder / "bang.csv", folder / "bang-2025.csv", "--hide", "3")
    assert told["counts"]["tables"] == 2
    alone = asked(capsys, "suppress", folder / "bang.csv", "--hide", "3", "--width", "2")
    later = asked(
        capsys, "suppress", folder / "bang.csv", "--hide", "3", "--before", folder / "bang-2026.csv", "--moved", "1"
    )
    assert alone["values"]["unsafe"] == []
    assert later["values"]["unsafe"] != []


def test_many_rows_are_shown_in_part() -> None:
    lines = list(equity_tell._rows(["a"], [[str(at)] for at in range(90)], "vi"))
    assert "… và 50 dòng nữa (xem --json)" in lines


def loaded(*arguments: object) -> set[str]:
    program = (
        "import sys; from songhanh.cli.main import main; code = main(sys.argv[1:]);"
        "print(*sys.modules, file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, env=environment(), check=True)
    return {name.partition(".")[0] for name in done.stderr.decode().split()}


def test_help_loads_no_library_and_a_share_no_models() -> None:
    assert not loaded("equity", "pay-gap", "--help") & {
        "numpy",
        "duckdb",
        "narwhals",
        "pyarrow",
        "statsmodels",
        "django",
    }
    assert not loaded("equity", *SHARES) & {"statsmodels", "django", "lxml", "typst"}


def test_the_command_runs_as_a_process_of_its_own(songhanh: Run) -> None:
    ran = songhanh("equity", *SHARES, "--target", "40%")
    assert (ran.code, ran.err) == (0, "")
    assert "thấp hơn mục tiêu 40% là 0,5 điểm phần trăm" in ran.out


def test_every_example_of_the_documentation_works_as_it_stands(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    page = (ROOT / "docs" / "equity.md").read_text(encoding="utf-8")
    examples = re.findall(r"^songhanh (equity .+)$", page, re.MULTILINE)
    assert {words.split()[1] for words in examples} == set(METHODS)
    for words in examples:
        assert main(shlex.split(words)) == 0, capsys.readouterr().err
    assert re.findall(r"^## ([a-z-]+)$", page, re.MULTILINE) == [*METHODS]
