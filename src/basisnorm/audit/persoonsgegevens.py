"""Notices free text that may be about one person: basisnorm asks no pupil data."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from basisnorm.audit.bezwaren import say_personal

if TYPE_CHECKING:
    from basisnorm.fields import Reader
    from basisnorm.strict_yaml import YamlPath

# One character before the @ is enough to find one, and keeps a long text linear.
_EMAIL = re.compile(r"[\w.+-]@[\w-]+\.\w")
_NINE_DIGITS = re.compile(r"(?<![0-9])(?:[0-9][ .-]?){8}[0-9](?![0-9])")
_WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)
# "jan (at) zon.nl": an address that hides from programs, not from people.
_HIDDEN_EMAIL = (
    r"[\w.+-]{1,64} ?[(\[] ?(?:at|apenstaartje) ?[)\]] ?[\w-]{1,64}"
    r"(?: ?(?:\.|[(\[] ?(?:dot|punt) ?[)\]]) ?[\w-]{1,64}){1,8}"
)
# A telephone number, that is no date.
_PHONE = (
    r"(?<![\w.,-])(?![0-9]{1,2}[-/. ][0-9]{1,2}[-/. ](?:19|20)[0-9]{2})"
    r"(?:(?:\+|00)[1-9][0-9]{0,2}[ .-]?(?:\(0\)[ .-]?)?(?:[0-9][ .-]?){7,9}[0-9]"
    r"|\(?0[1-9](?:[ .()-]{0,2}[0-9]){8})(?![0-9])"
)
_IPV4 = r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w.])"
_IPV6 = r"(?<![\w:])(?:[0-9a-f]{0,4}:){4,7}[0-9a-f]{1,4}(?![\w:])"
# A date is one of birth only when it says so.
_BIRTH = (
    r"\bgeb(?:oren|oortedatum|\.)?[ :.]{1,3}(?:op )?[0-9]{1,2}[-/. ]"
    r"(?:[0-9]{1,2}|[a-z]{3,9})[-/. ](?:[0-9]{4}|[0-9]{2})"
)
_IBAN = r"\bNL[0-9]{2} ?[A-Z]{4} ?(?:[0-9]{4} ?){2}[0-9]{2}(?![\w])"
_PERSONAL = r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8}|" + "|".join(
    (_HIDDEN_EMAIL, _PHONE, _IPV4, _IPV6, _BIRTH, _IBAN)
)
# The number of a paragraph looks like the address of a computer: that one has a big part.
_COMPUTER = rf"\bip(?:-adres)?[ :]{{1,3}}{_IPV4}|(?=[0-9.]{{0,12}}(?<![0-9])[12][0-9]{{2}}){_IPV4}"
_KINDS = tuple(
    (re.compile(pattern, re.IGNORECASE), what, contact)
    for pattern, what, contact in (
        (_HIDDEN_EMAIL, "een e-mailadres", True),
        (_IBAN, "een rekeningnummer (IBAN)", True),
        (_PHONE, "een telefoonnummer", True),
        (_BIRTH, "een geboortedatum", False),
        (f"{_COMPUTER}|{_IPV6}", "een IP-adres", False),
    )
)
# Without one of these there is nothing to look for.
_HINT = re.compile(r"[0-9@:(\[]")
_LEFT_OUT = "(weggelaten)"


def find_personal(text: str, *, contact: bool = False) -> str | None:
    """What in this text looks like a person, such as "een e-mailadres"; else None.

    With `contact` an address, a telephone or an account number is what the field is for. A BSN is
    nine digits that pass the elfproef, as the law on that number prescribes.
    """
    if not _HINT.search(text):
        return None
    if not contact and _EMAIL.search(text):
        return "een e-mailadres"
    for match in _NINE_DIGITS.finditer(text):
        digits = [int(character) for character in match[0] if character.isdigit()]
        checksum = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=True))
        if any(digits) and checksum % 11 == 0:
            return "een burgerservicenummer (BSN)"
    for pattern, what, for_contact in _KINDS:
        if not (contact and for_contact) and pattern.search(text):
            return what
    return None


@cache
def _personal() -> re.Pattern[str]:
    # Only for what was refused; to compile it takes 3 ms, for which no other start need wait.
    return re.compile(_PERSONAL, re.IGNORECASE)


def without_personal(text: str) -> str:
    """The same text without what looks like a person; empty when there is nothing else in it.

    For what we write ourselves, about input that was refused.
    """
    if not _HINT.search(text):
        return text
    left = _personal().sub(_LEFT_OUT, text)
    for match in [*_NINE_DIGITS.finditer(left)]:
        if find_personal(match[0], contact=True):
            left = left.replace(match[0], _LEFT_OUT)
    if left == text:
        return text
    return left if left.replace(_LEFT_OUT, "").strip(" ,;.") else ""


def free_text(
    reader: Reader, path: YamlPath, *, required: bool = False, contact: bool = False
) -> str | None:
    """The text at `path`; a let-op is reported when it looks like it is about a person."""
    text = reader.text(path, required=required)
    personal = find_personal(text, contact=contact) if text else None
    if personal is not None:
        reader.refuse(path, say_personal(personal))
    return text
