"""How a workbook of one school is laid out: what is written in it and what is looked for."""

from __future__ import annotations

from basisnorm.audit.schrijfwijzen import JA_NEE_WOORDEN
from basisnorm.norm.model import Eis, Schaal, Schaalsoort

UITLEG, SCHOOL, VRAGEN, LIJSTEN = "Uitleg", "School", "Vragen", "Lijsten"

# Per column the heading that we write, and after it what people make of it.
KOLOMMEN = {
    "eis": ("eis", "nummer", "code", "id", "eis id"),
    "niveau": ("niveau", "antwoord", "score", "level"),
    "reden": ("reden n.v.t.", "reden", "n.v.t.", "reden niet van toepassing", "nvt reden"),
    "toelichting": ("toelichting", "opmerking", "opmerkingen", "uitleg"),
    "bewijs": ("bewijs", "bewijzen", "waar blijkt dat uit"),
    "besloten_door": ("n.v.t. besloten door", "besloten door"),
    "tot": ("n.v.t. tot en met", "tot en met", "n.v.t. tot", "tot"),
}

# What an answer is made of.
ANTWOORD = tuple(naam for naam in KOLOMMEN if naam != "eis")

# What we write beside those, and nobody fills in.
EIGEN = {"vraag": "vraag", "op orde": "dan is het op orde", "soort": "soort"}

# The same for the fields of the school; `basisnorm audit` asks for them in this order.
VELDEN = {
    "vestigingscode": ("Vestigingscode", "vestigingsnummer", "brin", "brinvest"),
    "schoolsoort": ("Soort school", "schoolsoort"),
    "naam": ("Naam van de school", "naam", "school", "schoolnaam"),
    "locatie": ("Locatie", "gebouw"),
    "samenwerkingsverband": ("Nummer samenwerkingsverband", "samenwerkingsverband", "swv"),
    "bestuur": ("Bestuur", "schoolbestuur"),
    "gemeente": ("Gemeente",),
    "plaats": ("Plaats", "plaatsnaam"),
    "schooljaar": ("Schooljaar",),
    "datum": ("Datum", "ingevuld op"),
    "rol": ("Ingevuld door (functie)", "rol", "functie", "ingevuld door"),
    "wil_helpen": ("Wilt u andere scholen helpen?", "wil helpen"),
}

# What the program needs to know which questions these were.
HERKOMST = {
    "norm": ("Norm", "editie"),
    "versie": ("Versie van de norm", "versie"),
    "vingerafdruk": ("Vingerafdruk",),
    "vragenlijst": ("Vragenlijst",),
    "extra_gebieden": ("Extra gebieden",),
}

# Between the parts of one bewijs: wat | datum | eigenaar | plaats.
DEEL = "|"


def option(schaal: Schaal, eis: Eis, niveau: int) -> str:
    """How a level stands in the drop-down: "2 op orde", or "ja" where yes or no is asked."""
    name = schaal.naam(eis, niveau).lower()
    plain = eis.schaal is Schaalsoort.JA_NEE and JA_NEE_WOORDEN.get(name) == niveau
    return name if plain else f"{niveau} {name}"
