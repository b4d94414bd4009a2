"""The table of writers loads a library only when its writer is used."""

import subprocess
import sys

from samples import DAY, MADE, PLAN

from songhanh.formats.events import Agenda
from songhanh.formats.official import lay_out
from songhanh.formats.workbook import Workbook, Worksheet
from songhanh.formats.writers import to_docx, to_html, to_ics, to_pdf, to_xlsx

HEAVY = {"lxml", "docx", "typst", "xlsxwriter", "icalendar", "PIL", "pypdfium2"}


def test_each_writer_writes_its_format() -> None:
    document, sheet = lay_out(PLAN, DAY)
    assert to_docx(document, sheet, MADE).startswith(b"PK")
    assert to_pdf(document, sheet, MADE).startswith(b"%PDF-1.7")
    assert to_html(document, sheet).startswith("<article")
    assert to_xlsx(Workbook("t", (Worksheet("s", (), ()),)), MADE).startswith(b"PK")
    assert to_ics(Agenda("t", ()), MADE).startswith(b"BEGIN:VCALENDAR")


def test_neither_the_table_nor_the_layout_loads_a_library() -> None:
    program = (
        "import sys, datetime, songhanh.formats.writers; from songhanh.formats.official import Official, lay_out;"
        "lay_out(Official(type='Kế hoạch'), datetime.date(2022, 4, 5));"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())
