"""Streams that end, rather than raise, where their data break off."""

from __future__ import annotations

import codecs
import gzip
import io
import zlib
from typing import BinaryIO

from warledger.reports.intake import Unreadable

HEAD = 65_536
_GZIP = b"\x1f\x8b"


class Steady(io.RawIOBase):
    """A stream whose first bytes can be looked at, and which ends where the one beneath it breaks.

    ``fault`` then says how. So a reader reads what there is, to the last whole record, and need not know of gzip or
    disks. Closing it leaves the stream beneath open: that belongs to whoever opened it.
    """

    def __init__(self, beneath: BinaryIO) -> None:
        self._read = getattr(beneath, "read1", beneath.read)
        self._ahead = b""
        self.fault: str | None = None

    def readable(self) -> bool:
        """True, as io asks."""
        return True

    def head(self, size: int = HEAD) -> bytes:
        """The first bytes, which stay in the stream; fewer than asked only where it ends before."""
        while len(self._ahead) < size and (more := self._next(size - len(self._ahead))):
            self._ahead += more
        return self._ahead[:size]

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, as io asks; 0 at the end or where the data break off."""
        size = len(buffer)
        data = self._ahead or self._next(size)
        self._ahead = data[size:]
        given = min(size, len(data))
        buffer[:given] = data[:given]
        return given

    def _next(self, size: int) -> bytes:
        if self.fault is not None:
            return b""
        try:
            return bytes(self._read(size) or b"")
        except EOFError:
            self.fault = "its gzip data are cut short"
        except (gzip.BadGzipFile, zlib.error):
            self.fault = "its gzip data are damaged"
        except OSError as fault:
            self.fault = fault.strerror or str(fault)
        return b""


class Recoded:
    """A stream of another charset, read as UTF-8; what is no text in that charset becomes U+FFFD."""

    def __init__(self, beneath: BinaryIO, charset: str) -> None:
        self._beneath = beneath
        self._decoder = codecs.getincrementaldecoder(charset)("replace")

    def read(self, size: int) -> bytes:
        """About as many bytes as asked; none only at the end."""
        text = ""
        while not text and (data := self._beneath.read(max(size, 4))):
            text = self._decoder.decode(data)
        return (text or self._decoder.decode(b"", final=True)).encode()


def unpacked(beneath: BinaryIO) -> Steady:
    """The stream, gunzipped if it is gzip, whatever it is called.

    Raises:
        Unreadable: if there is not one byte to be had, and the reason is a fault.
    """
    stream = Steady(beneath)
    if stream.head(2) == _GZIP:
        stream = Steady(gzip.GzipFile(fileobj=io.BufferedReader(stream, HEAD)))  # type: ignore[arg-type]
    if not stream.head() and stream.fault:
        raise Unreadable(f"cannot be read: {stream.fault}")
    return stream
