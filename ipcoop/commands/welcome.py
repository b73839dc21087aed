"""What a newcomer sees who types `ipcoop` alone."""

from ipcoop.commands.console import say, settings_for

TEXT = """\
IPCoop: who cooperates with whom on intellectual property, with the sentence behind every edge.

First steps
  ipcoop demo                                  load the example articles, look at them in a browser
  ipcoop load FOLDER                           load your own articles (text, HTML, JSONL, addresses, feeds)
  ipcoop query                                 list the questions that the graph can answer
  ipcoop query agreements_of party="Cục SHTT"  ask one
  ipcoop serve                                 pages and HTTP API over what you loaded
  ipcoop export --format turtle -o graph.ttl   take the graph along

The store is {store} (change it with --store or IPCOOP_STORE).
ipcoop --help lists every command."""


def welcome() -> None:
    """Say what the program is and what to do next."""
    say(TEXT.format(store=settings_for().store))
