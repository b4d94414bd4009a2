"""The help of `songhanh equity`, made from the table of methods: it tells no option that is not there."""

from songhanh.cli.equity_methods import METHODS
from songhanh.cli.equity_options import SHARED, line_of
from songhanh.lib.words import Language, Words

_FILES = {
    "one": Words("TỆP", "FILE"),
    "two": Words("TỆP TỆP", "FILE FILE"),
    "many": Words("TỆP…", "FILE…"),
}
_OVERVIEW = Words(
    """songhanh equity PHƯƠNG_PHÁP TỆP [tùy chọn] [--json] [--plot HÌNH]

Tính các chỉ số bình đẳng giới trên một bảng bất kỳ (CSV, XLSX, Parquet; dòng đầu là tên cột).
Kết quả nêu phương pháp, thư viện, số người, dòng bị bỏ và lý do, và câu có thể nhắc lại.

Các phương pháp:
{methods}

Tùy chọn chung:
{options}

Ví dụ:
  songhanh equity shares canbo.csv --sex sex --target 40%

Xem từng phương pháp:  songhanh equity PHƯƠNG_PHÁP --help""",
    """songhanh equity METHOD FILE [options] [--json] [--plot PICTURE]

Measures of equality on any table (CSV, XLSX, Parquet; the first row names the columns). The result
tells method, library, people counted, rows left out and why, and a sentence that may be repeated.

Methods:
{methods}

Options of all:
{options}

Example:
  songhanh equity shares staff.csv --sex sex --target 40%

Help on a method:  songhanh equity METHOD --help""",
)
_TOPIC = Words(
    """songhanh equity {name} {files} [tùy chọn]

{what}.

{options}

Ví dụ:
  {example}""",
    """songhanh equity {name} {files} [options]

{what}.

{options}

Example:
  {example}""",
)


def overview() -> Words:
    """The help on the command."""
    return Words(_overview("vi"), _overview("en"))


def _overview(language: Language) -> str:
    methods = "\n".join(f"  {name:14}{one.what.say(language)}" for name, one in METHODS.items())
    options = "\n".join(line_of(one, language) for one in SHARED)
    return _OVERVIEW.say(language).format(methods=methods, options=options)


def topic(name: str) -> Words:
    """The help on a method."""
    return Words(_topic(name, "vi"), _topic(name, "en"))


def _topic(name: str, language: Language) -> str:
    method = METHODS[name]
    return _TOPIC.say(language).format(
        name=name,
        files=_FILES[method.files].say(language),
        what=_capital(method.what.say(language)),
        options="\n".join(line_of(one, language) for one in (*method.options, *SHARED)),
        example=method.example_of(language),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
