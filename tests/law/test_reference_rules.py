"""The figures of the reference data agree with one another: what can be computed again is."""

import re
from collections import defaultdict
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from reference_data import Row, day, ids, month, parts, sheet, tree

# First and last age in months and the yearly step, men and women: Bộ luật Lao động 45/2019/QH14 Điều 169 k2.
SCHEDULE = {"M": (60 * 12 + 3, 62 * 12, 3), "F": (55 * 12 + 4, 60 * 12, 4)}
FIRST_BIRTH = {"M": "1961-01", "F": "1966-01"}
NAMES_IN_THE_SEED = {  # on its day, and on the day of this state of knowledge, when some periods are over
    "Luật Bình đẳng giới": ("luat-73-2006", "luat-73-2006"),
    "Bộ luật Lao động": ("blld-45-2019", "blld-45-2019"),
    "Luật Phòng, chống bạo lực gia đình": ("luat-02-2007", "luat-13-2022"),
    "21-CT/TW": ("ct-21-2018", "ct-21-2018"),
    "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021-2025": ("nq-28-2021", "nq-28-2021"),
    "Chương trình truyền thông về bình đẳng giới đến năm 2030": ("qd-1790-2021", "qd-1790-2021"),
    "62/KH-UBND": ("kh-62-2022-ls", None),
    "120/KH-UBND": ("kh-120-2021-ls", None),
}
DAYS = ("2022-03-31", "2026-11-24")


