"""`songhanh export FILE --to FOLDER`: everything that one plan becomes, as files."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from songhanh.cli.folder import folder_for, may_write, write
from songhanh.cli.options import Options, a_path
from songhanh.cli.summary import summary
from songhanh.cli.terminal import paint, plain, progress, waiting
from songhanh.formats.opening import load
from songhanh.lib.words import Language, Problem, Words
from songhanh.reading.export import OUTPUTS, Material, render
from songhanh.reading.parts import parts
from songhanh.reading.proposals import propose
from songhanh.reading.read import Reading
from songhanh.reading.schema import to_json
from songhanh.reading.understand import understand
from songhanh.reading.work_table import Source

HELP = Words(
    """songhanh export TỆP (--to | --under) THƯ_MỤC [--only xlsx,docx,pdf,ics,json] [--force]

Từ một văn bản, ghi vào thư mục:
  cong-viec.xlsx            bảng công việc, chỉ tiêu và nguồn
  ke-hoach.docx, .pdf       văn bản trình bày lại theo Nghị định 30/2020/NĐ-CP
  phan-cong.docx, .pdf      phụ lục phân công theo từng cơ quan, đơn vị
  ke-hoach.ics              lịch các công việc có thời hạn và các ngày trong năm
  plan.json                 toàn bộ dữ liệu đọc được, kèm vị trí và đề xuất

  --to THƯ_MỤC   nơi ghi (tạo mới nếu chưa có)
  --under THƯ_MỤC  ghi vào một thư mục con mang tên văn bản; văn bản khác trùng tên thì thêm số
  --only …       chỉ ghi các loại tệp này
  --force        ghi đè cả tệp không do lệnh này tạo ra hoặc đã bị sửa

Ví dụ:
  songhanh export ke-hoach.docx --to ket-qua
  songhanh export ke-hoach.pdf --under ket-qua --only xlsx,ics""",
    """songhanh export FILE (--to | --under) FOLDER [--only xlsx,docx,pdf,ics,json] [--force]

From one document, write into a folder:
  cong-viec.xlsx            the work table, the targets and the sources
  ke-hoach.docx, .pdf       the document laid out by Decree 30/2020/NĐ-CP
  phan-cong.docx, .pdf      the assignment appendix, by body
  ke-hoach.ics              dated tasks and recurring days as a calendar
  plan.json                 all that was read, with places and proposals

  --to FOLDER    where to write (made if it is not there)
  --under FOLDER write into a folder in it, named like the document; numbered for another of that name
  --only …       only these kinds of files
  --force        write over files that this command did not make, or that were changed since

Examples:
  songhanh export plan.docx --to results
  songhanh export plan.pdf --under results --only xlsx,ics""",
)
_JSON = "plan.json"
_KINDS = ("xlsx", "docx", "pdf", "ics", "json")


def run(arguments: Sequence[str], language: Language) -> int:
    """Print the summary and write the files; nothing is written if one of them may not be."""
    options = Options("export")
    options.add_argument("file", type=a_path, metavar="TỆP")
    where = options.add_mutually_exclusive_group(required=True)
    where.add_argument("--to", type=a_path)
    where.add_argument("--under", type=a_path)
    options.add_argument("--only", type=_kinds, default=_KINDS)
    options.add_argument("--force", action="store_true")
    given = options.parse_args(arguments)
    with waiting(f"{Words('Đang đọc', 'Reading').say(language)} {given.file.name}"):
        reading = understand(given.file)
    names = [name for name in (*OUTPUTS, _JSON) if name.rsplit(".", 1)[1] in given.only]
    folder = given.to or folder_for(given.file, given.under)
    may_write(folder, names, given.file, force=given.force)
    # Written before anything is said: whoever closes our output early ("| head") still has the files.
    material, doing = _material(reading, given.file), Words("Đang tạo", "Making").say(language)
    write({name: _rendered(name, material) for name in progress(names, doing)}, folder, given.file)
    for line in summary(reading.document, reading.plan, given.file.name, date.today(), language):
        print(plain(line))
    print()
    print(paint(Words(f"Đã ghi vào {folder}:", f"Written to {folder}:").say(language), "bold"))
    for name in names:
        print(f"  {name}")
    return 0


def _kinds(text: str) -> tuple[str, ...]:
    kinds = tuple(kind.strip().lower().lstrip(".") for kind in text.split(",") if kind.strip())
    wrong = [kind for kind in kinds if kind not in _KINDS]
    if wrong or not kinds:
        what = Words(
            f"không có loại tệp “{', '.join(wrong) or text}”.",
            f"there is no kind of file “{', '.join(wrong) or text}”.",
        )
        raise Problem(
            "unknown-kind",
            what,
            Words(f"Chọn trong: {', '.join(_KINDS)}.", f"Choose from: {', '.join(_KINDS)}."),
            "--only",
        )
    return kinds


def _material(reading: Reading, path: Path) -> Material:
    source = Source(path.name, hashlib.sha256(load(path)).hexdigest(), date.today())
    made = datetime.now().astimezone().replace(microsecond=0)
    return Material(
        plan=propose(reading.plan),
        document=reading.document,
        official=parts(reading),
        source=source,
        on=date.today(),
        made=made,
    )


def _rendered(name: str, material: Material) -> bytes:
    if name == _JSON:
        return json.dumps(to_json(material.plan, full=True), ensure_ascii=False, indent=1).encode()
    return render(name, material)
