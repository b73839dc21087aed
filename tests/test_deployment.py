"""The files that deploy the project: valid by the Compose specification's own schema, and safe by default."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent


def compose() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    return loaded


def schema_check(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True)


def test_the_compose_file_is_valid_by_the_specification() -> None:
    checked = schema_check(ROOT / "docker-compose.yml")
    assert checked.returncode == 0, checked.stdout


def test_the_schema_check_finds_an_error(tmp_path: Path) -> None:
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text("services:\n  app:\n    imge: nothing\n", encoding="utf-8")
    assert schema_check(wrong).returncode != 0


def test_no_password_has_a_default() -> None:
    for service in compose()["services"].values():
        for name, value in service["environment"].items():
            if "PASSWORD" in name or "AUTH" in name:
                assert ":?" in value
    assert (ROOT / ".env.example").read_text(encoding="utf-8").rstrip().endswith("PASSWORD=")


def test_the_database_is_closed_to_files_and_to_the_outside() -> None:
    services = compose()["services"]
    environment = services["neo4j"]["environment"]
    assert environment["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"
    assert environment["NEO4J_db_memory_transaction_max"] == "512m"
    assert "ports" not in services["neo4j"]
    assert compose()["networks"]["graph"]["internal"] is True


def test_the_app_waits_for_a_healthy_database_and_is_not_root() -> None:
    services = compose()["services"]
    assert services["app"]["depends_on"]["neo4j"]["condition"] == "service_healthy"
    assert "healthcheck" in services["neo4j"]
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "HEALTHCHECK" in dockerfile
    assert "\nUSER ipcoop\n" in dockerfile
