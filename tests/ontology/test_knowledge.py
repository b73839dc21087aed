"""The schema of the reference files: what is read, and the error with its remedy that a broken file gives."""

from pathlib import Path

import pytest

from ontology.errors import InvalidReference
from ontology.reference import Reference
from ontology.reference.knowledge import read_reference


def test_a_body_that_ended_no_longer_stands_for_its_country(tmp_path: Path) -> None:
    write(
        tmp_path,
        "- {id: agency/old, names: {en: [Old Office]}, country: FR, function: ip-office, until: 2020-01-01,"
        " successor: agency/new}\n"
        "- {id: agency/new, names: {en: [New Office]}, country: FR, function: ip-office, since: 2020-01-01}",
    )
    found = Reference(read_reference(tmp_path)).of_country("FR", "ip-office")
    assert found is not None and found.id == "agency/new"


GOOD = "id: agency/x, names: {en: [Office X]}"


@pytest.mark.parametrize(
    ("entry", "what", "remedy"),
    [
        (f"{{{GOOD}, colour: red}}", "unknown keys ['colour']", "known are"),
        (f"{{{GOOD}, country: NO}}", "country False is no ISO", 'quote NO as "NO"'),
        (f"{{{GOOD}, country: fra}}", "country 'fra'", "alpha-2"),
        (f"{{{GOOD}, wikidata: 177773}}", "wikidata '177773'", "of the form Q123"),
        (f"{{{GOOD}, since: March}}", "since 'March' is not a date", "such as 2025"),
        (f"{{{GOOD}, since: 2025-03-01, until: 2024}}", "until 2024 lies before since", "swap them"),
        (f"{{{GOOD}, kind: Office}}", "kind 'Office' is none of", "Agency"),
        (f"{{{GOOD}, part_of: agency/nobody}}", "refers to agency/nobody", "correct the id or add the entry"),
        (f"{{{GOOD}, part_of: 5}}", "part_of must be a text", "leave it out"),
        (f"{{{GOOD}, abbreviations: XO}}", "expected a list of trimmed texts", "found 'XO'"),
        (f"{{{GOOD}, adjectives: [French]}}", "adjectives must be", "{en: [...], vi: [...]}"),
        ("{id: agency/x, names: {en: [' Office X']}}", "expected a list of trimmed texts", "Office X"),
        ("{id: agency/x, names: {fr: [Bureau X]}}", "names must be", "{en: [...], vi: [...]}"),
        ("{id: agency/x, names: {}}", "names must be", "at least one name"),
        ("{id: place/x, names: {en: [Office X]}}", "id must be agency/", "slug"),
        ("{id: agency/Café, names: {en: [Office X]}}", "id must be agency/", "slug"),
        ("{id: agency/x, names: {vi: ['Cu\u0323c X']}}", "not in Unicode NFC", "normalize the file"),
        ("just a text", "unknown keys just a text", "known are"),
    ],
)
def test_a_broken_entry_is_named_with_its_file_and_the_remedy(
    tmp_path: Path, entry: str, what: str, remedy: str
) -> None:
    write(tmp_path, f"- {{id: agency/good, names: {{en: [Good Office]}}}}\n- {entry}")
    with pytest.raises(InvalidReference) as error:
        read_reference(tmp_path)
    message = str(error.value)
    assert message.startswith("offices.yaml")
    assert "entry 2" in message or "agency/x" in message
    assert what in message and remedy in message


def test_an_id_in_two_files_names_both(tmp_path: Path) -> None:
    write(tmp_path, f"- {{{GOOD}}}")
    write(tmp_path, f"- {{{GOOD}}}", name="others.yaml")
    with pytest.raises(
        InvalidReference, match=r"others\.yaml: id agency/x stands in offices\.yaml too; keep one"
    ):
        read_reference(tmp_path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"source: [", "not YAML"),
        (b"source: ours\nentries: 5\n", "`entries` must be a list"),
        (b"source: ours\nentries: []\n", "`entries` must be a list of at least one"),
        (b"entries: []\n", "needs `source`"),
        (b"source: ours\nlicence: free\nentries: []\n", "nothing else, at its top"),
        (b"- just\n- a list\n", "needs `source`"),
        (b"", "needs `source`"),
        ("source: của chúng tôi\n".encode("cp1258", "replace"), "save it as UTF-8"),
        ("source: ours\n".encode("utf-16"), "UTF-8"),
    ],
)
def test_a_broken_file_is_named_with_the_remedy(tmp_path: Path, content: bytes, what: str) -> None:
    (tmp_path / "offices.yaml").write_bytes(content)
    with pytest.raises(InvalidReference) as error:
        read_reference(tmp_path)
    assert str(error.value).startswith("offices.yaml: ")
    assert what in str(error.value)


def write(folder: Path, entries: str, name: str = "offices.yaml") -> None:
    indented = "\n".join("  " + line for line in entries.splitlines())
    (folder / name).write_text(f"source: ours\nkind: Agency\nentries:\n{indented}\n", encoding="utf-8")
