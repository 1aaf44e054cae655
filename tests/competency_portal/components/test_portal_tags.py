"""Each tag, whole HTML compared."""

import datetime as dt
import re
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError
from django.test import RequestFactory

AGENCY = SimpleNamespace(time_zone="America/New_York")
HEAT = '<rect width="100%" height="100%" rx="2"></rect><text x="50%" y="50%" dy=".35em">'
MOMENT = dt.datetime(2026, 12, 7, 21, 15, tzinfo=dt.UTC)


def draw(source, **context):
    return Template("{% load portal %}" + source).render(Context(context))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('{% tag "Late" kind="bad" %}', '<span class="cp-tag cp-tag--bad">Late</span>'),
        ('{% tag "Noted" %}', '<span class="cp-tag">Noted</span>'),
        ('{% crumb "Scales" "/s/" %}', '<li><a href="/s/">Scales</a></li>'),
        ('{% crumb "Scales" %}', '<li aria-current="page">Scales</li>'),
        (
            '{% icon "check" %}',
            '<svg class="usa-icon" aria-hidden="true" focusable="false">'
            '<use href="/static/uswds/img/sprite.svg#check"></use></svg>',
        ),
        (
            "{% level_bars 1 2 %}",
            '<svg class="cp-svg" aria-hidden="true" width="22" height="22" viewBox="0 0 22 22">'
            '<rect class="cp-fill" x="0" y="14" width="9" height="8"></rect>'
            '<rect class="cp-track" x="12" y="2" width="9" height="20"></rect></svg>',
        ),
        (
            "{% level_bars None 1 text=True %}",
            '<svg class="cp-svg" aria-hidden="true" width="10" height="22" viewBox="0 0 10 22">'
            '<rect class="cp-track" x="0" y="14" width="9" height="8"></rect></svg>'
            '<span class="usa-sr-only">Level not stated, scale of 1</span>',
        ),
        (
            "{% progress_bar 7 18 %}",
            '<svg class="cp-svg" aria-hidden="true" width="132" height="8" viewBox="0 0 132 8">'
            '<rect class="cp-track" width="132" height="8"></rect>'
            '<rect class="cp-fill" width="51.3" height="8"></rect></svg>',
        ),
        (
            '{% score_bar 85 70 100 kind="q" %}',
            '<svg class="cp-svg" aria-hidden="true" width="72" height="8" viewBox="0 0 72 8">'
            '<rect class="cp-track" width="72" height="8"></rect>'
            '<rect class="cp-fill-q" width="36" height="8"></rect></svg>',
        ),
        ("{% score_bar None 70 100 %}", ""),
        (
            "{% step_bar 2 3 %}",
            '<span class="cp-steps" aria-hidden="true"><span class="cp-step cp-step--done"></span>'
            '<span class="cp-step cp-step--now"></span><span class="cp-step"></span></span>',
        ),
        (
            '{% heat 4 1 5 "Advanced" "Okafor" %}',
            '<svg class="cp-heat cp-h4" role="img" aria-label="Okafor: 4, Advanced" width="100%" height="36">'
            f"{HEAT}4</text></svg>",
        ),
        (
            "{% heat 4 1 5 %}",
            f'<svg class="cp-heat cp-h4" role="img" aria-label="4" width="100%" height="36">{HEAT}4</text></svg>',
        ),
        (
            '{% heat None 1 5 label="not observed" who="Okafor" word="Not obs." %}',
            '<svg class="cp-heat cp-h0" role="img" aria-label="Okafor: not observed" width="100%" height="36">'
            f"{HEAT}Not obs.</text></svg>",
        ),
        (
            "{% heat None 1 5 %}",
            '<svg class="cp-heat cp-h0" role="img" aria-label="no rating" width="100%" height="36">'
            f"{HEAT}–</text></svg>",
        ),
        (
            "{% heat 1 1 5 '<i>\"' %}",
            '<svg class="cp-heat cp-h1" role="img" aria-label="1, &lt;i&gt;&quot;" width="100%" height="36">'
            f"{HEAT}1</text></svg>",
        ),
        (
            "{% heat_legend 1 3 %}",
            '<p class="cp-legend" aria-hidden="true">Lower '
            f'<svg class="cp-heat cp-h1" width="26" height="20">{HEAT}1</text></svg>'
            f'<svg class="cp-heat cp-h3" width="26" height="20">{HEAT}2</text></svg>'
            f'<svg class="cp-heat cp-h5" width="26" height="20">{HEAT}3</text></svg> higher</p>',
        ),
        (
            '{% empty title="None yet" text="Why." url="/add/" label="Add" %}',
            '<div class="cp-empty"><p class="cp-strong">None yet</p><p>Why.</p><div class="cp-actions">'
            '<a class="usa-button usa-button--outline" href="/add/">Add</a></div></div>',
        ),
        ('{% empty title="None yet" %}', '<div class="cp-empty"><p class="cp-strong">None yet</p></div>'),
    ],
)
def test_tags_draw(source, expected):
    assert draw(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ moment|in_zone:agency }}", "Dec 7, 2026, 4:15 p.m."),
        ("{{ moment|in_zone_named:agency }}", "Dec 7, 2026, 4:15 p.m. EST"),
        ('{{ moment|in_zone:"America/Chicago" }}', "Dec 7, 2026, 3:15 p.m."),
        ("{{ moment|in_zone:None }}", "Dec 7, 2026, 9:15 p.m. UTC"),
        ("{{ None|in_zone:agency }}", "no time yet"),
        ("{{ score|as_shown }}", "85.00"),
        ("{{ score|as_shown:1 }}", "85.0"),
        ("{{ None|as_shown }}", "not computed"),
        ("{{ None|or_unknown }}", '<span class="cp-unknown">not stated in the source</span>'),
        ("{{ 0|or_unknown }}", "0"),
        ("{{ evil|or_unknown }}", "&lt;b&gt; &amp; leads"),
        ('{{ evil|highlight:"LEAD b" }}', "&lt;<mark>b</mark>&gt; &amp; <mark>lead</mark>s"),
        ("{{ evil|highlight:None }}", "&lt;b&gt; &amp; leads"),
        ('{% snippet evil "leads" %}', "&lt;b&gt; &amp; <mark>leads</mark>"),
    ],
)
def test_filters_write(source, expected):
    drawn = draw(source, moment=MOMENT, agency=AGENCY, score=Decimal("84.995"), evil="<b> & leads")

    assert drawn == expected


