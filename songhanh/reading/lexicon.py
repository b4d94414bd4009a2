"""The words of administrative Vietnamese that reading goes by: names of bodies, verbs of duty, standing titles.

General vocabulary, not names: a body that is not listed here is known by the noun it begins with.
"""

import re

# Nouns a body's name begins with; what may not follow tells "Ban Tổ chức" from "Ban hành".
_HEADS = (
    r"Bộ trưởng|Thứ trưởng|Bộ(?! máy| [Ll]uật| tiêu| chỉ số| hồ sơ| dữ)|Sở(?! hữu)|Ban(?! hành| đầu| ngày)"
    r"|Ủy ban|Uỷ ban|UB|UBND|UBMTTQ\w*|UBTVQH\w*|HĐND|"
    r"Hội đồng|Thường trực|Cục|Tổng cục|Chi cục|Vụ(?! việc| án)|Viện(?! dẫn| trợ)|Văn phòng|VP\w*"
    r"|Phòng(?!,? chống| ngừa| bệnh| dịch| cháy)|"
    r"Trung tâm|Trung ương|Trường(?! hợp)|Học viện|Đại học|Hội(?! nghị| thảo| nhập| thi| viên| ý| chợ)"
    r"|Đoàn(?! kết)|Liên đoàn|Tổng Liên đoàn|Liên hiệp|Liên minh|"
    r"Mặt trận|MTTQ|Công an|Công đoàn|Công ty|Tổng công ty|Tập đoàn|Doanh nghiệp|Hợp tác xã"
    r"|Thanh tra(?! việc|,)|Kho bạc|Ngân hàng|"
    r"Bảo hiểm xã hội|BHXH|Tòa án|Toà án|TAND|Viện kiểm sát|VKSND|Kiểm toán|Chính phủ|Quốc hội|Thủ tướng"
    r"|Phó Thủ tướng|Chủ tịch|Phó Chủ tịch|"
    r"Thủ trưởng|Người đứng đầu|Giám đốc|Phó Giám đốc|Tổng Giám đốc|Chánh|Phó Chánh|Trưởng|Phó Trưởng"
    r"|Hiệu trưởng|Bí thư|"
    r"Đảng ủy|Đảng uỷ|Tỉnh ủy|Tỉnh uỷ|Huyện ủy|Thành ủy|Thành uỷ|Quân ủy|Quân uỷ|Cấp ủy|Cấp uỷ|Đảng bộ"
    r"|Đảng đoàn|Chi bộ|Tư lệnh|Quân khu|Cảnh sát|Bộ đội|Biên phòng|"
    r"Đài|Cơ quan|Đơn vị|Tổ chức(?=,| chính trị| xã hội| đoàn thể| công đoàn| Công đoàn| Đảng| đảng"
    r"| cá nhân)|Khoa(?! học)|Tổ(?! chức| quốc)|Đội(?! ngũ)|Nhà trường|Bệnh viện|Trạm|"
    r"Hiệp hội|Lãnh đạo(?! các hoạt| việc| thực)|Thành viên|Đại biểu|Địa phương|Ngành|Đoàn thể|Nhóm"
    r"|Chuyên viên|Cán bộ(?=,| phụ trách| đầu mối| làm| [A-ZĐ])|Thầy|Bên [AB]|"
    r"Đại sứ quán|Lãnh sự quán|Thông tấn xã|Nhà xuất bản|Nhà máy|Xí nghiệp|Giáo hội|Viễn thông|Bưu điện"
    r"|Điện lực|Tổng đài|Ủy viên|Huyện đoàn|Tỉnh đoàn|Thành đoàn|Xã đoàn|Thị đoàn|Công chức(?= [A-ZĐ])"
    r"|Viên chức(?= [A-ZĐ])|[A-ZĐ]{3,8}(?=\s(?:các|tỉnh|huyện|thành phố|xã|cấp|cơ sở|quận|phường)(?!\w))"
    r"|Kế toán|Điều dưỡng trưởng|Tổng phụ trách|Tài vụ|Hành chính|Bộ phận|Chi hội|Chi đoàn|Câu lạc bộ|Quỹ"
    r"|Sư đoàn|Trung đoàn|Báo [A-ZĐ]\w+|Báo(?= và (?:Phát thanh|Đài))"
    r"|Cổng Thông tin|Nghiệp đoàn|Cụm|Khối|Ông|Bà|Đồng chí"
)
_LOWER_HEADS = (
    r"bộ trưởng|bộ(?! máy| luật| tiêu| chỉ| hồ| dữ| phim)|sở(?! hữu)|ban(?! hành| đầu)|ngành|ủy ban|uỷ ban"
    r"|hội đồng|cục|chi cục|tổng cục|vụ(?! việc| án)|viện|văn phòng|phòng(?!,? chống| ngừa| bệnh)|"
    r"trung tâm|trường(?! hợp)|hội(?! nghị| thảo| nhập| thi| viên| ý)|đoàn thể|đoàn(?! kết)|liên đoàn"
    r"|mặt trận|công an|công đoàn|công ty|doanh nghiệp|hợp tác xã|"
    r"thủ trưởng|người đứng đầu|giám đốc|chủ tịch|trưởng|phó|hiệu trưởng|cấp ủy|cấp uỷ|đảng bộ|đảng ủy"
    r"|đảng uỷ|chi bộ|quân khu|cơ quan|đơn vị|tổ chức|khoa(?! học)|"
    r"tổ(?! chức)|đội(?! ngũ)|nhà trường|bệnh viện|lãnh đạo|thành viên|đại biểu|địa phương|tỉnh|thành phố"
    r"|thị xã|huyện|quận|xã|phường|thị trấn|cấp|báo|đài|cơ sở|bộ phận|thầy|bên|đồng chí|đ/c|lực lượng"
    r"|chính quyền|cá nhân|hộ gia đình|hộ kinh doanh|người dân|nhân dân|đại sứ quán|cơ sở"
)
_EACH = r"(?:(?:[Cc]ác|[Nn]hững|[Mm]ỗi|[Tt]ừng|[Tt]ất cả(?: các)?|[Tt]oàn thể(?: các)?)\s+)"
_COMRADE = r"(?:(?:[Đđ]ồng chí|đ/c|Đ/c|[Ôô]ng|[Bb]à)\s+)"
# What begins as a body does: a head of its own; behind "các" any noun of bodies or name in capitals, behind "quý" any
# noun. Each list of heads stands in it once, because compiling them is a noticeable part of the start.
BODY = re.compile(
    rf"(?:(?P<many>(?P<polite>[Qq]uý\s+)|{_COMRADE}?{_EACH}{_COMRADE}?)|{_COMRADE}?)"
    rf"(?:{_HEADS}|(?(many)(?:{_LOWER_HEADS}|(?(polite)(?!)|[A-ZĐ]{{2,}}\w*))|(?!)))(?!\w)"
)
LOWER_BODY = re.compile(rf"(?:{_LOWER_HEADS})(?!\w)")
EACH = re.compile(_EACH)

