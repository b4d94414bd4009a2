"""What allauth says, said in our words and both languages; it has no Vietnamese of its own."""

from typing import Any

from django.utils.functional import lazystr
from django.utils.translation import get_language

from songhanh.lib.words import Language, Words


def spoken() -> Language:
    """The language of the page that is being answered (songhanh.web.language.spoken sets it)."""
    return "en" if get_language() == "en" else "vi"


class _Spoken:
    """A sentence that is chosen when it is written out, for the tables that allauth reads once."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __str__(self) -> str:
        return self.words.say(spoken())


def later(words: Words) -> Any:
    """The pair as Django's lazy text."""
    return lazystr(_Spoken(words))


ERRORS: dict[str, Any] = {
    code: later(words)
    for code, words in {
        "account_inactive": Words("Tài khoản này đã bị khóa.", "This account was stopped."),
        "enter_current_password": Words("Mật khẩu hiện tại không đúng.", "The present password is not right."),
        "incorrect_code": Words(
            "Mã không đúng hoặc đã hết hạn. Nhập mã đang hiện.",
            "The code is wrong or too old. Enter the one shown now.",
        ),
        "incorrect_password": Words("Mật khẩu không đúng.", "The password is not right."),
        "invalid_password_reset": Words("Liên kết đặt lại mật khẩu không còn dùng được.", "This link is used up."),
        "too_many_login_attempts": Words(
            "Đã thử sai quá nhiều lần. Chờ 5 phút rồi thử lại.", "Too many wrong attempts. Wait 5 minutes."
        ),
        "username_password_mismatch": Words(
            "Tên đăng nhập hoặc mật khẩu không đúng.", "The sign-in name or the password is wrong."
        ),
        "rate_limited": Words("Đã gửi quá nhiều lần. Chờ ít phút.", "Sent too often. Wait a few minutes."),
        "cannot_delete_authenticator": Words(
            "Không tắt được xác thực hai bước.", "Two-step sign-in cannot be switched off."
        ),
        "cannot_generate_recovery_codes": Words(
            "Bật xác thực hai bước trước khi tạo mã dự phòng.", "Switch two-step sign-in on before making codes."
        ),
    }.items()
}

# By the name of allauth's template of the message; what is not here is not told (that one is signed in shows itself).
TOLD: dict[str, Words] = {
    "account/messages/logged_out.txt": Words("Đã đăng xuất.", "You are signed out."),
    "account/messages/password_changed.txt": Words(
        "Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.", "The password is changed. Other sessions have ended."
    ),
    "mfa/messages/totp_activated.txt": Words("Đã bật ứng dụng tạo mã.", "The authenticator app is switched on."),
    "mfa/messages/totp_deactivated.txt": Words("Đã tắt ứng dụng tạo mã.", "The authenticator app is switched off."),
    "mfa/messages/webauthn_added.txt": Words("Đã thêm khóa truy cập.", "The passkey is added."),
    "mfa/messages/webauthn_removed.txt": Words("Đã xóa khóa truy cập.", "The passkey is removed."),
    "mfa/messages/recovery_codes_generated.txt": Words(
        "Đã tạo mã dự phòng. Lưu các mã ở nơi an toàn.", "Recovery codes are made. Keep them in a safe place."
    ),
}
