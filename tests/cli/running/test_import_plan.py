"""`songhanh import-plan` and `songhanh demo`: a plan becomes a draft, or a whole demonstration, without a browser."""

import json

from command import ROOT
from installation import Installation

SEED = ROOT / "examples" / "ke-hoach-binh-dang-gioi-2022.txt"


def test_a_plan_becomes_a_draft(installation: Installation) -> None:
    done = installation("import-plan", SEED, "--agency", "SKHDT", "--json")
    assert done.code == 0, done.err
    told = json.loads(done.out)
    assert (told["items"], told["address"]) == (44, f"/ke-hoach/{told['plan']}/doc/")
    again = installation("import-plan", SEED, "--agency", "SKHDT")
    assert again.code == 2
    assert "đã được nhập" in again.err


def test_what_cannot_be_imported_says_why(installation: Installation) -> None:
    assert "Không có cơ quan" in installation("import-plan", SEED, "--agency", "XX").err or "không có cơ quan" in (
        installation("import-plan", SEED, "--agency", "XX").err.lower()
    )
    missing = installation("import-plan", ROOT / "khong-co.docx", "--agency", "SKHDT")
    assert missing.code == 2
    assert "Traceback" not in missing.err
    bad = installation.folder / "hong.docx"
    bad.write_bytes(b"PK\x03\x04 half")
    told = installation("import-plan", bad, "--agency", "SKHDT")
    assert told.code == 2
    assert "hong.docx" in told.err


def test_the_demonstration_is_made_once_and_the_log_is_whole(empty: Installation) -> None:
    made = empty("demo", SEED)
    assert made.code == 0, made.err
    assert "lananh" in made.out
    assert "Đã lập cơ quan thử nghiệm" in made.out
    again = empty("demo", SEED)
    assert again.code == 0
    assert "Giữ nguyên dữ liệu" in again.out
    assert "chưa được nhập" not in again.out
    other = empty.folder / "khac.txt"
    other.write_text("KẾ HOẠCH khác", encoding="utf-8")
    assert "khac.txt chưa được nhập" in empty("demo", other).out
    assert "lananh" in again.out
    assert empty("verify-audit").code == 0
    counted = empty.python(
        "from songhanh.plans.models import Occurrence\n"
        "from collections import Counter\n"
        "import json\n"
        "print(json.dumps(Counter(Occurrence.objects.values_list('state', flat=True))))\n"
    )  # fmt: skip
    states = json.loads(counted)
    assert states["done"] >= 5
    assert {"doing", "waiting", "returned", "not_started"} <= set(states)
