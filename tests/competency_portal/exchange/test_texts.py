import pytest

from competency_portal.exchange.texts import forbidden_character, one_line, several_lines


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("", ""),
        ("  Ana \t María\n", "Ana María"),
        ("A\u0301na", "Ána"),
        ("Ana\u00a0Lee", "Ana Lee"),
        ("\u3000Ana", "Ana"),
    ],
)
def test_one_line(text, clean):
    assert one_line(text) == clean


def test_several_lines_keeps_line_breaks():
    assert several_lines(" one \r\n\r\ntwo\rthree  \n") == "one\n\ntwo\nthree"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana", None),
        ("می\u200cخواهم", None),
        ("two\nlines\tand a tab", None),
        ("a\x00", "U+0000 control character"),
        ("a\x1b[0m", "U+001B control character"),
        ("a\u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a\u2066b", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("a\u200bb", "U+200B ZERO WIDTH SPACE"),
        ("a\ufeffb", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\ud800", "U+D800 control character"),
        ("a\ufffd", "U+FFFD REPLACEMENT CHARACTER"),
    ],
)
def test_forbidden_character(text, name):
    assert forbidden_character(text) == name
