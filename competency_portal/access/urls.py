from django.urls import path

from competency_portal.access import views

app_name = "access"
urlpatterns = [path("", views.matrix, name="matrix")]
