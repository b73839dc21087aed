import unicodedata

import pytest

from loaders.cleaning import normalize
from loaders.encodings import declared_in_html, decode
from ontology.errors import UnreadableArticle

TEXT = "Cục Sở hữu trí tuệ đã ký biên bản ghi nhớ hợp tác với các nước về việc bảo hộ quyền tác giả.\n"


def to_cp1258(text: str) -> bytes:
    """Windows-1258 as editors write it: base letter with its own mark, tone as a combining mark after it."""
    out = bytearray()
    for character in unicodedata.normalize("NFC", text):
        try:
            out += character.encode("cp1258")
        except UnicodeEncodeError:
            base, tones = (decomposed := unicodedata.normalize("NFD", character))[0], decomposed[1:]
            kept = [t for t in tones if t in "\u0302\u0306\u031b"]
            rest = [t for t in tones if t not in kept]
            letter = unicodedata.normalize("NFC", base + "".join(kept))
            out += (letter + "".join(rest)).encode("cp1258")
    return bytes(out)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        unicodedata.normalize("NFD", TEXT).encode(),
        to_cp1258(TEXT),
    ],
)
def test_each_encoding_gives_the_same_text(data: bytes) -> None:
    assert normalize(decode(data, "a.txt")) == TEXT


def test_windows_1252_keeps_its_quotes_and_accents() -> None:
    text = "The “Munich office” met its partners – Côte d’Ivoire and Perú – in the café.\n"
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_a_declared_encoding_is_tried_first() -> None:
    assert decode("déjà vu".encode("latin-1"), "a.html", declared="latin-1") == "déjà vu"
    assert decode("đã".encode(), "a.html", declared="no-such-encoding") == "đã"


def test_the_encoding_is_found_in_the_head_of_a_page() -> None:
    assert declared_in_html(b'<html><head><meta charset="windows-1258">') == "windows-1258"
    assert declared_in_html(b'<meta http-equiv="Content-Type" content="text/html; charset=utf-8">') == "utf-8"
    assert declared_in_html(b"<html><head><title>no</title>") is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7 \x00\x01\x02", "PDF"),
        (b"PK\x03\x04rest of an archive", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (bytes(range(256)) * 20, "binary"),
        (b"abc\x00\x01\x02\x03" * 40 + b"x", "binary"),
        (b"some words \x01\x02\x03\x04 and more \x05\x06\xff\xfe", "binary"),
        (b"\xff\xfe\x41", "UTF-16"),
        (b"\xef\xbb\xbfab\xff", "UTF-8"),
        (TEXT.encode() + b"\xe1\xbb", "damaged at byte"),
        ((TEXT * 3).encode()[:40] + b"\xff" + (TEXT * 3).encode()[40:], "damaged at byte"),
    ],
)
def test_what_is_no_text_is_refused_with_reason_and_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableArticle) as error:
        decode(data, "folder/a.txt")
    assert error.value.source == "folder/a.txt"
    assert reason in error.value.reason
    assert error.value.remedy.endswith(".")
