"""Types of documents: their names as plans write them, and the type that a symbol tells."""

import re

from songhanh.lib.text import strip_marks

# Longer names first: "Thông tư liên tịch" before "Thông tư".
TYPES = (
    "Hiến pháp",
    "Bộ luật",
    "Luật",
    "Pháp lệnh",
    "Lệnh",
    "Nghị quyết liên tịch",
    "Nghị quyết",
    "Nghị định",
    "Quyết định",
    "Chỉ thị",
    "Thông tư liên tịch",
    "Thông tư",
    "Thông báo kết luận",
    "Thông báo",
    "Thông cáo",
    "Thông tri",
    "Kết luận",
    "Kế hoạch liên tịch",
    "Kế hoạch",
    "Chương trình hành động",
    "Chương trình công tác",
    "Chương trình phối hợp",
    "Chương trình",
    "Công văn",
    "Công điện",
    "Tờ trình",
    "Báo cáo",
    "Hướng dẫn liên ngành",
    "Hướng dẫn",
    "Quy định",
    "Quy chế",
    "Đề án",
    "Văn bản hợp nhất",
    "Văn bản",
    "Điều lệ",
    "Giấy mời",
    "Giấy giới thiệu",
    "Biên bản",
    "Phương án",
    "Sắc lệnh",
    "Hợp đồng",
    "Dự án",
    "Phụ lục",
    "Danh mục",
    "Nội quy",
    "Thư công",
    "Bản ghi nhớ",
    "Bản thỏa thuận",
)
BY_NAME = frozenset({"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh"})
# Written out where the longer name is only a manner of the type.
_PLAIN = {
    "Thông báo kết luận": "Thông báo",
    "Chương trình hành động": "Chương trình",
    "Chương trình công tác": "Chương trình",
    "Chương trình phối hợp": "Chương trình",
    "Văn bản": "Công văn",
    "Hướng dẫn liên ngành": "Hướng dẫn",
    "Kế hoạch liên tịch": "Kế hoạch",
}
_SYMBOLS = {
    "NQLT": "Nghị quyết liên tịch",
    "NQ": "Nghị quyết",
    "NĐ": "Nghị định",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "TTLT": "Thông tư liên tịch",
    "TT": "Thông tư",
    "TB": "Thông báo",
    "KL": "Kết luận",
    "KH": "Kế hoạch",
    "CTR": "Chương trình",
    "CTHĐ": "Chương trình",
    "CV": "Công văn",
    "CĐ": "Công điện",
    "TTR": "Tờ trình",
    "BC": "Báo cáo",
    "HD": "Hướng dẫn",
    "QYĐ": "Quy định",
    "QC": "Quy chế",
    "ĐA": "Đề án",
    "VBHN": "Văn bản hợp nhất",
    "PL": "Pháp lệnh",
    "GM": "Giấy mời",
    "BB": "Biên bản",
    "PA": "Phương án",
    "HĐ": "Hợp đồng",
    "QH": "Luật",
    "L": "Lệnh",
    "DA": "Dự án",
    "TTHĐ": "Tờ trình",
    "TTRI": "Thông tri",
}
_BARE_SYMBOLS = {"QD": "Quyết định", "ND": "Nghị định", "CD": "Công điện", "QYD": "Quy định", "DA": "Đề án"}  # Đ lost
TYPE_WORD = "|".join(sorted(TYPES, key=len, reverse=True))
_CANONICAL = {name.lower(): _PLAIN.get(name, name) for name in TYPES}
# OCR loses marks first; no two types are one without them but these, which the whole name decides.
_BARE = {strip_marks(name): kind for name, kind in _CANONICAL.items()}
_PART = re.compile(r"[-/–]")


def canonical(word: str) -> str:
    """The type as the schema names it ("bộ Luật" to "Bộ luật", "văn bản" to "Công văn"); "" if it is none."""
    name = " ".join(word.lower().split())
    return _CANONICAL.get(name) or _BARE.get(strip_marks(name), "")


def of_symbol(symbol: str) -> str:
    """The type that a symbol tells ("KH-UBND" to "Kế hoạch", "QH11" to "Luật"); "" for a letter ("BXD-QLN")."""
    for part in _PART.split(symbol.replace("Ð", "Đ")):
        letters = part.strip().upper()
        name = _SYMBOLS.get(letters) or _SYMBOLS.get(letters.rstrip("0123456789")) or _BARE_SYMBOLS.get(letters)
        if name:
            return name
        if not letters.isdigit():
            break
    return ""
