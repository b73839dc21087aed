"""Settings: defaults, sources, and clear errors."""

import re
from pathlib import Path

import pytest

from ipcoop.settings import PREFIX, InvalidSettings, Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields:
        monkeypatch.delenv(PREFIX + field.upper(), raising=False)
    return tmp_path


def test_a_bare_environment_gives_the_embedded_store_on_loopback() -> None:
    settings = Settings.load()
    assert settings.store.startswith("embedded:")
    assert settings.host == "127.0.0.1"


def test_the_environment_wins_over_the_file_and_options_over_both(
    empty_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (empty_folder / ".env").write_text("IPCOOP_PORT=1111\nIPCOOP_STORE=embedded:file\n", encoding="utf-8")
    assert Settings.load().port == 1111
    monkeypatch.setenv("IPCOOP_PORT", "2222")
    assert Settings.load().port == 2222
    assert Settings.load(port=3333, store=None).port == 3333
    assert Settings.load(store=None).store == "embedded:file"


def test_an_unknown_name_is_refused_and_the_known_ones_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPCOOP_STROE", "embedded:x")
    with pytest.raises(InvalidSettings, match=r"IPCOOP_STROE is no setting; known are .*IPCOOP_STORE"):
        Settings.load()


def test_an_unknown_name_in_the_file_is_refused_too(empty_folder: Path) -> None:
    (empty_folder / ".env").write_text("IPCOOP_PROT=1\n", encoding="utf-8")
    with pytest.raises(InvalidSettings, match="IPCOOP_PROT"):
        Settings.load()


def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPCOOP_PORT", "eighty")
    with pytest.raises(InvalidSettings, match=r"IPCOOP_PORT: .*integer"):
        Settings.load()


def test_the_password_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPCOOP_NEO4J_PASSWORD", "open-sesame")
    assert "open-sesame" not in repr(Settings.load())


def test_the_readme_lists_every_setting_with_its_default() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(IPCOOP_\w+)` \|(?: `([^`]*)`)? \| (.*) \|$", readme, flags=re.MULTILINE)
    expected = [
        (PREFIX + name.upper(), "" if field.default is None else str(field.default), field.description)
        for name, field in Settings.model_fields.items()
    ]
    assert rows == expected