# Verbs and phrases that end a body's name and begin its duty; lower case, since names have theirs capitalised.
_DUTY = (
    r"có(?! (?:liên quan|thẩm quyền|chức năng|điều kiện|nhu cầu|hoạt động|trụ sở|tư cách|yếu tố|vốn|nguồn"
    r"|sử dụng|thành tích|công|đủ|tổ chức|tên|người|đông|phụ nữ|nữ|từ|con|chồng|vợ)(?!\w))"
    r"|chịu trách nhiệm|được giao|được phân công|căn cứ|trên cơ sở|dựa trên|trong phạm vi"
    r"|theo (?:chức năng|quy định|nhiệm vụ|phân công|thẩm quyền|phạm vi|dõi)|"
    r"theo dõi|với chức năng|chủ trì|phối hợp|chủ động|tham mưu|chỉ đạo|lãnh đạo(?= (?:thực|việc|công|tổ"
    r"|triển))|hướng dẫn|đôn đốc|kiểm tra|giám sát|thanh tra(?= (?:việc|công))|"
    r"triển khai|thực hiện|(?<!các )(?<!những )(?<!quan, )(?<!vị, )(?<!và )(?<!Ban )(?<!ban )(?<!Phòng )"
    r"(?<!phòng )(?<!của )(?<!Vụ )tổ chức(?!,|;|\.| (?:chính trị|xã hội|đoàn thể|đảng|Đảng|công đoàn|cơ sở"
    r"|có|liên quan|cá nhân|và"
    r"|hội(?! nghị| thảo| thi| diễn| thao| chợ| chẩn| trại| đàm| ý)"
    r"|phi|quốc tế|kinh tế|tôn giáo|thành viên|tín dụng|khoa học|hành chính"
    r"|cán bộ|trực thuộc|thuộc|khác|bộ máy|sự nghiệp)(?!\w))|"
    r"xây dựng|ban hành|phê duyệt|thẩm định|thẩm tra|rà soát|tổng hợp|báo cáo|gửi"
    r"|(?<!công )(?<!quy )(?<!chương )(?<!lộ )trình|lập(?! Chính)"
    r"|bố trí|cân đối|phân bổ|bảo đảm|đảm bảo|tăng cường|đẩy mạnh|tiếp tục|khẩn trương|"
    r"tập trung|nghiêm|đẩy nhanh|kịp thời|thường xuyên|định kỳ|quan tâm|nâng cao|phát huy|phát động"
    r"|vận động|tuyên truyền|phổ biến|quán triệt|thông báo|phản ánh|cung cấp|tiếp nhận|tham gia|"
    r"hỗ trợ|giúp|quản lý|sử dụng|lồng ghép|đưa|cụ thể hóa|cụ thể hoá|phân công|cử|chuẩn bị|đánh giá"
    r"|sơ kết|tổng kết|xem xét|quyết định|xử lý|giải quyết|khắc phục|ưu tiên|"
    r"tạo điều kiện|tạo (?:mọi|sự|thuận)|làm tốt|làm (?:đầu mối|rõ|việc)|duy trì|củng cố|kiện toàn"
    r"|thành lập|hoàn thành|hoàn thiện|đề xuất|kiến nghị|nghiên cứu|tìm hiểu|đăng tải|đăng ký|đưa tin|"
    r"mở (?:rộng|lớp|chuyên|đợt|các)|đào tạo|bồi dưỡng|tập huấn|tuyển dụng|quy định(?= (?:chi tiết"
    r"|cụ thể))|thống kê|thu thập|cập nhật|lưu trữ|niêm yết|công khai|công bố|ký kết|trao đổi|"
    r"đấu tranh|ngăn chặn|phòng ngừa|phát hiện|tiến hành|dự kiến|dự trù|chấp hành|tuân thủ|quyết liệt"
    r"|trực tiếp(?! quản)|sửa đổi|điều tra|mở cửa|tăng (?:thời lượng|thêm)|(?<=liên quan )tổ chức|tích cực"
    r"|nỗ lực|phấn đấu|cần|phải|nên|sớm|khi|nếu|để|nhằm|về việc|tại|trong|trước ngày|trước khi|"
    r"từ ngày|đến ngày|trên (?:địa bàn|phạm vi)(?= (?:toàn |cả )?\w+ (?:chủ|phối|tổ|triển|thực|xây|tăng"
    r"|đẩy))|đã|sẽ|chưa|được|là|mà|vào|cùng(?: với)?|cho|nhờ|trưng dụng|thỏa thuận|thoả thuận|liên hệ|nhận"
    r"|nộp|trả|"
    r"chuyển|chi trả|cấp (?:phát|kinh)|thanh toán|quyết toán|huy động|khuyến khích|khen thưởng|biểu dương"
    r"|xác định|xác minh|xác nhận|đặt|treo|in|giới thiệu|phát hành|phát sóng|phát (?:tờ|tài|sổ|thưởng|quà)"
    r"|đưa vào|bàn giao|tiếp thu"
    r"|giải trình|thí điểm|kết hợp|"
    r"hàng năm|hằng năm|hàng quý|hằng quý|hàng tháng|hằng tháng|hướng|giữ vững|siết chặt|kiểm soát|thăm"
    r"|chăm lo|chăm sóc|bảo vệ(?= (?:tuyệt|an|quyền|trẻ|sức))|nắm|đi đầu|gương mẫu|thay|đề cao|đề ra"
    r"|đề nghị|yêu cầu|giao|ủy quyền|nghiêm cấm|thành phần|quyết nghị"
)
DUTY = re.compile(rf"(?<!\w)(?:{_DUTY})(?!\w)")
# Nouns that look like verbs inside a body's name ("ban chỉ đạo", "đoàn kiểm tra", "đơn vị sử dụng lao động").
COMPOUND = re.compile(
    r"(?<!\w)(?:(?:Kế hoạch|Hành chính|Quản trị|Tổ chức|Thống kê|Nội chính)[ ,-]+tổng hợp(?!,)|Ngoại giao"
    r"|[Bb]ầu cử|[Vv]iệc làm|[Đđ]ộc lập|[Bb]an (?:chỉ đạo|tổ chức|quản lý|giám sát"
    r"|kiểm tra|chủ nhiệm|điều hành)|[Đđ]ội (?:kiểm tra|quản lý)|[Đđ]oàn (?:kiểm tra|thanh tra|giám sát"
    r"|công tác)|"
    r"[Tt]ổ (?:công tác|giúp việc|kiểm tra|giám sát|tham mưu|triển khai|thực hiện|chỉ đạo|phản ứng)"
    r"|[Cc]ơ quan(?:, tổ chức)?(?:, đơn vị)? (?:chủ trì|thực hiện|quản lý|thanh tra|phối hợp|chủ quản"
    r"|tham mưu|báo cáo|được giao|được phân công|có trách nhiệm|giám sát)(?! (?:với|các|tốt))|"
    r"[Đđ]ơn vị (?:chủ trì|thực hiện|sử dụng|quản lý|phối hợp|tổ chức|tham gia|cung cấp|được giao"
    r"|được phân công|thành viên)(?! (?:với|các|tốt))|[Pp]hòng (?:quản lý|tổ chức|kế hoạch)"
    r"|[Hh]ội đồng (?:thẩm định|đánh giá|quản lý|tuyển dụng)|"
    r"[Bb]ộ phận (?:tham mưu|tiếp nhận|quản lý|giúp việc|tổ chức|thanh tra)|[Nn]gười (?:được giao"
    r"|được phân công|quản lý|lãnh đạo|sử dụng)|"
    r"[Tt]rung tâm (?:hỗ trợ|đào tạo|bồi dưỡng|hướng dẫn|điều hành|tham vấn|tư vấn|quản lý)"
    r"|[Cc]ơ sở (?:hỗ trợ|đào tạo|cung cấp|quản lý|bảo trợ|trợ giúp|giáo dục)|sử dụng công chức"
    r"|sử dụng lao động|"
    r"[Cc]ác tổ chức|cá nhân được giao|[Cc]ấp có thẩm quyền|tham gia đào tạo|có trách nhiệm liên quan"
    r"|trong (?:tỉnh|huyện|thành phố|ngành|cả nước|toàn tỉnh|xã|cơ quan|đơn vị|Sở|Bộ|và ngoài)"
    r"|tại (?:Việt Nam|nước ngoài|[A-ZĐ]\w+|địa phương|các địa phương|trung ương|cơ sở|chỗ))(?!\w)"
)

