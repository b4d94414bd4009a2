"""The options of `songhanh equity`: each said once, with what it means, and which method takes which."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from songhanh.lib.words import Problem, Words


@dataclass(frozen=True, slots=True)
class Option:
    """An option: how it is written, what its value is, what it means, and the name the method knows it by."""

    name: str
    value: Words | None
    what: Words
    dest: str
    more: Mapping[str, Any] = field(default_factory=dict)
    other: str = ""


def a_number(text: str) -> float:
    """A number, with decimal comma or point; 40% is 0.4."""
    bare = text.strip().replace(",", ".")
    try:
        return float(bare.removesuffix("%")) / (100 if bare.endswith("%") else 1)
    except ValueError:
        raise _no_number(text) from None


def a_whole(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise _no_number(text) from None


def a_list(text: str) -> list[str]:
    """Names with commas between."""
    return [one.strip() for one in text.split(",") if one.strip()]


def numbers(text: str) -> list[float]:
    """Numbers with commas between, points inside."""
    return [a_number(one) for one in a_list(text)]


def _no_number(text: str) -> Problem:
    what = Words(f"“{text}” không phải là số.", f"“{text}” is not a number.")
    return Problem("no-number", what, Words("Viết như 0.4 hoặc 40%.", "Write it as 0.4 or 40%."))


_COLUMN = Words("CỘT", "COLUMN")
_COLUMNS = Words("CỘT,…", "COLUMN,…")
_VALUE = Words("GIÁ_TRỊ", "VALUE")
_NUMBER = Words("SỐ", "NUMBER")
_FILE = Words("TỆP", "FILE")
_LIST = {"type": a_list, "action": "extend"}
_REAL: Mapping[str, Any] = {"type": a_number}
_WHOLE: Mapping[str, Any] = {"type": a_whole}
_FLAG: Mapping[str, Any] = {"action": "store_true"}


def _choice(*names: str) -> tuple[Words, Mapping[str, Any]]:
    shown = "|".join(names)
    return Words(shown, shown), {"choices": names}


def _option(  # noqa: PLR0917 - a row of the table below
    name: str,
    value: Words | None,
    vi: str,
    en: str,
    more: Mapping[str, Any] | None = None,
    dest: str = "",
    other: str = "",
) -> Option:
    return Option(name, value, Words(vi, en), dest or name.removeprefix("--").replace("-", "_"), more or {}, other)


def _of(name: str, choices: tuple[Words, Mapping[str, Any]], vi: str, en: str, dest: str = "") -> Option:
    return _option(name, choices[0], vi, en, choices[1], dest)


_ALL = (
    _option("--sex", _COLUMN, "cột giới tính (hoặc nhóm)", "column of sex (or group)", other="--group"),
    _option("--women", _VALUE, "giá trị nghĩa là nữ", "the value that means women"),
    _option("--men", _VALUE, "giá trị nghĩa là nam", "the value that means men"),
    _option("--first", _VALUE, "nhóm được so sánh, nếu không phải giới tính", "the group compared, if it is no sex"),
    _option("--second", _VALUE, "nhóm làm mốc", "the group it is compared with"),
    _option("--count", _COLUMN, "cột số người của mỗi dòng", "column of how many people a row stands for"),
    _option("--women-count", _COLUMN, "cột số nữ (thay cho --sex)", "column of the number of women (instead of --sex)"),
    _option("--men-count", _COLUMN, "cột số nam", "column of the number of men"),
    _option("--by", _COLUMNS, "tính riêng theo các cột này", "told apart by these columns", _LIST),
    _option("--target", _NUMBER, "mục tiêu, như 0.4 hoặc 40%", "a target, 0.4 or 40%", _REAL),
    _of(
        "--interval",
        _choice("wilson", "wilson-cc", "clopper-pearson", "agresti-coull", "jeffreys", "wald"),
        "khoảng tin cậy của tỷ lệ",
        "the interval of a share",
    ),
    _option(
        "--confidence",
        _NUMBER,
        "mức tin cậy, mặc định 0.95",
        "confidence of intervals, 0.95 unless told",
        _REAL,
        "level",
    ),
    _option("--reference-share", _NUMBER, "tỷ lệ để kiểm định", "a share to test against", _REAL, "reference"),
    _option("--pool", _NUMBER, "số người của danh sách nguồn cố định", "size of the fixed list they come from", _WHOLE),
    _option("--top", _VALUE, "cấp cao nhất, cho chỉ số trần kính", "the top level, for the glass-ceiling index"),
    _option("--outcome", _COLUMN, "cột kết quả", "column of the outcome"),
    _option("--yes", _VALUE, "giá trị nghĩa là có kết quả", "the value that means yes"),
    _option("--of", _COLUMN, "cột số người được xét", "column of how many were considered"),
    _option("--yes-count", _COLUMN, "cột số người có kết quả", "column of how many had the outcome"),
    _option("--strata", _COLUMNS, "so sánh trong từng nhóm rồi gộp lại", "compare within these, then together", _LIST),
    _option("--units", _COLUMN, "kiểm định từng đơn vị, có hiệu chỉnh", "a test for each unit, adjusted"),
    _of("--adjust", _choice("bh", "by", "holm", "bonferroni"), "cách hiệu chỉnh", "how p-values are adjusted"),
    _of("--alternative", _choice("two-sided", "greater", "less"), "hai phía hay một phía", "two-sided or one-sided"),
    _of(
        "--difference-interval",
        _choice("newcombe", "newcombe-cc", "wald"),
        "khoảng tin cậy của chênh lệch",
        "the interval of a difference",
    ),
    _option("--correction", None, "có hiệu chỉnh liên tục", "with continuity correction", _FLAG),
    _option(
        "--covariates",
        _COLUMNS,
        "yếu tố giữ như nhau; cũng nhận a^2, log(a), C(a), a:b",
        "what is held equal; also a^2, log(a), C(a), a:b",
        _LIST,
    ),
    _option("--categorical", _COLUMNS, "cột số nhưng là phân loại", "columns of numbers that are categories", _LIST),
    _option(
        "--base",
        Words("CỘT=GIÁ_TRỊ", "COLUMN=VALUE"),
        "phân loại làm mốc",
        "the category left out",
        {"action": "append"},
        "bases",
    ),
    _option(
        "--cluster", _COLUMN, "sai số theo cụm (một người nhiều dòng)", "errors by cluster (a person in several rows)"
    ),
    _option("--p", _COLUMN, "cột giá trị p có sẵn, chỉ hiệu chỉnh", "a column of p-values, only to be adjusted"),
    _option("--runs", _NUMBER, "số lần mô phỏng", "how many runs of chance", _WHOLE),
    _option("--seed", _NUMBER, "số khởi tạo ngẫu nhiên", "seed of chance", _WHOLE),
    _option("--pay", _COLUMN, "cột thu nhập (hoặc kết quả là số)", "column of pay (or any number)", other="--outcome"),
    _option("--levels", None, "dùng chính số tiền, không lấy lô-ga-rít", "money as it is, no logarithm", _FLAG),
    _option("--logged", None, "cột đã là lô-ga-rít", "the column holds logarithms already", _FLAG),
    _option("--weights", _COLUMN, "cột trọng số", "column of weights"),
    _of(
        "--errors",
        _choice("classical", "HC0", "HC1", "HC2", "HC3", "robust", "iid"),
        "cách tính sai số chuẩn",
        "how standard errors are had",
    ),
    _option("--limit", _NUMBER, "mức giới hạn phần trăm, mặc định 5", "limit in percent, 5 unless told", _REAL),
    _of(
        "--reference",
        _choice("pooled", "neumark", "men", "women", "cotton", "reimers"),
        "hệ số tham chiếu",
        "the reference coefficients",
    ),
    _option(
        "--taus",
        Words("SỐ,…", "NUMBER,…"),
        "các phân vị, như 0.1,0.5,0.9",
        "the quantiles, as 0.1,0.5,0.9",
        {"type": numbers},
    ),
    _of("--bandwidth", _choice("hsheather", "bofinger", "chamberlain"), "độ rộng dải", "the bandwidth"),
    _option("--time", _COLUMN, "cột thời gian theo dõi", "column of how long they were followed"),
    _option("--event", _COLUMN, "cột có xảy ra sự kiện hay không", "column of whether it happened"),
    _option("--event-value", _VALUE, "giá trị nghĩa là đã xảy ra", "the value that means it happened"),
    _option("--entry", _COLUMN, "cột thời điểm bắt đầu theo dõi", "column of when following began"),
    _of("--ties", _choice("efron", "breslow"), "sự kiện trùng thời điểm trong Cox", "ties in Cox"),
    _of(
        "--band",
        _choice("log", "log-log", "plain"),
        "khoảng tin cậy của đường cong",
        "the interval of a curve",
        "interval",
    ),
    _of("--test", _choice("log-rank", "gehan", "tarone-ware", "fleming-harrington"), "kiểm định", "the test"),
    _option("--power", _NUMBER, "số mũ của Fleming-Harrington", "exponent of Fleming-Harrington", _REAL),
    _of(
        "--transform",
        _choice("km", "identity", "log", "rank"),
        "thang thời gian khi kiểm tra tỷ lệ không đổi",
        "how time is counted in the test of proportional hazards",
    ),
    _option(
        "--at", Words("SỐ,…", "NUMBER,…"), "tỷ lệ tại các thời điểm này", "the curve at these times", {"type": numbers}
    ),
    _option("--until", _NUMBER, "trung bình đến thời điểm này", "mean time up to this", _REAL),
    _option("--unit", _COLUMN, "cột đơn vị", "column of units"),
    _option("--rows", _COLUMN, "cột tên dòng (mặc định: cột đầu)", "column that names the rows (else the first)"),
    _option(
        "--columns",
        _COLUMNS,
        "các cột số liệu (mặc định: mọi cột còn lại)",
        "columns of counts (else all others)",
        _LIST,
    ),
    _option("--hide", _NUMBER, "ẩn từ 1 đến số này, mặc định 2", "hide 1 to this, 2 unless told", _WHOLE),
    _option(
        "--width",
        _NUMBER,
        "độ không chắc chắn tối thiểu của ô ẩn, mặc định 3",
        "how uncertain a hidden cell stays, 3 unless told",
        _WHOLE,
    ),
    _option("--zeros", None, "số 0 cũng phải ẩn", "zeros are hidden too", _FLAG),
    _option("--insiders", None, "kể cả người đứng một mình trong ô", "also from someone alone in a cell", _FLAG),
    _option("--before", _FILE, "bảng đã công bố trước đây", "the table published earlier"),
    _option(
        "--moved",
        _NUMBER,
        "số người thay đổi nhiều nhất trong một ô giữa hai bảng",
        "how many people at most a cell changed by",
        _REAL,
    ),
    _option("--level", _COLUMN, "cột cấp, từ thấp lên cao", "column of levels, the lowest first"),
    _option("--stay", _COLUMN, "cột tỷ lệ ở lại", "column of the share that stays"),
    _option("--up", _COLUMN, "cột tỷ lệ lên cấp trên", "column of the share that rises"),
    _option(
        "--moves", _COLUMNS, "các cột tỷ lệ chuyển đến từng cấp", "columns of the shares that go to each level", _LIST
    ),
    _option("--hires-women", _COLUMN, "cột số nữ vào mỗi năm", "column of women who come in a year"),
    _option("--hires-men", _COLUMN, "cột số nam vào mỗi năm", "column of men who come in a year"),
    _option("--years", _NUMBER, "số năm", "how many years", _WHOLE),
    _option("--leaves", _COLUMN, "cột năm nghỉ hưu, hết nhiệm kỳ", "column of the year in which each leaves"),
    _option("--from", _NUMBER, "năm đầu", "first year", _WHOLE, "begin"),
    _option("--to", _NUMBER, "năm cuối", "last year", _WHOLE, "end"),
    _option("--share", _NUMBER, "tỷ lệ nữ trong số bổ nhiệm", "share of women among those appointed", _REAL),
    _option("--quits", _NUMBER, "tỷ lệ nghỉ việc mỗi năm ngoài nghỉ hưu", "share who leave a year besides", _REAL),
)
_CASE = tuple(
    _option(name, Words("CỘT|SỐ", "COLUMN|NUMBER"), vi, en, None, dest)
    for name, vi, en, dest in (
        ("--posts", "số vị trí (mặc định: cột posts)", "posts (else the column posts)", "posts"),
        ("--women-now", "số nữ hiện nay (women_now)", "women now (women_now)", "women"),
        ("--vacancies", "số vị trí trống (vacancies)", "vacancies (vacancies)", "vacancies"),
        (
            "--left",
            "trong đó do nữ để lại (of_them_vacated_by_women)",
            "left by women (of_them_vacated_by_women)",
            "left",
        ),
        ("--target", "mục tiêu (target)", "target (target)", "target"),
        ("--share", "tỷ lệ nữ trong nguồn (share_women_among_candidates)", "women among candidates (share_…)", "share"),
        ("--year", "cột năm: mỗi dòng là một năm", "column of years: a row for each", "year"),
    )
)
OPTIONS: Mapping[str, Option] = {one.name.removeprefix("--"): one for one in _ALL}
CASE: Mapping[str, Option] = {one.name.removeprefix("--"): one for one in _CASE}
SHARED = (
    _option(
        "--where",
        Words("ĐIỀU_KIỆN", "CONDITION"),
        "chỉ lấy dòng thỏa điều kiện, như 'nam=2022'; lặp lại được",
        "only rows for which it holds, as 'year=2022'; may be repeated",
        {"action": "append"},
    ),
    _option("--sheet", Words("TÊN", "NAME"), "trang tính của XLSX", "the sheet of a workbook"),
    _option("--plot", _FILE, "vẽ hình ra tệp .svg hoặc .png", "draw a picture into an .svg or .png"),
    _option("--json", None, "in dữ liệu JSON", "print JSON", _FLAG),
)


def line_of(option: Option, language: str) -> str:
    """The option as a line of help."""
    vi = language == "vi"
    value = "" if option.value is None else f" {option.value.vi if vi else option.value.en}"
    name = f"{option.name}{f', {option.other}' if option.other else ''}{value}"
    what = option.what.vi if vi else option.what.en
    gap = " " * max(2, 30 - len(name))
    whole = f"  {name}{gap}{what}"
    return whole if len(whole) <= 108 else f"  {name}\n{' ' * 32}{what}"
