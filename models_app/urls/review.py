"""Addresses for the review of a draft: comments, readers."""

from django.urls import path

from models_app.views import comments, reviewers

urlpatterns = [
    path("drafts/<slug:public_id>/comments/", comments.draft_comments, name="draft-comments"),
    path("drafts/<slug:public_id>/comments/new/", comments.comment_new, name="comment-new"),
    path("drafts/<slug:public_id>/readers/", reviewers.draft_reviewers, name="draft-reviewers"),
    path("drafts/<slug:public_id>/read/", reviewers.draft_read, name="draft-read"),
    path("comments/<slug:public_id>/", comments.comment_answer, name="comment-answer"),
]
