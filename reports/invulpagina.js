"use strict";
// The invulpagina. What is filled in is one value, `audit`: the audit file in JSON, with everything
// in it that this page does not show. Every change goes there first, then into the browser's own
// storage, and then onto the screen. The rule is not here: `gegevens` has tables made by the program
// that say in which counts each answer stands; this script adds, compares with zero and sorts.

const gegevens = JSON.parse(document.getElementById("gegevens").textContent);
const SCHOOL = ["vestigingscode", "naam", "locatie", "bestuur", "gemeente", "plaats"];
const VESTIGINGSCODE = /^[0-9]{2}[A-Z]{2}[0-9]{2}$/;
const SCHOOLJAAR = /^(20[0-9]{2})-(20[0-9]{2})$/;
const DAG = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

let audit = begin();
let ongewijzigd = true; // since the last file was written, for a shared computer

const op = (id) => document.getElementById(id);

/** An element with attributes and children; text never becomes markup. */
function maak(tag, eigenschappen = {}, ...kinderen) {
  const element = document.createElement(tag);
  for (const [naam, waarde] of Object.entries(eigenschappen)) {
    if (naam.startsWith("on")) element.addEventListener(naam.slice(2), waarde);
    else if (waarde !== undefined) element.setAttribute(naam, waarde);
  }
  element.append(...kinderen.filter((kind) => kind !== undefined));
  return element;
}

/** A moment as an ISO day, as the clock on this device has it. */
const dagVan = (tijd) =>
  [tijd.getFullYear(), tijd.getMonth() + 1, tijd.getDate()]
    .map((deel) => String(deel).padStart(2, "0"))
    .join("-");

const vandaag = () => dagVan(new Date());

/** The day on which is measured: that of the last answer, as in the program. */
const meetdag = () => audit.datum || vandaag();

function inWoorden(dag) {
  const [jaar, maand, nummer] = dag.split("-").map(Number);
  return `${nummer} ${gegevens.maanden[maand - 1]} ${jaar}`;
}

const aantal = (getal, een, meer) => `${getal} ${getal === 1 ? een : meer}`;

// ---- the audit ----------------------------------------------------------------------------------

/** The audit with which this page begins: empty, or with what the program put in. */
function begin() {
  const nu = new Date();
  const eerste = nu.getFullYear() - (nu.getMonth() < 7 ? 1 : 0);
  return structuredCopy({
    basisnorm: 1,
    norm: gegevens.norm.id,
    versie: gegevens.norm.versie,
    vingerafdruk: gegevens.norm.vingerafdruk,
    schooljaar: `${eerste}-${eerste + 1}`,
    antwoorden: {},
    ...gegevens.audit,
    vragenlijst: gegevens.vragenlijst,
    ...(gegevens.extra_gebieden.length && { extra_gebieden: gegevens.extra_gebieden }),
    school: {
      ...(gegevens.audit && gegevens.audit.school),
      ...gegevens.school,
      schoolsoort: gegevens.schoolsoort,
    },
  });
}

function structuredCopy(waarde) {
  return JSON.parse(JSON.stringify(waarde));
}

/** Change the answer to an eis; one in which nothing is left is gone, as in the program. */
function wijzig(id, verander) {
  const antwoord = { ...audit.antwoorden[id] };
  verander(antwoord);
  for (const [naam, waarde] of Object.entries(antwoord)) {
    if (waarde === undefined || waarde === "" || (Array.isArray(waarde) && !waarde.length)) {
      delete antwoord[naam];
    }
  }
  if (Object.keys(antwoord).length) audit.antwoorden[id] = antwoord;
  else delete audit.antwoorden[id];
  audit.datum = vandaag();
  gewijzigd();
}

function gewijzigd() {
  ongewijzigd = false;
  bewaarHier();
  toon();
}

// ---- the result: adding, comparing with zero, sorting -----------------------------------------------

/** How an eis stands, as the tables call it: "open", "nvt", a level, or a level with "+". */
function staat(id) {
  const antwoord = audit.antwoorden[id];
  if (!antwoord || antwoord.overgenomen !== undefined) return "open";
  if (antwoord.nvt) {
    return antwoord.nvt.tot !== undefined && antwoord.nvt.tot < meetdag() ? "open" : "nvt";
  }
  if (antwoord.niveau === undefined) return "open";
  const onderbouwd = antwoord.toelichting || (antwoord.bewijs && antwoord.bewijs.length);
  return antwoord.niveau + (onderbouwd ? "+" : "");
}

/** The level of an answer that counts, else "open" or "nvt". */
const niveauVan = (id) => staat(id).replace("+", "");

