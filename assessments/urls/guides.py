"""Addresses of interview guides."""

from django.urls import path

from assessments.views import guide_next
from assessments.views import guide_review as review
from assessments.views import guides as views

urlpatterns = [
    path("guides/", views.guide_list, name="guide-list"),
    path("guides/draft/<slug:public_id>/", views.draft, name="guide-draft"),
    path("guides/<slug:public_id>/", views.detail, name="guide-detail"),
    path("guides/sections/<slug:public_id>/", views.section, name="guide-section"),
    path("guides/<slug:public_id>/scripts/", views.scripts, name="guide-scripts"),
    path("guides/<slug:public_id>/next/", guide_next.next_version, name="guide-new-version"),
    path("guides/<slug:public_id>/changes/", views.changes, name="guide-changes"),
    path("guides/<slug:public_id>/history/", views.history, name="guide-history"),
    path("guides/<slug:public_id>/send/", review.send, name="guide-send"),
    path("guides/<slug:public_id>/read/", review.read, name="guide-review"),
    path("guides/<slug:public_id>/comment/", review.comment, name="guide-comment"),
    path("guides/comments/<slug:public_id>/settle/", review.settle, name="guide-comment-settle"),
    path("guides/<slug:public_id>/return/", review.give_back, name="guide-return"),
    path("guides/<slug:public_id>/approve/", review.approve, name="guide-approve"),
    path("guides/<slug:public_id>.pdf", review.as_pdf, name="guide-pdf"),
]
