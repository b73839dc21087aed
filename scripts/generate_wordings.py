"""Write the table of wordings per action and language into docs/extraction.md; --check only compares."""

import argparse
import sys
from pathlib import Path

from loaders.extraction.frames.wordings import table_of_wordings

TARGET = Path(__file__).parent.parent / "docs" / "extraction.md"
_FIRST, _LAST = "<!-- wordings: python -m scripts.generate_wordings -->", "<!-- end of wordings -->"


def with_table(text: str) -> str:
    """The document with the table as the frames' examples give it now."""
    before, _, rest = text.partition(_FIRST)
    _, _, after = rest.partition(_LAST)
    return "\n".join([f"{before}{_FIRST}", *table_of_wordings(), f"{_LAST}{after}"])


def main(arguments: list[str] | None = None) -> int:
    """Write the table, or with --check say by the exit code whether it is fresh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="compare only")
    check = parser.parse_args(arguments).check
    text = TARGET.read_text(encoding="utf-8")
    fresh = with_table(text)
    if not check:
        TARGET.write_text(fresh, encoding="utf-8")
    return 1 if check and fresh != text else 0


if __name__ == "__main__":
    sys.exit(main())
