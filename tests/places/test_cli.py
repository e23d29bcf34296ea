"""The commands: add, find, resolve, fetch."""

from __future__ import annotations

import json
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from warledger.places.fetch import FetchError, fetch

from .helpers import GEONAMES, gazetteer_files, run


@pytest.fixture
def index(tmp_path: Path) -> str:
    files = gazetteer_files(tmp_path)
    assert run("add", str(files["geonames"]), str(files["whos_on_first"]), "--gazetteer", str(tmp_path / "p.db")) == 0
    return str(tmp_path / "p.db")


def test_find_explains_itself_in_a_table(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "Tal Maleh", "--near", "Hama", "--country", "SY", "--gazetteer", index) == 0
    out = capsys.readouterr().out
    assert out.startswith("Tal Maleh: Tal")
    assert "in Hama, as said" in out
    assert "points" in out
    assert "gn:900001" in out


def test_find_says_unresolved_by_its_exit_code(index: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("find", "Nowhere at all", "--country", "SY", "--gazetteer", index) == 1
    assert "unresolved" in capsys.readouterr().out


def test_resolve_prints_each_row_again(index: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"name": "Jibine", "country": "SY", "adm1": "Hama", "n": 1}\n\n{"name": "Jibine"}\n')
    assert run("resolve", str(rows), "--gazetteer", index) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first["n"] == 1
    assert first["place"]["adm1"] == "Hama"
    assert first["place"]["reasons"]
    assert {"words", "name", "lat", "lon", "country", "precision", "gazetteer"} <= first["place"].keys()
    assert second["place"] or second["candidates"]


def test_the_environment_names_the_index(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WARLEDGER_GAZETTEER", index)
    assert run("find", "Ghariyah al-Sharqiyah", "--country", "SY") == 0


@pytest.fixture
def geonames(tmp_path: Path) -> Iterator[str]:
    """A server that gives SY.zip, stops half-way in UA.zip and has nothing else."""
    with zipfile.ZipFile(tmp_path / "served.zip", "w") as archive:
        archive.writestr("SY.txt", GEONAMES)
    content = (tmp_path / "served.zip").read_bytes()

    class Server(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            whole = self.path.endswith("SY.zip")
            self.send_response(200 if whole or self.path.endswith("UA.zip") else 404)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content if whole else content[:50])

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Server)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_fetch_brings_a_file_whole_or_not_at_all(geonames: str, tmp_path: Path) -> None:
    fetched = fetch("SY", tmp_path / "data", geonames)
    assert run("add", str(fetched), "--gazetteer", str(tmp_path / "f.db")) == 0
    for country, why in [("UA", "UA.zip"), ("XX", "answers 404"), ("../x", "two capital letters")]:
        with pytest.raises(FetchError, match=why):
            fetch(country, tmp_path / "data", geonames)
    assert sorted(p.name for p in (tmp_path / "data").iterdir()) == ["SY.zip"]
