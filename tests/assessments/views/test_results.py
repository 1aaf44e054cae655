"""Results pages and files: one stored result everywhere, names only for those who may see them, refusals in words."""

import csv
import io
import json

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from assessments.actions.candidates import withdraw_candidate
from assessments.calculations.sealing import seal
from assessments.choices import ActionState, CandidateState
from assessments.exchange import results as exported
from assessments.models import Result, ResultRow
from assessments.queries.results import stored_head
from competency_portal.accounts.choices import Role
from competency_portal.accounts.models import User
from competency_portal.components.templatetags.portal import in_zone_named
from tests import factories as make
from tests.page_reading import drawn_in, hidden, table, words_of
from tests.pdf_reading import flat, words

pytestmark = pytest.mark.django_db

RATERS = ("rater1", "rater2", "rater3")


def url(name, *things):
    return reverse(f"assessments:{name}", args=[thing.public_id for thing in things])


def rated(candidate, agreed, *, initial=None):
    """A candidate whom all raters rated alike, just now, with a closed consensus."""
    consensus = make.rate_candidate(candidate, dict.fromkeys(RATERS, initial or agreed), agreed)
    candidate.worksheets.update(submitted_at=consensus.opened_at)
    return consensus


def decided(client=None, *, final=False, role=Role.SPECIALIST):
    """Six candidates: two who share a rank, one below, one not observed, one withdrawn, one without worksheets."""
    action = make.make_action(candidates=6, hiring_manager=make.make_person("manager", Role.MANAGER))
    one, two, three, four, five, six = action.candidates.all()
    rated(one, (3, 4, 3))
    rated(two, (4, 3, 3))
    rated(three, (2, 2, 2))
    rated(four, (3, "x", 3), initial=(3, 3, 3))
    five.state, five.state_reason = CandidateState.WITHDRAWN, "Took another job."
    five.save()
    if final:
        six.state, six.state_reason = CandidateState.NO_SHOW, "Did not come."
        six.save()
    specialist = make.make_person("specialist")
    result = make.make_result(action, specialist, final=final)
    if client:
        person = specialist if role == Role.SPECIALIST else make.make_person(f"a-{role}", role)
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return action, result


