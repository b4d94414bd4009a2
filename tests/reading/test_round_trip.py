"""What the writers write, the readers read back to the same plan."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from command import ROOT

from songhanh.formats.blocks import Document
from songhanh.formats.official import lay_out
from songhanh.formats.opening import open_document, read_bytes
from songhanh.formats.sheet import Sheet
from songhanh.formats.writers import to_docx, to_pdf
from songhanh.reading.parts import parts
from songhanh.reading.read import read
from songhanh.reading.schema import to_json

MADE = datetime(2026, 1, 1, tzinfo=UTC)
ON = date(2026, 1, 1)
# Plans, a decision with its plan, a directive, a telegram, letters, a notice, a party plan; none of them held out.
NAMES = (
    "corpus/bcd-quoc-gia-1237-252-kh-2013",
    "corpus/bo-xay-dung-2428-bxd-qln-2013",
    "corpus/lang-son-2022",
    "corpus/phu-tho-kh-stttt-2011",
    "corpus/son-la-254-qd-ubnd-2023",
    "corpus/thu-tuong-31-ct-ttg-2012",
    "corpus/thu-tuong-46-cd-ttg-2026",
    "corpus-further/thu-tuong-773-qd-ttg-2018",
    "corpus-further/tu-viet-huyen-215-tb-ubnd",
    "corpus-further/tu-viet-huyen-uy-78-kh-hu",
    "corpus-further/tu-viet-truong-09-kh-thcsln",
    "corpus-further/tu-viet-xa-35-kh-ubnd",
)


def _plain(value: Any) -> Any:
    """Values as they are compared: the letterhead sets names in capitals, a page breaks a line anywhere."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return " ".join(value.split()).lower() if isinstance(value, str) else value


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("kind", "write"), [("docx", to_docx), ("pdf", to_pdf)])
def test_a_document_laid_out_again_is_read_as_before(
    name: str, kind: str, write: Callable[[Document, Sheet, datetime], bytes]
) -> None:
    before = read(open_document(Path(ROOT, "tests", "data", f"{name}.txt")))

    data = write(*lay_out(parts(before), ON), MADE)

    again = read(read_bytes(data, f"again.{kind}"))
    assert _plain(to_json(again.plan)) == _plain(to_json(before.plan))
