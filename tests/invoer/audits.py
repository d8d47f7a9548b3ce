"""Any audit that a table can hold, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from basisnorm.audit.model import Antwoord, Audit, Bewijs, Nvt, School, Schoolsoort
from basisnorm.audit.schrijfwijzen import plain_text
from basisnorm.norm.model import Status
from basisnorm.words import find_hidden
from invoer.tabellen import DATUM, norm

NORM = norm()
EXTRA = tuple(each.id for each in NORM.gebieden if each.status is Status.IN_VOORBEREIDING)

codes = st.from_regex(r"[0-9]{2}[A-Z]{2}[0-9]{2}", fullmatch=True)
# What may stand in a cell after it was read: without space around it, on one kind of line end.
texts = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf")), min_size=1, max_size=20
    )
    .map(plain_text)
    .filter(lambda text: text and plain_text(text) == text and not find_hidden(text))
)
lines = texts.map(lambda text: " ".join(text.split())).filter(bool)
formulas = st.sampled_from(("=1+1", "+31", "-", "@a", "'t Hof", "'=x", "''-x", 'De "Es"', "a;b,c"))


@st.composite
def antwoorden(draw: st.DrawFn, eis_id: str) -> Antwoord:
    """An answer that counts, or a note at a question that is open."""
    eis = NORM.eisen[eis_id]
    if draw(st.integers(0, 5)) == 0:
        return Antwoord(eis=eis_id, toelichting=draw(texts | formulas))
    toelichting = draw(st.none() | texts | formulas)
    bewijs = draw(st.none() | texts)
    nvt = bool(eis.nvt_redenen) and draw(st.booleans())
    return Antwoord(
        eis=eis_id,
        niveau=None if nvt else draw(st.sampled_from(eis.niveaus)),
        nvt=Nvt(reden=draw(st.sampled_from(eis.nvt_redenen)).id) if nvt else None,
        toelichting=toelichting,
        bewijs=(Bewijs(wat=bewijs),) if bewijs else (),
    )


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """An audit file as a table can hold it."""
    asked = draw(st.lists(st.sampled_from(tuple(NORM.eisen)), unique=True, max_size=30))
    extra = draw(st.lists(st.sampled_from(EXTRA), unique=True, max_size=2))
    soort = draw(st.sampled_from(tuple(Schoolsoort)))
    return Audit(
        norm=NORM.id,
        vragenlijst="volledig",
        school=School(
            vestigingscode=draw(codes),
            schoolsoort=soort,
            naam=draw(st.none() | lines | formulas),
            locatie=draw(st.none() | lines),
            bestuur=draw(st.none() | lines | formulas),
            samenwerkingsverband=draw(st.none() | st.just("PO3004")),
        ),
        extra_gebieden=tuple(each for each in EXTRA if each in extra),
        schooljaar=draw(st.none() | st.just("2026-2027")),
        datum=DATUM,
        rol=draw(st.none() | lines),
        antwoorden=tuple(draw(antwoorden(each)) for each in asked),
    )