# Verbs with which a task begins where no body is named (first word capitalised in the text).
_ACTS = (
    "tiếp tục|triển khai|đẩy nhanh|chỉnh sửa|chỉnh lý|trao|chú ý|gương mẫu|đôn đốc|tổ chức|thực hiện"
    "|xây dựng|ban hành|rà soát|tăng cường|đẩy mạnh|nâng cao|phối hợp|chủ trì|chủ động|tham mưu|chỉ đạo"
    "|lãnh đạo|hướng dẫn|kiểm tra|giám sát|"
    "thanh tra|đôn đốc|theo dõi|báo cáo|tổng hợp|đánh giá|sơ kết|tổng kết|tiến hành|bố trí|bảo đảm"
    "|đảm bảo|lồng ghép|phát huy|phát động|phát triển|phát hiện|phát hành|phát sóng|phát|duy trì|củng cố|"
    "kiện toàn|thành lập|hoàn thành|hoàn thiện|đề xuất|kiến nghị|nghiên cứu|tuyên truyền|truyền thông"
    "|phổ biến|quán triệt|vận động|tham gia|cử|chuẩn bị|phân công|giao|đề nghị|yêu cầu|"
    "tạo|mở|mở rộng|đào tạo|bồi dưỡng|tập huấn|tập trung|thường xuyên|định kỳ|kịp thời|khẩn trương"
    "|nghiêm túc|quan tâm|chú trọng|ưu tiên|hỗ trợ|giúp|quản lý|sử dụng|huy động|"
    "cân đối|phân bổ|lập|thẩm định|trình|gửi|cung cấp|tiếp nhận|thu thập|cập nhật|thống kê|công khai"
    "|công bố|đăng tải|đưa|cụ thể hóa|cụ thể hoá|xác định|xác minh|xử lý|giải quyết|"
    "khắc phục|ngăn chặn|phòng ngừa|phòng, chống|đấu tranh|chấp hành|tuân thủ|chấn chỉnh|khen thưởng"
    "|biểu dương|động viên|khuyến khích|trao đổi|hợp tác|đổi mới|cải cách|cải thiện|đa dạng|"
    "chăm lo|chăm sóc|thăm|bảo vệ|giữ|giữ vững|kiểm soát|siết chặt|nhân rộng|ứng dụng|thí điểm|khảo sát"
    "|điều tra|biên soạn|in|in ấn|sản xuất|cấp|cấp phát|mua|mua sắm|lắp đặt|cài đặt|"
    "sửa đổi|bổ sung|điều chỉnh|phê duyệt|quyết định|quy định|quy hoạch|tuyển dụng|bổ nhiệm|tìm|tìm kiếm"
    "|lựa chọn|làm|làm tốt|từng bước|trên cơ sở|căn cứ|theo dõi|đối với|hằng năm|hàng năm|hằng quý"
    "|hàng quý|"
    "hàng tháng|hằng tháng|kết hợp|phấn đấu|đồng thời|ngoài ra|xem xét|đầu tư|tiếp thu|liên hệ|thông tin"
    "|thông báo|niêm yết|ký|ký kết|rút|quyết liệt|tích cực|nắm|gắn|coi|lấy|thu hút|tư vấn|giới thiệu|treo"
    "|"
    "khai thác|vận hành|chuyển|chuyển đổi|số hóa|số hoá|kết nối|chia sẻ|tra cứu|phân tích|dự báo|cảnh báo"
    "|ứng phó|cứu|tìm hiểu|đón|trang bị|nêu|nêu cao|đề cao|thúc đẩy|thay|giải mã|biên tập|thiết kế"
    "|hình thành|"
    "giảm|hạn chế|xóa|xoá|tránh|bám sát|đón tiếp|giáo dục|chi|trả|hạch toán|quyết toán|thanh toán|thu|nộp"
    "|đăng ký|kê khai|sắp xếp|luân chuyển|điều động|tiếp cận|tháo gỡ|đấu nối|bàn giao|kiên quyết"
    "|tuyệt đối|nghiêm cấm|"
    "sớm|trực tiếp|xét|công nhận|xúc tiến|quảng bá|tôn vinh|tri ân|phục vụ|đáp ứng|chỉnh trang|tu bổ"
    "|trồng|xác lập|soạn thảo|dự thảo|lưu trữ|dự trữ|tính toán|công nhận|thẩm tra|kiểm đếm|di dời"
    "|khoanh vùng|đề ra|nhập|đọc|nghe|họp|khai mạc|bế mạc"
)
ACT = re.compile(rf"(?:{_ACTS})(?!\w)", re.IGNORECASE)

