"""Addresses of hiring actions, candidates and panels."""

from django.urls import path

from assessments.views import candidates, hiring, hiring_import, hiring_moving, hiring_setup, panel, reopening

ACTION = "actions/<slug:public_id>/"
CANDIDATE = "candidates/<slug:public_id>/"

urlpatterns = [
    path("", hiring.action_list, name="action-list"),
    path("actions/new/", hiring_setup.create, name="action-create"),
    path("candidates/template.csv", hiring_import.template, name="candidate-template"),
    path(ACTION, hiring.detail, name="action-detail"),
    path(ACTION + "edit/", hiring_setup.edit, name="action-edit"),
    path(ACTION + "competencies/", hiring_setup.competencies, name="action-competencies"),
    path(ACTION + "guide/", hiring_setup.guide, name="action-guide"),
    path(ACTION + "model/", hiring_moving.move, name="action-model"),
    path(ACTION + "panel/", panel.seat, name="action-panel"),
    path(ACTION + "panel/add/", panel.add, name="seat-add"),
    path(ACTION + "panel/chair/", panel.chair, name="chair-change"),
    path("seats/<slug:public_id>/end/", panel.end, name="seat-end"),
    path(ACTION + "check/", hiring.check, name="action-check"),
    path(ACTION + "start/", hiring.start, name="action-start"),
    path(ACTION + "cancel/", hiring.cancel, name="action-cancel"),
    path(ACTION + "progress/", hiring.progress, name="action-progress"),
    path(ACTION + "history/", hiring.history, name="action-history"),
    path(ACTION + "candidates/", candidates.candidate_list, name="candidate-list"),
    path(ACTION + "candidates/add/", candidates.add, name="candidate-add"),
    path(ACTION + "candidates/import/", hiring_import.upload, name="candidate-import"),
    path(ACTION + "candidates/import/confirm/", hiring_import.confirm, name="candidate-import-confirm"),
    path(ACTION + "candidates/import/discard/", hiring_import.discard, name="candidate-import-discard"),
    path("worksheets/<slug:public_id>/reopen/", reopening.reopen, name="worksheet-reopen"),
    path(CANDIDATE + "edit/", candidates.edit, name="candidate-edit"),
    path(CANDIDATE + "withdraw/", candidates.withdraw, name="candidate-withdraw"),
    path(CANDIDATE + "reinstate/", candidates.reinstate, name="candidate-reinstate"),
]