function telOp(ids) {
  const som = gegevens.namen.map(() => 0);
  for (const id of ids) {
    for (const [plaats, getal] of gegevens.tellingen[gegevens.eisen[id].staten[staat(id)]]) {
      som[plaats] += getal;
    }
  }
  return Object.fromEntries(gegevens.namen.map((naam, plaats) => [naam, som[plaats]]));
}

/** The first conclusion in the program's order of which the count is more than zero. */
function concludeer(telling) {
  return gegevens.conclusies.find((elk) => elk.telling === null || telling[elk.telling] > 0);
}

/** The whole result of what is filled in now. */
function reken() {
  const eisen = Object.entries(gegevens.eisen);
  const gebieden = gegevens.gebieden.map((gebied, plaats) => {
    const ids = eisen.filter(([, eis]) => eis.gebied === plaats).map(([id]) => id);
    const telling = telOp(ids);
    return { ...gebied, telling, conclusie: concludeer(telling) };
  });
  const mee = gebieden.filter((gebied) => gebied.telt_mee);
  const conclusie = gegevens.conclusies.find(
    (elk) => elk.telling === null || mee.some((gebied) => gebied.conclusie === elk)
  );
  const telling = telOp(
    eisen.filter(([, eis]) => gegevens.gebieden[eis.gebied].telt_mee).map(([id]) => id)
  );
  const punten = eisen
    .map(([id, eis]) => ({ id, eis, niveau: niveauVan(id), rang: eis.rang[niveauVan(id)] }))
    .filter((punt) => punt.rang !== undefined)
    .sort((een, ander) => een.rang - ander.rang);
  const zonder = eisen.map(([id]) => id).filter((id) => telOp([id]).zonder_bewijs > 0);
  return { conclusie, telling, gebieden, punten, zonder };
}

// ---- kept in this browser ---------------------------------------------------------------------------

// A whole transaction in IndexedDB stands on disk when it is done; what was kept in localStorage is
// lost when the browser is killed.
let bak = null;
let gezien = 0; // how often this page wrote: another tab with the same page counts on
let bezig = false;
let nogEens = false;
const gedeeld = () => document.querySelector("[name=apparaat]:checked").value === "gedeeld";

function openBak() {
  return new Promise((klaar, mis) => {
    const vraag = indexedDB.open("basisnorm", 1);
    vraag.addEventListener("upgradeneeded", () => vraag.result.createObjectStore("invullen"));
    vraag.addEventListener("success", () => klaar(vraag.result));
    vraag.addEventListener("error", () => mis(vraag.error));
  });
}

/** One transaction; `doe` gets the store and a function for what is read. */
function inBak(manier, doe) {
  return new Promise((klaar, mis) => {
    const tx = bak.transaction("invullen", manier, { durability: "strict" });
    let gelezen;
    doe(tx.objectStore("invullen"), (waarde) => (gelezen = waarde));
    tx.addEventListener("complete", () => klaar(gelezen));
    tx.addEventListener("abort", () => mis(tx.error));
  });
}

const lees = (store, gevonden) => {
  const vraag = store.get(gegevens.pagina);
  vraag.addEventListener("success", () => gevonden(vraag.result));
};

/** Keep the audit; a change that comes while this is busy is kept right after it. */
async function bewaarHier() {
  if (bak === null || gedeeld()) return;
  if (bezig) {
    nogEens = true;
    return;
  }
  bezig = true;
  try {
    do {
      nogEens = false;
      const elders = await inBak("readwrite", (store, gevonden) => {
        lees(store, (er) => {
          if (er && er.keer > gezien) {
            gevonden(true);
            return;
          }
          gezien += 1;
          store.put({ keer: gezien, op: new Date().toISOString(), audit }, gegevens.pagina);
        });
      });
      if (elders) {
        bak = null;
        meld(
          "Deze pagina staat ook in een ander tabblad of venster open, en daar is het laatst " +
            "ingevuld. Hier wordt niets meer onthouden. Ga verder in dat andere tabblad, of " +
            "bewaar wat hier staat eerst in een bestand."
        );
      }
    } while (nogEens && bak !== null);
  } catch (fout) {
    bak = null;
    zeg("bak", kanNietOnthouden(fout));
  }
  bezig = false;
  document.documentElement.dataset.onthouden = String(gezien);
}

const kanNietOnthouden = (fout) =>
  "Deze browser kan niet onthouden wat u invult" +
  (fout && fout.message ? ` (${fout.message})` : "") +
  ". Kies daarom af en toe Bewaar: dan staat alles in een bestand.";

