"""`songhanh demo`: an agency that carries out a real plan, to try everything on."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from songhanh.cli.django_start import started
from songhanh.cli.options import Options, a_path
from songhanh.cli.terminal import paint, plain, table, waiting
from songhanh.lib.words import Language, Words

HELP = Words(
    """songhanh demo TỆP

Lập một cơ quan thử nghiệm từ một kế hoạch thật: đọc, xác nhận, ban hành, giao việc; một phần việc đã xong,
một phần quá hạn, tính theo hôm nay. In tên đăng nhập và mật khẩu thử. Nếu hệ thống đã có cơ quan thì giữ
nguyên dữ liệu, chỉ in lại tên đăng nhập thử (nếu có).

Ví dụ:
  songhanh demo ke-hoach.docx""",
    """songhanh demo FILE

Make a demonstration agency from a real plan: read, confirmed, issued, given to units; some of the work done,
some overdue, relative to today. Prints sign-in names and the password. Where there is an agency already its
data is kept, and only the demonstration's sign-ins (if any) are printed again.

Example:
  songhanh demo plan.docx""",
)


def run(arguments: Sequence[str], language: Language) -> int:
    """Make it where nothing is there yet; tell who can sign in."""
    options = Options("demo")
    options.add_argument("file", type=a_path, metavar="TỆP")
    given = options.parse_args(arguments)
    demo = started("demo")
    if demo.is_made():
        print(plain(_kept(demo, given.file).say(language)))
    else:
        doing = Words("Đang lập cơ quan thử nghiệm từ", "Making the demonstration agency from")
        with waiting(f"{doing.say(language)} {given.file.name}"):
            plan = demo.make(given.file)
        made = Words(
            f"Đã lập cơ quan thử nghiệm từ kế hoạch: {plan.title}", f"The demonstration is made from: {plan.title}"
        )
        print(plain(made.say(language)))
    found = demo.sign_ins()
    if found:
        head = Words("Tên đăng nhập thử, mật khẩu chung:", "Demonstration sign-ins, one password for all:")
        print(f"{head.say(language)} {paint(demo.password(), 'bold')}")
        titles = [one.say(language) for one in _TITLES]
        rows = [[one.username, one.name, one.role.say(language)] for one in found]
        for line in table(titles, rows, [0, 0, 1]):
            print(plain(line))
    return 0


_TITLES = (Words("tên đăng nhập", "name"), Words("họ tên", "person"), Words("vai trò", "role"))


def _kept(demo: Any, file: Path) -> Words:
    """What to say where data is there already: it is kept, and the file was not imported unless it was before."""
    folder = demo.folder()
    kept = Words(f"Giữ nguyên dữ liệu đã có trong {folder}.", f"The data in {folder} is kept.")
    if demo.knows(file):
        return kept
    vi = f"Tệp {file.name} chưa được nhập: dùng “songhanh import-plan”, hoặc đặt SONGHANH_DATA là một thư mục mới."
    en = f"{file.name} was not imported: use “songhanh import-plan”, or set SONGHANH_DATA to a new folder."
    return Words(f"{kept.vi} {vi}", f"{kept.en} {en}")
