"""The sentences for files that cannot be read: what is wrong, where, and what to do."""

from songhanh.lib.words import Problem, Words

_SEND_AGAIN = Words("Hãy xin lại tệp từ nơi gửi.", "Ask the sender for the file again.")


def broken(name: str) -> Problem:
    """A file that is damaged or ends too soon."""
    what = Words("tệp bị hỏng hoặc bị cắt cụt, không đọc được.", "the file is damaged or cut short and cannot be read.")
    remedy = Words(
        "Hãy mở thử bằng chương trình đã tạo ra nó và lưu lại, hoặc xin lại tệp từ nơi gửi.",
        "Try to open it in the program that made it and save it again, or ask the sender for it.",
    )
    return Problem("broken", what, remedy, name)


def empty(name: str) -> Problem:
    """A file of no bytes, or of nothing that can be read."""
    return Problem("empty", Words("tệp trống, không có nội dung.", "the file is empty."), _SEND_AGAIN, name)


def not_this_kind(name: str) -> Problem:
    """A ZIP that is neither Word nor a workbook, or bytes of no known kind."""
    what = Words("không nhận ra loại tệp này.", "this kind of file is not known.")
    remedy = Words(
        "Hãy lưu văn bản thành TXT, DOCX, DOC, ODT, RTF, PDF, XLSX, XLS, ODS, PNG, JPEG hoặc TIFF.",
        "Save the document as TXT, DOCX, DOC, ODT, RTF, PDF, XLSX, XLS, ODS, PNG, JPEG or TIFF.",
    )
    return Problem("unknown-type", what, remedy, name)


def zip_bomb(name: str) -> Problem:
    """A packed file that holds far more than an honest document."""
    what = Words(
        "tệp nén chứa lượng dữ liệu bất thường khi bung ra.", "the packed file unpacks to an abnormal amount of data."
    )
    remedy = Words("Đừng mở tệp này; hãy kiểm tra nguồn gửi.", "Do not open this file; check where it comes from.")
    return Problem("zip-bomb", what, remedy, name)


def too_deep(name: str) -> Problem:
    """XML nested so deep that no program wrote it in good faith."""
    what = Words("cấu trúc bên trong tệp lồng nhau quá sâu.", "the inside of the file is nested too deep.")
    return Problem("too-deep", what, _SEND_AGAIN, name)


def encrypted(name: str) -> Problem:
    """A file that needs a password."""
    what = Words("tệp được đặt mật khẩu.", "the file is protected by a password.")
    remedy = Words(
        "Hãy mở bằng mật khẩu, bỏ mật khẩu rồi lưu lại.", "Open it with the password, remove it and save again."
    )
    return Problem("encrypted", what, remedy, name)


def too_many_pages(name: str, pages: int, most: int) -> Problem:
    """More pages than are read."""
    what = Words(
        f"tệp có {pages} trang, vượt giới hạn {most} trang.",
        f"the file has {pages} pages, more than the limit of {most}.",
    )
    remedy = Words("Hãy tách tệp thành các phần nhỏ hơn.", "Split the file into smaller parts.")
    return Problem("too-many-pages", what, remedy, name)