async function herstel() {
  try {
    bak = await openBak();
    const er = await inBak("readonly", lees);
    if (!er) return;
    gezien = er.keer;
    audit = er.audit;
    const wie = audit.school.naam || audit.school.vestigingscode;
    const tijd = new Date(er.op);
    zeg(
      "bak",
      `Op dit apparaat stond nog wat hier op ${inWoorden(dagVan(tijd))} om ` +
        `${String(tijd.getHours()).padStart(2, "0")}:${String(tijd.getMinutes()).padStart(2, "0")} ` +
        `is ingevuld${wie ? ` voor ${wie}` : ""}: ` +
        `${aantal(Object.keys(audit.antwoorden).length, "antwoord", "antwoorden")}. ` +
        "U gaat daarmee verder. Is dit niet van u, kies dan Alles wissen."
    );
  } catch (fout) {
    bak = null;
    zeg("bak", kanNietOnthouden(fout));
  }
}

async function wisAlles() {
  if (!confirm("Alles wat op deze pagina is ingevuld, wordt gewist. Bewaarde bestanden blijven.")) {
    return;
  }
  if (bak !== null) {
    await inBak("readwrite", (store) => store.delete(gegevens.pagina));
    gezien = 0;
  }
  audit = begin();
  ongewijzigd = true;
  zeg("bak", "");
  zeg("melding", "");
  teken();
  op("s-vestigingscode").focus();
}

// ---- files ------------------------------------------------------------------------------------------

/** What is in the way of a file that the program can read; nothing when it is all right. */
function ontbreekt() {
  const code = audit.school.vestigingscode || "";
  if (!VESTIGINGSCODE.test(code)) {
    return [
      "s-vestigingscode",
      code
        ? `'${code}' is geen vestigingscode. Die heeft twee cijfers, twee letters en twee cijfers, zoals 99AA00.`
        : "De vestigingscode ontbreekt. Die staat bij DUO, en op brieven van DUO: zoals 99AA00.",
    ];
  }
  const jaar = SCHOOLJAAR.exec(audit.schooljaar || "");
  if (!jaar || Number(jaar[2]) !== Number(jaar[1]) + 1) {
    return ["schooljaar", `'${audit.schooljaar || ""}' is geen schooljaar. Schrijf het zo: 2026-2027.`];
  }
  return null;
}

/** The text of the audit file; `deel` leaves out what only the school needs. */
function alsBestand(deel) {
  const kopie = structuredCopy(audit);
  if (deel) {
    for (const [id, antwoord] of Object.entries(kopie.antwoorden)) {
      delete antwoord.toelichting;
      delete antwoord.bewijs;
      if (!Object.keys(antwoord).length) delete kopie.antwoorden[id];
    }
    delete kopie.verbeterplan;
    delete kopie.schoolgids;
  }
  const { basisnorm, norm, versie, vingerafdruk, vragenlijst, extra_gebieden, ...rest } = kopie;
  const { school, schooljaar, datum, rol, antwoorden, ...over } = rest;
  return (
    JSON.stringify(
      { basisnorm, norm, versie, vingerafdruk, vragenlijst, extra_gebieden, school, schooljaar, datum,
        rol, antwoorden, ...over },
      null,
      1
    ) + "\n"
  );
}

/** Offer the audit as a file; true when it was written, as far as a page can know. */
async function bewaarBestand(deel) {
  const [veld, zin] = ontbreekt() || [];
  if (zin) {
    meld(zin);
    op(veld).focus();
    return;
  }
  zeg("melding", "");
  const vorige = audit.bewaard;
  audit.bewaard = {
    id: (vorige && vorige.id) || nieuwNummer(),
    op: new Date().toISOString().replace(/\.[0-9]+Z$/, "Z"),
  };
  const naam =
    `${audit.school.vestigingscode}-${audit.schooljaar}` + (deel ? "-inleveren.json" : ".json");
  const hoe = await schrijf(naam, alsBestand(deel));
  if (hoe === null) {
    audit.bewaard = vorige;
    return;
  }
  ongewijzigd = ongewijzigd || !deel;
  bewaarHier();
  zeg(
    "klaar",
    `${naam} is ${hoe}. ` +
      (deel
        ? "Er staat geen toelichting en geen bewijs in. Stuur dit bestand naar wie erom vroeg."
        : "Hiermee gaat u later verder: kies dan Open een bestand.")
  );
}

function nieuwNummer() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((deel) => deel.toString(16).padStart(2, "0"))
    .join("");
}

/** Let the person choose a place, or else download; null when they changed their mind. */
async function schrijf(naam, tekst) {
  if (window.showSaveFilePicker) {
    try {
      const plek = await window.showSaveFilePicker({
        suggestedName: naam,
        types: [{ description: "Zelfevaluatie", accept: { "application/json": [".json"] } }],
      });
      const stroom = await plek.createWritable();
      await stroom.write(tekst);
      await stroom.close();
      return "bewaard";
    } catch (fout) {
      if (fout.name === "AbortError") return null;
      // Not every page may ask for a place; a download always can.
    }
  }
  const adres = URL.createObjectURL(new Blob([tekst], { type: "application/json" }));
  const link = maak("a", { href: adres, download: naam });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(adres), 60000);
  return "gedownload; kijk in de map met downloads";
}

