"""Whatever bytes come in by whatever door: reports, or a line each that says why not. Never a traceback."""

from __future__ import annotations

import gzip
import json
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warledger.reports import READERS, Intake, Skipped, read_stream
from warledger.reports.fetching import Fetcher
from warledger.reports.intake import Fetched, Told, Unreadable
from warledger.reports.kinds import Kind

from .local_site import ARTICLE
from .test_intake_addresses import FEED
from .test_intake_pages import ARCHIVE

SEEDS: dict[Kind, bytes] = {
    "text": "Nine killed in Idlib\r\n\r\nقتل تسعة أشخاص في غارة.\0".encode(),
    "page": ARTICLE.encode(),
    "rows": b'[{"id": 1, "text": "Nine killed", "published": "2019-06-15"}, {"reports": [{"text": "x\\ud800"}]}]',
    "feed": FEED.format(url="https://example.org").encode(),
    "archive": b"".join(ARCHIVE),
}
SUFFIXES: dict[Kind, str] = {"text": ".txt", "page": ".html", "rows": ".json", "feed": ".xml", "archive": ".warc"}


class _Nowhere(Fetcher):
    def fetch(self, url: str) -> Fetched:
        raise Unreadable(f"no address is fetched here: {url[:20]}")


@st.composite
def damaged(draw: st.DrawFn, seed: bytes) -> bytes:
    """The seed with pieces cut out, put twice or overwritten."""
    raw = bytearray(seed)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 60)))
        raw[start:end] = draw(st.sampled_from([b"", bytes(raw[start:end]) * 2, draw(st.binary(max_size=12))]))
    return bytes(raw[: draw(st.integers(0, len(raw)))] if draw(st.booleans()) else raw)


def check(name: str, raw: bytes) -> None:
    items = list(read_stream(name, BytesIO(raw), Told(), _Nowhere()))
    assert items, "something must be said of everything"
    for item in items:
        if isinstance(item, Skipped):
            assert item.reason
            assert "\n" not in str(item)
            str(item).encode()
        else:
            assert isinstance(item, Intake)
            report = item.report
            json.dumps([report.id, report.title, report.text, report.url], ensure_ascii=False).encode()
            assert all(issue.about == (report.id,) for issue in item.issues)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=60)
@given(st.data())
def test_damaged_input_of_every_kind(kind: Kind, data: st.DataObject) -> None:
    check("a" + SUFFIXES[kind], data.draw(damaged(SEEDS[kind])))


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=60)
@given(raw=st.binary(max_size=300))
def test_any_bytes_by_any_door(kind: Kind, raw: bytes) -> None:
    check("a" + SUFFIXES[kind], raw)
    check("standard input", raw)


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=20)
@given(data=st.data())
def test_damaged_gzip(kind: Kind, data: st.DataObject) -> None:
    whole = gzip.compress(SEEDS[kind], mtime=0)
    check(f"a{SUFFIXES[kind]}.gz", data.draw(damaged(whole)))


@given(
    st.dictionaries(
        st.sampled_from(["id", "title", "text", "published", "source", "url", "lang", "reports"]),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters()),
            lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
            max_leaves=4,
        ),
    )
)
def test_rows_with_anything_in_any_field(row: dict[str, object]) -> None:
    check("a.jsonl", json.dumps(row).encode())
