"""The frame of every page: menu by role, language, theme, errors."""

from cast import Cast
from fetching import Pages


def test_the_desk_opens(people: Cast, page: Pages) -> None:
    assert page("/", people.an).heading == "Bàn làm việc"


def test_a_stranger_is_sent_to_sign_in(people: Cast, page: Pages) -> None:
    assert page("/").heading == "Đăng nhập"


def test_the_menu_shows_what_the_role_can_do(people: Cast, page: Pages) -> None:
    assert "Đọc kế hoạch" in page("/", people.an).words
    assert "Đọc kế hoạch" not in page("/", people.em).words


def test_who_has_no_role_is_told_so(people: Cast, page: Pages) -> None:
    assert "Tài khoản này không được làm việc đó" in page("/", people.dung, status=403).words


def test_english_is_one_press_away_and_stays(people: Cast, page: Pages) -> None:
    assert page("/ngon-ngu/", people.an, {"language": "en", "next": "/"}).heading == "My desk"
    assert page("/", people.an).heading == "My desk"


def test_a_form_never_leads_to_another_site(people: Cast, page: Pages) -> None:
    answer = page("/ngon-ngu/", people.an, {"language": "vi", "next": "https://evil.example/"})
    assert answer.response.redirect_chain == [("/", 302)]


def test_what_is_not_there_is_told_with_a_way_back(people: Cast, page: Pages) -> None:
    assert page("/khong-co/", people.an, status=404).heading == "Không mở được trang này"
