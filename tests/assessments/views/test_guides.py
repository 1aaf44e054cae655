"""Guide pages: who reads and writes, what was typed is kept, a stale tab sees both values, a second person approves."""

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from assessments.actions.guide_review import mark_of
from assessments.calculations.interview_time import LONGEST, SHORTEST
from assessments.choices import GuideState
from assessments.forms.guides import ScriptsForm, SectionForm
from assessments.models import GuideComment, GuideSection, GuideVersion
from competency_portal.accounts.choices import Role
from competency_portal.components.wording import moment
from models_app.choices import SelectionUse
from tests import factories as make
from tests.page_reading import hidden, table, words_of

pytestmark = pytest.mark.django_db


def url(name, thing):
    return reverse(f"assessments:{name}", args=[thing.public_id])


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return person


def draft(state=GuideState.DRAFT, **kwargs):
    """A written guide version whose author is the specialist."""
    version = make.make_guide_version(state=state, **kwargs)
    version.created_by = make.make_person("specialist")
    version.save()
    return version


def section_form(sent, section):
    """The section's form as it judges what was sent."""
    data = QueryDict(mutable=True)
    for name, value in sent.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return SectionForm(data, section=section)


def fields(section, **changes):
    """What the section's form sends: everything as stored, but for the changes."""
    benchmarks = {f"benchmark_{b.level.ordinal}": b.text for b in section.benchmarks.all()}
    return {
        "kind": section.kind,
        "question": section.question,
        "minutes": section.minutes,
        "good_answer_notes": section.good_answer_notes,
        "edit": section.edit_number,
        "probe_part": [p.part for p in section.probes.all()],
        "probe_text": [p.text for p in section.probes.all()],
        **benchmarks,
        **changes,
    }


def read(version):
    """What the reviewer's page sends along: the mark of the guide as it stands."""
    return mark_of(GuideVersion.objects.get(pk=version.pk))


def test_list_shows_state_and_offers_published_models(client):
    version = draft()
    sign_in(client, version.created_by)

    page = client.get(reverse("assessments:guide-list"))

    drafted = moment(version.created_at, version.guide.agency.time_zone)
    assert table(page, "guides")[1:] == [
        [
            f"Interview guide Drafted {drafted} by {version.created_by}",
            "1",
            str(version.model_version),
            "3",
            "Not sent yet",
            "Draft",
        ]
    ]
    assert url("guide-draft", version.model_version) in page.content.decode()


def test_empty_list_says_how_a_guide_begins(client):
    sign_in(client, make.make_person("specialist"))

    assert "No interview guides yet" in words_of(client.get(reverse("assessments:guide-list")))


def test_drafting_offers_assessable_competencies_and_names_the_others(client):
    version = make.make_model_version()
    version.uses.filter(position=2).update(selection_use=SelectionUse.NOT_STATED)
    sign_in(client, make.make_person("specialist"))

    page = client.get(url("guide-draft", version))
    offered = [use for use in version.uses.all() if f'value="{use.public_id}"' in page.content.decode()]

    assert [str(use) for use in offered] == ["Problem Solving", "Customer Service"]
    assert "Competencies that can't be asked about" in words_of(page)


def test_drafting_makes_one_section_a_competency_chosen(client):
    version = make.make_model_version()
    sign_in(client, make.make_person("specialist"))
    chosen = [version.uses.first().public_id]

    answer = client.post(
        url("guide-draft", version),
        {"title": "", "scale": make.make_scale().public_id, "uses": chosen},
        follow=True,
    )

    guide = GuideVersion.objects.get()
    assert [str(s.use) for s in guide.sections.all()] == ["Problem Solving"]
    assert answer.redirect_chain == [(url("guide-detail", guide), 302)]


def test_one_click_in_the_list_drafts_with_all_competencies_for_selection(client):
    version = make.make_model_version()
    version.uses.filter(position=2).update(selection_use=SelectionUse.NOT_STATED)
    make.make_scale()
    sign_in(client, make.make_person("specialist"))
    offered = (
        f'action="{url("guide-draft", version)}"'
        in client.get(reverse("assessments:guide-list")).content.decode()
    )

    client.post(url("guide-draft", version), {"all": "1"})

    guide = GuideVersion.objects.get()
    assert (offered, [str(s.use) for s in guide.sections.all()]) == (
        True,
        ["Problem Solving", "Customer Service"],
    )


