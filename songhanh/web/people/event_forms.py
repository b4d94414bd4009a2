"""The single events that can be entered, by the word in their address."""

from songhanh.lib.words import Words
from songhanh.web.people.career_forms import AppointmentForm, GradeForm, PoolForm, PoolRemovalForm, PostForm, StepForm
from songhanh.web.people.event_entry import EventForm
from songhanh.web.people.life_forms import (
    DepartureForm,
    DisciplineForm,
    EthnicityForm,
    LeaveForm,
    PartyForm,
    RatingForm,
    TrainingForm,
)

# By the word in the address: what a button says, and the form.
EVENTS: dict[str, tuple[Words, type[EventForm]]] = {
    "bo-nhiem": (Words("Bổ nhiệm", "Appointment"), AppointmentForm),
    "vi-tri": (Words("Chuyển vị trí, đơn vị", "Another post or unit"), PostForm),
    "nang-bac": (Words("Nâng bậc lương", "Step of pay"), StepForm),
    "xep-ngach": (Words("Xếp ngạch, hạng", "Grade or class"), GradeForm),
    "quy-hoach": (Words("Đưa vào quy hoạch", "Into the pool"), PoolForm),
    "ra-quy-hoach": (Words("Đưa ra khỏi quy hoạch", "Out of the pool"), PoolRemovalForm),
    "dao-tao": (Words("Đào tạo, bồi dưỡng", "Training"), TrainingForm),
    "xep-loai": (Words("Xếp loại năm", "Evaluation"), RatingForm),
    "nghi": (Words("Nghỉ", "Leave"), LeaveForm),
    "thoi-viec": (Words("Thôi làm việc tại cơ quan", "Departure"), DepartureForm),
    "ky-luat": (Words("Kỷ luật", "Discipline"), DisciplineForm),
    "dan-toc": (Words("Dân tộc", "Ethnicity"), EthnicityForm),
    "vao-dang": (Words("Ngày vào Đảng", "Joining the Party"), PartyForm),
}
