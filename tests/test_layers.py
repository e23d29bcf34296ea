"""Imports point back along the flow: a room may use what lies before it, never what comes after."""

from __future__ import annotations

import ast
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "warledger"
# The flow, from the words of the trade to the executable. Rooms on one line do not know each other.
FLOW = (
    {"", "errors", "bounds", "when", "records", "hand", "language"},
    {"reports", "places", "reading", "storing", "quoting"},
    {"incidents", "withholding", "countries"},
    {"reckoning"},
    {"ledger"},
    {"output", "table", "ledgertable", "accounts"},
    {"publish", "desk"},
    {"deriving"},
    {"flow"},
    {"commands"},
    {"cli"},
    {"__main__"},
)
LEVEL = {room: level for level, rooms in enumerate(FLOW) for room in rooms}


def room_of(module: str) -> str:
    return module.removeprefix("warledger").lstrip(".").split(".")[0]


def imports(path: Path) -> list[str]:
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("warledger"):
            found.append(node.module)
        elif isinstance(node, ast.Import):
            found += [alias.name for alias in node.names if alias.name.startswith("warledger")]
    return found


def test_every_room_has_its_place_in_the_flow() -> None:
    rooms = {p.stem if p.suffix == ".py" else p.name for p in SOURCE.iterdir() if p.suffix == ".py" or p.is_dir()}
    assert rooms - {"__init__", "__pycache__", "hand"} <= set(LEVEL)


def test_imports_point_back_along_the_flow() -> None:
    wrong = []
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE)
        here = relative.parts[0].removesuffix(".py").replace("__init__", "")
        for module in imports(path):
            there = room_of(module)
            if LEVEL[there] > LEVEL[here] or (LEVEL[there] == LEVEL[here] > 0 and there != here):
                wrong.append(f"{relative} imports {module}")
    assert wrong == []


def test_linking_and_reckoning_name_no_language() -> None:
    """A further language adds tables; it edits neither room."""
    rooms = [*(SOURCE / "incidents").glob("*.py"), *(SOURCE / "reckoning").glob("*.py")]
    assert {m for path in rooms for m in imports(path) if m.startswith("warledger.reading.english")} == set()
