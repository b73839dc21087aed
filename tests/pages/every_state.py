"""Every state of the explorer: an address, and what is done there, in whichever language the page speaks."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from visualizations.explorer.page import wordings

DROP = """([text, name, type]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], name, { type }));
  for (const kind of ["dragover", "drop"]) {
    const told = { dataTransfer: transfer, bubbles: true, cancelable: true };
    document.body.dispatchEvent(new DragEvent(kind, told));
  }
}"""
ARTICLE = (
    "Two offices sign a memorandum\n\n"
    "On 12 May 2025 the Intellectual Property Office of Viet Nam and the Japan Patent Office signed a "
    "memorandum of understanding on industrial property in Ha Noi.\n"
)
KINDS = "Agency,Official,Agreement,Forum,Event,Programme,Place,Topic"
Act = Callable[[Page, str], None]


@dataclass(frozen=True, slots=True)
class Cast:
    """Entities of a store: an office, another one, an official, an agreement, and a word that names some."""

    office: str
    other: str
    official: str
    agreement: str
    named: str = "wipo"

    def __str__(self) -> str:
        return f"n={self.office},{self.official},{self.other},{self.agreement}"


def word(page: Page, key: str) -> str:
    """A wording in the language of the page."""
    language = page.locator("html").get_attribute("lang")
    return wordings()[key][language == "vi"]


def press(page: Page, key: str, within: str = "#app") -> None:
    """Click the button of that wording."""
    page.locator(within).get_by_role("button", name=word(page, key), exact=True).first.click()


def rested(page: Page) -> None:
    """Wait until nothing loads and the picture, where there is one, stands."""
    expect(page.locator("main")).to_be_visible()
    if page.locator(".canvas").count():
        page.wait_for_function("() => document.querySelector('.canvas')._cyreg?.cy")
    for loading in ("en", "vi"):
        text = wordings()["loading"][loading == "vi"]
        expect(page.locator("#app").get_by_text(text, exact=True)).to_have_count(0)
    page.wait_for_timeout(400)


def _type(text: str) -> Act:
    def act(page: Page, _: str) -> None:
        page.locator("#search").fill(text)
        expect(page.locator(".search [role=option], .search .nothing").first).to_be_visible()

    return act


def _choose_line(page: Page, _: str) -> None:
    page.evaluate("void document.querySelector('.canvas')._cyreg.cy.edges()[0].emit('onetap')")
    expect(page.locator(".panel .passage").first).to_be_visible()


def _open_evidence(page: Page, _: str) -> None:
    page.locator(".panel .sources:visible").first.click()
    expect(page.locator(".panel .passage").first).to_be_visible()


def _ask_for_path(to: str) -> Act:
    def act(page: Page, _: str) -> None:
        press(page, "path to", ".panel")
        page.locator("#second").fill(to)
        expect(page.locator(".panel [role=option]").first).to_be_visible()

    return act


def _open_legend(page: Page, _: str) -> None:
    folded = page.locator(".legend details:not([open]) > summary")
    while folded.count():
        folded.first.click()


def _menu(key: str) -> Act:
    return lambda page, _: page.locator("summary", has_text=word(page, key)).click()


def _filter_rows(page: Page, _: str) -> None:
    page.locator(".sheet input[type=search]").fill("zzzz")
    expect(page.locator(".sheet tbody tr")).to_have_count(0)


def _views(page: Page, _: str) -> None:
    press(page, "views kept", ".bar")
    page.locator("dialog input[maxlength]").first.fill("For the briefing")
    page.locator("dialog textarea").fill("Ask about the second step.")
    press(page, "save view", "dialog")
    expect(page.locator("dialog .kept li")).not_to_have_count(0)


def _help(page: Page, _: str) -> None:
    press(page, "help", ".top")


def _tour(page: Page, _: str) -> None:
    _help(page, _)
    press(page, "take tour", ".help")
    expect(page.locator(".tour")).to_be_visible()


def _reading(page: Page, _: str) -> None:
    press(page, "add article", ".top")


def _read(page: Page, secret: str) -> None:
    page.evaluate(DROP, [ARTICLE, "Two offices.txt", "text/plain"])
    page.locator("dialog input[type=password]").fill(secret)
    press(page, "read article", "dialog")
    expect(page.locator("dialog .text mark").first).to_be_visible(timeout=60_000)
    page.locator("dialog .found button").first.click()


def _address(page: Page, _: str) -> None:
    _reading(page, _)
    page.locator("dialog textarea").fill("https://example.org/news/1")
    expect(page.locator("dialog code")).to_be_visible()


def _refused(page: Page, _: str) -> None:
    _reading(page, _)
    page.locator("dialog textarea").fill(ARTICLE)
    page.locator("dialog input[type=password]").fill("wrong")
    press(page, "read article", "dialog")
    expect(page.locator("dialog [role=alert]")).to_be_visible()


def _too_large(page: Page, _: str) -> None:
    page.evaluate(DROP, ["x" * 2_000_001, "long.txt", "text/plain"])
    expect(page.locator("dialog [role=alert]")).to_be_visible()


def _copied(page: Page, _: str) -> None:
    _menu("share")(page, _)
    press(page, "copy link", ".menu")
    expect(page.locator(".toast")).to_be_visible()


def _judging(page: Page, _: str) -> None:
    _choose_line(page, _)
    press(page, "judge correct", ".judging")
    expect(page.locator(".judging form")).to_be_visible()


def _judging_refused(page: Page, _: str) -> None:
    _choose_line(page, _)
    press(page, "judge reject", ".judging")
    page.locator(".judging textarea").fill("The text speaks of a plan.")
    page.locator(".judging input[type=password]").fill("wrong")
    press(page, "judge reject", ".judging form")
    expect(page.locator(".judging [role=alert]")).to_be_visible()


def _offline(page: Page, _: str) -> None:
    """The server no longer answers while the picture grows."""
    page.route(re.compile("/api/explorer/network"), lambda route: route.abort())
    page.evaluate("location.hash = location.hash.replace('n=', 'n=agency/not-asked-yet,')")
    expect(page.locator(".middle [role=alert]")).to_be_visible()
    page.unroute_all()


def _nothing(_page: Page, _: str) -> None:
    """The address says it all."""


def states(cast: Cast) -> dict[str, tuple[str, Act]]:
    """Name → the address behind /explore, and what is done there."""
    picture, office = f"#{cast}", cast.office
    return {
        "start": ("", _nothing),
        "suggestions": ("", _type(cast.named)),
        "nothing found": ("", _type("qqqqqq")),
        "help": ("", _help),
        "tour": ("", _tour),
        "picture": (f"#g={office}", _nothing),
        "summary": (picture, _nothing),
        "entity": (f"{picture}&s={office}", _open_evidence),
        "line": (picture, _choose_line),
        "judging": (picture, _judging),
        "judging refused": (picture, _judging_refused),
        "path wanted": (f"{picture}&s={office}", _ask_for_path(cast.named)),
        "path": (f"#n={office},{cast.other}&w={office},{cast.other}", _nothing),
        "compare": (f"#c={office},{cast.other}&v=compare", _nothing),
        "compare nothing": ("#v=compare", _nothing),
        "twins": ("#v=twins", _nothing),
        "same as": (f"#v=twins&j={office}", _nothing),
        "pair": (f"#v=twins&j={office},{cast.other}", _nothing),
        "pair of two kinds": (f"#v=twins&j={office},{cast.official}", _nothing),
        "grouped by country": (f"{picture}&x=country&s={office}", _nothing),
        "grouped by kind": (f"{picture}&x=kind", _nothing),
        "legend": (f"{picture}&k=Official&b=1", _open_legend),
        "everything filtered": (f"{picture}&k={KINDS}", _nothing),
        "years": (f"{picture}&d=2024-2025&u=0", _nothing),
        "as of": (f"{picture}&e=2024-06-01", _nothing),
        "timeline": (f"{picture}&v=timeline", _nothing),
        "table": (f"{picture}&v=table", _nothing),
        "no row": (f"{picture}&v=table", _filter_rows),
        "gone": (f"#n={office},agency/nowhere", _nothing),
        "views": (picture, _views),
        "share": (picture, _menu("share")),
        "save": (picture, _menu("export")),
        "copied": (picture, _copied),
        "reading": ("", _reading),
        "address": ("", _address),
        "refused": (picture, _refused),
        "too large": ("", _too_large),
        "read": ("", _read),
        "offline": (picture, _offline),
        "embed": (f"/embed{picture}&i=Who&o=Notes", _nothing),
        "embed with evidence": (f"/embed{picture}&s={cast.official}", _nothing),
    }
