"""Templates as Jinja2 translated them, kept: to translate them takes a third of a start."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from basisnorm import files

_DIGEST = 32
# What else than its text decides what a template becomes.
_SYNTAX = ("autoescape", "trim_blocks", "lstrip_blocks", "keep_trailing_newline", "optimized")


class Vertaald(jinja2.BytecodeCache):
    """Keeps each template in a file of its own in `folder`, for this user alone.

    Jinja2 itself looks whether the text of a template has changed since. Whatever is wrong with a
    file: then the template is translated again. Whatever is wrong with the folder: nothing is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket what was kept, when all of it is as it was written."""
        kept = files.read_own(self._path(bucket))
        # Half a file would make the reader of bytecode fall over.
        if kept is not None and kept[:_DIGEST] == _digest(bucket, kept[_DIGEST:]):
            bucket.bytecode_from_string(kept[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it; nobody notices when that does not work."""
        data = bucket.bytecode_to_string()
        files.keep_own(self._path(bucket), _digest(bucket, data) + data)

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.jinja"


def _digest(bucket: Bucket, data: bytes) -> bytes:
    # Jinja2 promises nothing about its own versions, and PyPy reads no code of CPython.
    how = [jinja2.__version__, sys.implementation.cache_tag]
    how += [str(getattr(bucket.environment, each)) for each in _SYNTAX]
    return sha256(" ".join(how).encode() + b"\0" + data).digest()