def test_tag_refuses_an_unknown_kind():
    with pytest.raises(TemplateSyntaxError, match="'purple' is no kind of tag"):
        draw('{% tag "x" kind="purple" %}')


def test_tag_escapes_its_word():
    assert draw("{% tag word %}", word="<i>") == '<span class="cp-tag">&lt;i&gt;</span>'


def test_pagination_is_nothing_for_one_page():
    page = Paginator(range(25), 25).page(1)

    assert draw("{% pagination page %}", page=page, request=RequestFactory().get("/")) == ""


def test_pagination_keeps_the_query_and_marks_the_page():
    request = RequestFactory().get("/", {"q": "a&b", "page": "2"})
    page = Paginator(range(60), 25).page(2)

    drawn = draw("{% pagination page %}", page=page, request=request)

    def button(number, mark=""):
        current = ' aria-current="page"' if mark else ""
        return (
            f'<li class="usa-pagination__item usa-pagination__page-no"><a class="usa-pagination__button{mark}" '
            f'href="?q=a%26b&amp;page={number}"{current}><span class="usa-sr-only">Page </span>{number}</a></li>'
        )

    def arrow(number, name, css, rel):
        return (
            f'<li class="usa-pagination__item usa-pagination__arrow"><a class="usa-pagination__link {css}" '
            f'href="?q=a%26b&amp;page={number}" rel="{rel}">{name}<span class="usa-sr-only"> page</span></a></li>'
        )

    assert [line for line in drawn.splitlines() if line.strip()] == [
        '<nav class="usa-pagination" aria-label="Pages">',
        '<p class="cp-meta">26 to 50 of 60</p>',
        '<ul class="usa-pagination__list">',
        arrow(1, "Previous", "usa-pagination__previous-page", "prev"),
        button(1),
        button(2, " usa-current"),
        button(3),
        arrow(3, "Next", "usa-pagination__next-page", "next"),
        "</ul></nav>",
    ]


def test_late_shows_what_both_changed_and_nothing_when_nobody_saved():
    lines = [("Title", "", "Mine"), ("Note", "Theirs", "")]

    assert [draw("{% late rows %}", **given).strip() for given in ({"rows": None}, {})] == ["", ""]
    assert "Look at the page as it stands now" in draw("{% late rows %}", rows=[])
    drawn = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd><dd>(.*?)</dd>", draw("{% late rows %}", rows=lines))
    assert [[re.sub("<.*?>", "", part) for part in row] for row in drawn] == [
        ["Title", "On record: not stated", "Typed by you: Mine"],
        ["Note", "On record: Theirs", "Typed by you: nothing"],
    ]
