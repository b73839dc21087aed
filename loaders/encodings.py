"""Bytes to text: which encoding a file is in, and a clear refusal where it is no text."""

import codecs
import re

import charset_normalizer

from ontology.errors import UnreadableArticle

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins like that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a Word document or another ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
)
_SAVE_AS_TEXT = "Save its text as UTF-8 (.txt) or HTML and load that."
_SAVE_AS_UTF8 = "Open it in an editor that shows it right, save it as UTF-8, and load it again."
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)


def decode(data: bytes, source: str, *, declared: str | None = None) -> str:
    """The text that `data` holds: by its byte order mark, as `declared`, as UTF-8, or in an older encoding.

    The older ones told apart are UTF-16 without a mark, Windows-1258 (Vietnamese) and Windows-1252.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, source)
    _refuse_known_formats(data, source)
    for guess in (declared, "utf-8"):
        text = _try(data, guess)
        if text is not None and "\0" not in text:
            return text
    if b"\0" in data:
        return _sixteen_bits(data, source)
    _refuse_damaged_utf8(data, source)
    _refuse_control_characters(data, source)
    return _single_bytes(data, source)


def declared_in_html(data: bytes) -> str | None:
    """The encoding that an HTML page names in its head."""
    found = _CHARSET.search(data[:4096])
    return found.group(1).decode("ascii", "replace") if found else None


def _try(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableArticle(
            source, f"It says that it is {name}, but byte {error.start} is not.", _SAVE_AS_UTF8
        ) from error


def _refuse_known_formats(data: bytes, source: str) -> None:
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableArticle(source, f"It is {name}, not a text.", _SAVE_AS_TEXT)


def _sixteen_bits(data: bytes, source: str) -> str:
    for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(data) % 2 == 0 and zeros.count(0) > len(zeros) * 0.1:
            text = _try(data, encoding)
            if text is not None and "\0" not in text:
                return text
    raise UnreadableArticle(source, "It is a binary file, not a text.", _SAVE_AS_TEXT)


def _refuse_damaged_utf8(data: bytes, source: str) -> None:
    """UTF-8 with a few wrong bytes would be read as Windows-1252, without an error and without sense."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\N{REPLACEMENT CHARACTER}")
    right = sum(1 for c in text if not c.isascii()) - wrong
    if right > 3 * wrong:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnreadableArticle(
                source, f"It is UTF-8, but damaged at byte {error.start}.", _SAVE_AS_UTF8
            ) from error


def _refuse_control_characters(data: bytes, source: str) -> None:
    control = sum(1 for byte in data if byte < 9 or 13 < byte < 32)
    if control > len(data) * 0.005:
        raise UnreadableArticle(source, "It is a binary file, not a text.", _SAVE_AS_TEXT)


def _single_bytes(data: bytes, source: str) -> str:
    """Windows-1258 or Windows-1252: every other code page is ruled out, for a free guess errs more often."""
    found = charset_normalizer.from_bytes(data, cp_isolation=["cp1258", "cp1252"]).best()
    text = _try(data, found.encoding) if found is not None else None
    if text is None:
        raise UnreadableArticle(
            source, "Its encoding is none of UTF-8, UTF-16, Windows-1258 and Windows-1252.", _SAVE_AS_UTF8
        )
    return text
