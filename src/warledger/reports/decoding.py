"""Bytes to text, with a word on every byte that could not be taken at its face.

UTF-8 where it holds; UTF-16 with or without its mark; else the charset that was declared, or that charset-normalizer
finds. A text that is UTF-8 in the main with strays of an older charset (files pasted together, a feed over a legacy
page) keeps its good parts and has the strays mended. Binary data is refused.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable

from warledger.reports.intake import Note, Unreadable

#: Byte order marks; UTF-32 before UTF-16, of which it is a longer spelling. The mark is not part of the text.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What newsrooms of the regions in the data wrote before UTF-8; a closed list, since every odd charset tried is a
#: chance to misread.
_LEGACY = [
    "cp1252", "cp1256", "cp1251", "koi8_r", "iso8859_6", "cp1250", "cp1254", "cp1255", "cp1253", "mac_cyrillic",
    "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_SAMPLE = 65_536
_ODD = bytes(set(range(32)) - set(b"\0\t\n\v\f\r\x1b"))
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def charset_by_mark(raw: bytes) -> str | None:
    """The charset that a byte order mark names, if there is one."""
    return next((name for mark, name in _MARKS if raw.startswith(mark)), None)


def wide_charset(raw: bytes) -> str | None:
    """UTF-16 without its mark: every other byte is the high one of a Latin, Cyrillic or Arabic letter."""
    sample = raw[:_SAMPLE]
    if len(sample) < 8 or b"\0" not in sample:  # spaces and line ends have a NUL in every script
        return None
    low, high = (_share(sample[start::2], b"\0\x04\x06") for start in (0, 1))
    if max(low, high) < 0.8 or min(low, high) > 0.2:
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def decode(raw: bytes, declared: str | None = None) -> tuple[str, tuple[Note, ...]]:
    """The text of the bytes, and notes on what was guessed, mended or lost.

    Raises:
        Unreadable: if the bytes are no text.
    """
    charset = charset_by_mark(raw) or wide_charset(raw)
    if charset and charset != "utf-8":
        return _in(raw, charset)
    body = raw.removeprefix(codecs.BOM_UTF8)
    refuse_binary(body[:_SAMPLE], 0.1)
    try:
        return body.decode(), ()
    except UnicodeDecodeError:
        refuse_binary(body[:_SAMPLE], 0.03)
    good = len(_MULTIBYTE.findall(body))
    stray = sum(map(len, re.findall(rb"[\x80-\xff]+", _MULTIBYTE.sub(b"", body))))
    if good and good >= stray:
        return _mend(body)
    return _legacy(body, declared)


def refuse_binary(sample: bytes, limit: float) -> None:
    """Raise Unreadable where the share of control bytes, which no text holds, lies above the limit.

    NULs are counted apart: a text may hold some, half a text may not.
    """
    if _share(sample, _ODD) > limit or _share(sample, b"\0") > 0.3:
        raise Unreadable("is binary data, not text")


def _share(sample: bytes, of: bytes) -> float:
    return 1 - len(sample.translate(None, of)) / len(sample) if sample else 0.0


def _in(raw: bytes, charset: str) -> tuple[str, tuple[Note, ...]]:
    text = raw.decode(charset, "replace")
    lost = text.count("\ufffd") - raw.count("\ufffd".encode(charset)[-2:])
    return text, (("encoding-lost", f"{lost} characters are no {charset}; each became U+FFFD"),) if lost > 0 else ()


def _mend(body: bytes) -> tuple[str, tuple[Note, ...]]:
    """UTF-8 with strays: stray bytes are read in the charset of the lines that hold them, a cut one as U+FFFD."""
    broken = b"\n".join(line for line in body.split(b"\n") if not _is_utf8(line))
    charset = _detect(_MULTIBYTE.sub(b"", broken)) or "cp1252"
    strays = 0

    def mend(fault: UnicodeError) -> tuple[str, int]:
        nonlocal strays
        if not isinstance(fault, UnicodeDecodeError):
            raise fault
        strays += fault.end - fault.start
        if fault.end == len(body) and fault.reason == "unexpected end of data":
            return "\ufffd", fault.end
        return fault.object[fault.start : fault.end].decode(charset, "replace"), fault.end

    text = _decode_with(body, mend)
    message = f"{strays} bytes are not UTF-8; they were read as {charset}, or as U+FFFD where cut off"
    return text, (("mixed-encoding", message),)


def _decode_with(body: bytes, handler: Callable[[UnicodeError], tuple[str, int]]) -> str:
    # The codec registry has no way to remove a handler; the one name is overwritten at each use.
    codecs.register_error("warledger-mend", handler)
    return body.decode("utf-8", "warledger-mend")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _legacy(body: bytes, declared: str | None) -> tuple[str, tuple[Note, ...]]:
    for charset, how in ((_known(declared), "declared"), (_detect(body), "guessed")):
        if charset:
            try:
                return body.decode(charset), (("encoding-guessed", f"not UTF-8; read as {charset} ({how})"),)
            except (UnicodeDecodeError, LookupError):
                continue
    text = body.decode("cp1252", "replace")
    lost = text.count("\ufffd")
    return text, (("encoding-lost", f"the encoding could not be found; read as cp1252, {lost} bytes lost"),)


def _known(charset: str | None) -> str | None:
    """The declared charset if Python has it as a text encoding; web pages that say latin-1 mean cp1252 (WHATWG)."""
    try:
        name = codecs.lookup(charset or "utf-8").name
        b"".decode(name)
    except (LookupError, ValueError):
        return None
    return {"utf-8": None, "iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)


def _detect(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes  # slow to import, and most texts are UTF-8

    # Lines without high bytes tell nothing of the charset and crowd the sample.
    telling = b"\n".join(line for line in raw.split(b"\n") if not line.isascii())
    best = from_bytes(telling[:_SAMPLE], cp_isolation=_LEGACY).best()
    return best.encoding if best else None
