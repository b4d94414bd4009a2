import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from songhanh.formats import legacy
from songhanh.formats.legacy import Encoding

DATA = Path(__file__).parent.parent / "data"
PLAN = unicodedata.normalize("NFC", (DATA / "lang-son-2022--j-nfd.txt").read_text("utf-8"))
LETTERS = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"


def as_tcvn3(text: str) -> str:
    table = {letter: chr(code) for code, letter in legacy._tcvn3().items() if code < 256}
    return "".join(table.get(letter, letter) for letter in text)


def as_vni(text: str) -> str:
    pairs = {meant: shown for shown, meant in legacy._vni()[1].items() if shown != shown.title() or len(shown) == 1}
    return "".join(pairs.get(letter, letter) for letter in text)


def as_windows_1258(text: str) -> bytes:
    tones = {mark: mark for mark in "\u0300\u0301\u0303\u0309\u0323"}
    out = bytearray()
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in parts if mark in tones)
        base = unicodedata.normalize("NFC", "".join(mark for mark in parts if mark not in tones))
        out += (base + tone).encode("cp1258", "replace")
    return bytes(out)


@pytest.mark.parametrize(
    ("name", "encoding", "capitals"),
    [
        (".VnTime", Encoding.TCVN3, False),
        (".VnTimeH", Encoding.TCVN3, True),
        ("GDNPMF+VnTimeHBold", Encoding.TCVN3, True),
        (".VnArial NarrowH", Encoding.TCVN3, True),
        ("VNI-Times", Encoding.VNI, False),
        ("ABCDEF+VNI-Helve-Condense,Bold", Encoding.VNI, False),
        ("Times New Roman", None, False),
        ("Vntimes new roman", None, False),
        ("", None, False),
    ],
)
def test_the_name_of_a_font_says_how_its_text_is_written(name: str, encoding: Encoding | None, capitals: bool) -> None:
    assert legacy.by_font(name)[:2] == (encoding, capitals)


def test_every_letter_of_tcvn3_and_vni_comes_back() -> None:
    assert legacy.decode(as_tcvn3(LETTERS), Encoding.TCVN3) == LETTERS
    for letter in LETTERS:
        assert legacy.decode(as_vni(letter), Encoding.VNI) == letter
        assert legacy.decode(as_vni(letter.upper()), Encoding.VNI) == letter.upper()


def test_a_font_of_capitals_draws_capitals() -> None:
    assert legacy.decode("chØ thÞ cña thñ t\u00adíng", Encoding.TCVN3, capitals=True) == "CHỈ THỊ CỦA THỦ TƯỚNG"


def test_the_minus_that_pdf_writers_put_for_u_with_horn_is_read() -> None:
    assert legacy.decode("Thñ t\u2212íng", Encoding.TCVN3) == "Thủ tướng"


def test_old_text_without_fonts_is_known_by_its_words() -> None:
    assert legacy.decode_bytes(as_tcvn3(PLAN.lower()).encode("cp1252", "replace")).text.lstrip().startswith("kế hoạch")
    assert legacy.decode_bytes(as_vni(PLAN).encode("utf-8")) == (PLAN, "utf-8", ("vni",))
    assert legacy.decode_bytes(as_windows_1258(PLAN)) == (PLAN.replace("\u0323", ""), "windows-1258", ("windows-1258",))


@pytest.mark.parametrize("path", sorted(DATA.glob("*.txt")), ids=lambda path: path.name)
def test_unicode_is_never_damaged(path: Path) -> None:
    text = legacy.decode_bytes(path.read_bytes()).text
    for line in text.splitlines():
        assert legacy.by_evidence(line) is None
        assert legacy.repair_mojibake(line) == line
        assert legacy.decode_bytes(line.encode("utf-8")).text == line


@pytest.mark.parametrize(
    "text",
    ["Các cơ quan", "LÀ NGÃ BA", "café, résumé, naïve, à la carte, déjà vu", "«Một» ·hai· §3 ®", "ĐÃ “XONG”", "Ã Ã Ã"],
)
def test_short_and_foreign_text_stays_as_it_is(text: str) -> None:
    assert legacy.decode_bytes(text.encode("utf-8")).text == text


@given(st.text(alphabet=LETTERS + LETTERS.upper() + " .,;:0123456789/-–“”«»§·", max_size=300))
def test_any_vietnamese_text_survives(text: str) -> None:
    assert legacy.decode_bytes(text.encode("utf-8")).text == text


def test_decomposed_letters_are_composed() -> None:
    found = legacy.decode_bytes((DATA / "lang-son-2022--j-nfd.txt").read_bytes())
    assert found == (PLAN, "utf-8", ())


def test_utf_16_is_known_with_and_without_its_mark() -> None:
    marked = (DATA / "thu-tuong-31-ct-ttg-2012--j-utf16.txt").read_bytes()
    assert legacy.decode_bytes(marked).encoding == "utf-16-le"
    assert legacy.decode_bytes(marked).text == legacy.decode_bytes(marked[2:]).text
    assert legacy.decode_bytes(PLAN.encode("utf-16-be")).text == PLAN


def test_mojibake_is_put_right_once_and_twice() -> None:
    spoilt = (DATA / "bo-xay-dung-2428-bxd-qln-2013--j-mojibake.txt").read_bytes()
    found = legacy.decode_bytes(spoilt)
    assert "BỘ XÂY DỰNG" in found.text
    assert found.remarks == ("mojibake",)
    once = PLAN.encode("utf-8").decode("latin-1")
    assert legacy.repair_mojibake(once) == PLAN
    assert legacy.repair_mojibake(once.encode("utf-8").decode("latin-1")) == PLAN


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    found = legacy.decode_bytes(PLAN.encode("utf-8").rstrip() + b"\xe1\xbb")
    assert found.text[:-1] == PLAN.rstrip()
    assert found.remarks == ("damaged-bytes",)


def test_lines_in_different_encodings_are_read_each_by_its_own() -> None:
    mixed = PLAN.encode("utf-8") + "thñ t\u00adíng chÝnh phñ yªu cÇu".encode("cp1252")
    assert "thủ tướng chính phủ" in legacy.decode_bytes(mixed + b"\n" + mixed).text


@given(st.binary(max_size=400))
def test_any_bytes_give_text(data: bytes) -> None:
    found = legacy.decode_bytes(data)
    assert unicodedata.is_normalized("NFC", found.text)
