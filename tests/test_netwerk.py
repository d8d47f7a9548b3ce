"""Nothing leaves the computer: no opdracht ever opens a connection (docs/privacy.md)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from programma import DE_LINDE

# Python itself reports every socket and every lookup here, whoever asks for it.
GUARD = """
import sys
def refuse(event, arguments):
    if event.startswith("socket.") or event in ("urllib.Request", "http.client.connect"):
        raise SystemExit(f"verbinding: {event} {arguments}")
sys.addaudithook(refuse)
from basisnorm.cli.main import main
main()
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["demo"],
        ["uitslag", DE_LINDE],
        ["uitslag", DE_LINDE, "--json"],
        ["uitleg", DE_LINDE],
        ["rapport", DE_LINDE],
        ["norm", "bronnen"],
        ["norm", "controleer"],
        ["audit", "school.yaml"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_connection_is_made(arguments: list[str | Path], tmp_path: Path) -> None:
    """The hook stops the program at the first socket, so reaching the end proves it."""
    ran = subprocess.run(
        [sys.executable, "-c", GUARD, *arguments], cwd=tmp_path, input=b"", capture_output=True
    )
    assert b"verbinding" not in ran.stderr
    assert ran.returncode in (0, 130), ran.stderr.decode()


def test_the_guard_works() -> None:
    """With a socket in it the same program does stop."""
    wrong = GUARD.replace("main()", "import socket; socket.socket()")
    ran = subprocess.run([sys.executable, "-c", wrong], capture_output=True)
    assert b"verbinding: socket" in ran.stderr
