"""GeoNames' file of a country from GeoNames itself, for a machine that has a network."""

from __future__ import annotations

import re
from pathlib import Path

import urllib3

from warledger.errors import WarledgerError

GEONAMES = "https://download.geonames.org/export/dump/"
MOST_BYTES = 2_000_000_000
"""allCountries.zip is a fifth of this."""


class FetchError(WarledgerError):
    """A country's file cannot be had."""

    def __init__(self, url: str, why: str) -> None:
        super().__init__(f"{url}: {why}; fetch it by another way and give the file to `warledger places add`")


def fetch(country: str, folder: Path, base: str = GEONAMES) -> Path:
    """Download ``SY.zip`` (or ``allCountries.zip``) into a folder: whole or not at all.

    Raises:
        FetchError: where the code is none, the server does not give the file, or it stops half-way.
    """
    if not re.fullmatch(r"[A-Z]{2}|allCountries", country):
        raise FetchError(base + country, "a country is two capital letters, or allCountries")
    url, target = f"{base}{country}.zip", folder / f"{country}.zip"
    part = target.with_suffix(".part")
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with urllib3.PoolManager(timeout=urllib3.Timeout(connect=10, read=60), retries=3) as pool:
            response = pool.request("GET", url, preload_content=False, enforce_content_length=True)
            if response.status != 200:
                raise FetchError(url, f"the server answers {response.status}")
            size = 0
            with part.open("wb") as stream:
                for block in response.stream(1 << 16):
                    size += len(block)
                    if size > MOST_BYTES:
                        raise FetchError(url, f"more than {MOST_BYTES:,} bytes")
                    stream.write(block)
        part.replace(target)
    except urllib3.exceptions.HTTPError as fault:
        raise FetchError(url, str(fault)) from fault
    finally:
        part.unlink(missing_ok=True)
    return target
