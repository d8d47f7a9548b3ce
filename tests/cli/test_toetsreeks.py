"""What a terminal sends by itself is never a key, however it is cut into pieces."""

from __future__ import annotations

import pytest

from basisnorm.cli.toetsreeks import Toetsreeks
from basisnorm.interview.typed import PASTE

REPLIES = [
    # OSC, DCS, APC, PM and SOS: up to ST or BEL, also with eight bits.
    "\x1b]11;rgb:1e1e/2222/0000\x07",
    "\x1b]11;rgb:1e1e/2222/0000\x1b\\",
    "\x1b]0;2 3 0 één Ü q\x1b\\",
    "\x1b]8;;https://2.nl\x07",
    "\x1bP>|xterm(388)\x1b\\",
    "\x1bP1$r0;1q\x1b\\",
    "\x1bP1+r544e=787465726d\x1b\\",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b^2\x1b\\",
    "\x1bX0 1 2 3\x1b\\",
    "\x1bX2\x07",
    "\x9d11;rgb:0/1/2\x9c",
    "\x902q\x9c",
    "\x9f2\x1b\\",
    "\x9e2\x07",
    "\x982\x9c",
    # CSI: who are you, where are you, which mode, the focus, the mouse, other keyboards.
    "\x1b[?62;22c",
    "\x1b[>41;388;0c",
    "\x1b[24;80R",
    "\x1b[?2004;1$y",
    "\x1b[?2;0$y",
    "\x1b[8;24;80t",
    "\x1b[I",
    "\x1b[O",
    "\x1b[<0;12;3M",
    "\x1b[<0;12;3m",
    "\x1b[32;12;3M",
    "\x1b[M 22",
    "\x1b[M\x20\x32\x33",
    "\x1b[50u",
    "\x1b[50;1:1u",
    "\x1b[50;5u",
    "\x1b[27;5;50~",
    "\x1b[?1u",
    "\x1b[13;2u",
    "\x9b?62c",
    "\x9b2~",
    # Keys that mean nothing here.
    "\x1b[A",
    "\x1b[1;5B",
    "\x1b[3~",
    "\x1b[15;2~",
    "\x1b[[A",
    "\x1bOA",
    "\x1bOP",
    "\x1bO2P",
    "\x1b[H",
    "\x1b[2J",
    "\x1b[1;1:3D",
    "\x1b(0",
    "\x1b#2",
    "\x8fA",
    "\x8e2",
    "\x1bN2",
    "\x1b\x1b[B",
    "\x85",
]
ARROWS = {
    "\x1b[D": "<",
    "\x1b[C": ">",
    "\x1bOD": "<",
    "\x1bOC": ">",
    "\x9bD": "<",
    "\x8fC": ">",
    "\x1b[1;5D": "<",
    "\x1b[1;2:1C": ">",
    "\x1bO5D": "<",
}


def pressed(pieces: list[bytes], gap: float = 0.0) -> list[str]:
    """The keys in pieces that came `gap` seconds after each other, and then a long silence."""
    reeks, keys = Toetsreeks(), []
    for number, piece in enumerate(pieces):
        if number:
            keys += silence(reeks, gap)
        keys += [key for byte in piece if (key := reeks.feed(bytes([byte])))]
    return keys + silence(reeks, 100)


def silence(reeks: Toetsreeks, seconds: float) -> list[str]:
    """What becomes of what began, when nothing comes for so long."""
    keys = []
    while reeks.wait is not None and reeks.wait <= seconds:
        seconds -= reeks.wait
        keys.append(reeks.expire())
    return [key for key in keys if key]


def splits(data: bytes) -> list[list[bytes]]:
    """Whole, in two at every place, and byte by byte."""
    halves = [[data[:at], data[at:]] for at in range(1, len(data))]
    return [[data], *halves, [bytes([byte]) for byte in data]]


