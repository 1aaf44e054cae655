"""Reading pages in tests: tables as rows of plain text, as somebody at the screen would read them."""

import re

from lxml import html


def text_of(node) -> str:
    """The words of an element, with all white space made single; words for screen readers are left out."""
    for hidden in node.xpath('.//*[contains(@class, "usa-sr-only")]'):
        hidden.drop_tree()
    return re.sub(r"\s+", " ", node.text_content()).strip()


def table(answer, name: str) -> list[list[str]]:
    """The rows of the table that is labelled by the element with this id: heads first, every cell as text."""
    root = html.fromstring(answer.content.decode())
    (found,) = root.xpath(f'//table[@aria-labelledby="{name}"]')
    return [[text_of(cell) for cell in row.xpath("./th | ./td")] for row in found.xpath(".//tr")]


def words_of(answer) -> str:
    """All words of the page's main part."""
    root = html.fromstring(answer.content.decode())
    (main,) = root.xpath("//main")
    return re.sub(r"\s+", " ", " ".join(main.itertext())).strip()


def drawn_in(answer) -> list[str]:
    """What screen readers are told of each drawing that stands for words, in the order of the page."""
    return html.fromstring(answer.content.decode()).xpath('//*[@role="img"]/@aria-label')


def hidden(answer, address: str = "") -> dict[str, str]:
    """What the form of the page that posts to this address (empty: its own) sends without anybody typing."""
    root = html.fromstring(answer.content.decode())
    own = '//main//form[@method="post"][not(@action)]'
    (form,) = root.xpath(f'//form[@action="{address}"]' if address else own)
    return {field.get("name"): field.get("value", "") for field in form.xpath('.//input[@type="hidden"]')}
