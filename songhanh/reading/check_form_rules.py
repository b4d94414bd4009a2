"""What each finding on the form of a document says."""

from songhanh.lib.words import Words
from songhanh.reading.finding import Rule, Severity

# The names of `document_format.toml` with their English.
ELEMENTS = {
    name: Words(name, english)
    for name, english in (
        ("Quốc hiệu", "the national name"),
        ("Tiêu ngữ", "the motto"),
        ("Tên cơ quan ban hành", "the name of the issuer"),
        ("Số, ký hiệu", "number and symbol"),
        ("Địa danh và thời gian", "place and date"),
        ("Tên loại", "the type"),
        ("Trích yếu", "the subject"),
        ("Căn cứ", "a legal basis"),
        ("Quyền hạn, chức vụ", "authority and position of who signs"),
        ("Họ tên người ký", "the name of who signs"),
        ("Nơi nhận (danh sách)", "the recipients"),
    )
}

RULES = {
    "form-older-than-decree": Rule(
        Severity.NOTE,
        Words(
            "Văn bản có trước ngày {day}, ngày Nghị định số 30/2020/NĐ-CP có hiệu lực.",
            "The document is older than {day}, when Decree 30/2020 took effect.",
        ),
        Words("Không kiểm tra thể thức theo Nghị định này.", "Its form is not judged by that decree."),
    ),
    "form-of-the-party": Rule(
        Severity.NOTE,
        Words("Văn bản của Đảng có thể thức riêng.", "A document of the Party has a form of its own."),
        Words(
            "Không kiểm tra thể thức theo Nghị định số 30/2020/NĐ-CP.",
            "Its form is not judged by Decree 30/2020.",
        ),
    ),
    "form-of-its-own": Rule(
        Severity.NOTE,
        Words(
            "Văn bản quy phạm pháp luật hoặc văn bản công đoàn có thể thức riêng.",
            "A legal normative document or one of a trade union has a form of its own.",
        ),
        Words(
            "Không kiểm tra thể thức theo Nghị định số 30/2020/NĐ-CP.",
            "Its form is not judged by Decree 30/2020.",
        ),
    ),
    "element-missing": Rule(
        Severity.ERROR,
        Words("Thiếu thành phần thể thức: {element}.", "An element of form is missing: {element}."),
        Words("Bổ sung {element} theo mẫu của Nghị định.", "Add {element} as the decree shows it."),
    ),
    "national-name-form": Rule(
        Severity.WARNING,
        Words("Quốc hiệu không viết bằng chữ in hoa.", "The national name is not in capitals."),
        Words("Viết: {text}.", "Write: {text}."),
    ),
    "motto-form": Rule(
        Severity.WARNING,
        Words(
            "Tiêu ngữ viết không đúng: chữ thường, chữ đầu viết hoa, giữa các cụm từ có gạch nối có cách chữ.",
            "The motto is not written as it must be: lower case with capitals, a spaced hyphen between its parts.",
        ),
        Words("Viết: {text}.", "Write: {text}."),
    ),
    "number-open": Rule(
        Severity.NOTE,
        Words("Văn bản chưa có số.", "The document has no number yet."),
        Words("Văn thư cấp số khi ban hành.", "The registry gives it when the document is issued."),
    ),
    "number-zero": Rule(
        Severity.WARNING,
        Words(
            "Số văn bản nhỏ hơn 10 mà không có số 0 phía trước: {number}.",
            "A number below 10 without a zero: {number}.",
        ),
        Words("Ghi 0{number}.", "Write 0{number}."),
    ),
    "symbol-year": Rule(
        Severity.WARNING,
        Words(
            "Ký hiệu {symbol} có năm; chỉ văn bản quy phạm pháp luật mới ghi năm.",
            "The symbol {symbol} has a year; only legal normative documents have one.",
        ),
        Words("Bỏ năm khỏi số, ký hiệu.", "Leave the year out."),
    ),
    "symbol-form": Rule(
        Severity.WARNING,
        Words(
            "Ký hiệu {symbol} không theo mẫu: chữ viết tắt tên loại, dấu gạch nối, chữ viết tắt cơ quan.",
            "The symbol {symbol} is not type, hyphen, issuer.",
        ),
        Words("Ghi lại ký hiệu, ví dụ KH-UBND.", "Write it anew, for example KH-UBND."),
    ),
    "symbol-type": Rule(
        Severity.ERROR,
        Words(
            "Ký hiệu không đúng tên loại: {type} viết tắt là {expected}, văn bản ghi {found}.",
            "The symbol does not fit the type: {type} is {expected}, the document says {found}.",
        ),
        Words("Sửa ký hiệu thành {expected}-…, hoặc sửa tên loại.", "Make it {expected}-…, or correct the type."),
    ),
    "symbol-letter": Rule(
        Severity.WARNING,
        Words(
            "Công văn không có chữ viết tắt tên loại trong ký hiệu: {symbol}.",
            "A letter has no type in its symbol: {symbol}.",
        ),
        Words(
            "Ghi chữ viết tắt cơ quan, gạch nối, chữ viết tắt đơn vị soạn thảo.",
            "Write the issuer, a hyphen and the unit that drafts.",
        ),
    ),
    "place-missing": Rule(
        Severity.WARNING,
        Words("Không có địa danh trước ngày, tháng, năm.", "No place stands before the date."),
        Words(
            "Ghi địa danh nơi cơ quan đóng trụ sở, rồi dấu phẩy.",
            "Write the place of the agency's seat and a comma.",
        ),
    ),
    "day-open": Rule(
        Severity.NOTE,
        Words("Ngày, tháng còn để trống.", "The day is left open."),
        Words("Ghi ngày khi ban hành.", "It is written when the document is issued."),
    ),
    "day-zero": Rule(
        Severity.WARNING,
        Words(
            "Ngày nhỏ hơn 10 và tháng 1, tháng 2 phải có số 0 phía trước: “{text}”.",
            "Days below 10 and months 1 and 2 need a zero: “{text}”.",
        ),
        Words("Thêm số 0, ví dụ ngày 05 tháng 02.", "Add the zero, for example ngày 05 tháng 02."),
    ),
    "month-zero": Rule(
        Severity.NOTE,
        Words("Từ tháng 3 không cần số 0 phía trước: “{text}”.", "From month 3 on no zero is needed: “{text}”."),
        Words("Có thể bỏ số 0.", "The zero may go."),
    ),
    "day-form": Rule(
        Severity.WARNING,
        Words("Thời gian ban hành không viết đầy đủ.", "The date of issue is not written in full."),
        Words("Viết: ngày … tháng … năm ….", "Write: ngày … tháng … năm …."),
    ),
    "subject-stop": Rule(
        Severity.NOTE,
        Words("Trích yếu có dấu câu ở cuối.", "The subject ends with a stop."),
        Words("Bỏ dấu câu.", "Leave it out."),
    ),
    "bases-missing": Rule(
        Severity.ERROR,
        Words("Quyết định không có căn cứ ban hành.", "The decision names no legal basis."),
        Words("Bổ sung căn cứ, mỗi căn cứ một dòng.", "Add the bases, a line each."),
    ),
    "base-end": Rule(
        Severity.WARNING,
        Words("Dòng căn cứ không kết thúc bằng dấu “{end}”.", "The line of a basis does not end with “{end}”."),
        Words(
            "Cuối mỗi dòng là dấu chấm phẩy, dòng cuối là dấu chấm.",
            "Each line ends with a semicolon, the last with a full stop.",
        ),
    ),
    "base-law-number": Rule(
        Severity.NOTE,
        Words(
            "Căn cứ là luật, pháp lệnh thì không ghi số, ký hiệu: {number}.", "A law is cited without number: {number}."
        ),
        Words("Bỏ số, ký hiệu.", "Leave the number out."),
    ),
    "name-open": Rule(
        Severity.NOTE,
        Words("Chưa có họ tên người ký.", "The name of who signs is not there yet."),
        Words("Ghi họ và tên người ký.", "Write the full name."),
    ),
    "name-title": Rule(
        Severity.WARNING,
        Words("Trước họ tên người ký có “{title}”.", "“{title}” stands before the name of who signs."),
        Words(
            "Bỏ học hàm, học vị, danh hiệu (vũ trang, giáo dục, y tế, khoa học: theo quy định của ngành).",
            "Leave out titles (armed forces, education, health, science: by the rules of the sector).",
        ),
    ),
    "authority-form": Rule(
        Severity.WARNING,
        Words("Chữ viết tắt quyền hạn ghi không đúng: {mark}.", "The mark of authority is not right: {mark}."),
        Words("Ghi TM., KT., TL. hoặc TUQ. có dấu chấm.", "Write TM., KT., TL. or TUQ. with its full stop."),
    ),
    "deputy": Rule(
        Severity.WARNING,
        Words(
            "{position} ký thay nhưng không ghi “KT.” và chức vụ người đứng đầu.",
            "{position} signs without KT. of the head.",
        ),
        Words("Thêm dòng “KT.” và chức vụ người đứng đầu.", "Add the line “KT.” with the head's position."),
    ),
    "recipients-archive": Rule(
        Severity.WARNING,
        Words("Nơi nhận không có dòng “Lưu: VT, …”.", "The recipients have no line “Lưu: VT, …”."),
        Words("Thêm dòng lưu ở cuối.", "Add it as the last line."),
    ),
    "recipient-end": Rule(
        Severity.NOTE,
        Words(
            "Dòng nơi nhận “{name}” không kết thúc bằng dấu “{end}”.",
            "The recipient “{name}” does not end with “{end}”.",
        ),
        Words(
            "Cuối mỗi dòng là dấu chấm phẩy, dòng cuối là dấu chấm.",
            "Each line ends with a semicolon, the last with a full stop.",
        ),
    ),
    "not-bold": Rule(
        Severity.WARNING,
        Words("{element} không in đậm.", "{element} is not bold."),
        Words("Đặt kiểu chữ đậm.", "Set it in bold."),
    ),
    "not-italic": Rule(
        Severity.NOTE,
        Words("{element} không in nghiêng.", "{element} is not italic."),
        Words("Đặt kiểu chữ nghiêng.", "Set it in italic."),
    ),
}
