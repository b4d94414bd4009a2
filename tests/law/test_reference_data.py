"""Every file of the reference data is well formed, dated, sourced, and its references lead somewhere."""

import re
import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from reference_data import DATA, SHEETS, STATUSES, TREES, day, ids, nodes, parts, sheet, tree

FILES = sorted(path.name for path in DATA.iterdir() if path.is_file())
BASIS = ("legal_basis", "status", "source")
SOURCED = [name for name in SHEETS if name != "sources"]


def test_every_file_is_checked_here_and_described_in_the_readme() -> None:
    assert set(FILES) == {f"{name}.csv" for name in SHEETS} | {f"{name}.toml" for name in TREES} | {"README.md"}
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"`{name}`" not in readme and name != "README.md"] == []


@pytest.mark.parametrize("name", FILES)
def test_text_is_utf8_and_composed(name: str) -> None:
    text = (DATA / name).read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("name", FILES)
def test_no_file_knows_the_machine_it_was_made_on(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w.:/])/(?:home|root|usr|var|opt|tmp|work)/\S*", text) == []


@pytest.mark.parametrize("name", SHEETS)
def test_every_row_has_all_its_cells_without_space_around(name: str) -> None:
    for row in sheet(name):
        assert None not in row, row
        assert None not in row.values(), row
        assert [cell for cell in row.values() if cell != cell.strip()] == [], row


@pytest.mark.parametrize("name", SHEETS)
def test_the_key_of_a_sheet_is_filled_and_unique(name: str) -> None:
    keys = Counter(tuple(row[column] for column in SHEETS[name].key) for row in sheet(name))
    assert [key for key, times in keys.items() if times > 1 or not any(key)] == []
    assert keys


@pytest.mark.parametrize("name", SHEETS)
def test_days_are_days_and_in_order(name: str) -> None:
    for row in sheet(name):
        for first, second in SHEETS[name].ordered_days:
            start, end = day(row[first]), day(row[second])
            assert start is None or end is None or start <= end, row


@pytest.mark.parametrize("name", SOURCED)
def test_every_row_says_what_it_rests_on(name: str) -> None:
    for row in sheet(name):
        assert all(row[column] for column in BASIS), row
        assert source_fits(row["status"], row["source"]), row


def source_fits(status: str, source: str) -> bool:
    """Whether a row of that status may rest on that source."""
    kind = ids("sources").get(source, {}).get("kind")
    fits = {
        "verified": kind not in (None, "none") and source != "GK",
        "secondary": kind not in (None, "none"),
        "computed": source == "CALC",
        "unverified": kind is not None,
    }
    return fits.get(status, False)


def test_a_claim_without_a_source_is_refused() -> None:
    assert not source_fits("verified", "GK")
    assert not source_fits("secondary", "S999")
    assert not source_fits("certain", "S78")
    assert source_fits("unverified", "GK")


@pytest.mark.parametrize("name", TREES)
def test_every_table_says_what_it_rests_on(name: str) -> None:
    for path, node in nodes(name):
        if "status" in node or "source" in node or "id" in node:
            assert all(node.get(key) for key in BASIS), (path, node.get("id"))
            assert node["status"] in STATUSES
            assert source_fits(node["status"], node["source"]), (path, node)


@pytest.mark.parametrize("name", TREES)
def test_the_outermost_tables_or_those_in_them_have_a_basis(name: str) -> None:
    for key, value in tree(name).items():
        for node in value if isinstance(value, list) else [value]:
            if isinstance(node, dict) and not set(BASIS) <= node.keys():
                assert any(isinstance(one, dict) and "status" in one for one in node.values()), key


@pytest.mark.parametrize("name", TREES)
def test_the_days_of_a_table_are_in_order_and_its_ids_unique(name: str) -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for path, node in nodes(name):
        start, end = day(node.get("valid_from", "")), day(node.get("valid_to", ""))
        assert start is None or end is None or start <= end, (path, node)
        if isinstance(node.get("id"), str):
            seen[path, node["id"]] += 1
    assert [key for key, times in seen.items() if times > 1] == []


