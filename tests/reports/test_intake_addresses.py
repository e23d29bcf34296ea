"""Addresses and feeds, fetched from a site on this machine; folders and files."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

import pytest

from warledger.reports import Intake, Skipped, open_reports

from .local_site import ARTICLE, HASTY, Site


def read(*addresses: str) -> list[Intake | Skipped]:
    return list(open_reports(addresses, manners=HASTY))


def reason(url: str) -> str:
    (only,) = read(url)
    assert isinstance(only, Skipped)
    assert only.name == url
    return only.reason


def test_a_page_is_fetched_under_our_own_name(site: Site) -> None:
    url = site.put("/strike", ARTICLE)
    (intake,) = read(url)
    assert isinstance(intake, Intake)
    assert (intake.report.url, intake.report.source) == (url, "The Wire")
    assert intake.report.retrieved is not None
    assert [path for path, _ in site.asked] == ["/robots.txt", "/strike"]
    assert all(agent.startswith("warledger/") for _, agent in site.asked)


def test_rows_and_texts_are_known_by_name_and_content_type(site: Site) -> None:
    row = '{"id": "sohr-1", "text": "Nine were killed."}\n'
    items = read(
        site.put("/day.jsonl", row, "text/plain"),
        site.put("/api", row.replace("sohr-1", "sohr-2"), "application/json"),
        site.put("/wire", "Nine killed\n\nIn Idlib", "text/plain"),
    )
    assert [item.report.id for item in items[:2] if isinstance(item, Intake)] == ["sohr-1", "sohr-2"]
    assert isinstance(items[2], Intake)
    assert (items[2].report.title, items[2].report.url) == ("Nine killed", f"{site.url}/wire")


def test_robots_are_asked_and_obeyed(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n", "text/plain")
    assert reason(site.put("/private/strike", ARTICLE)) == "robots.txt of the site forbids it"
    assert [path for path, _ in site.asked] == ["/robots.txt"]
    assert isinstance(read(site.put("/public/strike", ARTICLE))[0], Intake)


def test_robots_are_asked_after_a_redirect_too(site: Site) -> None:
    site.put("/robots.txt", "User-agent: warledger\nDisallow: /private/\n", "text/plain")
    site.put("/private/strike", ARTICLE)
    assert reason(site.redirect("/short", "/private/strike")) == "robots.txt of the site forbids it"


def test_a_site_whose_robots_cannot_be_had_is_left_alone(site: Site) -> None:
    site.put("/robots.txt", "", status=503)
    assert reason(site.put("/strike", ARTICLE)).startswith("robots.txt of the site answered 503")


def test_a_redirect_is_followed(site: Site) -> None:
    site.put("/strike", ARTICLE)
    (intake,) = read(site.redirect("/short", "/strike"))
    assert isinstance(intake, Intake)
    assert intake.report.url == f"{site.url}/strike"


def test_bad_answers_are_each_one_clear_line(site: Site) -> None:
    assert reason(site.url + "/circle") == f"redirects more than 5 times, at last to {site.url}/circle"
    assert reason(site.url + "/gone") == "answered 404 Not Found"
    assert reason(site.redirect("/away", "file:///etc/passwd")) == "is no http or https address"
    assert reason(site.put("/large", "x" * 300_000)) == "is larger than 0.2 MB"
    assert reason(site.url + "/drip") == "did not end within 1 s"
    assert reason(site.put("/photo", b"\xff\xd8\xff\xe0", "image/jpeg")) == "is a picture"


def test_silence_ends_in_time_and_is_not_waited_for_twice(site: Site) -> None:
    first, second = read(site.url + "/silent", site.url + "/silent?again")
    assert isinstance(first, Skipped)
    assert isinstance(second, Skipped)
    assert first.reason == second.reason == "did not answer within 0.4 s"
    assert [path for path, _ in site.asked] == ["/robots.txt", "/silent"]


@pytest.mark.parametrize(
    "address",
    ["http://127.0.0.1:9/", "http://no-such-host.invalid/", "ftp://example.org/", "http://", "https://[", "http://a b"],
)
def test_addresses_that_lead_nowhere(address: str) -> None:
    assert reason(address)


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Idlib Wire</title>
<item><guid>wire-1</guid><title>Nine killed in Maarat</title><link>{url}/strike</link>
<pubDate>Sat, 15 Jun 2019 10:00:00 GMT</pubDate><description>Nine &lt;b&gt;killed&lt;/b&gt;.</description></item>
<item><guid>wire-2</guid><title>Mine kills two</title><link>{url}/gone</link>
<pubDate>yesterday</pubDate>
<description>&lt;p&gt;A mine killed two.&lt;/p&gt;&lt;p&gt;One was a child.&lt;/p&gt;</description></item>
</channel></rss>"""


