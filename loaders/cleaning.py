"""What happens to a text before it is read; nothing here moves an offset.

An article's text is fixed once, by `normalize`, and never cut or reworded after: evidence counts its
characters. What a site put around the article is masked where it is read, character for character.
"""

import re
import unicodedata
from collections.abc import Iterator

from loaders import stamps
from ontology.folding import fold

_FURNITURE = frozenset(
    fold(phrase)
    for phrase in (
        "Xem với cỡ chữ",
        "Xem với cỡ chữ Đọc bài viết Tương phản",
        "Đọc bài viết",
        "Tương phản",
        "Trở lại đầu trang",
        "Về đầu trang",
        "Về trang trước",
        "Gửi email",
        "In trang",
        "In bài viết",
        "Chia sẻ",
        "Bình luận",
        "Tin liên quan",
        "Tin khác",
        "Tin cùng chuyên mục",
        "Xem thêm",
        "Comment",
        "Comments",
        "Share",
        "Print",
        "Read more",
        "Related news",
        "Back to top",
        "Share this post",
        "Skip to main content",
        "(0) user say",
    )
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>()\"]+|\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_CREDIT = re.compile(
    r"\b(?:Ảnh|Nguồn ảnh|Photo|Photo credit|Tin, ảnh|Tin và ảnh|Bài và ảnh|Clip)\s*:[^\n]{1,80}$",
    re.MULTILINE,
)
_COUNT = re.compile(r"\s*\(\d+\)\s*$")


def normalize(text: str) -> str:
    """The form in which a text is kept: NFC, and one newline character for every kind of line end."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def is_furniture(line: str) -> bool:
    """Whether a line belongs to the site and not to the article: "Trở lại đầu trang", "Comment (0)"."""
    return len(line) < 80 and fold(_COUNT.sub("", line)) in _FURNITURE


def noise(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that say nothing of the subject: stamps, site furniture, addresses, photo credits."""
    for found in re.finditer(r"[^\n]+", text):
        if is_furniture(found.group()) or stamps.stamp_date(found.group()):
            yield found.span()
    head = stamps.HEAD.match(text)
    if head:
        yield head.span()
    for pattern in (_ADDRESS, _CREDIT):
        for found in pattern.finditer(text):
            yield found.span()


def mask(text: str) -> str:
    """The text with blanks in place of its noise: as long as before, all else where it was."""
    characters = list(text)
    for start, end in noise(text):
        characters[start:end] = (c if c == "\n" else " " for c in characters[start:end])
    return "".join(characters)
