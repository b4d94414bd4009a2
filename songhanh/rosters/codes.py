"""Codes of grades and titles as the tables of the law write them, and the codes of staff with their zeros."""

import re
from collections.abc import Iterable
from datetime import date
from functools import cache

from songhanh.law.pay import Grade, grade, grades
from songhanh.lib.text import bare, fold
from songhanh.rosters.cells import Value

_TITLE = re.compile(r"v\s*[.,\-/ ]?\s*(\d{1,2})\s*[.,\-/ ]\s*(\d{1,2})\s*[.,\-/ ]\s*(\d{1,2})", re.IGNORECASE)
_GRADE = re.compile(r"(\d{1,2})\s*[.,\-]\s*(\d{1,3})([a-z]?)", re.IGNORECASE)
_JOINED = re.compile(r"0?(\d{1,2})(\d{3})")
_STEP_CODE = re.compile(r"bnn\s*[.\-]?\s*(\d)", re.IGNORECASE)
_ANY = re.compile(
    r"(?<![\w.])(?:V\s*[.\-]?\s*\d{1,2}\s*[.\-]\s*\d{1,2}\s*[.\-]\s*\d{1,2}|\d{1,2}[.\-]\d{3}[a-z]?|BNN\.\d)(?![\w.]*\d)",
    re.IGNORECASE,
)
_SHORT = {
    "cvcc": "chuyên viên cao cấp",
    "cvc": "chuyên viên chính",
    "cv": "chuyên viên",
    "cs": "cán sự",
    "nv": "nhân viên",
}
_LATEST = date(9999, 12, 31)


def grade_code(value: Value) -> str:
    """A code as `grades.csv` writes it: 1.003 is 01.003, v07.03.28 is V.07.03.28; what is no code as it stands."""
    if isinstance(value, float):
        group, number = f"{value:.3f}".split(".")
        return _padded(group, number, "")
    text = str(value).strip(" .;'")
    found = _TITLE.fullmatch(text)
    if found:
        return "V." + ".".join(part.zfill(2) for part in found.groups())
    found = _GRADE.fullmatch(text)
    if found:
        return _padded(found[1], found[2], found[3])
    found = _STEP_CODE.fullmatch(text)
    if found:
        return f"BNN.{found[1]}"
    found = _JOINED.fullmatch(text)
    if found and (code := f"{found[1].zfill(2)}.{found[2]}") in _codes():
        return code
    return text


def _padded(group: str, number: str, letter: str) -> str:
    """Excel drops zeros in front, and those at the end where it took the code for a number."""
    return f"{group.zfill(2)}.{number.ljust(3, '0')}{letter.lower()}"


def is_code(value: Value) -> bool:
    """Whether the value is written like a code of a grade or title."""
    if isinstance(value, float):
        return 1 <= value < 60 and abs(value * 1000 - round(value * 1000)) < 1e-6
    text = str(value).strip(" .;'")
    return bool(
        _TITLE.fullmatch(text) or re.fullmatch(r"\d{1,2}[.\-]\d{3}[a-zA-Z]?", text) or _STEP_CODE.fullmatch(text)
    )


def code_and_name(text: str) -> tuple[str, str] | None:
    """Code and name of «Chuyên viên (01.003)»; None where there is no code with something beside it."""
    found = _ANY.search(text)
    if not found:
        return None
    rest = " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()).strip(" -–()[],;:.")
    rest = re.sub(r"\s*[(\[]\s*[)\]]\s*", " ", re.sub(r"(?i)\b(?:mã số|mã ngạch|ngạch)\s*:?\s*$", "", rest)).strip(
        " -–()[],;:."
    )
    return (grade_code(found[0]), rest) if rest else None


def known_grade(code: str, on: date) -> Grade | None:
    """The grade of that code on the day; where the tables hold it for other days only, that one."""
    return _grade(code, on)


@cache
def _grade(code: str, on: date) -> Grade | None:
    return grade(code, on) or grade(code, _LATEST)


@cache
def _codes() -> frozenset[str]:
    return frozenset(one.code for one in grades(_LATEST))


@cache
def _by_name() -> dict[str, str]:
    return {bare(fold(one.name)): one.code for one in grades(_LATEST)}


def codes_named(name: str) -> str | None:
    """The code of the grade with that name, also shortened (CVC); None where no grade is called so."""
    plain = bare(fold(name)).strip(" .,;")
    return _by_name().get(plain) or _by_name().get(bare(_SHORT.get(plain, "")))


def with_zeros(codes: Iterable[str | None]) -> list[str | None]:
    """Staff codes with the zeros that cells for numbers lost, where all codes that kept one have one length."""
    told = list(codes)
    lengths = {len(code) for code in told if code and code.startswith("0") and code.isdigit()}
    if len(lengths) != 1:
        return told
    length = lengths.pop()
    return [code.zfill(length) if code and code.isdigit() and len(code) < length else code for code in told]