def sign_in(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")


HEADS = ["Problem Solving 33.3%", "Communication 33.3%", "Customer Service 33.3%"]
RANKED = [
    ["1 shared", "101", "87.50", "3", "4", "3"],
    ["1 shared", "102", "87.50", "4", "3", "3"],
    ["3", "103", "77.50", "2", "2", "2"],
]


def plain_rows(answer):
    """Rows of the ranked list without the columns of bars and spreads and without names."""
    rows = [row[:-1] if len(row) > 1 else row for row in table(answer, "ranked")]  # without the spread
    rows = [[*row[:3], *row[4:]] if len(row) > 4 else row for row in rows]
    return [[cell.split(" Applicant")[0].split("Applicant")[0] for cell in row] for row in rows]


def test_page_shows_shared_places_and_reasons_instead_of_numbers(client):
    action, _ = decided(client)

    page = client.get(url("results", action))
    rows = plain_rows(page)

    assert drawn_in(page)[:3] == ["3, Intermediate", "4, Advanced", "3, Intermediate"]
    assert rows[0] == ["Rank", "Candidate", "Score", *HEADS]
    assert rows[1:4] == RANKED
    assert rows[4] == ["Not ranked 3 candidates, in order of number"]
    assert [(row[1], row[2]) for row in rows[5:]] == [
        ("104", "Incomplete"),
        ("105", "Withdrawn"),
        ("106", "Incomplete"),
    ]
    assert [row[3] for row in rows[5:]] == [
        "Communication: not observed.",
        "Took another job.",
        "0 of 3 worksheets are in.",
    ]


def test_csv_and_workbook_hold_the_same_table_as_the_page(client):
    action, result = decided(client)
    page = plain_rows(client.get(url("results", action)))

    lines = list(
        csv.reader(io.StringIO(client.get(url("results-csv", result)).getvalue().decode("utf-8-sig")))
    )
    book = openpyxl.load_workbook(io.BytesIO(client.get(url("results-xlsx", result)).content))
    sheet = [["" if cell is None else str(cell) for cell in row] for row in book["Ranked list"].values]

    from_csv = [[f"{r[0]} shared" if r[1] == "yes" else r[0], r[2], r[3], *r[6:9]] for r in lines[1:4]]
    assert from_csv == page[1:4]
    not_ranked = [[r[2], r[4], r[5]] for r in lines[4:]]
    assert not_ranked == [[r[1], r[2], r[3]] for r in page[5:]]
    assert [[*r[:3], *r[4:]] for r in sheet[1:]] == [[*r[:3], *r[4 : -len(TOLD)]] for r in lines[1:]]
    assert [float(r[3]) for r in sheet[1:4]] == [float(r[3]) for r in lines[1:4]]
    assert [r[9:] for r in sheet[1:2]] == [["3"] * 3 + ["4"] * 3 + ["3"] * 3 + ["", "1", result.content_hash]]
    about = {row[0]: row[1] for row in book.worksheets[1].values}
    assert about["SHA-256 of the stored result"] == result.content_hash


def apart(client, settings, tmp_path):
    """A list in which raters and candidates are missing for every reason there is, as CSV rows and as printed."""
    settings.DOCUMENTS_DIR = tmp_path
    action = make.make_action(candidates=5)
    one, two, three, *_ = action.candidates.all()
    make.recuse(make.worksheet_of(action, "rater3"))
    make.rate_candidate(one, {"rater1": (3, "x", 3), "rater2": (3, 3, 3)}, (3, "x", 3))
    make.recuse(make.worksheet_of(action, "rater3", "102"))
    for candidate, state in ((two, CandidateState.WITHDRAWN), (three, CandidateState.NO_SHOW)):
        candidate.state = state
        candidate.save()
    make.fill_worksheet(make.worksheet_of(action, "rater1", "104"), (1, 1, 1))
    specialist = make.make_person("specialist")
    sign_in(client, specialist)
    return make.make_result(action, specialist)


def test_files_keep_recused_withdrawn_no_show_not_observed_and_not_rated_apart(client, settings, tmp_path):
    result = apart(client, settings, tmp_path)

    text = client.get(url("results-csv", result)).getvalue().decode("utf-8-sig")
    head, *lines = csv.reader(io.StringIO(text))
    found = {
        line[2]: (
            line[6:9],
            [line[head.index(f"Initial: Communication, Rater{n} Tester")] for n in (1, 2, 3)],
        )
        for line in lines
    }

    assert found == {
        "101": (["3", "not observed", "3"], ["not observed", "3", "recused"]),
        "102": (["withdrawn"] * 3, ["withdrawn", "withdrawn", "recused"]),
        "103": (["no-show"] * 3, ["no-show"] * 3),
        "104": (["not agreed"] * 3, ["not opened", "not rated", "not rated"]),
        "105": (["not agreed"] * 3, ["not rated"] * 3),
    }


def test_the_list_is_computed_again_from_the_downloaded_file_alone(client, tmp_path, capsys):
    _, result = decided(client)
    answer = client.get(url("results-json", result))
    file = tmp_path / "list.json"
    file.write_bytes(answer.getvalue())

    call_command("recompute_list", str(file))
    whole = capsys.readouterr().out
    file.write_bytes(answer.getvalue().replace(b"Problem Solving", b"Problem solving"))
    with pytest.raises(SystemExit):
        call_command("recompute_list", str(file))
    changed = capsys.readouterr().out
    file.write_bytes(b"{}")
    with pytest.raises(CommandError, match="list, its outcome and its hash"):
        call_command("recompute_list", str(file))

    assert answer["Content-Type"] == "application/json"
    assert '.json"; filename' in answer["Content-Disposition"]
    assert whole == (
        f"Result 1 of {result.action.number}, computed again from its inputs: the same list.\n"
        f"SHA-256 {result.content_hash}: the same.\n"
    )
    assert "The hash of the file is not the one written in it." in changed


def test_a_list_that_its_inputs_do_not_give_is_found(client, tmp_path, capsys):
    _, result = decided(client)
    stored = json.loads(client.get(url("results-json", result)).getvalue())
    stored["sealed"]["outputs"]["ranked"].reverse()
    stored["sha256"] = seal(stored["sealed"])
    file = tmp_path / "list.json"
    file.write_text(json.dumps(stored))

    with pytest.raises(SystemExit):
        call_command("recompute_list", str(file))

    assert "Its inputs give another list." in capsys.readouterr().out


def test_workbook_holds_the_stored_inputs_in_pieces_and_exact_weights(client):
    _, result = decided(client)

    book = openpyxl.load_workbook(io.BytesIO(client.get(url("results-xlsx", result)).content))
    pieces = list(book["Stored inputs"].values)[1:]
    weights = list(book["Weights"].values)[1:]

    assert "".join(text for _, text in pieces) == result.inputs
    assert max(len(text) for _, text in pieces) <= 32_767
    assert weights == [
        (name, "1", "1/3", "3") for name in ("Problem Solving", "Communication", "Customer Service")
    ]


def test_a_piece_of_the_inputs_never_begins_with_what_a_spreadsheet_would_evaluate(client, monkeypatch):
    _, result = decided(client)
    result.inputs = '{"reason":"' + "=1+@a-" * 50 + '"}'

    for size in range(7, 40):
        monkeypatch.setattr("assessments.exchange.results.PIECE", size)
        about = exported.sheets(stored_head(result), [], computed_at="now")
        pieces = [text for _, text in about[3].rows]
        assert "".join(pieces) == result.inputs
        assert [piece for piece in pieces[1:] if not piece[0].isalnum()] == []
        assert max(map(len, pieces)) <= size


def test_csv_says_on_each_line_by_what_rules_it_was_computed(client):
    _, result = decided(client)

    text = client.get(url("results-csv", result)).getvalue().decode("utf-8-sig")
    head, first, *_ = csv.reader(io.StringIO(text))
    said = dict(zip(head, first, strict=True))

    guide = result.action.guide_version
    assert {key: said[key] for key in said if key in TOLD} == {
        "State": "Provisional",
        "Computed at": said["Computed at"],
        "Rule": result.summary["outputs"]["rule"],
        "Rating scale": "Scale five: 1 Awareness, 2 Basic, 3 Intermediate, 4 Advanced, 5 Expert",
        "Discussion required above (points)": "1",
        "Exact weights": "Problem Solving 1, Communication 1, Customer Service 1",
        "Reason for weights": "Weights are equal",
        "Interview guide": f"version {guide.number}",
        "Since then": "",
    }
    assert said["Computed at"].startswith(result.computed_at.strftime("%b"))


TOLD = (
    "State",
    "Computed at",
    "Rule",
    "Rating scale",
    "Discussion required above (points)",
    "Exact weights",
    "Reason for weights",
    "Interview guide",
    "Since then",
)


def test_printed_list_has_every_raters_own_ratings(client, settings, tmp_path):
    result = apart(client, settings, tmp_path)

    text = flat(words(client.get(url("results-pdf", result)).content, order="-raw"))

    said = [
        "Initial ratings",
        "in this order: Rater1 Tester, Rater2 Tester, Rater3 Tester",
        "101 3 3 R NO 3 R (F) 3 3 R",
        "(F) flagged by the rules: the panel had to discuss it",
        "stands on the candidate's consensus form.",
        "102 W W R W W R W W R",
        "104 NY NR NR",
        "R recused",
    ]
    assert [words_ for words_ in said if words_ not in text] == []


def test_page_shows_spread_and_flags_of_each_candidate(client):
    action = make.make_action(candidates=3)
    one, two, _ = action.candidates.all()
    make.rate_candidate(one, dict(zip(RATERS, ((2, 3, 3), (4, 3, "x"), (4, 3, 3)), strict=True)), (4, 3, 3))
    rated(two, (3, 3, 3))
    specialist = make.make_person("specialist")
    make.make_result(action, specialist)
    sign_in(client, specialist)

    page = client.get(url("results", action))
    score = words_of(client.get(url("results-candidate", action.results.get(), one)))

    rows = table(page, "ranked")
    assert rows[0][-1] == "Spread"
    assert [row[-1] for row in rows[1:3]] == ["2 points apart, 2 of 3 flagged", "All equal"]
    assert rows[-1][-1] == "No rating"
    assert "2 points apart, both sides of required level" in score
    assert "1 not observed" in score


def test_printed_list_counts_who_recused_among_the_raters(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    action = make.make_action(candidates=1)
    make.recuse(make.worksheet_of(action, "rater3"))
    make.rate_candidate(action.candidates.get(), dict.fromkeys(RATERS[:2], (3, 3, 3)), (3, 3, 3))
    specialist = make.make_person("specialist")
    sign_in(client, specialist)

    text = flat(words(client.get(url("results-pdf", make.make_result(action, specialist))).content))

    assert "2 of 3, 1 recused" in text


def test_printed_list_says_ties_reasons_and_the_whole_hash(client, settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path
    _, result = decided(client)

    text = flat(words(client.get(url("results-pdf", result)).content))

    said = [
        "Rank 1 is shared by candidates 101, 102: their exact scores are equal.",
        "Communication: not observed.",
        "Took another job.",
        "0 of 3 worksheets are in.",
        "87.50",
        "77.50",
    ]
    assert [words_ for words_ in said if words_ not in text] == []
    assert result.content_hash in text.replace(" ", "")


@pytest.mark.parametrize(
    ("role", "final", "names"),
    [
        (Role.SPECIALIST, False, True),
        (Role.HR_ADMIN, False, True),
        (Role.SPECIALIST, True, True),
        (Role.AUDITOR, True, False),
    ],
)
def test_names_stand_beside_numbers_for_specialists_and_hr_admins_only(client, role, final, names):
    action, result = decided(client, final=final, role=role)
    first = action.candidates.first()

    pages = [client.get(url("results", action)), client.get(url("results-candidate", result, first))]

    assert [page.status_code for page in pages] == [200, 200]
    assert ["Applicant101" in page.content.decode() for page in pages] == [names, names]


def test_hiring_manager_reads_list_and_names_once_it_is_final(client):
    action, result = decided()
    sign_in(client, action.hiring_manager)
    before = [client.get(url("results", action)), client.get(url("results-csv", result))]
    rated(action.candidates.get(number="106"), (1, 1, 1))
    make.make_result(action, result.computed_by, final=True)

    after = client.get(url("results", action))

    assert [answer.status_code for answer in before] == [403, 404]
    assert (after.status_code, "Applicant101" in after.content.decode()) == (200, True)


@pytest.mark.parametrize("username", ["rater1", "chair"])
def test_panels_read_no_results(client, username):
    action, result = decided(final=True)
    sign_in(client, action.seats.get(user__username=username).user)

    answers = [
        client.get(url("results", action)),
        client.get(url("results-csv", result)),
        client.get(url("results-candidate", result, action.candidates.first())),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]


def test_without_a_list_the_page_offers_to_compute_one(client):
    action = make.make_action()
    sign_in(client, make.make_person("specialist"))

    page = client.get(url("results", action))
    computed = client.post(url("results-compute", action), follow=True)

    assert "No list has been computed yet" in words_of(page)
    assert [row[2] for row in plain_rows(computed)[2:]] == ["Incomplete", "Incomplete"]


def test_page_says_when_something_changed_since_and_computes_again(client):
    action, old = decided(client)
    rated(action.candidates.get(number="106"), (5, 5, 5))

    def told_in_files():
        text = client.get(url("results-csv", old)).getvalue().decode("utf-8-sig")
        head, line, *_ = csv.reader(io.StringIO(text))
        book = openpyxl.load_workbook(io.BytesIO(client.get(url("results-xlsx", old)).content))
        return {line[head.index("Since then")], dict(book.worksheets[1].values)["Since then"]}

    before = words_of(client.get(url("results", action)))
    changed = told_in_files()
    after = client.post(url("results-compute", action), follow=True)

    assert "Something changed since this list was computed." in before
    assert plain_rows(after)[1][:3] == ["1", "106", "100.00"]
    assert "Something changed" not in words_of(after)
    assert [row[0] for row in table(after, "earlier")] == ["Result", "Number 1"]
    at = in_zone_named(action.results.get(number=2).computed_at, action.agency)
    assert changed == {"Something that this list rests on changed after it was computed."}
    assert told_in_files() == {f"Overtaken by the computation of {at}, result number 2."}


def test_making_final_names_everybody_without_a_closed_consensus_and_changes_nothing(client):
    action, _ = decided(client)

    check = client.get(url("results-finalize", action))
    refused = client.post(url("results-finalize", action))

    action.refresh_from_db()
    assert (check.status_code, refused.status_code, action.state) == (200, 422, ActionState.RATING)
    for page in (check, refused):
        assert "Candidate 106: the panel's consensus is not closed." in words_of(page)
        assert "Make the list final" not in words_of(page)
        assert url("action-progress", action) in page.content.decode()
    assert Result.objects.count() == 1


def test_only_what_was_looked_at_becomes_final(client):
    """A candidate left after the check page was drawn: who stands without a rank is shown, and nothing is final."""
    action, _ = decided(client)
    rated(action.candidates.get(number="106"), (5, 5, 5))
    seen = hidden(client.get(url("results-finalize", action)))
    dana = User.objects.get(username="specialist")
    withdraw_candidate(candidate=action.candidates.get(number="106"), actor=dana, reason="Took another job.")

    answer = client.post(url("results-finalize", action), seen)

    action.refresh_from_db()
    assert (answer.status_code, action.state) == (409, ActionState.RATING)
    assert "Something changed since this page was drawn" in words_of(answer)
    assert "It differs in: Candidates. The list is not final." in words_of(answer)
    pressed = hidden(answer)
    twice = [client.post(url("results-finalize", action), pressed) for _ in range(2)]
    assert [(one.status_code, one.url) for one in twice] == [(302, url("results", action))] * 2
    assert client.post(url("results-finalize", action), pressed | {"seen": "1"}).status_code == 403


def test_final_list_is_computed_once_more_and_stays(client):
    action, _ = decided(client)
    rated(action.candidates.get(number="106"), (5, 5, 5))

    page = client.post(url("results-finalize", action), follow=True)
    again = client.post(url("results-finalize", action))

    assert "The list is final." in words_of(page)
    assert plain_rows(page)[1][:2] == ["1", "106"]
    assert again.status_code == 403
    assert list(Result.objects.values_list("number", "state")) == [(2, "final"), (1, "provisional")]


def test_candidate_page_shows_parts_and_the_whole_chain_of_evidence(client):
    action, result = decided(client)
    first = action.candidates.first()

    page = client.get(url("results-candidate", result, first))

    assert table(page, "parts") == [
        ["Competency", "Agreed rating", "Share of weight", "Points"],
        ["Problem Solving", "3", "33.3%", "5.00"],
        ["Communication", "4", "33.3%", "7.50"],
        ["Customer Service", "3", "33.3%", "5.00"],
        ["Weighted mean of the agreed ratings", "3.33", "100%", ""],
        ["Score", "", "", "87.50"],
    ]
    text = words_of(page)
    said = [
        "The panel agreed on the behavior.",
        "rated 3 Said what was done.",
        "Tell us about a time when you used Problem Solving.",
        "Benchmarks at level 3 Benchmark 3 of Problem Solving.",
        "No example was written at this level. The scale says: What Advanced means.",
        "Definition of Problem Solving.",
        str(action.model_version),
    ]
    assert [words_ for words_ in said if words_ not in text] == []
    assert reverse("library:version-detail", args=[action.model_version.public_id]) in page.content.decode()


def test_candidate_page_lists_what_was_agreed_before_and_after_the_list(client):
    action, result = decided(client)
    first = action.candidates.first()
    item = first.consensus.items.get(assessed__position=1)
    for number, reason in ((2, "Heard again."), (3, "And again.")):
        make.agree_again(item, number, reason=reason)

    before = words_of(client.get(url("results-candidate", result, first)))
    newer = make.make_result(action, result.computed_by)
    after = words_of(client.get(url("results-candidate", newer, first)))

    assert "Agreed later, not in this list" in before
    assert [reason in before for reason in ("Heard again.", "And again.")] == [True, True]
    assert "Agreed before" not in before
    assert "Agreed before" in after and "Agreed later" not in after
    order = [
        after.index(words) for words in ("And again.", "Agreed before", "Heard again.", "The panel agreed on")
    ]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("role", "told"), [(Role.SPECIALIST, True), (Role.AUDITOR, True), (Role.MANAGER, False)]
)
def test_candidate_page_names_who_recused_and_tells_staff_why(client, role, told):
    action = make.make_action(candidates=1, hiring_manager=make.make_person("manager", Role.MANAGER))
    candidate = action.candidates.get()
    make.recuse(make.worksheet_of(action, "rater3"), "Is a cousin.")
    make.rate_candidate(candidate, dict.fromkeys(("rater1", "rater2"), (3, 3, 3)), (3, 3, 3))
    specialist = make.make_person("specialist")
    result = make.make_result(action, specialist, final=True)
    people = {Role.SPECIALIST: specialist, Role.MANAGER: action.hiring_manager}
    sign_in(client, people.get(role) or make.make_person("auditor", role))

    page = words_of(client.get(url("results-candidate", result, candidate)))

    assert page.count("Rater3 Tester recused") == 3
    assert ("Is a cousin." in page) == told


def test_chain_of_evidence_ends_at_the_line_of_the_source(demonstration, client):
    result = Result.objects.get(state="final")
    sign_in(client, result.action.created_by)
    row = result.rows.first()

    page = client.get(url("results-candidate", result, row.candidate))

    source = result.action.model_version.source
    place = reverse("library:source-detail", args=[source.public_id])
    assert f'href="{place}?lines=' in page.content.decode()
    assert "#L" in page.content.decode()


@pytest.mark.parametrize("name", ["results-candidate", "results-finalize", "results", "results-csv"])
def test_pages_leave_the_sealed_texts_of_everybody_unread(client, count_queries, name):
    action, result = decided(client)
    things = {"results-candidate": [result, action.candidates.first()], "results-csv": [result]}

    with count_queries() as queries:
        answer = client.get(url(name, *things.get(name, [action])))
        b"".join(answer)

    assert answer.status_code == 200
    whole = ('"assessments_result"."inputs"', '"assessments_result"."outputs"')
    assert [query["sql"] for query in queries if any(text in query["sql"] for text in whole)] == []


@pytest.mark.parametrize("name", ["results-csv", "results-xlsx"])
def test_files_of_everybody_take_the_same_few_queries_at_any_size(client, count_queries, name):
    specialist = make.make_person("specialist")
    sign_in(client, specialist)
    taken = []
    for candidates in (1, 30):
        action = make.make_action(number=f"26-{candidates}", candidates=candidates)
        result = make.make_result(action, specialist)
        with count_queries() as queries:
            b"".join(client.get(url(name, result)))
        taken.append(len(queries))

    assert taken == [6, 6]  # session, person, roles, the result, a newer one, its lines


def test_who_will_stand_without_a_rank_is_listed_before_the_list_is_final(client):
    action, _ = decided(client)

    text = words_of(client.get(url("results-finalize", action)))

    assert (
        "104 Incomplete. Communication: not observed. 105 Withdrawn. Took another job. 106 Incomplete."
        in text
    )


@pytest.mark.parametrize("computed", [True, False])
def test_who_left_after_the_last_list_is_named_before_the_list_is_final(client, computed):
    action, _ = decided(client)
    if not computed:
        ResultRow.objects.all().delete()
        Result.objects.all().delete()
    dana = User.objects.get(username="specialist")
    withdraw_candidate(candidate=action.candidates.get(number="106"), actor=dana, reason="Moved away.")

    text = words_of(client.get(url("results-finalize", action)))

    assert "105 Withdrawn. Took another job. 106 Withdrawn. Moved away." in text


def test_incomplete_candidate_has_a_reason_and_no_number(client):
    action, result = decided(client)
    fourth = action.candidates.get(number="104")
    told = "flagged by the rules. Each was agreed on, with a reason{}."

    result.summary["outputs"]["agreement"]["discussed"] = 3
    cases = (
        ({"discussed_not_observed": 2}, ", 2 of them as not observed"),
        ({"discussed_not_observed": 0}, ""),
    )
    for counted, said in (*cases, ({}, ", as a rating or as not observed")):
        result.summary.pop("discussed_not_observed", None)
        result.summary |= counted
        result.save()
        assert told.format(said) in words_of(client.get(url("results", action)))

    page = words_of(client.get(url("results-candidate", result, fourth)))

    assert "No score. Communication: not observed." in page
    assert "Parts of the score" not in page


def test_evidence_of_a_candidate_who_is_not_on_the_list_is_missing(client):
    _, result = decided(client)
    late = make.make_candidate(result.action, "199")

    assert client.get(url("results-candidate", result, late)).status_code == 404


@pytest.mark.parametrize("candidates", [1, 3, 30])
def test_page_takes_the_same_few_queries_at_any_size(client, count_queries, candidates):
    action = make.make_action(candidates=candidates)
    specialist = make.make_person("specialist")
    rated(action.candidates.first(), (3, 3, 3))
    make.make_result(action, specialist)
    sign_in(client, specialist)
    client.get(url("results", action))

    with count_queries() as queries:
        client.get(url("results", action))

    assert len(queries) == QUERIES


QUERIES = 8  # session, person and roles among them