def test_section_is_saved_and_the_next_one_opens(client):
    version = draft()
    sign_in(client, version.created_by)
    first, second, _ = version.sections.all()

    answer = client.post(url("guide-section", first), fields(first, question="What happened?", then="next"))

    first.refresh_from_db()
    assert (first.question, answer.url) == ("What happened?", url("guide-section", second))
    assert first.probes.count() == 3


def test_a_question_on_a_forbidden_subject_is_saved_sent_and_approved_with_a_reminder(client):
    manager = make.make_person("manager", Role.MANAGER)
    version = draft()
    sign_in(client, version.created_by)
    first = version.sections.first()

    saved = client.post(
        url("guide-section", first),
        fields(first, question="Are you married and how old are you?"),
        follow=True,
    )
    sending = client.get(url("guide-send", version)).content.decode()
    client.post(url("guide-send", version), {"reviewer": manager.public_id})
    sign_in(client, manager)
    approving = client.get(url("guide-approve", version)).content.decode()
    client.post(url("guide-approve", version), {"seen": read(version)})

    version.refresh_from_db()
    line = f"<li>{first.use}: age, marital or family status</li>"
    assert "it may touch age, marital or family status, which" in words_of(saved)
    assert (line in sending, line in approving) == (True, True)
    assert (version.state, version.sections.get(pk=first.pk).question) == (
        GuideState.APPROVED, "Are you married and how old are you?",
    )  # fmt: skip


