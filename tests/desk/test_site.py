"""The static site: every link leads to a file or a mark in it, and nothing leaves the folder."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest

from desk.conftest import SCRIPT, hostile
from desk.test_pages import Tags
from warledger.cli import main
from warledger.desk.addresses import file_name
from warledger.desk.shelf import Shelf
from warledger.desk.site import PublishError, publish


@pytest.fixture(scope="module")
def site(shelf: Shelf, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    done = publish(shelf, folder)
    assert done.reports == 3
    assert done.pages == len(list(folder.rglob("*.html")))
    return folder


def test_every_link_leads_somewhere(site: Path) -> None:
    checked = 0
    marks: dict[Path, set[str | None]] = {}
    for file in site.rglob("*.html"):
        for tag, attrs in Tags(file.read_text("utf-8")).tags:
            link = attrs.get("src") if tag == "script" else attrs.get("href")
            if link is None or link.startswith("https://wire.example/"):
                continue
            path, _, mark = link.partition("#")
            target = (file.parent / unquote(path)).resolve() if path else file.resolve()
            assert target.is_relative_to(site.resolve()), (file, link)
            assert target.is_file(), (file, link)
            if mark:
                if target not in marks:
                    marks[target] = {a.get("id") for _, a in Tags(target.read_text("utf-8")).tags}
                assert mark in marks[target], (file, link)
            checked += 1
    assert checked > 100


def test_no_form_and_no_script_where_no_server_answers(site: Path) -> None:
    tags = {tag for file in site.rglob("*.html") for tag, _ in Tags(file.read_text("utf-8")).tags}
    assert not tags & {"form", "script"}


def test_an_id_with_slashes_is_a_plain_file(site: Path) -> None:
    assert (site / "reports" / f"{file_name(hostile().report.id)}.html").is_file()
    assert SCRIPT not in (site / "index.html").read_text("utf-8")


def test_shared_among_processors_it_is_the_same_site(
    shelf: Shelf, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("warledger.desk.site.BATCH", 1)
    monkeypatch.setattr("warledger.desk.site.MANY", 1)
    publish(shelf, tmp_path / "out")
    files = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    again = {path.relative_to(tmp_path / "out"): path.read_bytes() for path in (tmp_path / "out").rglob("*.*")}
    assert again == files


def test_published_again_over_itself_but_never_over_something_else(shelf: Shelf, site: Path, tmp_path: Path) -> None:
    publish(shelf, site)
    (tmp_path / "thesis.txt").write_text("work of years")
    with pytest.raises(PublishError, match="something else"):
        publish(shelf, tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "work of years"


def test_the_command_writes_the_site(ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", str(tmp_path / "out"), "--ledger", str(ledger)]) == 0
    assert "3 reports" in capsys.readouterr().err
    assert (tmp_path / "out" / "index.html").is_file()