@pytest.mark.parametrize("gap", [0.0, 0.05, 0.3, 1.0])
@pytest.mark.parametrize("reply", [*REPLIES, *ARROWS])
def test_a_sequence_in_pieces_is_one_sequence(reply: str, gap: float) -> None:
    keys = [ARROWS[reply]] if reply in ARROWS else []
    for pieces in splits(reply.encode()):
        # "Esc, and later N or # or (" is what someone typed: nothing sends it in parts.
        if gap > 0.1 and pieces[0] == b"\x1b" and reply[1] in "N#(":
            continue
        assert pressed(pieces, gap) == keys, pieces
        assert pressed([*pieces, b"2"]) == [*keys, "2"], pieces
        assert pressed([b"1", *pieces, b"2"], gap) == ["1", *keys, "2"], pieces


@pytest.mark.parametrize(
    "raw", [b"\x9b?62c", b"\x9d11;2\x9c", b"\x902\x9c", b"\x9bA", b"\x1b[M\xff\xfe2"]
)
def test_controls_of_eight_bits(raw: bytes) -> None:
    """As one byte, which is no UTF-8."""
    for pieces in splits(raw):
        assert pressed([*pieces, b"3"], 0.3) == ["3"]


@pytest.mark.parametrize("reply", REPLIES[:16])
def test_what_was_not_finished_is_dropped_and_the_next_key_counts(reply: str) -> None:
    data = reply.encode()
    for at in range(1, len(data) - 1):
        assert pressed([data[:at], b"3"], 5) == ["3"]
        # And the beginning of another sequence ends it at once.
        if data[:at].decode(errors="replace")[-1:] != "\x1b" and at > 1:
            assert pressed([data[:at], b"\x1b[D", b"3"]) == ["<", "3"]


@pytest.mark.parametrize("gap", [0.0, 0.3, 1.0, 4.0])
def test_a_paste_in_pieces_answers_nothing(gap: float) -> None:
    for text in ("2", "2\r3\rq", "één \x1b[A 2", "\x1b[200~2", "\x9b2", ""):
        for pieces in splits(f"\x1b[200~{text}\x1b[201~".encode()):
            # Its beginning and end come from the terminal, and in one go.
            if gap > 1 and len(pieces[0]) < 6:
                continue
            assert pressed(pieces, gap) == [PASTE], pieces


def test_a_paste_without_an_end_is_a_paste_all_the_same() -> None:
    assert pressed([b"\x1b[200~2", b"3"], 10) == [PASTE, "3"]


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        ([b"\x1b", b"2"], ["2"]),  # Esc, and then an answer.
        ([b"\x1b2"], []),  # Alt and a key.
        ([b"\x1bn", b"2"], ["2"]),
        ([b"\x1b\x1b", b"2"], ["2"]),
        ([b"\x1b", b"n", b"2"], ["n", "2"]),
        ([b"\x1b"], []),
        ([b"\x1b", b"[", b"D"], ["<"]),
        ([b"\x1b", b"O", b"C"], [">"]),
        ([b"\x1b", b"[1", b";5", b"A"], []),
        ([b"\xc3", b"\xa9"], ["é"]),
        ([b"\xc3", b"2"], ["2"]),
        ([b"\xe2\x82", b"\xac"], ["€"]),
        ([b"\x1b[1\r", b"2"], ["2"]),
        ([b"\x1b]0;2\x18", b"2"], ["2"]),
    ],
)
def test_keys_that_someone_pressed(pieces: list[bytes], keys: list[str]) -> None:
    assert pressed(pieces, 0.3) == keys


def test_a_whole_line() -> None:
    for reply in REPLIES:
        # "Next line" ends a line among what was pasted.
        kept = reply if reply == "\x85" else ""
        assert Toetsreeks().typed(f"twee{reply} drie") == f"twee{kept} drie"
    assert Toetsreeks().typed("\x1b[Dtwee") == "twee"
    assert Toetsreeks().typed("één, 2\n") == "één, 2\n"


@pytest.mark.parametrize("line", ["2\x1b]11;rgb", "\x1b2", "2\x1b", "2\x1b[1;", "\x1bP2\n"])
def test_a_line_that_is_not_certain(line: str) -> None:
    assert Toetsreeks().typed(line) is None
