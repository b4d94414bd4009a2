from datetime import date

from songhanh.formats.blocks import Place
from songhanh.reading.cited_law import cited_law
from songhanh.reading.plan import Citation, Found, Header

TODAY = date(2026, 11, 25)


def law_of(year: int) -> str:
    """The number of the Law on Domestic Violence Prevention that a plan of that year means."""
    cited = Citation("Luật", None, None, None, "Phòng, chống bạo lực gia đình", Place(), (Place(),))
    known = cited_law(cited, Header(subject=Found(f"Công tác gia đình năm {year}", Place(), "test")), TODAY)
    assert known is not None
    return known.symbol


def test_of_two_laws_of_one_name_a_plan_means_that_of_its_own_day() -> None:
    assert law_of(2022) == "02/2007/QH12"
    assert law_of(2025) == "13/2022/QH15"
