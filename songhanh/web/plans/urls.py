"""Addresses."""

from django.urls import path, re_path

from songhanh.web.plans.views import amend, calendar, desk, documents, evidence, plans, reports, targets, tasks

_DESK = "ke-hoach/<int:plan_id>/doc/"
_TASK = "nhiem-vu/<int:task_id>/"
_FILE = "plan-report-file"
_TIME = "lan-thuc-hien/<int:occurrence_id>/"
urlpatterns = [
    path("van-ban/", documents.document_list, name="document-list"),
    path("van-ban/<int:document_id>/", documents.document, name="document"),
    path("van-ban/<int:document_id>/tep/", documents.document_file, name="document-file"),
    path("ke-hoach/", plans.plan_list, name="plan-list"),
    path("ke-hoach/<int:plan_id>/", plans.plan, name="plan"),
    path("ke-hoach/<int:plan_id>/ban-hanh/", desk.plan_issue, name="plan-issue"),
    path(_DESK, desk.plan_read, name="plan-read"),
    path(f"{_DESK}xac-nhan/", desk.item_confirm, name="item-confirm"),
    path(f"{_DESK}them/", desk.item_add, name="item-add"),
    path(f"{_DESK}hoan-tac/", desk.item_undo, name="item-undo"),
    path(f"{_DESK}<int:item_id>/sua/", desk.item_edit, name="item-edit"),
    path(f"{_DESK}<int:item_id>/tach/", desk.item_split, name="item-split"),
    path(f"{_DESK}<int:item_id>/gop/", desk.item_merge, name="item-merge"),
    path(f"{_DESK}<int:item_id>/bo/", desk.item_drop, name="item-drop"),
    path(f"{_DESK}<int:item_id>/khoi-phuc/", desk.item_restore, name="item-restore"),
    path("ke-hoach/<int:plan_id>/chi-tieu/", targets.target_list, name="target-list"),
    path("ke-hoach/<int:plan_id>/bao-cao/", reports.plan_report, name="plan-report"),
    re_path(
        r"^ke-hoach/(?P<plan_id>\d{1,18})/bao-cao\.(?P<kind>docx|pdf)$",
        reports.plan_report_file,
        name="plan-report-file",
    ),
    path("ke-hoach/<int:plan_id>/xuat.xlsx", reports.plan_xlsx, name="plan-xlsx"),
    path("chi-tieu/<int:target_id>/dieu-chinh/", amend.target_amend, name="target-amend"),
    path("ke-hoach/<int:plan_id>/dieu-chinh/", amend.plan_amend, name="plan-amend"),
    path("chi-tieu/<int:target_id>/", targets.target_report, name="target-report"),
    path("lich/", calendar.calendar, name="calendar"),
    path("lich/dia-chi/", calendar.feed_make, name="feed-make"),
    path("lich/dia-chi/huy/", calendar.feed_revoke, name="feed-revoke"),
    path("lich/<str:secret>.ics", calendar.feed_ics, name="feed-ics"),
    path("ke-hoach/<int:plan_id>/bo/", desk.plan_discard, name="plan-discard"),
    path("nhiem-vu/ngoai-ke-hoach/", plans.tasks_outside, name="tasks-outside"),
    path("nhiem-vu/them/", tasks.task_add, name="task-add"),
    path("nhiem-vu/don-doc/", tasks.task_remind, name="task-remind"),
    path(_TASK, tasks.task, name="task"),
    path(f"{_TASK}dieu-chinh/", tasks.task_amend, name="task-amend"),
    path(f"{_TASK}y-kien/", tasks.task_comment, name="task-comment"),
    path(f"{_TASK}giao/", tasks.task_assign, name="task-assign"),
    path(f"{_TASK}kinh-phi/", tasks.task_budget, name="task-budget"),
    path(f"{_TASK}buoc/", tasks.task_add_step, name="task-add-step"),
    path(f"{_TASK}buoc/<int:step_id>/", tasks.step_tick, name="step-tick"),
    path(f"{_TASK}lan/", tasks.task_add_occurrence, name="task-add-occurrence"),
    path(f"{_TASK}minh-chung/", evidence.evidence_add, name="evidence-add"),
    path(f"{_TASK}minh-chung/da-co/", evidence.evidence_use, name="evidence-use"),
    path("minh-chung/<int:evidence_id>/", evidence.evidence_file, name="evidence-file"),
    path("minh-chung/<int:evidence_id>/rut/", evidence.evidence_withdraw, name="evidence-withdraw"),
    path(f"{_TIME}<slug:move>/buoc/", tasks.occurrence_move, name="occurrence-move"),
    path(f"{_TIME}tien-do/", tasks.occurrence_progress, name="occurrence-progress"),
    path(f"{_TIME}lui-han/", tasks.occurrence_move_due, name="occurrence-move-due"),
]
