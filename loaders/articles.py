"""Read articles from files, folders, addresses and feeds; the first step of a load."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from loaders.drafts import Draft, article
from loaders.encodings import decode
from loaders.feeds import Entry, is_feed, read_entries
from loaders.files import find_files, read_bytes, read_file
from loaders.limits import ReadingLimits
from loaders.pages import read_page
from loaders.web import Fetcher, Page, address_key, is_address, is_private
from ontology.errors import UnreadableArticle
from ontology.statements import Article

_LOGGER = logging.getLogger(__name__)


def read_articles(
    sources: Sequence[str | Path], *, limits: ReadingLimits | None = None
) -> Iterator[Article | UnreadableArticle]:
    """The articles of all sources, one by one; what cannot be read comes as an error among them.

    A source is a file (text, HTML, JSONL, feed), a folder, or the address of a page or a feed. The key of an
    article is the name of its file without the ending, its `key` in JSONL, or a slug of its address. A second
    article of the same key is refused, unless it is the same text: keys must not depend on the order of
    reading.
    """
    taken: dict[str, tuple[str, str]] = {}  # key → (sha256, source)
    with _Reader(limits or ReadingLimits()) as reader:
        for draft in reader.drafts(sources):
            if isinstance(draft, UnreadableArticle):
                yield draft
                continue
            try:
                found = article(draft)
            except UnreadableArticle as error:
                yield error
                continue
            sha256, source = taken.get(found.key, (None, draft.source))
            if sha256 is None:
                taken[found.key] = (found.sha256, draft.source)
                yield found
            elif sha256 == found.sha256:
                _LOGGER.info("%s: the same article as %s, passed over", draft.source, source)
            else:
                yield UnreadableArticle(
                    draft.source,
                    f"Its key {found.key!r} is taken by another article, {source}.",
                    "Rename one of the two: the name of the file is the key of the article.",
                )


@dataclass(slots=True)
class _Reader:
    """Turns sources into drafts; opens a connection only when the first address comes."""

    limits: ReadingLimits
    _open: ExitStack = field(default_factory=ExitStack)
    _fetcher: Fetcher | None = None

    def __enter__(self) -> "_Reader":
        return self

    def __exit__(self, *error: object) -> None:
        self._open.close()

    def drafts(self, sources: Sequence[str | Path]) -> Iterator[Draft | UnreadableArticle]:
        """What each source holds, in their order."""
        for source in sources:
            try:
                if isinstance(source, str) and is_address(source):
                    yield from self._address(source)
                else:
                    yield from self._path(Path(source))
            except UnreadableArticle as error:
                yield error

    def _path(self, path: Path) -> Iterator[Draft | UnreadableArticle]:
        if path.is_dir():
            yield from self._folder(path)
        elif not path.exists():
            raise UnreadableArticle(str(path), "There is no such file or folder.", "Check how it is written.")
        elif is_feed(b"", name=path.name):
            yield from self._feed(read_bytes(path, self.limits), str(path), guarded=True)
        else:
            yield from read_file(path, self.limits)

    def _folder(self, folder: Path) -> Iterator[Draft | UnreadableArticle]:
        try:
            for found in find_files(folder):
                if isinstance(found, UnreadableArticle):
                    yield found
                else:
                    yield from read_file(found, self.limits)
        except OSError as error:
            reason = f"It cannot be listed ({error.strerror or error})."
            yield UnreadableArticle(str(error.filename or folder), reason, "Check its permissions.")

    def _address(self, address: str) -> Iterator[Draft | UnreadableArticle]:
        if not address.lower().startswith(("http://", "https://")):
            raise UnreadableArticle(
                address, "Only http and https addresses are read.", "Give a path for a file on this machine."
            )
        page = self._fetch(address)
        if is_feed(page.data, page.content_type):
            yield from self._feed(page.data, address, guarded=not is_private(address))
        else:
            yield _page_draft(page, address)

    def _feed(self, data: bytes, source: str, *, guarded: bool) -> Iterator[Draft | UnreadableArticle]:
        for entry in read_entries(data, source, self.limits):
            if isinstance(entry, UnreadableArticle):
                yield entry
                continue
            try:
                yield entry.whole() or self._linked(entry, guarded)
            except UnreadableArticle as error:
                yield error

    def _linked(self, entry: Entry, guarded: bool) -> Draft:
        if not entry.link or not entry.link.lower().startswith(("http://", "https://")):
            raise UnreadableArticle(
                entry.source,
                "This entry of the feed has neither a text nor a link.",
                "Nothing can be read of it.",
            )
        return entry.complete(_page_draft(self._fetch(entry.link, guarded=guarded), entry.link))

    def _fetch(self, address: str, *, guarded: bool = False) -> Page:
        if self._fetcher is None:
            self._fetcher = self._open.enter_context(Fetcher(self.limits))
        return self._fetcher.fetch(address, guarded=guarded)


def _page_draft(page: Page, address: str) -> Draft:
    key = address_key(address)
    if page.content_type in ("text/plain", "text/markdown"):
        text = decode(page.data, address, declared=page.charset)
        return Draft(source=address, key=key, text=text, url=page.address)
    if page.content_type and page.content_type not in ("text/html", "application/xhtml+xml"):
        raise UnreadableArticle(
            address,
            f"It is of the form {page.content_type}, which is not read.",
            "Save its text as .txt and load that.",
        )
    return read_page(page.data, source=address, key=key, url=page.address, charset=page.charset)
