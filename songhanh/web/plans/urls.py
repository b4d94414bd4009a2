"""Addresses."""

from django.urls import path

from songhanh.web.plans.views import desk, documents

urlpatterns = [
    path("van-ban/", documents.document_list, name="document-list"),
    path("van-ban/<int:document_id>/", documents.document, name="document"),
    path("van-ban/<int:document_id>/tep/", documents.document_file, name="document-file"),
    path("ke-hoach/<int:plan_id>/doc/", desk.plan_read, name="plan-read"),
    path("ke-hoach/<int:plan_id>/doc/xac-nhan/", desk.item_confirm, name="item-confirm"),
    path("ke-hoach/<int:plan_id>/doc/them/", desk.item_add, name="item-add"),
    path("ke-hoach/<int:plan_id>/doc/hoan-tac/", desk.item_undo, name="item-undo"),
    path("ke-hoach/<int:plan_id>/doc/<int:item_id>/sua/", desk.item_edit, name="item-edit"),
    path("ke-hoach/<int:plan_id>/doc/<int:item_id>/tach/", desk.item_split, name="item-split"),
    path("ke-hoach/<int:plan_id>/doc/<int:item_id>/gop/", desk.item_merge, name="item-merge"),
    path("ke-hoach/<int:plan_id>/doc/<int:item_id>/bo/", desk.item_drop, name="item-drop"),
    path("ke-hoach/<int:plan_id>/doc/<int:item_id>/khoi-phuc/", desk.item_restore, name="item-restore"),
    path("ke-hoach/<int:plan_id>/ban-hanh/", desk.plan_issue, name="plan-issue"),
]
