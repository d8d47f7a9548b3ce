"""What the law gives every parent and pupil, whatever the school answered.

Plan, consent and hearing: WVO 2020 art. 2.44, read as it held on 1 January 2026; for primary
education WPO art. 40a, of which the explanatory memorandum of wet 36 443 says the same. Terms of
admission: WPO art. 40 and WVO 2020 chapter 8, as Onderwijsconsulenten and samenwerkingsverbanden
explain them. The WEC was not read, so for so and vso no number of weeks is named.
Disputes: the committee's own page and that of Onderwijsconsulenten. The words are ours, and the law
of today was not read for primary education: the block says that it is a summary.
"""

from __future__ import annotations

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Sector
from basisnorm.rapport.schoolgids.model import Deel, alinea, opsomming

# Their sentences stand here already, as a right of everyone; a second time helps no one.
EISEN = frozenset({"GEN-03", "GEN-09", "GEN-10", "GEN-11", "GEN-12", "GEN-13", "GEN-14"})

_EXTRA_FOR_ALL = (Schoolsoort.SBO, Schoolsoort.SO, Schoolsoort.VSO, Schoolsoort.PRO)
_WEC = (Schoolsoort.SO, Schoolsoort.VSO)


def build_rechten(soort: Schoolsoort) -> Deel:
    """The block "Uw rechten" for one kind of school."""
    return Deel(
        id="rechten",
        titel="Uw rechten",
        blokken=(
            alinea(
                "Deze rechten hebt u op elke school.",
                "Ze staan in de wet of zijn landelijk geregeld.",
                "Dit is een korte samenvatting. De tekst van de wet gaat voor.",
            ),
        ),
        delen=(
            Deel(id="plan", titel="Een plan, samen met u", blokken=(opsomming(_plan(soort)),)),
            Deel(
                id="meepraten",
                titel="Uw kind praat mee",
                blokken=(opsomming(_meepraten(soort.sector)),),
            ),
            Deel(
                id="aanmelden",
                titel="Uw kind aanmelden",
                blokken=(opsomming(_aanmelden(soort)),),
            ),
            Deel(
                id="oneens",
                titel="Bent u het niet met ons eens?",
                blokken=(opsomming(_oneens(soort.sector)),),
            ),
        ),
    )


def build_zorgplicht() -> tuple[str, ...]:
    """What the law asks when the school cannot give the help that is needed."""
    return (
        "Kunnen wij uw kind niet de hulp geven die nodig is?",
        "Dan zoeken wij samen met u een school die dat wel kan.",
        "Dat heet zorgplicht. U hoeft het niet alleen te doen.",
    )


def _plan(soort: Schoolsoort) -> list[str]:
    first = (
        "Wij maken een plan voor uw kind, na overleg met u."
        if soort in _EXTRA_FOR_ALL
        else "Krijgt uw kind extra ondersteuning? Dan maken wij een plan, na overleg met u."
    )
    zinnen = [
        f"{first} Het heet een ontwikkelingsperspectief (OPP).",
        "Het plan is er kort na de inschrijving. Daarvoor geldt een wettelijke termijn."
        if soort in _WEC
        else "Is uw kind nieuw? Dan is het plan er uiterlijk zes weken na de inschrijving.",
        "Over de begeleiding beslist u mee. Dat deel geldt pas als u het ermee eens bent.",
        "Elk schooljaar bespreken wij het plan minstens één keer met u en uw kind.",
    ]
    if soort is Schoolsoort.VO:
        zinnen.append(
            "Krijgt uw kind alleen leerwegondersteuning (lwoo)? Dan is een plan niet verplicht."
        )
    if soort.sector is Sector.VO:
        zinnen.append("Vanaf 18 jaar heeft uw kind deze rechten meestal zelf.")
    return zinnen


def _meepraten(sector: Sector) -> tuple[str, ...]:
    how = "een gesprek of een tekening" if sector is Sector.PO else "een gesprek of een filmpje"
    return (
        "Uw kind mag vrij zeggen wat het van het plan vindt.",
        f"Het kiest zelf hoe, bijvoorbeeld met {how}. Wij helpen daarbij als dat nodig is.",
        "Wij leggen uw kind uit wat wij met die mening doen. Dat staat ook in het plan.",
    )


def _aanmelden(soort: Schoolsoort) -> tuple[str, ...]:
    begin = (
        "U meldt uw kind schriftelijk aan. Zeg het ons als uw kind misschien extra hulp nodig "
        "heeft."
    )
    if soort in _WEC:
        return (
            begin,
            "Voor ons besluit geldt een wettelijke termijn. U hoort van ons wanneer die afloopt.",
        )
    return (
        begin,
        "Wij zoeken uit welke hulp nodig is. U hoort ons besluit binnen zes weken.",
        "Soms is meer tijd nodig. Dan mag het één keer vier weken langer duren.",
        "Is er na tien weken nog geen besluit? Dan heeft uw kind meestal recht op een tijdelijke "
        "plek.",
    )


def _oneens(sector: Sector) -> tuple[str, ...]:
    who = "de leraar" if sector is Sector.PO else "de mentor"
    return (
        f"Praat eerst met {who} of de directie. Komen wij er niet uit? Dan kunt u een klacht "
        "indienen.",
        "Het ouder- en jeugdsteunpunt geeft u gratis en onafhankelijk advies.",
        "Ook een onderwijsconsulent kan gratis met u meedenken.",
        "Gaat het over toelating, verwijdering of het plan? Dan kunt u meestal ook naar de "
        "Geschillencommissie passend onderwijs.",
    )