def test_a_feed_leads_to_its_pages_and_stands_in_for_those_that_are_gone(site: Site) -> None:
    site.put("/strike", ARTICLE)
    url = site.put("/feed", FEED.format(url=site.url), "application/rss+xml")
    first, second = read(url)
    assert isinstance(first, Intake)
    assert (first.report.id, first.report.title) == ("wire-1", "Nine killed in Maarat")
    assert first.report.published == "2019-06-15"
    assert "rescue workers said" in first.report.text
    assert first.report.source == "Idlib Wire"
    assert isinstance(second, Intake)
    assert second.report.text == "A mine killed two.\n\nOne was a child."
    assert second.report.published is None
    assert [issue.code for issue in second.issues] == ["page-not-read", "bad-date"]
    assert "answered 404 Not Found" in second.issues[0].message


def test_a_feed_file_cut_in_half_gives_the_entries_before(site: Site, tmp_path: Path) -> None:
    site.put("/strike", ARTICLE)
    file = tmp_path / "feed.xml"
    file.write_text(FEED.format(url=site.url)[:-250], encoding="utf-8")
    items = read(str(file))
    assert isinstance(items[0], Intake)
    assert isinstance(items[-1], Skipped)
    assert items[-1].reason.startswith("is broken after entry")


def test_an_atom_feed(site: Site, tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    file.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>urn:1</id><title>Nine killed</title>'
        "<updated>2019-06-15T23:00:00Z</updated><summary>Nine were killed in Maarat.</summary></entry></feed>",
        encoding="utf-8",
    )
    (intake,) = read(str(file))
    assert isinstance(intake, Intake)
    assert (intake.report.published, intake.report.text) == ("2019-06-15", "Nine were killed in Maarat.")
    assert site.asked == []


@pytest.mark.parametrize("xml", ["<rss version='2.0'><channel></channel></rss>", "<catalogue/>", "nine killed"])
def test_xml_that_is_no_feed(xml: str, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(xml, encoding="utf-8")
    (only,) = read(str(tmp_path / "a.xml"))
    assert isinstance(only, Skipped)


def test_a_folder_is_read_in_order_and_says_what_it_left(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Two were killed.", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "one.txt").write_text("One was killed.", encoding="utf-8")
    (tmp_path / "README.md").write_text("What lies here.", encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    (tmp_path / "empty.log").touch()
    (tmp_path / ".hidden.txt").write_text("Three were killed.", encoding="utf-8")
    items = read(str(tmp_path))
    assert [item.report.text for item in items if isinstance(item, Intake)] == ["Two were killed.", "One was killed."]
    assert items[-1] == Skipped(str(tmp_path), "holds files of kinds that are not read (1): photo.jpg")
    assert len(items) == 3


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    assert read(str(tmp_path)) == [Skipped(str(tmp_path), "holds no reports")]
    assert read(str(tmp_path / "none.txt")) == [Skipped(str(tmp_path / "none.txt"), "does not exist")]
    assert read("a\0b")[0].reason == "is no path"  # type: ignore[union-attr]
    os.mkfifo(tmp_path / "pipe.txt")
    assert read(str(tmp_path)) == [Skipped(str(tmp_path / "pipe.txt"), "is no regular file")]


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "closed.txt"
    file.write_text("Nine were killed.", encoding="utf-8")
    file.chmod(0)
    if os.access(file, os.R_OK):  # the superuser reads everything

        def refuse(*_args: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("builtins.open", refuse)
    assert read(str(file)) == [Skipped(str(file), "may not be read: no permission")]


def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/bad\xff\nname.txt"
    Path(os.fsdecode(name)).write_bytes(b"")
    (only,) = read(str(tmp_path))
    line = str(only)
    assert line.encode().endswith("bad\ufffd name.txt: is empty".encode())
    assert "\n" not in line


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine were killed.", encoding="utf-8")
    items = list(open_reports(["nowhere", "-", str(tmp_path / "a.txt")], stdin=BytesIO(b"")))
    assert [type(item) for item in items] == [Skipped, Skipped, Intake]