def test_replacements_and_amendments_lead_to_other_documents() -> None:
    for row in sheet("documents"):
        named = parts(row["replaced_by"]) + parts(row["amended_by"])
        assert set(named) <= ids("documents").keys() - {row["id"]}, row
        assert not row["replaced_by"] or row["effective_to"], row


def test_a_successor_takes_over_on_the_next_day() -> None:
    """Unless a programme ended with its period, or several successors each took a part."""
    for row in sheet("documents"):
        successors, ends = parts(row["replaced_by"]), day(row["effective_to"])
        if ends is None or len(successors) != 1 or (ends.month, ends.day) == (12, 31):
            continue
        starts = day(ids("documents")[successors[0]]["effective_from"])
        assert starts is None or (starts - ends).days == 1, row


def test_replacements_never_go_in_a_circle() -> None:
    for start in ids("documents"):
        seen, waiting = set(), parts(ids("documents")[start]["replaced_by"])
        while waiting:
            id_ = waiting.pop()
            assert id_ != start
            if id_ not in seen:
                seen.add(id_)
                waiting += parts(ids("documents")[id_]["replaced_by"])


def test_a_symbol_begins_with_the_number() -> None:
    for row in sheet("documents"):
        if row["number"] and row["symbol"]:
            assert row["symbol"].lstrip("0").startswith(row["number"].lstrip("0")), row


def test_the_successors_of_an_agency_are_there_and_it_has_ended() -> None:
    for row in sheet("agencies"):
        assert set(parts(row["successor"])) <= ids("agencies").keys(), row
        assert not row["successor"] or row["valid_to"], row


@pytest.mark.parametrize(("level", "now"), [("province", 34), ("ministry", 14), ("ministerial", 3)])
def test_the_state_has_as_many_bodies_as_the_law_says(level: str, now: int) -> None:
    assert len([row for row in sheet("agencies") if row["level"] == level and not row["valid_to"]]) == now


def test_sixty_three_provinces_became_thirty_four_on_1_july_2025() -> None:
    provinces = [row for row in sheet("agencies") if row["level"] == "province"]
    before = [row for row in provinces if row["valid_to"] != "2024-12-31" and row["valid_from"] < "2025-07-01"]
    assert len(before) == 63
    merged = Counter(row["successor"] for row in provinces if row["valid_to"] == "2025-06-30")
    for successor in merged:
        assert ids("agencies")[successor]["valid_from"] == "2025-07-01"
    new = {row["id"] for row in provinces if row["valid_from"] == "2025-07-01"}
    assert new == {id_ for id_, parts_ in merged.items() if parts_ > 1}


def test_a_province_code_means_one_province_at_a_time() -> None:
    by_code = defaultdict(list)
    for row in sheet("agencies"):
        if row["level"] == "province":
            by_code[row["code_scheme"], row["code"]].append(row)
    for same in by_code.values():
        for earlier, later in pairwise(sorted(same, key=lambda row: row["valid_from"])):
            assert earlier["valid_to"], (earlier, later)
            assert earlier["valid_to"] < later["valid_from"], (earlier, later)


def test_no_abbreviation_is_empty_and_none_repeats_its_long_form() -> None:
    assert [row for row in sheet("abbreviations") if not row["long"] or row["short"] == row["long"]] == []


def test_calendar_days_exist_in_every_year_and_in_order() -> None:
    for row in sheet("calendar"):
        start, end = day(f"2023-{row['from_day']}"), day(f"2023-{row['to_day']}")
        assert start is not None
        assert end is not None
        assert start <= end, row
        assert row["kind"] in ("day", "period", "due", "close")
    assert {row["calendar"] for row in sheet("calendar_themes")} <= ids("calendar").keys()


def test_an_english_word_stands_for_one_term_and_fits_in_code() -> None:
    words = Counter(row["en"] for row in sheet("glossary"))
    assert [word for word, times in words.items() if times > 1] == []
    assert [word for word in words if not re.fullmatch(r"[a-z][a-z0-9_]*", word)] == []
    assert len(words) >= 120
