"""Addresses of assessments; one module an area."""

from assessments.urls import consensus, guides, hiring, rating, results

app_name = "assessments"
urlpatterns = [
    *guides.urlpatterns,
    *hiring.urlpatterns,
    *rating.urlpatterns,
    *consensus.urlpatterns,
    *results.urlpatterns,
]
