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


def too_many_pixels(name: str, pixels: int, most: int) -> Problem:
    """A picture larger than is read."""
    what = Words(
        f"ảnh có {pixels // 1_000_000} triệu điểm ảnh, vượt giới hạn {most // 1_000_000} triệu.",
        f"the picture has {pixels // 1_000_000} million pixels, more than the limit of {most // 1_000_000} million.",
    )
    remedy = Words("Hãy quét lại ở 300 dpi, mỗi trang một ảnh.", "Scan it again at 300 dpi, a picture for each page.")
    return Problem("too-many-pixels", what, remedy, name)


def too_many_pages(name: str, pages: int, most: int) -> Problem:
    """More pages than are read."""
    what = Words(
        f"tệp có {pages} trang, vượt giới hạn {most} trang.",
        f"the file has {pages} pages, more than the limit of {most}.",
    )
    remedy = Words("Hãy tách tệp thành các phần nhỏ hơn.", "Split the file into smaller parts.")
    return Problem("too-many-pages", what, remedy, name)


def missing(name: str) -> Problem:
    """No file of that name."""
    what = Words("không có tệp này.", "there is no such file.")
    return Problem("missing", what, Words("Hãy kiểm tra lại tên và thư mục.", "Check the name and the folder."), name)


def folder(name: str) -> Problem:
    """A folder where a file is wanted."""
    what = Words("đây là thư mục, không phải tệp.", "this is a folder, not a file.")
    return Problem("folder", what, Words("Hãy chọn một tệp trong đó.", "Choose a file in it."), name)


def no_permission(name: str) -> Problem:
    """A file that this user may not read."""
    what = Words("không có quyền đọc tệp này.", "there is no right to read this file.")
    remedy = Words("Hãy xin quyền đọc hoặc sao tệp ra nơi khác.", "Ask for the right, or have the file copied.")
    return Problem("no-permission", what, remedy, name)


def not_readable(name: str) -> Problem:
    """A file that the system fails to read."""
    what = Words("hệ thống không đọc được tệp này.", "the system cannot read this file.")
    remedy = Words("Hãy kiểm tra ổ đĩa hoặc kết nối mạng rồi thử lại.", "Check the disk or the network and try again.")
    return Problem("not-readable", what, remedy, name)


def too_big(name: str, size: int, most: int) -> Problem:
    """A file of more bytes than are read."""
    have = f"{size / 1_000_000:.1f}"
    what = Words(
        f"tệp lớn {have.replace('.', ',')} MB, vượt giới hạn {most} MB.",
        f"the file has {have} MB, more than the limit of {most} MB.",
    )
    remedy = Words("Hãy giảm độ phân giải ảnh hoặc tách tệp.", "Reduce the resolution of its images or split it.")
    return Problem("too-big", what, remedy, name)


def too_slow(name: str) -> Problem:
    """A file that takes longer than it may."""
    what = Words("đọc tệp này mất quá nhiều thời gian nên đã dừng.", "reading this file took too long and was stopped.")
    remedy = Words("Hãy tách tệp thành các phần nhỏ hơn.", "Split the file into smaller parts.")
    return Problem("too-slow", what, remedy, name)


def too_much_memory(name: str) -> Problem:
    """A file that takes more memory than it may."""
    what = Words("đọc tệp này cần quá nhiều bộ nhớ nên đã dừng.", "reading this file takes too much memory.")
    remedy = Words("Hãy tách tệp thành các phần nhỏ hơn.", "Split the file into smaller parts.")
    return Problem("too-much-memory", what, remedy, name)


def reader_failed(name: str) -> Problem:
    """A file whose reader broke down."""
    what = Words("chương trình đọc tệp dừng bất thường.", "the reader broke down on this file.")
    remedy = Words(
        "Tệp có thể bị hỏng; hãy mở bằng chương trình đã tạo ra nó và lưu lại.",
        "The file may be damaged; open it in the program that made it and save it again.",
    )
    return Problem("reader-failed", what, remedy, name)


def not_installed(name: str, program: str, packages: str) -> Problem:
    """A file that needs a program which is not here."""
    what = Words(
        f"để đọc loại tệp này cần {program}, máy chưa cài.",
        f"this kind of file needs {program}, which is missing.",
    )
    remedy = Words(f"Trên Debian/Ubuntu: apt install {packages}.", f"On Debian/Ubuntu: apt install {packages}.")
    return Problem("not-installed", what, remedy, name)


def not_converted(name: str) -> Problem:
    """A file that LibreOffice cannot open."""
    what = Words("LibreOffice không mở được tệp này.", "LibreOffice cannot open this file.")
    remedy = Words(
        "Tệp có thể bị hỏng hoặc có mật khẩu; hãy mở bằng Word và lưu thành DOCX.",
        "It may be damaged or protected by a password; open it in Word and save it as DOCX.",
    )
    return Problem("not-converted", what, remedy, name)


def no_text(name: str) -> Problem:
    """A scan on which nothing can be read."""
    what = Words("không nhận ra chữ nào trong ảnh.", "no text was recognised in the image.")
    remedy = Words("Hãy quét lại rõ hơn, từ 200 đến 300 dpi.", "Scan it again, clearer, at 200 to 300 dpi.")
    return Problem("no-text", what, remedy, name)


def too_many_cells(name: str, cells: int, most: int) -> Problem:
    """A sheet of more cells than are read."""
    have, limit = (f"{number:,}" for number in (cells, most))
    what = Words(
        f"bảng tính có {have.replace(',', '.')} ô, vượt giới hạn {limit.replace(',', '.')} ô.",
        f"the sheet has {have} cells, more than the limit of {limit}.",
    )
    remedy = Words(
        "Hãy xóa các hàng, cột thừa hoặc tách bảng tính.",
        "Delete the rows and columns that are not needed, or split it.",
    )
    return Problem("too-many-cells", what, remedy, name)
