"""Passwords: what is refused, in both languages; what is drawn."""

import pytest

from songhanh.agencies.models import User
from songhanh.agencies.passwords import drawn, faults, judge
from songhanh.lib.words import Problem

LAN = User(username="lan.anh", full_name="Hoàng Thị Lan Anh")


@pytest.mark.parametrize(
    ("password", "vi", "en"),
    [
        ("ngan", "Mật khẩu phải có ít nhất 12 ký tự.", "A password has at least 12 characters."),
        ("123412341234", "Mật khẩu chỉ gồm chữ số.", "The password consists of digits only."),
        (
            "hoàng thị lan anh",
            "Mật khẩu quá giống tên đăng nhập hoặc họ tên.",
            "The password is too much like the name.",
        ),
        ("1q2w3e4r5t6y", "Mật khẩu này quá phổ biến, dễ bị đoán.", "This password is too common and easy to guess."),
    ],
)
def test_a_weak_one_is_refused_in_both_languages(password: str, vi: str, en: str) -> None:
    found = faults(password, LAN)
    assert vi in [one.vi for one in found]
    assert en in [one.en for one in found]
    with pytest.raises(Problem) as told:
        judge(password, LAN)
    assert told.value.code == "weak-password"


def test_a_sentence_is_welcome() -> None:
    assert faults("Hoa sim tím trên đồi", LAN) == []


def test_what_is_drawn_is_strong_readable_and_never_the_same() -> None:
    many = {drawn() for _ in range(500)}
    assert len(many) == 500
    for one in many:
        assert faults(one, LAN) == []
        assert not set(one) & set("01oilj")
