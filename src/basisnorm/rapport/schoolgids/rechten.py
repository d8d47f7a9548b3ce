"""What the law gives every parent and pupil, whatever the school answered.

Read article by article in the text that holds on 1 August 2026: the WPO for bo and sbo, the WVO
2020 for vo and pro, the WEC for so and vso. Each sentence is worded as a right or as a duty of the
school, never as what this school does. The plan: WPO 40a, WVO 2.44, WEC 41a. What pupils say about
the guide: WPO 13b, WVO 2.92a, WEC 22b. Admission, refusal and removal: WPO 40, WVO 8.8 to 8.15,
WEC 40. The steunpunt: WPO 19, WVO 2.47a. Disputes: WPO 43, WVO 12.34, WEC 45. That an
onderwijsconsulent costs nothing is what onderwijsconsulenten.nl says, not the law.
"""

from __future__ import annotations

from collections.abc import Iterator

from basisnorm.audit.model import Schoolsoort
from basisnorm.norm.model import Sector
from basisnorm.rapport.document import Paragraph, Section
from basisnorm.rapport.schoolgids.delen import alinea, deel, kaart, opsomming

# The day of the text that was read.
STAND = "1 augustus 2026"

# Their sentences stand here already, as a right of everyone; a second time helps no one.
EISEN = frozenset({"GEN-03", "GEN-09", "GEN-10", "GEN-11", "GEN-12", "GEN-13", "GEN-14"})

_EXTRA_FOR_ALL = (Schoolsoort.SBO, Schoolsoort.SO, Schoolsoort.VSO, Schoolsoort.PRO)
_WEC = (Schoolsoort.SO, Schoolsoort.VSO)
_WVO = (Schoolsoort.VO, Schoolsoort.PRO)


def build_rechten(soort: Schoolsoort) -> Section:
    """The block "Uw rechten" for one kind of school."""
    return deel(
        "rechten",
        "Uw rechten",
        alinea(
            "Deze rechten hebt u op elke school van onze soort.",
            "Ze staan in de wet of zijn landelijk geregeld.",
            f"Dit is een korte samenvatting van de wet zoals die geldt op {STAND}.",
            "De tekst van de wet gaat voor.",
        ),
        kaarten=(
            kaart("Een plan, samen met u", opsomming(_plan(soort))),
            kaart("Uw kind praat mee", opsomming(_meepraten(soort.sector))),
            kaart("Uw kind aanmelden", opsomming(_aanmelden(soort))),
            kaart("Bent u het niet met ons eens?", opsomming(_oneens(soort))),
        ),
    )


def build_zorgplicht(soort: Schoolsoort) -> tuple[Paragraph, ...]:
    """When the law lets a school refuse a child that needs extra support, or send one away."""
    return (
        alinea(
            "Heeft uw kind extra ondersteuning nodig?",
            "Dan mogen wij uw kind pas weigeren als een andere school het wil aannemen.",
            "Daarover moeten wij eerst met u overleggen. Dat heet zorgplicht.",
        ),
        alinea(*_exceptions(soort)),
        alinea(*_removal(soort)),
    )


def _exceptions(soort: Schoolsoort) -> Iterator[str]:
    yield "De zorgplicht geldt niet als onze school vol is."
    yield "Wij mogen u ook een verklaring vragen over onze grondslag, zoals een geloof."
    yield "Weigert u die? Dan geldt de zorgplicht niet."
    if soort in _WVO:
        yield "Voor een plek op onze school stelt de wet ook voorwaarden."
        yield "Haalt uw kind die niet? Dan geldt de zorgplicht niet."
    if soort in _WEC:
        yield "Bij cluster 1 en 2 (zien, horen en taal) gelden andere regels."


def _removal(soort: Schoolsoort) -> Iterator[str]:
    who = "u en uw kind" if soort in _WVO else "u"
    yield f"Willen wij uw kind van school sturen? Dan moeten wij eerst naar {who} luisteren."
    if soort.sector is Sector.VO or soort in _WEC:
        yield "Is uw kind leerplichtig? Dan moet een andere school uw kind eerst willen aannemen."
    else:
        yield "En een andere school moet uw kind eerst willen aannemen."
    if soort in _WEC:
        yield "Bij cluster 1 en 2 mag het ook na acht weken zoeken zonder succes."