def test_refused_section_keeps_every_word(client):
    version = draft()
    sign_in(client, version.created_by)
    section = version.sections.first()
    typed = fields(
        section,
        question="A new <question>?",
        minutes="",
        probe_part=["action"],
        probe_text=["A new probe?"],
        benchmark_5="A new benchmark.",
    )

    answer = client.post(url("guide-section", section), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    kept = ["A new &lt;question&gt;?", "A new probe?", "A new benchmark."]
    assert [word for word in kept if word not in page] == []
    told = {
        m: section_form(typed | {"minutes": m}, section).errors["minutes"] for m in ("", "0", "121", "ten")
    }
    assert told == {m: ["Write whole minutes, from 1 to 120."] for m in told}
    section.refresh_from_db()
    assert section.question.startswith("Tell us about a time")


def test_stale_section_shows_both_values_and_overwrites_nothing(client):
    version = draft()
    sign_in(client, version.created_by)
    section = version.sections.first()
    typed = fields(section, question="Typed in this window.", probe_part=["action"], probe_text=["My probe?"])
    GuideSection.objects.filter(pk=section.pk).update(edit_number=5, question="Saved in another window.")

    answer = client.post(url("guide-section", section), typed)

    text = words_of(answer)
    section.refresh_from_db()
    assert answer.status_code == 409
    assert section.question == "Saved in another window."
    assert "On record: Saved in another window." in text
    assert "Typed by you: Typed in this window." in text
    assert "Typed in this window.</textarea>" in answer.content.decode()
    assert "My probe?</textarea>" in answer.content.decode()
    assert "Probe 1 on the situation?" in text


def test_after_a_stale_answer_saving_again_is_a_decision_and_works(client):
    version = draft()
    sign_in(client, version.created_by)
    section = version.sections.first()
    typed = fields(section, question="Typed in this window.")
    GuideSection.objects.filter(pk=section.pk).update(edit_number=5, question="Saved in another window.")
    stale = client.post(url("guide-section", section), typed)

    assert 'name="edit" value="5"' in stale.content.decode()
    client.post(url("guide-section", section), {**typed, "edit": 5})

    section.refresh_from_db()
    assert section.question == "Typed in this window."


def test_stale_scripts_show_both_values(client):
    version = draft()
    sign_in(client, version.created_by)
    typed = {
        "interview_minutes": 60,
        "purpose": "To learn what candidates did.",
        "introduction_script": "Typed in this window.",
        "closing_script": "Thank you.",
        "edit": version.edit_number,
    }
    told = {
        m: ScriptsForm(typed | {"interview_minutes": m}).errors["interview_minutes"]
        for m in ("", -1, 40000, "x")
    }
    assert told == {m: [f"Write whole minutes, from {SHORTEST} to {LONGEST}."] for m in told}
    GuideVersion.objects.filter(pk=version.pk).update(edit_number=3, introduction_script="Saved elsewhere.")

    answer = client.post(url("guide-scripts", version), typed)

    text = words_of(answer)
    assert answer.status_code == 409
    assert "On record: Saved elsewhere." in text
    assert "Typed by you: Typed in this window." in text
    assert "Typed in this window.</textarea>" in answer.content.decode()
    assert 'value="3"' in answer.content.decode()


def test_sending_lists_what_is_missing_with_a_way_there(client):
    version = draft()
    section = version.sections.first()
    section.question = ""
    section.save()
    manager = make.make_person("manager", Role.MANAGER)
    sign_in(client, version.created_by)

    check = client.get(url("guide-send", version))
    refused = client.post(
        url("guide-send", version), {"reviewer": manager.public_id, "review_due": "2026-12-09"}
    )

    version.refresh_from_db()
    assert (refused.status_code, version.state) == (422, GuideState.DRAFT)
    for page in (check, refused):
        assert "Problem Solving lacks a lead question." in words_of(page)
        assert url("guide-section", section) in page.content.decode()
    assert 'name="reviewer"' not in check.content.decode()
    assert f'value="{manager.public_id}" selected' in refused.content.decode()


def test_guide_is_sent_returned_and_approved_by_the_second_person(client):
    version = draft()
    manager = make.make_person("manager", Role.MANAGER)
    sign_in(client, version.created_by)
    client.post(url("guide-send", version), {"reviewer": manager.public_id, "review_due": "2026-12-09"})
    sign_in(client, manager)

    nothing_said = client.post(url("guide-return", version), {"seen": read(version), "text": ""})
    back = hidden(client.get(url("guide-return", version))) | {"text": "Shorten question 1."}
    back = [client.post(url("guide-return", version), back) for _ in range(2)]
    version.refresh_from_db()
    returned = version.state
    sign_in(client, version.created_by)
    client.post(url("guide-comment-settle", version.comments.get()), {"answer": "Done."})
    again = client.get(url("guide-send", version)).content.decode()
    client.post(url("guide-send", version), {"reviewer": manager.public_id})
    sign_in(client, manager)
    approving = hidden(client.get(url("guide-approve", version)))
    approved, pressed_again = (
        client.post(url("guide-approve", version), approving, follow=True) for _ in range(2)
    )

    version.refresh_from_db()
    assert (nothing_said.status_code, returned) == (422, GuideState.RETURNED)
    assert [answer.url for answer in back] == [url("guide-detail", version)] * 2
    assert "Approved. Version 1 is frozen." in words_of(pressed_again)
    assert 'value="2026-12-09"' in again
    assert (version.state, version.approved_by) == (GuideState.APPROVED, manager)
    assert "Approved. Version 1 is frozen." in words_of(approved)


def test_approval_waits_for_open_comments(client):
    manager = make.make_person("manager", Role.MANAGER)
    version = draft(GuideState.IN_REVIEW, reviewer=manager)
    GuideComment.objects.create(version=version, author=manager, text="Which year is meant?")
    sign_in(client, manager)

    check = client.get(url("guide-approve", version))
    answer = client.post(url("guide-approve", version), {"seen": read(version)})

    version.refresh_from_db()
    assert (answer.status_code, version.state) == (422, GuideState.IN_REVIEW)
    for page in (check, answer):
        assert "1 comment is still open." in words_of(page)
        assert "Approve and freeze" not in words_of(page)


def test_sending_and_approving_say_how_far_benchmarks_and_minutes_reach(client):
    manager = make.make_person("manager", Role.MANAGER)
    version = draft()
    version.interview_minutes = planned = sum(version.sections.values_list("minutes", flat=True))
    version.save()
    section = version.sections.first()
    section.benchmarks.exclude(level__ordinal=5).delete()
    sign_in(client, version.created_by)

    send = words_of(client.get(url("guide-send", version)))
    detail = words_of(client.get(url("guide-detail", version)))
    version.state, version.reviewer = GuideState.IN_REVIEW, manager
    version.save()
    sign_in(client, manager)
    approve = words_of(client.get(url("guide-approve", version)))

    reach = f"Benchmarks: at 1 of 5 levels for {section.use}; at 3 of 5 levels for"
    assert (reach in send, reach in approve, "at 1 of 5 levels" in detail) == (True, True, True)
    note = f"{planned} of {planned} minutes are planned for questions, nothing is left for introduction and closing."
    assert (note in send, note in approve) == (True, True)


@pytest.mark.parametrize(
    ("role", "state", "status"),
    [
        (Role.HR_ADMIN, GuideState.DRAFT, 200),
        (Role.AUDITOR, GuideState.DRAFT, 200),
        (Role.MANAGER, GuideState.IN_REVIEW, 404),
        (Role.PANEL_MEMBER, GuideState.APPROVED, 403),
        (Role.SME, GuideState.APPROVED, 403),
    ],
)
def test_secret_questions_are_read_by_those_who_work_with_them_only(client, role, state, status):
    version = draft(state)
    sign_in(client, make.make_person("reader", role))

    answers = [client.get(url(name, version)) for name in ("guide-detail", "guide-review", "guide-changes")]

    assert [answer.status_code for answer in answers] == [status] * 3
    if status != 200:
        assert not any(b"Tell us about a time" in answer.content for answer in answers)


def test_review_page_numbers_comments_and_ties_them_to_their_place(client):
    manager = make.make_person("manager", Role.MANAGER)
    version = draft(GuideState.IN_REVIEW, reviewer=manager)
    section = version.sections.first()
    for place in ("question", "probes", "probes"):
        GuideComment.objects.create(
            version=version, section=section, place=place, author=manager, text="Why?"
        )
    sign_in(client, manager)

    page = client.get(url("guide-review", version), {"c": section.public_id}).content.decode()

    pins = [page.index(f'href="#c{comment.public_id}"') for comment in version.comments.all()]
    assert pins == sorted(pins)
    assert page.count('class="cp-pin" href') == 3


def test_review_page_shows_what_will_print(client):
    version = draft()
    sign_in(client, version.created_by)

    text = words_of(client.get(url("guide-review", version)))

    said = [
        *(section.question for section in version.sections.all()),
        *(f"Benchmark {n} of Communication." for n in (1, 3, 5)),
        "Probe 1 on the situation?",
        "Panel consensus form",
    ]
    assert [words_ for words_ in said if words_ not in text] == []


def test_changes_since_the_version_before_are_marked_word_by_word(client):
    version = draft(GuideState.APPROVED)
    sign_in(client, version.created_by)
    client.post(url("guide-new-version", version))
    copy = GuideVersion.objects.get(number=2)
    GuideSection.objects.filter(version=copy, position=1).update(
        question="Tell us about a week when you used Problem Solving. What happened?"
    )

    same_first = words_of(client.get(url("guide-changes", version)))
    text = words_of(client.get(url("guide-changes", copy)))

    assert "This is the first version" in same_first
    assert "Problem Solving Lead question Tell us about a" in text
    assert "[put in: week" in text
    assert "Communication" not in text


def test_history_is_for_auditors_and_hr_admins(client):
    version = draft()
    sign_in(client, version.created_by)
    section = version.sections.first()
    client.post(url("guide-section", section), fields(section, question="What happened?"))

    writer = client.get(url("guide-history", version))
    sign_in(client, make.make_person("auditor", Role.AUDITOR))
    auditor = client.get(url("guide-history", version))

    assert (writer.status_code, auditor.status_code) == (403, 200)


@pytest.mark.parametrize("versions", [1, 3, 30])
def test_list_takes_the_same_queries_at_any_length(client, count_queries, versions):
    model_version = make.make_model_version()
    for _ in range(versions):
        make.make_guide_version(model_version, state=GuideState.DRAFT)
    sign_in(client, make.make_person("specialist"))
    client.get(reverse("assessments:guide-list"))

    with count_queries() as queries:
        client.get(reverse("assessments:guide-list"))

    assert len(queries) == LIST_QUERIES


LIST_QUERIES = 6


def test_file_of_an_approved_guide_is_sent_with_few_queries(
    client, monkeypatch, settings, tmp_path, django_assert_max_num_queries
):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    version = draft(GuideState.APPROVED)
    version.model_version.content_hash = "a" * 64
    version.model_version.save()
    version.content_hash, version.approved_at = "b" * 64, timezone.now()
    version.save()
    sign_in(client, version.created_by)
    first = client.get(url("guide-pdf", version))
    monkeypatch.setattr("assessments.documents.guide_file.packet_pages", None)

    with django_assert_max_num_queries(4):
        again = client.get(url("guide-pdf", version))

    assert (again.content, again.status_code, again.content[:5]) == (first.content, 200, b"%PDF-")
