"""Addresses of consensus."""

from django.urls import path

from assessments.views import consensus as views

urlpatterns = [
    path("consensus/", views.my_consensus, name="my-consensus"),
    path("candidates/<slug:public_id>/open-consensus/", views.open_candidate, name="consensus-open"),
    path("consensus/<slug:public_id>/", views.page, name="consensus"),
    path("consensus/items/<slug:public_id>/record/", views.record_agreed, name="consensus-record"),
    path("consensus/<slug:public_id>/close/", views.close, name="consensus-close"),
    path("consensus/<slug:public_id>/reopen/", views.reopen, name="consensus-reopen"),
    path("consensus/<slug:public_id>.pdf", views.as_pdf, name="consensus-print"),
]