def _plan(soort: Schoolsoort) -> Iterator[str]:
    who = (
        "Elk kind op onze school heeft recht op een plan."
        if soort in _EXTRA_FOR_ALL
        else "Krijgt uw kind extra ondersteuning? Dan heeft uw kind recht op een plan."
    )
    yield f"{who} Het heet een ontwikkelingsperspectief (OPP)."
    if soort in _WEC:
        yield "Een commissie van deskundigen moet ons eerst advies geven over het plan."
    yield "U hebt recht op overleg over het plan. Het doel is dat wij het eens worden."
    yield (
        "Is uw kind nieuw? Dan moet het plan er uiterlijk zes weken na de inschrijving zijn. "
        "Na een tijdelijke plek tellen de weken vanaf de vaste plek."
    )
    yield (
        "U beslist mee over de begeleiding. Dat deel geldt pas als u het ermee eens bent. "
        "Dat is ook zo bij een verandering."
    )
    yield (
        "U en uw kind hebben recht op een gesprek over het plan. "
        "Dat is minstens één keer per schooljaar."
    )
    if soort is Schoolsoort.VO:
        yield "Krijgt uw kind alleen leerwegondersteuning (lwoo)? Dan is een plan niet verplicht."
    if soort.sector is Sector.VO:
        yield "Vanaf 18 jaar heeft uw kind deze rechten meestal zelf."


def _meepraten(sector: Sector) -> Iterator[str]:
    how = "een gesprek of een tekening" if sector is Sector.PO else "een gesprek of een filmpje"
    yield (
        "Uw kind heeft het recht om vrij te zeggen wat het van het plan vindt. "
        "Dat geldt ook als het plan verandert."
    )
    yield (
        f"Uw kind kiest zelf hoe, bijvoorbeeld met {how}. "
        "Heeft het daarbij hulp nodig? Dan moeten wij die geven."
    )
    yield (
        "Uw kind heeft recht op uitleg: wat hebben wij met die mening gedaan? "
        "Dat moet ook in het plan staan."
    )
    yield (
        "Elk jaar moeten leerlingen kunnen zeggen wat zij van de hulp op school vinden. "
        "Dat moet voordat wij de schoolgids vaststellen. "
        "Zij kiezen zelf hoe, en krijgen de hulp die zij daarbij nodig hebben. "
        "In de schoolgids moet staan wat zij inbrachten en hoeveel invloed dat had."
    )


def _aanmelden(soort: Schoolsoort) -> Iterator[str]:
    yield (
        "U meldt uw kind schriftelijk aan, liefst tien weken van tevoren. "
        "Noem ook de andere scholen waar u uw kind aanmeldt."
    )
    if soort in _WVO:
        yield "Voor de brugklas meldt u uw kind aan van 25 tot en met 31 maart."
    if soort is Schoolsoort.SBO:
        yield (
            "Voor onze school is ook toestemming van het samenwerkingsverband nodig "
            "(toelaatbaarheidsverklaring)."
        )
    if soort in _WEC:
        yield (
            "Voor een plek op onze school is ook toestemming nodig. "
            "Die komt van het samenwerkingsverband, of bij cluster 1 en 2 van een commissie."
        )
    if soort is Schoolsoort.PRO:
        yield "Voor praktijkonderwijs is ook toestemming van het samenwerkingsverband nodig."
    yield (
        "Zeg het ons als uw kind misschien extra hulp nodig heeft. "
        "Wij moeten uitzoeken of dat zo is."
    )
    yield (
        "U hebt recht op ons besluit binnen zes weken. "
        "Lukt dat niet, dan moeten wij u zeggen wanneer wel. "
        "Dat mag één keer, en hooguit vier weken later."
    )
    yield _asylum(soort)
    yield (
        "Staat uw kind op geen andere school ingeschreven? Dan heeft het na tien weken zonder "
        "besluit meestal recht op een tijdelijke plek."
    )


def _asylum(soort: Schoolsoort) -> str:
    """WPO 40.15-16, WVO 8.8.9, WEC 40.23-24: the last only where the law says that one is in."""
    six = "Vraagt u of uw kind asiel aan? Dan moet het besluit er binnen zes weken zijn."
    if soort.sector is Sector.VO:
        return six
    return f"{six} Is het er dan niet, dan is uw kind toegelaten."


def _oneens(soort: Schoolsoort) -> Iterator[str]:
    who = "de leraar" if soort.sector is Sector.PO else "de mentor"
    complain = "Dan kunt u een klacht indienen."
    if soort in _WVO:
        complain = "Dan kunt u een klacht indienen. Uw kind kan dat ook zelf."
    yield f"Praat eerst met {who} of de directie. Komen wij er niet uit? {complain}"
    if soort in _WVO:
        yield (
            "Weigeren wij uw kind, of sturen wij uw kind van school? "
            "Dan kunt u binnen zes weken bezwaar maken."
        )
    yield (
        "Het ouder- en jeugdsteunpunt geeft informatie, advies en steun bij extra ondersteuning. "
        "Het doet dat alleen in het belang van uw kind."
    )
    yield "Ook een onderwijsconsulent kan gratis met u meedenken."
    yield (
        "Gaat het over toelating, verwijdering of ons overleg over het plan? Dan kunt u meestal "
        "ook naar de Geschillencommissie passend onderwijs. Dat kost u niets. "
        "Zij geeft binnen tien weken haar oordeel. Dat oordeel is niet bindend."
    )
