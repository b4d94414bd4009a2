"""The Office files by the schema of OOXML and by what Word and Excel ask beyond it, as another validator has it."""

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from command import ROOT
from openxml_audit import OpenXmlValidator
from samples import ANNEX, DAY, LETTER, MADE, OPEN_PLAN, PLAN

from songhanh.formats.official import lay_out, lay_out_annex
from songhanh.formats.opening import open_document
from songhanh.formats.writers import to_docx
from songhanh.reading.export import Material, render
from songhanh.reading.parts import parts
from songhanh.reading.proposals import propose
from songhanh.reading.read import read
from songhanh.reading.work_table import Source

READ = (
    ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt",
    ROOT / "tests" / "data" / "bcd-quoc-gia-1237-252-kh-2013--c-table.docx",
    ROOT / "tests" / "data" / "son-la-254-qd-ubnd-2023--b-typed.docx",
)


@pytest.fixture(scope="module")
def validator() -> Any:
    return OpenXmlValidator()


def faults(validator: Any, path: Path) -> list[str]:
    return [str(one) for one in validator.validate(path).errors]


def test_a_document_of_each_kind_is_valid(validator: Any, tmp_path: Path) -> None:
    laid_out = [lay_out(one, DAY) for one in (PLAN, OPEN_PLAN, LETTER)] + [lay_out_annex(ANNEX, DAY)]
    for at, (document, sheet) in enumerate(laid_out):
        path = tmp_path / f"{at}.docx"
        path.write_bytes(to_docx(document, sheet, MADE))
        assert faults(validator, path) == []


@pytest.mark.parametrize("source", READ, ids=lambda path: path.stem)
def test_what_is_made_of_a_plan_is_valid(validator: Any, source: Path, tmp_path: Path) -> None:
    reading = read(open_document(source))
    material = Material(
        plan=propose(reading.plan),
        document=reading.document,
        official=parts(reading),
        source=Source(source.name, "0" * 64, date(2022, 4, 5)),
        on=date(2022, 4, 5),
        made=MADE,
    )
    for name in ("ke-hoach.docx", "phan-cong.docx", "cong-viec.xlsx"):
        (tmp_path / name).write_bytes(render(name, material))
        assert faults(validator, tmp_path / name) == []


def test_the_validator_sees_an_element_out_of_order_and_a_word_that_is_not_allowed(
    validator: Any, tmp_path: Path
) -> None:
    whole, spoiled = tmp_path / "whole.docx", tmp_path / "spoiled.docx"
    whole.write_bytes(to_docx(*lay_out(PLAN, DAY), MADE))
    with zipfile.ZipFile(whole) as packed, zipfile.ZipFile(spoiled, "w") as other:
        for part in packed.infolist():
            data = packed.read(part)
            if part.filename == "word/document.xml":
                data = data.replace(b"<w:pPr>", b'<w:pPr><w:jc w:val="centre"/>', 1)
            other.writestr(part, data)
    assert len(faults(validator, spoiled)) >= 2
