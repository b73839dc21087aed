"""`ipcoop explain`: one article with everything marked that was read in it, and why."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from ipcoop.commands.console import CONTROLS, EXIT_REJECTED, complain, output_file, say, settings_for
from visualizations.explanation import Explanation, Paragraph, Refused, Said, paragraphs, render_explanation
from visualizations.style import STYLES

_WIDTH_OF_FILES = 120


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(explain)


def explain(
    file: Annotated[str, typer.Argument(help="A file or address of one article.")],
    html: Annotated[
        Path | None, typer.Option(help="Write a page to this file instead of text to standard output.")
    ] = None,
    language: Annotated[str, typer.Option("--lang", help="en or vi: how statements are worded.")] = "en",
) -> None:
    """Show how an article is read: mentions, statements, the rule of each, and what was refused."""
    from loaders.articles import read_articles
    from loaders.explaining import explain as run
    from ontology.errors import UnreadableArticle

    settings_for()
    rejected = False
    explanations = []
    for article in read_articles([file]):
        if isinstance(article, UnreadableArticle):
            complain(str(article))
            rejected = True
        else:
            explanations.append(run(article, language=language))
    if html is not None and explanations:
        if len(explanations) > 1:
            say(f"{file} holds {len(explanations)} articles; the page shows the first.")
        with output_file(html) as page:
            page.write(render_explanation(explanations[0], language=language).encode())
        say(f"wrote {html}")
    else:
        _print(explanations)
    if rejected:
        raise typer.Exit(EXIT_REJECTED)


def _print(explanations: list[Explanation]) -> None:
    console = Console(width=None if sys.stdout.isatty() else _WIDTH_OF_FILES, highlight=False)
    for explanation in explanations:
        title = explanation.article.title or explanation.article.key
        console.print(Text(title.translate(CONTROLS), style="bold"))
        for paragraph in paragraphs(explanation):
            console.print()
            console.print(_harmless(_text(paragraph)), soft_wrap=not sys.stdout.isatty())
            for said in paragraph.said:
                console.print(_harmless(_statement(said)), soft_wrap=True)
            for refused in paragraph.refused:
                console.print(_harmless(_refusal(refused)), soft_wrap=True)
        console.print()
        counts = f"{len(explanation.marks)} mentions, {len(explanation.said)} passages that make statements"
        console.print(Text(f"{counts}, {len(explanation.refused)} refused; read by {explanation.extractor}"))


def _harmless(line: Text) -> Text:
    """The line with a sign in place of each character that a terminal would obey; as long as before."""
    line.plain = line.plain.translate(CONTROLS)
    return line


def _text(paragraph: Paragraph) -> Text:
    """The paragraph; [brackets] around mentions with their kind, so that it reads without colors too."""
    line = Text()
    for segment in paragraph.segments:
        if segment.begins:
            first, last = segment.begins[0], segment.begins[-1]
            line.append(f"⟨{first}⟩" if first == last else f"⟨{first}–{last}⟩", style="dim")
        mark = segment.mark
        if mark is None:
            line.append(segment.text)
        else:
            line.append(f"[{segment.text}]", style=f"bold {STYLES[mark.kind].color}")
            line.append(f"{{{mark.kind}, {mark.rule}}}", style="dim")
    return line


def _statement(said: Said) -> Text:
    basis = f", {said.basis}" if said.basis else ""
    line = Text(f"  {said.number}. ", style="dim")
    line.append(f"{said.subject} ", style="bold")
    line.append(f"{said.predicate} ")
    line.append(said.object, style="bold")
    line.append(f"   [{said.rule}, {said.confidence:.2f}{basis}]", style="dim")
    return line


def _refusal(refused: Refused) -> Text:
    text = f"refused: {refused.what} [{refused.rule}]: {refused.reason}; “{refused.quote}”"
    return Text("  " + " ".join(text.split()), style="dim italic")