# A noun in front: a thing is named, not done.
NOUN = re.compile(
    r"(?:Công tác|Việc|Nội dung|Kết quả|Tình hình|Các|Những|Một số|Số lượng|Tỷ lệ|Danh sách|Hồ sơ|Văn bản"
    r"|Tài liệu|Kinh phí|Thời gian|Mức|Đối tượng|Bản|Báo cáo của|Giấy|Ngân sách|Nguồn)\b"
)

# Titles under which nothing is a task.
NO_TASKS = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|quan điểm|nguyên tắc|phương châm|định hướng(?! nhiệm)"
    r"|đối tượng|phạm vi|sự cần thiết|căn cứ|cơ sở pháp lý|cơ sở lý luận|"
    r"tình hình|thực trạng|đặc điểm|kết quả|đánh giá chung|ưu điểm|tồn tại|khó khăn|hạn chế|nguyên nhân"
    r"|bài học|bối cảnh|thời gian(?:,? (?:và )?địa điểm)?(?: thực hiện| tổ chức)?$|địa điểm|"
    r"thành phần|điều khoản(?! thi hành)|giải thích từ ngữ|quy định chung|những quy định chung|khái niệm|lộ trình$"
    r"|phân kỳ|các chỉ số|dự kiến kết quả|hiệu quả|tầm nhìn|phần mở đầu|lời nói đầu|mở đầu)",
    re.IGNORECASE,
)
MONEY = re.compile(r"(?:nguồn |dự toán )?kinh phí|nguồn (?:vốn|lực tài chính)|ngân sách", re.IGNORECASE)
# Run-in titles that are sections ("Kinh phí: ...", "Thời gian thực hiện: ...").
STANDING = re.compile(
    r"(?:mục đích|yêu cầu|mục tiêu|chỉ tiêu|nội dung|nhiệm vụ|giải pháp|biện pháp|đối tượng|phạm vi"
    r"|thời gian|địa điểm|thành phần|(?:nguồn )?kinh phí|tổ chức thực hiện|"
    r"(?:cơ quan|đơn vị|bộ phận)(?:,? (?:cơ quan|đơn vị))* (?:chủ trì|phối hợp|thực hiện|tham gia)|chủ trì"
    r"|phối hợp|phân công|trách nhiệm|chế độ (?:thông tin|báo cáo)|tiến độ|lộ trình|hình thức|phương thức"
    r"|sản phẩm|chủ đề|khẩu hiệu|thông điệp|hồ sơ|điều kiện|tiêu chuẩn)",
    re.IGNORECASE,
)
_UNIT = r"(?:(?:các )?(?:cơ quan|đơn vị|bộ phận|phòng|ban|cá nhân)(?:,? (?:cơ quan|đơn vị|cá nhân|bộ phận))*)"
LEAD_BLOCK = re.compile(
    rf"(?:{_UNIT} (?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm|tổ chức)(?:,? (?:và )?(?:phối hợp|thực hiện"
    rf"|tham mưu))*|chủ trì(?:,? (?:và )?(?:phối hợp|thực hiện))*|phân công thực hiện|người (?:thực hiện"
    rf"|phụ trách|chủ trì))",
    re.IGNORECASE,
)
PARTNER_BLOCK = re.compile(rf"(?:{_UNIT} (?:phối hợp|tham gia)(?: thực hiện)?|phối hợp(?: thực hiện)?)", re.IGNORECASE)
TIME_BLOCK = re.compile(
    r"(?:thời gian|thời hạn|tiến độ|thời điểm|hạn hoàn thành)(?:,? (?:và )?(?:địa điểm|thực hiện"
    r"|hoàn thành|dự kiến|tổ chức|đào tạo|triển khai|tiến hành|thời hạn|báo cáo|thời gian|kế hoạch|này"
    r"|công việc|nhiệm vụ))*",
    re.IGNORECASE,
)

