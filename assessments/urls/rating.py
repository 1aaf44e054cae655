"""Addresses of rating."""

from django.urls import path

from assessments.views import packets, rating, worksheets

urlpatterns = [
    path("worksheets/", worksheets.my_worksheets, name="my-worksheets"),
    path("worksheets/<slug:public_id>/", rating.worksheet, name="worksheet"),
    path("worksheets/<slug:public_id>/save/", rating.save, name="worksheet-save"),
    path("worksheets/<slug:public_id>/check/", worksheets.check, name="worksheet-check"),
    path("worksheets/<slug:public_id>/submit/", worksheets.submit, name="worksheet-submit"),
    path("worksheets/<slug:public_id>.pdf", worksheets.as_pdf, name="worksheet-print"),
    path("actions/<slug:public_id>/packet.pdf", packets.packet_of_panel, name="panel-packet"),
    path("worksheets/<slug:public_id>/packet.pdf", packets.packet, name="packet-pdf"),
    path("worksheets/<slug:public_id>/recuse/", worksheets.recuse_self, name="worksheet-recuse"),
]