def names() -> dict[str, set[str]]:
    """Folded names and numbers to the documents that bear them."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in sheet("documents"):
        for name in (row["title"], row["symbol"], *parts(row["aliases"])):
            if name and not name.startswith("Sửa đổi, bổ sung"):
                found[folded(name)].add(row["id"])
    return found


def folded(name: str) -> str:
    return " ".join(re.sub(r"\s*[-–]\s*", "-", name.lower().replace(",", " ")).split())


def holds(row: Row, on: str) -> bool:
    return row["effective_from"] <= on and (not row["effective_to"] or on <= row["effective_to"])


@pytest.mark.parametrize("on", DAYS)
def test_a_name_means_one_document_on_a_day(on: str) -> None:
    documents = ids("documents")
    for name, bearers in names().items():
        holding = [id_ for id_ in bearers if documents[id_]["effective_from"] and holds(documents[id_], on)]
        assert len(holding) <= 1, (name, holding)


@pytest.mark.parametrize("name", NAMES_IN_THE_SEED)
def test_what_the_example_plan_cites_is_known_by_its_day(name: str) -> None:
    for on, expected in zip(DAYS, NAMES_IN_THE_SEED[name], strict=True):
        found = [id_ for id_ in names()[folded(name)] if holds(ids("documents")[id_], on)]
        assert found == ([expected] if expected else [])


def test_indicators_belong_to_programmes_and_programmes_to_documents() -> None:
    for row in sheet("programmes"):
        assert set(parts(row["documents"])) <= ids("documents").keys(), row
    for row in sheet("indicators"):
        assert row["programme"] in ids("programmes"), row
        assert row["agency_measurable"] in ("yes", "proxy", "no")
        assert row["direction"] in ("up", "down", "reach", "watch")
        assert not row["unit"].startswith("%") or (row["numerator"] and row["denominator"]), row


def test_the_strategy_has_twenty_indicators() -> None:
    numbers = {row["indicator_no"] for row in sheet("indicators") if row["programme"] == "CL"}
    assert numbers == {str(number) for number in range(1, 21)}


def targets() -> dict[tuple[str, str], Row]:
    return {(row["indicator"], row["year"]): row for row in sheet("indicator_targets")}


def test_targets_as_shown_and_as_rows_are_the_same() -> None:
    indicators = ids("indicators")
    for (code, year), row in targets().items():
        operator = "" if row["operator"] == "=" else row["operator"]
        assert indicators[code].get(f"target_{year}", "") == operator + row["value"], row
    for code, row in indicators.items():
        assert [year for year in ("2025", "2030") if row[f"target_{year}"] and (code, year) not in targets()] == []


def test_a_target_of_2030_goes_further_in_its_direction() -> None:
    for code, row in ids("indicators").items():
        near, far = targets().get((code, "2025")), targets().get((code, "2030"))
        if near and far and row["direction"] in ("up", "down"):
            step = Decimal(far["value"]) - Decimal(near["value"])
            assert step == 0 or (step > 0) == (row["direction"] == "up"), code


def ages(sex: str) -> list[tuple[int, int, int]]:
    """(first year, last year, age in months), ascending."""
    return sorted(
        (int(row["year_from"]), int(row["year_to"] or 9999), int(row["age_years"]) * 12 + int(row["age_months"]))
        for row in sheet("retirement_ages")
        if row["sex"] == sex
    )


@pytest.mark.parametrize("sex", SCHEDULE)
def test_the_retirement_age_rises_every_year_by_the_step_of_the_code(sex: str) -> None:
    first, last, step = SCHEDULE[sex]
    schedule = ages(sex)
    assert (schedule[0][0], schedule[0][2]) == (2021, first)
    assert schedule[-1][1:] == (9999, last)
    for (_, until, age), (since, _, next_age) in pairwise(schedule):
        assert (since - until, next_age - age) == (1, step)


def bands(sex: str) -> list[Row]:
    return sorted((row for row in sheet("retirement") if row["sex"] == sex), key=lambda row: row["birth_from"])


@pytest.mark.parametrize("sex", SCHEDULE)
def test_birth_bands_follow_one_another_without_a_gap(sex: str) -> None:
    assert bands(sex)[0]["birth_from"] == FIRST_BIRTH[sex]
    assert bands(sex)[-1]["birth_to"] == ""
    for earlier, later in pairwise(bands(sex)):
        assert month(later["birth_from"]) == month(earlier["birth_to"]) + 1


@pytest.mark.parametrize("sex", SCHEDULE)
def test_every_birth_month_retires_at_the_age_of_the_year_it_reaches(sex: str) -> None:
    schedule = ages(sex)
    for row in bands(sex):
        age, first = age_of(row), month(row["birth_from"])
        last = month(row["birth_to"]) if row["birth_to"] else first + 240
        assert month(row["retire_from"]) == first + age
        assert not row["birth_to"] or month(row["retire_to"]) == last + age
        for born in range(first, last + 1):
            year = (born + age) // 12
            assert age == next(months for since, until, months in schedule if since <= year <= until), row


def age_of(row: Row) -> int:
    return int(row["age_years"]) * 12 + int(row["age_months"])


def test_the_full_term_ages_are_those_of_the_birth_bands() -> None:
    for vector in tree("appointment_rules")["age_vector"]:
        on = month(vector["month"])
        men, women = oldest_with_five_years_left("M", on), oldest_with_five_years_left("F", on)
        assert men == written_age(vector["men"])
        assert women == written_age(vector["women"])
        assert men - women == vector["gap_months"]


def written_age(text: str) -> int:
    years, months = re.findall(r"\d+", text)
    return int(years) * 12 + int(months)


def oldest_with_five_years_left(sex: str, on: int) -> int:
    """The greatest age in months of somebody who still has sixty months to go."""
    found = []
    for row in bands(sex):
        first = month(row["birth_from"])
        last = min(month(row["birth_to"]) if row["birth_to"] else on, first + 600, on)
        found += [on - born for born in range(first, last + 1) if born + age_of(row) >= on + 60]
    return max(found)


def test_base_pay_is_that_of_its_decree_and_only_rises() -> None:
    pay = sorted(sheet("base_pay"), key=lambda row: row["valid_from"])
    for row in pay:
        decree = ids("documents")[row["document"]]
        assert (decree["effective_from"], decree["effective_to"]) == (row["valid_from"], row["valid_to"])
    for earlier, later in pairwise(pay):
        ends, starts = day(earlier["valid_to"]), day(later["valid_from"])
        assert ends is not None
        assert starts == ends + timedelta(days=1)
        assert int(later["amount_vnd_month"]) > int(earlier["amount_vnd_month"])


def groups() -> dict[str, list[Row]]:
    """The steps of each pay group, ascending."""
    found = defaultdict(list)
    for row in sorted(sheet("salary_groups"), key=lambda row: int(row["step"])):
        found[row["group"]].append(row)
    return found


def test_the_steps_of_a_pay_group_are_complete_and_equal() -> None:
    for steps in groups().values():
        assert [int(row["step"]) for row in steps] == list(range(1, int(steps[0]["last_step"]) + 1))
        for lower, upper in pairwise(steps):
            rise = Decimal(upper["coefficient"]) - Decimal(lower["coefficient"])
            assert rise == Decimal(lower["increment"]), upper


def test_grades_and_step_rules_speak_of_groups_that_are_there() -> None:
    rules = tree("step_rules")
    months = {group: rule["months"] for rule in rules["time_in_step"] for group in rule["groups"]}
    assert {group: str(months[group]) for group in groups()} == {
        group: steps[0]["months_in_step"] for group, steps in groups().items()
    }
    for row in sheet("grades"):
        assert row["group"] in groups(), row
        assert row["document"] in ids("documents"), row
    for change in rules["career_step_transition"]["map"]:
        assert ids("grades")[change["to"]]["group"] == change["group"]
        assert change["from"] in groups()


def test_discipline_prolongs_by_one_rule_for_each_form_and_kind_of_staff() -> None:
    glossary = {row["en"] for row in sheet("glossary")}
    rules = tree("step_rules")["prolongation"]
    cases = [(kind, form) for rule in rules for kind, forms in rule["forms"].items() for form in forms]
    assert len(set(cases)) == len(cases)
    assert {kind for kind, _ in cases} == {"cadre", "civil_servant", "public_employee", "worker"}
    assert {kind for kind, _ in cases} <= glossary
    assert {form for _, form in cases} - {"demotion"} <= glossary
    assert [rule["months"] for rule in rules if rule.get("failed_year")] == [6]


def test_what_can_follow_a_term_has_no_gap_in_the_months_that_are_left() -> None:
    bands = sorted((one["from_months"], one["to_months"]) for one in tree("appointment_rules")["further_term"])
    assert (bands[0][0], bands[-1][1]) == (0, 0)
    assert [until for _, until in bands[:-1]] == [since for since, _ in bands[1:]]


def test_an_exchanged_day_belongs_to_its_year_or_the_next() -> None:
    for row in sheet("working_days"):
        assert bool(row["off"]) == bool(row["work"]), row
        off = day(row["off"])
        assert off is None or (str(off.year) == row["year"] and off.weekday() < 5), row


def test_the_four_words_for_a_task_are_there_once() -> None:
    assert [row["vi"].split(" ")[0] for row in sheet("task_outcomes")] == ["Hoàn", "Hoàn", "Chưa", "Chưa"]


def test_checks_of_entitlements_say_whom_and_how() -> None:
    checks = tree("entitlements")["check"]
    whom = {"all", "women", "men", "contract", "cadre", "civil_servant", "public_employee"}
    for check in checks:
        evidence = set(check["evidence"])
        assert evidence <= {"register", "document", "interview", "observation"}, check["id"]
        assert set(check["applies_to"]) <= whom, check["id"]
        assert not check["auto_checkable"] or evidence & {"register", "document"}, check["id"]
    numbers = {int(found[1]) for check in checks if (found := re.match(r"E(\d+)", check["id"]))}
    assert numbers >= set(range(1, 26))


def test_reports_have_windows_recipients_and_numbered_columns() -> None:
    reporting = tree("reporting")
    windows, kinds = ({one["id"] for one in reporting[table]} for table in ("window", "report"))
    for one in reporting["report"] + reporting["form"]:
        assert one["window"] in windows | {""}, one["id"]
    for one in reporting["recipient"]:
        assert set(one["to"]) <= ids("agencies").keys(), one["id"]
        assert set(one["reports"]) <= kinds, one["id"]
    for form in reporting["form"]:
        assert [column["no"] for column in form["columns"]] == list(range(1, len(form["columns"]) + 1)), form["id"]


def test_committees_are_composed_of_known_bodies() -> None:
    for row in tree("committee")["composition"]:
        assert {row[key] for key in ("body", "standing") if row.get(key)} <= ids("agencies").keys(), row["id"]


def test_sizes_types_and_patterns_of_the_page_layout_hold() -> None:
    layout = tree("document_format")
    for element in layout["element"]:
        if "size" in element:
            low, high = element["size"]
            assert low <= element.get("preferred", low) <= high, element["name"]
    short = list(layout["types"]["table"].values())
    assert len(short) == len(set(short))
    assert re.compile(layout["symbol"]["tolerant_regex"]).match("15/SNV-VP")


def test_the_tables_of_old_encodings_are_complete_and_time_expressions_compile() -> None:
    text = tree("text")
    table = text["tcvn3"]["table"]
    assert (len(table), len(set(table.values()))) == (74, 74)
    for expression in text["time_expression"]:
        assert re.compile(expression["regex"]).pattern, expression["id"]


def test_rules_for_days_refer_to_rows_that_are_there() -> None:
    reports = {one["id"] for one in tree("reporting")["report"]}
    known = {"calendar": set(ids("calendar")), "report": reports, "year-close": set(ids("calendar"))}
    for row in sheet("date_rules"):
        assert re.compile(row["pattern"]).flags, row
        assert set(parts(row["refers_to"])) <= known.get(row["kind"], set()), row
    assert [row["id"] for row in sheet("date_rules") if not row["pattern"]] == [sheet("date_rules")[-1]["id"]]


def test_every_kind_of_work_has_a_usual_unit_whoever_issues_the_plan() -> None:
    natures = set(ids("work_natures"))
    assert {row["nature"] for row in sheet("work_units")} == natures
    anybody = {row["nature"] for row in sheet("work_units") if not row["issuer_kind"] and not row["valid_to"]}
    assert anybody == natures
