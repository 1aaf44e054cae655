import pytest
from django.test import RequestFactory

from competency_portal import shell
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import Membership, User
from competency_portal.accounts.queries import current_agency
from competency_portal.shell import NavItem, build_shell, navigation
from tests.factories import make_action, make_agency, make_person


@pytest.fixture
def addresses(monkeypatch):
    """Every page of the navigation exists, at its own name."""
    monkeypatch.setattr(shell, "url_or_empty", lambda name: "/" if name == "home" else f"/{name}/")


def request_of(user, path="/", **session):
    request = RequestFactory().get(path)
    request.user = user
    request.session = session
    return request


@pytest.mark.parametrize(
    ("roles", "labels"),
    [
        ({"panel_member"}, ["Home", "My worksheets", "Consensus", "Competency models", "Help"]),
        ({"manager"}, ["Home", "Hiring actions", "Interview guides", "Competency models", "Help"]),
        ({"auditor"}, ["Home", "Hiring actions", "Competency models", "Audit", "Access matrix", "Help"]),
        (
            {"system_admin"},
            ["Home", "Competency models", "Audit", "People", "Agencies", "Access matrix", "Help"],
        ),
        ({"sme"}, ["Home", "Competency models", "Help"]),
        (set(), ["Home", "Competency models", "Help"]),
    ],
)
def test_navigation_by_role(addresses, roles, labels):
    assert [item.label for item in navigation(roles, "/")] == labels


def test_navigation_marks_the_page_and_the_page_above(addresses):
    assert navigation({"sme"}, "/library:model-list/abc/") == (
        NavItem("Home", "/", ""),
        NavItem("Competency models", "/library:model-list/", "true"),
        NavItem("Help", "/help/", "", is_help=True),
    )
    assert [item.current for item in navigation({"sme"}, "/")] == ["page", "", ""]


@pytest.mark.parametrize(
    ("path", "role", "label"),
    [
        ("/library/versions/abc/", "hr_admin", "Competency models"),
        ("/library/versions/abc/findings/", "hr_admin", "Competency models"),
        ("/library/compare/", "hr_admin", "Competency models"),
        ("/library/competencies/abc/", "hr_admin", "Competency banks"),
        ("/library/competencies/abc/", "sme", "Competency models"),
        ("/library/scales/abc/", "hr_admin", "Scales"),
        ("/library/scales/abc/", "sme", "Competency models"),
    ],
)
def test_pages_of_the_library_are_marked_under_their_list(path, role, label):
    assert [item.label for item in navigation({role}, path) if item.current] == [label]


def test_navigation_leaves_out_pages_that_do_not_exist(monkeypatch):
    monkeypatch.setattr(shell, "url_or_empty", lambda name: "/help/" if name == "help" else "")

    assert [item.label for item in navigation({"hr_admin"}, "/help/")] == ["Help"]


@pytest.mark.django_db
def test_shell_reads_once(count_queries):
    user = User.objects.get(pk=make_person().pk)

    with count_queries() as queries:
        built = build_shell(request_of(user))

    assert (built.agency, built.roles_words, len(queries)) == (make_agency(), "Staffing specialist", 1)


@pytest.mark.django_db
def test_agency_is_the_first_by_name_until_another_is_chosen():
    first, second, foreign = make_agency("alpha"), make_agency("beta"), make_agency("gamma")
    person = make_person(agency=second)
    Membership.objects.create(user=person, agency=first, role=Role.AUDITOR)

    chosen = [
        current_agency(request_of(person, **session))
        for session in (
            {},
            {"agency_id": second.pk},
            {"agency_id": second.public_id},
            {"agency_id": foreign.pk},
        )
    ]

    assert chosen == [first, second, second, first]


@pytest.mark.django_db
def test_roles_shown_are_those_of_the_agency_at_work():
    person = make_person(agency=make_agency("beta"))
    Membership.objects.create(user=person, agency=make_agency("alpha"), role=Role.AUDITOR)

    built = build_shell(request_of(person))

    assert (built.agency, built.roles_words) == (make_agency("alpha"), "Auditor")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("username", "role", "words"),
    [
        ("chair", Role.PANEL_MEMBER, "Panel chair"),
        ("chair", Role.MANAGER, "Hiring manager, Panel chair"),
        ("rater1", Role.PANEL_MEMBER, "Panel member"),
    ],
)
def test_who_leads_a_panel_is_its_chair(username, role, words):
    action = make_action(candidates=0)
    person = action.seats.get(user__username=username).user
    person.memberships.update(role=role)

    assert build_shell(request_of(person)).roles_words == words


@pytest.mark.django_db
def test_who_leads_a_panel_elsewhere_is_no_chair_here():
    chair = make_action(candidates=0).seats.get(user__username="chair").user
    here = make_agency("alpha")
    Membership.objects.create(user=chair, agency=here, role=Role.PANEL_MEMBER)

    built = build_shell(request_of(chair, agency_id=here.pk))

    assert (built.agency, built.roles_words) == (here, "Panel member")


@pytest.mark.django_db
def test_person_without_a_role_is_told_so():
    built = build_shell(request_of(make_person(role=None)))

    assert (built.agency, built.agencies, built.roles_words) == (None, (), "No role yet")
