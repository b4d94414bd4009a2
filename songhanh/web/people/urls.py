"""Addresses."""

from django.urls import path

from songhanh.web.people.views import due, events, imports, pools, register

_LIST = "so-can-bo/nhap/<int:import_id>/"
_PERSON = "so-can-bo/nguoi/<int:person_id>/"
urlpatterns = [
    path("so-can-bo/", register.register, name="register"),
    path(_PERSON, register.person, name="person"),
    path(f"{_PERSON}cap-nhat/<int:entry_id>/thu-hoi/", register.entry_take_back, name="entry-take-back"),
    path(f"{_PERSON}ghi/<slug:event>/", events.event_enter, name="event-enter"),
    path(f"{_PERSON}dinh-chinh/<int:fact_id>/", events.fact_correct, name="fact-correct"),
    path("so-can-bo/them/", events.person_add, name="person-add"),
    path("so-can-bo/cap-chuc-danh/", register.register_levels, name="register-levels"),
    path("so-can-bo/thiet-lap/", register.register_settings, name="register-settings"),
    path("so-can-bo/nhap/", imports.import_list, name="import-list"),
    path(_LIST, imports.list_import, name="list-import"),
    path(f"{_LIST}ghep-cot/", imports.list_map, name="list-map"),
    path(f"{_LIST}thay-doi/", imports.list_changes, name="list-changes"),
    path(f"{_LIST}luu/", imports.list_confirm, name="list-confirm"),
    path(f"{_LIST}so-sanh/", imports.list_compare, name="list-compare"),
    path(f"{_LIST}bo/", imports.list_discard, name="list-discard"),
    path(f"{_LIST}thu-hoi/", imports.list_take_back, name="list-take-back"),
    path("so-can-bo/den-han/", due.due_overview, name="due-overview"),
    path("so-can-bo/den-han/<slug:slug>/", due.due_list, name="due-list"),
    path("so-can-bo/den-han/<slug:slug>/nhiem-vu/", due.due_task, name="due-task"),
    path("so-can-bo/quy-hoach/", pools.pool_list, name="pool-list"),
    path("so-can-bo/quy-hoach/ra-soat/", pools.pool_review, name="pool-review"),
    path("so-can-bo/quy-hoach/so-luong/", pools.pool_seats, name="pool-seats"),
    path("so-can-bo/quy-hoach/chi-tieu/", pools.pool_target, name="pool-target"),
    path("so-can-bo/dong/<int:line_id>/", imports.line_choose, name="line-choose"),
]