CLOSING = re.compile(
    r"(?:Trên đây là|Trên đây,|Nơi nhận|Kế hoạch này (?:được|có)|(?:Quyết định|Nghị quyết|Chỉ thị|Thông tư"
    r"|Quy định|Quy chế|Kế hoạch|Hướng dẫn|Công điện|Văn bản) này (?:có hiệu lực|thay thế|được)|"
    r"Xin (?:trân trọng )?(?:cảm|cám) ơn|Trân trọng|Chi tiết (?:đề nghị|xin) liên hệ|.{0,60}đề nghị liên hệ)",
)
# One of these stands in every text that `EXECUTION` finds; most texts have none, and asking for them costs little.
EXECUTION_WORDS = (
    "trân trọng ",
    "mong ",
    "thông báo",
    "chịu trách nhiệm ",
    "căn cứ ",
    " nà",
    "yêu cầu",
    "đề nghị",
)
EXECUTION = re.compile(
    r"trân trọng (?:đề nghị sự|cảm ơn|cám ơn)|(?:rất )?mong (?:nhận được sự|sự quan tâm)"
    r"|(?<!\w)thông báo[^.]{0,40} để [^.]{3,140}(?:biết|thực hiện)|chịu trách nhiệm (?:thi hành|thực hiện"
    r"|tổ chức thực hiện|tổ chức thi hành|thi hành và tổ chức thực hiện) (?:Quyết định|Nghị quyết|Kế hoạch"
    r"|Thông tư|Chỉ thị|Quy định|Quy chế|Nghị định) này|căn cứ (?:Quyết định|Nghị quyết) thi hành|"
    r"(?:nghiêm túc|khẩn trương|chỉ đạo|quan tâm|phối hợp)[^.]{0,60}(?:triển khai|tổ chức"
    r"|thực hiện)[^.]{0,40}(?:Chỉ thị|Công điện|Công văn|Kế hoạch|Thông báo|Hướng dẫn|nội dung (?:trên"
    r"|nêu trên|này)) này?\W*$|"
    r"(?:yêu cầu|đề nghị)[^.]{5,160} (?:thực hiện nghiêm túc|nghiêm túc (?:triển khai |tổ chức )?thực hiện"
    r"|tổ chức thực hiện|triển khai thực hiện|quan tâm[^.]{0,30}thực hiện)(?:,? hiệu quả| nghiêm túc"
    r"|,)?(?: (?:Chỉ thị|Công điện|Kế hoạch|Công văn|Thông báo|Quyết định)(?: này)?)?\W*$"
)
