"""No input takes more memory than it may: each is read in a process of its own, whose peak is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ALLOWED = 350  # MB

_MEASURE = """
import sys
from warledger.reports import open_reports
for item in open_reports([sys.argv[1]]):
    print(str(getattr(item, "reason", "read")))
# Not getrusage: its peak counts what the parent held when it forked.
print(next(int(line.split()[1]) // 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def _fifty_megabytes_of_one_line() -> Iterator[bytes]:
    return (b"Nine were killed in Idlib. " * 2000 for _ in range(1000))


def _long_row() -> Iterator[bytes]:
    yield b'{"text": "'
    yield from _fifty_megabytes_of_one_line()
    yield b'"}\n{"text": "Two were killed."}\n'


def _long_list() -> Iterator[bytes]:
    row = json.dumps({"text": "Nine were killed in Idlib. " * 80}).encode()
    yield b"["
    yield from (row + b"," for _ in range(10_000))
    yield row.replace(b"Nine", b"Ten") + b"]"


def _as_long_as_may_be(unit: str) -> Callable[[], Iterator[bytes]]:
    def parts() -> Iterator[bytes]:
        yield "\U0001f534 ".encode()
        yield from (unit.encode() * 1000 for _ in range(9_900_000 // len(unit.encode()) // 1000))

    return parts


def _nested_row() -> Iterator[bytes]:
    yield b'{"text": "Nine", "x": [' + b"{}," * 3_200_000 + b"{}]}"


def _wide_page() -> Iterator[bytes]:
    yield b"<html><body>" + b"<div>abc <span>d</span></div>" * 37_000 + b"killed " * 500_000


CASES: dict[str, tuple[Callable[[], Iterator[bytes]], str]] = {
    "line.txt": (_fifty_megabytes_of_one_line, "too long"),
    "line.html": (_fifty_megabytes_of_one_line, "too long"),
    "line.json": (_fifty_megabytes_of_one_line, "too long"),
    "line.xml": (_fifty_megabytes_of_one_line, "too long"),
    "line.warc": (_fifty_megabytes_of_one_line, "no WARC"),
    "row.jsonl": (_long_row, "too long"),
    "list.json": (_long_list, "read"),
    "longest.txt": (_as_long_as_may_be("killed "), "read"),
    "arabic.txt": (_as_long_as_may_be("قتل "), "read"),
    "nested.jsonl": (_nested_row, "100,000 lists"),
    "wide.html": (_wide_page, "read"),
}


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak is read from /proc")
@pytest.mark.parametrize("name", CASES)
def test_peak_memory(name: str, tmp_path: Path) -> None:
    parts, said = CASES[name]
    with (tmp_path / name).open("wb") as file:
        file.writelines(parts())
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(tmp_path / name)], capture_output=True, text=True, check=True
    )
    *lines, peak = done.stdout.splitlines()
    assert done.stderr == ""
    assert said in " ".join(lines)
    print(f"{name}: {peak} MB")
    assert int(peak) <= ALLOWED