async function kopieer() {
  op("tekstvak").hidden = false;
  op("tekst").value = alsBestand(false);
  op("tekst").focus();
  op("tekst").select();
  try {
    await navigator.clipboard.writeText(op("tekst").value);
    zeg("klaar", "De tekst is gekopieerd. Plak haar in een bestand met een naam die eindigt op .json.");
  } catch {
    zeg("klaar", "De tekst is geselecteerd. Kopieer haar met Ctrl-C, of met Cmd-C op een Mac.");
  }
}

async function leesBestand(bestand) {
  const tekst = (await bestand.text()).replace(/^\ufeff/, "");
  let waarde;
  try {
    waarde = JSON.parse(tekst);
  } catch {
    const yaml = /^\s*(#|basisnorm:)/.test(tekst);
    meld(
      `${bestand.name} kan hier niet open. ` +
        (yaml
          ? "Dit is een YAML-bestand. Maak er eerst JSON van met: basisnorm omzetten BESTAND --vorm json -o MAP"
          : "Er staat geen heel JSON-bestand in; misschien is het maar half aangekomen. Vraag het opnieuw.") +
        " Op deze pagina is niets veranderd."
    );
    return;
  }
  const bezwaren = keur(waarde);
  if (bezwaren.length) {
    const rest = bezwaren.length > 5 ? ` En nog ${bezwaren.length - 5} keer zoiets.` : "";
    meld(
      `${bestand.name} kan hier niet open. ${bezwaren.slice(0, 5).join(" ")}${rest} ` +
        "Op deze pagina is niets veranderd."
    );
    return;
  }
  const staan = Object.keys(audit.antwoorden).length;
  if (
    staan &&
    !ongewijzigd &&
    !confirm(
      `Hier ${staan === 1 ? "staat 1 antwoord" : `staan ${staan} antwoorden`} die nog niet in een ` +
        `bestand zijn bewaard. Die verdwijnen als u ${bestand.name} opent. Toch openen?`
    )
  ) {
    return;
  }
  const { vragenlijst } = waarde;
  const gebieden = new Set([...(waarde.extra_gebieden || []), ...gegevens.extra_gebieden]);
  audit = { ...waarde, vragenlijst: gegevens.vragenlijst };
  if (gebieden.size) audit.extra_gebieden = [...gebieden];
  ongewijzigd = true;
  zeg(
    "melding",
    `${bestand.name} is geopend: ${aantal(Object.keys(audit.antwoorden).length, "antwoord", "antwoorden")}.` +
      (vragenlijst === gegevens.vragenlijst
        ? ""
        : ` Het bestand hoort bij de vragenlijst ${vragenlijst}; deze pagina is ${gegevens.vragenlijst}.`)
  );
  bewaarHier();
  teken();
}

const isGroep = (waarde) => typeof waarde === "object" && waarde !== null && !Array.isArray(waarde);

/** Why a value is not an audit that this page can go on with; sentences. */
function keur(waarde) {
  if (!isGroep(waarde) || waarde.basisnorm === undefined) {
    return ["Dit is geen bestand van een zelfevaluatie: 'basisnorm' ontbreekt."];
  }
  if (waarde.basisnorm !== 1 || !isGroep(waarde.school) || !isGroep(waarde.antwoorden)) {
    return ["De school of de antwoorden ontbreken, of het formaat is van een andere versie."];
  }
  const { school } = waarde;
  if (waarde.norm !== gegevens.norm.id) {
    return [
      `Het hoort bij norm ${waarde.norm}; deze pagina is gemaakt met norm ${gegevens.norm.id}. ` +
        "Gebruik de pagina van die norm, of stap over met: basisnorm audit BESTAND --naar-norm " +
        `${gegevens.norm.id}`,
    ];
  }
  if (school.schoolsoort !== gegevens.schoolsoort) {
    return [
      `Het is van een school met schoolsoort ${school.schoolsoort}; deze pagina is voor ` +
        `${gegevens.schoolsoort} (${gegevens.schoolsoort_naam}). Vraag de pagina voor uw schoolsoort.`,
    ];
  }
  if (gegevens.school && gegevens.school.vestigingscode !== school.vestigingscode) {
    return [
      `Het is van school ${school.vestigingscode}; deze pagina is van ` +
        `${gegevens.school.vestigingscode}. Open de pagina van die school.`,
    ];
  }
  return Object.entries(waarde.antwoorden).flatMap(([id, antwoord]) => keurAntwoord(id, antwoord));
}

function keurAntwoord(id, antwoord) {
  const eis = gegevens.eisen[id];
  if (!eis) {
    return gegevens.andere_eisen.includes(id) ? [] : [`De eis ${id} staat niet in deze norm.`];
  }
  if (!isGroep(antwoord)) return [`Bij ${id} staat geen antwoord, maar iets anders.`];
  const { niveau, nvt, bewijs } = antwoord;
  if (niveau !== undefined && nvt !== undefined) return [`Bij ${id} staan niveau en nvt allebei.`];
  if (niveau !== undefined && eis.niveaus[niveau] === undefined) {
    return [`Niveau ${niveau} bestaat niet bij ${id}.`];
  }
  if (nvt !== undefined) {
    if (!isGroep(nvt) || !eis.redenen.includes(nvt.reden)) {
      return [`Bij ${id} staat een reden voor niet van toepassing die daar niet kan.`];
    }
    if (nvt.tot !== undefined && !DAG.test(nvt.tot)) return [`Bij ${id} is '${nvt.tot}' geen datum.`];
  }
  if (bewijs !== undefined && !(Array.isArray(bewijs) && bewijs.every(isGroep))) {
    return [`Bij ${id} is het bewijs geen lijst.`];
  }
  return [];
}

// ---- the screen -------------------------------------------------------------------------------------

function zeg(id, zin) {
  op(id).hidden = !zin;
  op(id).textContent = zin;
}

const meld = (zin) => zeg("melding", zin);

/** Put everything of the audit in the fields: at the start, and after opening a file. */
function teken() {
  for (const naam of SCHOOL) op(`s-${naam}`).value = audit.school[naam] || "";
  op("schooljaar").value = audit.schooljaar || "";
  op("rol").value = audit.rol || "";
  document.querySelectorAll(".vraag").forEach(tekenVraag);
  toon();
}

function tekenVraag(vraag) {
  const antwoord = audit.antwoorden[vraag.id] || {};
  const gekozen = antwoord.nvt ? `nvt:${antwoord.nvt.reden}` : String(antwoord.niveau);
  for (const keuze of vraag.querySelectorAll("[type=radio]")) {
    keuze.checked = antwoord.overgenomen === undefined && keuze.value === gekozen;
  }
  const tekst = vraag.querySelector(".schrijf textarea");
  tekst.value = antwoord.toelichting || "";
  groei(tekst);
  tekenOvergenomen(vraag, antwoord);
  tekenNvt(vraag, antwoord);
  tekenBewijzen(vraag, antwoord);
}

function tekenOvergenomen(vraag, antwoord) {
  const oud = vraag.querySelector(".overgenomen");
  if (oud) oud.remove();
  if (antwoord.overgenomen === undefined) return;
  const waarde = antwoord.nvt ? `nvt:${antwoord.nvt.reden}` : String(antwoord.niveau);
  const keuze = [...vraag.querySelectorAll("[type=radio]")].find((elk) => elk.value === waarde);
  const wat = keuze ? keuze.nextElementSibling.textContent : waarde;
  vraag.querySelector(".keuzes").before(
    maak(
      "p",
      { class: "overgenomen" },
      maak("span", {}, `Dit was het antwoord van ${antwoord.overgenomen}: ${wat}. Het telt pas mee als u het bevestigt.`),
      maak("button", { type: "button", class: "klein", onclick: () => bevestig(vraag) }, "Klopt nog")
    )
  );
}

function bevestig(vraag) {
  wijzig(vraag.id, (antwoord) => delete antwoord.overgenomen);
  tekenVraag(vraag);
  vraag.querySelector("[type=radio]:checked").focus();
}

/** Who decided that an eis does not apply, and until when: only where that was chosen. */
function tekenNvt(vraag, antwoord) {
  const oud = vraag.querySelector(".nvt-velden");
  if (oud) oud.remove();
  if (!antwoord.nvt || antwoord.overgenomen !== undefined) return;
  const veld = (naam, label, type) => {
    const id = `${naam}-${vraag.id}`;
    const invoer = maak("input", { id, type, autocomplete: "off" });
    invoer.value = antwoord.nvt[naam] || "";
    invoer.addEventListener("input", () =>
      wijzig(vraag.id, (nu) => {
        nu.nvt = { ...nu.nvt };
        if (invoer.value.trim()) nu.nvt[naam] = invoer.value.trim();
        else delete nu.nvt[naam];
      })
    );
    return maak("p", {}, maak("label", { for: id }, label), invoer);
  };
  vraag.querySelector(".keuzes").after(
    maak(
      "div",
      { class: "nvt-velden" },
      veld("besloten_door", "Wie besliste dit? (functie)", "text"),
      veld("tot", "Tot en met welke dag? (mag leeg)", "date")
    )
  );
}

function tekenBewijzen(vraag, antwoord) {
  const plek = vraag.querySelector(".bewijzen");
  plek.querySelectorAll(".bewijs, button").forEach((elk) => elk.remove());
  (antwoord.bewijs || []).forEach((bewijs, nummer) => plek.append(bewijsVelden(vraag, bewijs, nummer)));
  plek.append(
    maak(
      "button",
      {
        type: "button",
        class: "klein",
        onclick: () => {
          const nummer = (audit.antwoorden[vraag.id]?.bewijs || []).length;
          const velden = bewijsVelden(vraag, {}, nummer);
          plek.lastElementChild.before(velden);
          velden.querySelector("input").focus();
        },
      },
      maak("span", {}, "Bewijs toevoegen"),
      maak("span", { class: "weg" }, ` bij ${vraag.id}`)
    )
  );
}

/** The fields of one document; it is part of the answer as soon as it says what it is. */
function bewijsVelden(vraag, bewijs, nummer) {
  const nu = { ...bewijs };
  let plaats = "wat" in bewijs ? nummer : null;
  const zet = () =>
    wijzig(vraag.id, (antwoord) => {
      const lijst = [...(antwoord.bewijs || [])];
      if (plaats === null) {
        if (!nu.wat) return;
        plaats = lijst.length;
      }
      lijst[plaats] = { ...nu };
      antwoord.bewijs = lijst;
    });
  const veld = (naam, label, type = "text") => {
    const id = `${naam}-${nummer}-${vraag.id}`;
    const invoer = maak("input", { id, type, autocomplete: "off" });
    invoer.value = bewijs[naam] || "";
    invoer.addEventListener("input", () => {
      const tekst = invoer.value.trim();
      // Without its name it would be no document: it goes when the person removes it.
      if (tekst) nu[naam] = tekst;
      else if (naam !== "wat") delete nu[naam];
      zet();
    });
    return maak("p", {}, maak("label", { for: id }, label), invoer);
  };
  return maak(
    "div",
    { class: "bewijs", role: "group", "aria-label": `Bewijs ${nummer + 1} bij ${vraag.id}` },
    veld("wat", "Welk document?"),
    veld("datum", "Van welke dag?", "date"),
    veld("eigenaar", "Wie beheert het? (functie)"),
    veld("plaats", "Waar ligt het?"),
    maak(
      "button",
      {
        type: "button",
        class: "klein",
        onclick: () => {
          if (plaats !== null) {
            wijzig(vraag.id, (antwoord) => {
              antwoord.bewijs = antwoord.bewijs.filter((_, elk) => elk !== plaats);
            });
          }
          tekenBewijzen(vraag, audit.antwoorden[vraag.id] || {});
          vraag.querySelector(".bewijzen > button").focus();
        },
      },
      "Haal dit bewijs weg"
    )
  );
}

/** A text area as high as its text, so that it can be read and printed. */
function groei(tekst) {
  tekst.style.height = "auto";
  if (tekst.scrollHeight) tekst.style.height = `${tekst.scrollHeight + 2}px`;
}

let getekend = 0;

/** Progress, overview and result follow every change, once per picture. */
function toon() {
  cancelAnimationFrame(getekend);
  getekend = requestAnimationFrame(() => {
    const gevraagd = Object.keys(gegevens.eisen).filter((id) => gegevens.eisen[id].gevraagd);
    const open = gevraagd.filter((id) => staat(id) === "open");
    op("stand").textContent = `${gevraagd.length - open.length} van ${gevraagd.length} beantwoord`;
    op("voortgang").max = gevraagd.length;
    op("voortgang").value = gevraagd.length - open.length;
    const uitslag = reken();
    toonOverzicht(gevraagd, open, uitslag);
    toonUitslag(uitslag);
  });
}

function toonOverzicht(gevraagd, open, { punten, zonder }) {
  const wacht = gevraagd.filter((id) => audit.antwoorden[id]?.overgenomen !== undefined);
  const notitie = open.filter((id) => audit.antwoorden[id] && !wacht.includes(id));
  const nvt = gevraagd.filter((id) => staat(id) === "nvt");
  const lijsten = [
    ["Overgenomen van een vorig jaar, nog te bevestigen", wacht],
    ["Open, met iets erbij geschreven", notitie],
    ["Nog open", open.filter((id) => !wacht.includes(id) && !notitie.includes(id))],
    ["Nog niet op orde", punten.map((punt) => punt.id)],
    ["Kerneisen op orde zonder toelichting of bewijs", zonder],
    ["Niet van toepassing", nvt],
  ];
  op("lijsten").replaceChildren(
    ...lijsten
      .filter(([, ids]) => ids.length)
      .map(([kop, ids]) =>
        maak(
          "details",
          {},
          maak("summary", {}, maak("h3", {}, `${kop}: ${ids.length}`)),
          maak("ul", {}, ...ids.map((id) => maak("li", {}, verwijs(id))))
        )
      )
  );
  if (!op("lijsten").children.length) {
    op("lijsten").append(maak("p", {}, "Alles is beantwoord en op orde, en overal staat iets bij."));
  }
}

/** A link to a question; one that is not asked on this page is only named. */
function verwijs(id) {
  const eis = gegevens.eisen[id];
  const woorden = eis.tekst.length > 70 ? `${eis.tekst.slice(0, 67).replace(/\s\S*$/, "")} ...` : eis.tekst;
  if (!eis.gevraagd) return maak("span", {}, `${id} ${woorden}`);
  return maak("a", { href: `#${id}`, onclick: () => setTimeout(() => naar(op(id))) }, `${id} ${woorden}`);
}

const merk = ({ woord, klasse }) => maak("span", { class: `st ${klasse}` }, woord);

function kernZin(telling) {
  const geldt = telling.kern - telling.kern_nvt;
  if (!geldt) return "geen kerneisen van toepassing";
  const zin = `${telling.kern_op_orde} van ${aantal(geldt, "kerneis", "kerneisen")} op orde`;
  return telling.kern_open ? `${zin}; ${telling.kern_open} open` : zin;
}

function toonUitslag({ conclusie, telling, gebieden, punten, zonder }) {
  const { school } = audit;
  const wie = [school.naam, school.vestigingscode, audit.schooljaar].filter(Boolean).join(", ");
  const cel = (kop, ...inhoud) => maak("td", { "data-kop": kop }, ...inhoud);
  const tabel = maak(
    "table",
    { class: "telling" },
    maak("thead", {}, maak("tr", {},
      ...["Gebied", "Conclusie", "Kerneisen", "Alle eisen"].map((kop) => maak("th", { scope: "col" }, kop)))),
    maak("tbody", {}, ...gebieden.map((gebied) =>
      maak("tr", {},
        maak("th", { scope: "row" }, gebied.titel, gebied.telt_mee ? "" : ` (${gebied.status}; staat apart)`),
        cel("Conclusie", merk(gebied.conclusie)),
        cel("Kerneisen", kernZin(gebied.telling)),
        cel("Alle eisen", `${gebied.telling.op_orde} van ${gebied.telling.beantwoord} beantwoorde op orde`))))
  );
  op("uitkomst").replaceChildren(
    maak("p", { class: "muted" }, wie || "Uw school"),
    maak("p", { class: "slotzin" }, merk(conclusie), ` ${kernZin(telling)}.`),
    tabel,
    maak("h3", {}, `Verbeterpunten: ${punten.length}`),
    maak("ol", { class: "punten" }, ...punten.map(toonPunt)),
    ...(punten.length ? [] : [maak("p", {}, "Er is niets beantwoord dat nog niet op orde is.")]),
    ...(zonder.length
      ? [
          maak("h3", {}, `Op orde, nog zonder toelichting of bewijs: ${zonder.length}`),
          maak("ul", {}, ...zonder.map((id) => maak("li", {}, verwijs(id)))),
        ]
      : [])
  );
  const rol = audit.rol ? `Ingevuld door: ${audit.rol}. ` : "";
  op("gemeten").textContent = `${rol}Gemeten op ${inWoorden(meetdag())}.`;
}

function toonPunt({ id, eis, niveau }) {
  return maak("li", {},
    maak("p", {}, maak("b", {}, id), ` ${eis.tekst} `,
      maak("span", { class: "soort" }, eis.kern ? "kerneis" : "aanvullend"),
      ` (${eis.basis}; nu: ${eis.niveaus[niveau]})`),
    maak("p", {}, maak("b", {}, "Doel: "), eis.doel),
    maak("p", {}, maak("b", {}, "Eerste stap: "), eis.stap));
}

// ---- going through the questions --------------------------------------------------------------------

let laatste = null;

function naar(vraag) {
  if (vraag.hidden) {
    op("zoek").value = "";
    zoek();
  }
  (vraag.querySelector("[type=radio]:checked") || vraag.querySelector("[type=radio]")).focus();
  vraag.scrollIntoView({ block: "start" });
}

/** To the next open question after the one that was worked at; after the last one from the start. */
function volgende() {
  const vragen = [...document.querySelectorAll(".vraag")];
  const vanaf = vragen.indexOf(laatste) + 1;
  const rij = [...vragen.slice(vanaf), ...vragen.slice(0, vanaf)];
  const vraag = rij.find((elk) => staat(elk.id) === "open" && elk !== laatste);
  if (vraag) naar(vraag);
  else op("uitslag").focus();
}

function zoek() {
  const woorden = op("zoek").value.toLowerCase().split(/\s+/).filter(Boolean);
  let gevonden = 0;
  for (const vraag of document.querySelectorAll(".vraag")) {
    const tekst = vraag.textContent.toLowerCase();
    vraag.hidden = !woorden.every((woord) => tekst.includes(woord));
    gevonden += vraag.hidden ? 0 : 1;
  }
  for (const blad of document.querySelectorAll(".gebiedblad")) {
    blad.hidden = !blad.querySelector(".vraag:not([hidden])");
  }
  op("gevonden").textContent = woorden.length ? aantal(gevonden, "vraag gevonden", "vragen gevonden") : "";
}

function kies(vraag, waarde) {
  wijzig(vraag.id, (antwoord) => {
    delete antwoord.overgenomen;
    if (waarde.startsWith("nvt:")) {
      delete antwoord.niveau;
      antwoord.nvt = { ...antwoord.nvt, reden: waarde.slice(4) };
    } else {
      delete antwoord.nvt;
      antwoord.niveau = Number(waarde);
    }
  });
  const antwoord = audit.antwoorden[vraag.id];
  tekenOvergenomen(vraag, antwoord);
  tekenNvt(vraag, antwoord);
}

function drukUitslag() {
  document.body.classList.add("druk-uitslag");
  window.print();
  document.body.classList.remove("druk-uitslag");
}

function luister() {
  for (const naam of SCHOOL) {
    op(`s-${naam}`).addEventListener("input", (gebeurtenis) => {
      const tekst = gebeurtenis.target.value.trim();
      const waarde = naam === "vestigingscode" ? tekst.toUpperCase() : tekst;
      if (waarde) audit.school[naam] = waarde;
      else delete audit.school[naam];
      gewijzigd();
    });
  }
  for (const naam of ["schooljaar", "rol"]) {
    op(naam).addEventListener("input", (gebeurtenis) => {
      const tekst = gebeurtenis.target.value.trim();
      if (tekst) audit[naam] = tekst;
      else delete audit[naam];
      gewijzigd();
    });
  }
  for (const vraag of document.querySelectorAll(".vraag")) {
    vraag.addEventListener("focusin", () => (laatste = vraag));
    vraag.querySelector(".keuzes").addEventListener("change", (gebeurtenis) => kies(vraag, gebeurtenis.target.value));
    vraag.querySelector(".keuzes").addEventListener("keydown", (gebeurtenis) => {
      if (gebeurtenis.key === "Enter") {
        gebeurtenis.preventDefault();
        volgende();
      }
    });
    vraag.querySelector(".schrijf textarea").addEventListener("input", (gebeurtenis) => {
      const tekst = gebeurtenis.target;
      wijzig(vraag.id, (antwoord) => (antwoord.toelichting = tekst.value.trim()));
      groei(tekst);
    });
  }
  op("apparaat").addEventListener("change", async () => {
    if (gedeeld() && bak !== null) {
      await inBak("readwrite", (store) => store.delete(gegevens.pagina));
      gezien = 0;
    } else bewaarHier();
    zeg(
      "bak",
      gedeeld() ? "Dit apparaat onthoudt niets van wat u invult. Kies Bewaar voordat u deze pagina sluit." : ""
    );
  });
  addEventListener("beforeunload", (gebeurtenis) => {
    if (!ongewijzigd && (gedeeld() || bak === null)) gebeurtenis.preventDefault();
  });
  const knoppen = {
    verder: volgende,
    bewaar: () => bewaarBestand(false),
    "bewaar-2": () => bewaarBestand(false),
    lever: () => bewaarBestand(true),
    druk: drukUitslag,
    kopieer,
    open: () => op("kies").click(),
    wis: wisAlles,
  };
  for (const [id, doe] of Object.entries(knoppen)) op(id).addEventListener("click", doe);
  op("kies").addEventListener("change", async () => {
    const [bestand] = op("kies").files;
    if (bestand) await leesBestand(bestand);
    // The same file can be chosen again.
    op("kies").value = "";
  });
  op("zoek").addEventListener("input", zoek);
}

/** What is asked on this page, says its words there; the tables only say those of the others. */
function leesVragen() {
  for (const vraag of document.querySelectorAll(".vraag")) {
    const eis = gegevens.eisen[vraag.id];
    eis.tekst = vraag.querySelector(".tekst").textContent;
    eis.doel = vraag.querySelector(".doel").textContent;
  }
}

async function start() {
  leesVragen();
  await herstel();
  op("geen-script").remove();
  for (const id of ["balk", "zoeken", "overzicht", "uitslag", "afronden"]) op(id).hidden = false;
  teken();
  luister();
  document.documentElement.dataset.klaar = "ja";
}

start();
