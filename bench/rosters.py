"""How long a staff list of 60,000 lines and 25 columns takes to read and check, against calamine alone, in one run.

    .venv/bin/python bench/rosters.py [lines]

Each is a process of its own; processor time with children, the least of three runs, and the largest process.
"""

import datetime
import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

_HEADINGS = (
    "STT|Số hiệu|Họ và tên|Giới tính|Ngày sinh|Dân tộc|Quê quán|Đơn vị|Chức vụ|Ngày tuyển dụng|Ngày bổ nhiệm|"
    "Ngày vào Đảng|Trình độ chuyên môn|Chuyên ngành|LLCT|QLNN|Ngoại ngữ|Tin học|Mã ngạch|Bậc|Hệ số|Vượt khung (%)|"
    "Ngày hưởng|PCCV|Ghi chú"
)
_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Vi"
_MIDDLE = "Văn Thị Đức Hữu Quang Minh Xuân Thu Thanh Hồng Kim"
_GIVEN = "Hùng Dũng Tuấn Cường Hương Lan Hoa Hà Linh Thảo Trang Nga Hằng Mai Yến Loan Sơn Long Nam"
BARE = (
    "import sys; from python_calamine import CalamineWorkbook as B; b = B.from_path(sys.argv[1]);"
    "print(sum(len(b.get_sheet_by_name(n).to_python()) for n in b.sheet_names))"
)
_OURS = (
    "import sys; from pathlib import Path; from songhanh.rosters.opening import open_roster;"
    "print(len(open_roster(Path(sys.argv[1])).entries))"
)
_RUNS = 3


def write_list(path: Path, lines: int) -> None:
    """A list of invented people; the same each time."""
    rnd = random.Random(7)
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet("DS")
        sheet.write(0, 0, "SỞ NỘI VỤ")
        sheet.write(2, 0, "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC")
        sheet.write(3, 0, "(Tính đến ngày 31/12/2025)")
        sheet.write_row(5, 0, _HEADINGS.split("|"))
        for at in range(lines):
            sheet.write_row(6 + at, 0, _person(at, rnd))


def _person(at: int, rnd: random.Random) -> list[object]:
    def day(first: int, last: int) -> datetime.datetime:
        return datetime.datetime(rnd.randint(first, last), rnd.randint(1, 12), rnd.randint(1, 28))

    step = rnd.randint(1, 9)
    coefficient = round(2.34 + 0.33 * (step - 1), 2)
    birth = day(1966, 2002)
    return [
        at + 1,
        f"{at:06}",
        " ".join(rnd.choice(words.split()) for words in (_FAMILY, _MIDDLE, _MIDDLE, _GIVEN)),
        rnd.choice(["Nam", "Nữ"]),
        birth if at % 2 else birth.strftime("%d/%m/%Y"),
        rnd.choice(["Kinh", "Tày", "Nùng"]),
        "xã Tân Lĩnh",
        f"Phòng {at // 40}",
        rnd.choice(["Chuyên viên", "Trưởng phòng", "Kế toán"]),
        day(1990, 2024).strftime("%d/%m/%Y"),
        day(2015, 2025).strftime("%m/%Y"),
        day(1995, 2024),
        rnd.choice(["ĐH", "Thạc sĩ", "Đại học Luật"]),
        rnd.choice(["Luật", "Kinh tế"]),
        rnd.choice(["Trung cấp", "Cao cấp"]),
        "CV",
        "Anh B",
        "Tin B",
        "01.003",
        f"{step}/9",
        f"{coefficient:.2f}".replace(".", ",") if at % 2 else coefficient,
        5 if step == 9 else "",
        day(2020, 2025),
        rnd.choice([0.3, "0,5"]),
        rnd.choice(["", "Nghỉ thai sản"]),
    ]


def measured(program: str, path: Path) -> tuple[float, float]:
    """Least processor seconds of a program on the list, and megabytes of its largest process."""
    best = float("inf")
    for _ in range(_RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", program, str(path)], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return best, after.ru_maxrss / 1024


def main() -> None:
    """Print both, and how many times longer the list takes."""
    lines = int(sys.argv[1]) if len(sys.argv) > 1 else 60_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "danh-sach.xlsx"
        write_list(path, lines)
        bare, _ = measured(BARE, path)
        # The largest process so far is remembered by the system: the smaller one is measured first.
        ours, largest = measured(_OURS, path)
    print(f"{lines} lines x {_HEADINGS.count('|') + 1} columns")
    print(f"bare calamine      {bare:6.2f} s")
    print(f"read and checked   {ours:6.2f} s   {ours / bare:.1f} times   largest process {largest:.0f} MB")


if __name__ == "__main__":
    main()
