"""A small gazetteer of invented files in the formats of the trade, and a program that has only ``places``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from warledger.commands.places import add_commands

GEONAMES = """\
170015\tHama\tHama\tHamah,حماة\t35.22\t37.21\tA\tADM1\tSY\t\t10\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01
169387\tIdlib\tIdlib\tIdleb,إدلب\t35.79\t36.68\tA\tADM1\tSY\t\t12\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01
170017\tHama\tHama\tHamah,حماة\t35.1318\t36.7578\tP\tPPLA\tSY\t\t10\t\t\t\t460602\t\t\tAsia/Damascus\t2020-01-01
900001\tTall Mallah\tTall Mallah\tتل ملح\t35.3057\t36.5196\tP\tPPL\tSY\t\t10\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01
900002\tJubbayn\tJubbayn\tالجبين\t35.3387\t36.5131\tP\tPPL\tSY\t\t10\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01
900003\tJubbayn\tJubbayn\tالجبين\t35.9154\t37.5780\tP\tPPL\tSY\t\t12\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01
900004\tGhariyah ash Sharqiyah\tx\tالغارية الشرقية\t32.6783\t36.2594\tP\tPPL\tSY\t\t06\t\t\t\t0\t\t\t\t2020-01-01
900005\tGhariyah al Gharbiyah\tx\tالغارية الغربية\t32.6878\t36.2233\tP\tPPL\tSY\t\t06\t\t\t\t0\t\t\t\t2020-01-01
900006\tWadi Something\tx\t\t35.0\t37.0\tH\tWAD\tSY\t\t10\t\t\t\t0\t\t\tAsia/Damascus\t2020-01-01
"""

WHOS_ON_FIRST = [
    {
        "wof_id": 1, "placetype": "locality", "name": "Tall Mallah", "lat": 35.306, "lon": 36.521, "country": "SY",
        "region": "Hamah", "county": "Muhradah", "is_current": -1, "population": 0,
        "names": {"تل ملح": ["ara_x_preferred"]},
    },
    {
        "wof_id": 2, "placetype": "region", "name": "Hamah", "lat": 35.22, "lon": 37.2, "country": "SY",
        "region": "Hamah", "county": None, "is_current": 1, "population": None, "names": {"Hama": ["eng_x_preferred"]},
    },
]  # fmt: skip

PCODES = """\
admin1Name_en,admin1Pcode,admin2Name_en,admin2Pcode,admin3Name_en,admin3Pcode,admin4Name_en,admin4Name_ar,admin4Pcode,latitude,longitude
Hama,SY05,Muhradah,SY0503,Kafr Zeita,SY050302,Lataminah,اللطامنة,C3001,35.3215,36.6229
"""


def gazetteer_files(folder: Path) -> dict[str, Path]:
    """The files, written into a folder, by the name of their format."""
    files = {
        "geonames": folder / "SY.txt", "whos_on_first": folder / "wof.jsonl", "pcodes": folder / "pcodes.csv",
    }  # fmt: skip
    files["geonames"].write_text(GEONAMES, encoding="utf-8")
    files["whos_on_first"].write_text("".join(json.dumps(r) + "\n" for r in WHOS_ON_FIRST), encoding="utf-8")
    files["pcodes"].write_text(PCODES.replace("C3001", "SY3001"), encoding="utf-8")
    return files


def run(*words: str) -> int:
    """The command line with nothing but ``places`` on it."""
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers(required=True))
    args = parser.parse_args(["places", *words])
    code: int = args.run(args)
    return code
