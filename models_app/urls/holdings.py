"""Addresses on which scales, banks and their words are made and changed."""

from django.urls import path

from models_app.views import bank_edit, bank_wording, scales

urlpatterns = [
    path("banks/new/", bank_edit.bank_create, name="bank-create"),
    path("banks/<slug:public_id>/edit/", bank_edit.bank_edit, name="bank-edit"),
    path("competencies/<slug:public_id>/edit/", bank_wording.bank_wording, name="bank-wording"),
    path("scales/new/", scales.scale_create, name="scale-create"),
    path("scales/<slug:public_id>/edit/", scales.scale_edit, name="scale-edit"),
    path("scales/<slug:public_id>/copy/", scales.scale_copy, name="scale-copy"),
]
