from django.urls import path

from competency_portal.accounts.views import agencies, people, profile, roles

app_name = "accounts"
urlpatterns = [
    path("", people.person_list, name="person-list"),
    path("add/", people.person_create, name="person-create"),
    path("me/", profile.profile, name="profile"),
    path("agencies/", agencies.agency_list, name="agency-list"),
    path("agencies/add/", agencies.agency_create, name="agency-create"),
    path("agencies/<slug:public_id>/edit/", agencies.agency_edit, name="agency-edit"),
    path("agencies/choose/", agencies.choose_agency, name="choose-agency"),
    path("<slug:public_id>/", people.person_detail, name="person-detail"),
    path("<slug:public_id>/close/", people.person_deactivate, name="person-deactivate"),
    path("<slug:public_id>/open/", people.person_reactivate, name="person-reactivate"),
    path("<slug:public_id>/password-link/", people.person_password_link, name="person-password-link"),
    path("<slug:public_id>/roles/add/", roles.membership_add, name="membership-add"),
    path("<slug:public_id>/roles/remove/", roles.membership_remove, name="membership-remove"),
]
