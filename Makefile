# basisnorm: `make demo` laat het zien, `make test` bewijst het. Alles komt in .venv.
# De eerste Python die nieuw genoeg is; anders de gewone, en dan zegt tools/omgeving.sh wat er mist.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; exit; }; done; \
  echo python3)
VENV := .venv
BIN := $(VENV)/bin
# Geïnstalleerd wordt waarmee is getoetst, ook om het pakket te bouwen. Leeg: het nieuwste dat mag.
VERSIES := constraints.txt
MET := $(if $(VERSIES),--constraint $(VERSIES))
# De tests over alle processors verdeeld; wie niets meer te doen heeft, neemt werk van een ander over.
VERDEELD := -m pytest -q --numprocesses auto --dist worksteal
INSTALL := sh tools/installeer.sh $(VENV) $(MET) $(if $(VERSIES),--build-constraint $(VERSIES))

.DEFAULT_GOAL := help
.PHONY: help demo test check norm golden voorbeelden beeld plaatjes opdrachten verschil links bench fuzz lang mutanten nieuwste oudste dist constraints clean

help:  ## deze lijst
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/demo  ## zet alles klaar en doe de zelfevaluatie van een voorbeeldschool
	$(BIN)/basisnorm demo
	@echo; echo "Typ eerst '. $(BIN)/activate'; dan kent uw terminal de opdracht basisnorm."

test: $(VENV)/dev $(VENV)/browser check  ## zet alles klaar (ook de browser) en doe alle tests
	$(BIN)/coverage erase
	$(BIN)/coverage run $(VERDEELD)
	$(BIN)/coverage combine --quiet
	$(BIN)/python tools/dekking.py

check: $(VENV)/dev  ## opmaak, lint, typen en veiligheid
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/bandit --quiet --recursive src --configfile pyproject.toml
	$(BIN)/oxlint --deny-warnings reports

norm: $(VENV)/dev  ## na een wijziging van de norm: versies.yaml en gecompileerd.json bijwerken
	$(BIN)/python tools/norm.py

golden: voorbeelden  ## na een bedoelde wijziging: de voorbeelden van rapporten opnieuw maken
	BASISNORM_GOLDEN=1 $(BIN)/python $(VERDEELD) -m golden

plaatjes: $(VENV)/dev  ## de terminalplaatjes in docs/ opnieuw maken
	$(BIN)/python tools/plaatjes.py

opdrachten: $(VENV)/dev  ## docs/opdrachten.md en docs/schrijfwijzen.md opnieuw maken, uit het programma
	$(BIN)/python tools/opdrachten.py
	$(BIN)/python tools/schrijfwijzen.py

verschil: $(VENV)/dev  ## na een wijziging van de norm: docs/wat-verandert-in-... opnieuw maken
	$(BIN)/python tools/editieverschil.py

links: $(VENV)/dev  ## kijken of de webadressen van de bronnen er nog zijn (vraagt een netwerk)
	$(BIN)/python tools/links.py

dist: $(VENV)/dev  ## de uitgave: wheel, bron, één bestand, onderdelen; twee keer gebouwd en gelijk
	$(BIN)/python tools/uitgave.py

# Een gewone installatie, zonder de pandas en polars die alleen hier nodig zijn in de weg te zitten.
bench: $(VENV)/bench  ## meten hoe snel het is, tegen de ondergrens en tegen andere gereedschappen
	PYTHONPATH=benchmarks $(VENV)/bench/bin/python -m benchmarks

SECONDEN ?= 60
fuzz: $(VENV)/dev  ## verminkte bestanden voor elke lezer, SECONDEN lang per lezer
	$(BIN)/python tools/fuzz.py --seconden $(SECONDEN)

lang: $(VENV)/dev  ## wat in make test kort is, nu lang: antwoorden, afbreken en verzonnen scholen, duizenden keren
	BASISNORM_LANG=1 $(BIN)/python $(VERDEELD) -m lang

# Een eigen installatie: wie alleen test, heeft dit gereedschap niet nodig.
mutanten: $(VENV)/mutanten  ## de regel en het interview op duizend plekken stukmaken: merkt een test het?
	$(VENV)/mutanten/bin/mutmut run
	$(VENV)/mutanten/bin/mutmut results

voorbeelden: $(VENV)/dev  ## de voorbeelden in docs/voorbeelden/ opnieuw maken
	$(BIN)/python tools/voorbeelden.py

beeld: $(VENV)/browser voorbeelden  ## en een plaatje van elke bladzij: breed, smal en op papier
	$(BIN)/python -m tools.beeld

# Buiten make test: het nieuwste verandert zonder dat hier iets verandert.
nieuwste:  ## dezelfde tests met de nieuwste versies van alles
	$(MAKE) build/nieuwste/browser VENV=build/nieuwste VERSIES=
	build/nieuwste/bin/python $(VERDEELD)

oudste: build/oudste.txt  ## dezelfde tests met de oudste versies die pyproject.toml toestaat
	$(MAKE) build/oudste/browser VENV=build/oudste VERSIES=build/oudste.txt
	build/oudste/bin/python $(VERDEELD)

# Wat het programma nodig heeft zo oud als het mag; het gereedschap zoals het is getoetst.
build/oudste.txt: $(VENV)/dev pyproject.toml constraints.txt
	mkdir -p build
	$(BIN)/python tools/oudste.py > $@

constraints:  ## opschrijven met welke versies is getoetst, uit een schone omgeving
	rm -rf build/schoon
	$(MAKE) build/schoon/dev VENV=build/schoon VERSIES=
	(echo "# Met deze versies is getoetst (make constraints)."; \
	  build/schoon/bin/python -m pip freeze --all --exclude setuptools --exclude-editable) > constraints.txt

clean:  ## alles weg wat hier is gemaakt
	rm -rf $(VENV) build dist mutants .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Dit staat er pas als alles gelukt is; een halve omgeving begint opnieuw.
$(VENV)/klaar: constraints.txt
	sh tools/omgeving.sh "$(PYTHON)" $(VENV)
	sh tools/installeer.sh $(VENV) $(MET) "pip>=25.3"
	touch $@

$(VENV)/demo: $(VENV)/klaar pyproject.toml
	$(INSTALL) --editable .
	touch $@

$(VENV)/dev: $(VENV)/klaar pyproject.toml
	$(INSTALL) --editable . --group dev
	touch $@ $(VENV)/demo

# Een browser die er al is, is genoeg; anders haalt Playwright er een, en anders apt.
$(VENV)/browser: $(VENV)/dev
	$(BIN)/python tools/browser.py \
	  || $(BIN)/playwright install --with-deps chromium \
	  || sh tools/apt.sh chromium
	$(BIN)/python tools/browser.py
	touch $@

$(VENV)/bench: $(VENV)/klaar pyproject.toml $(shell find src norm reports -type f 2>/dev/null)
	$(MAKE) $@/klaar VENV=$@
	sh tools/installeer.sh $@ $(MET) . pandas polars
	# Dat maakt elke start van Python trager, en onze verhouding daarmee te mooi.
	$@/bin/python -m pip uninstall --quiet --yes setuptools
	touch $@

$(VENV)/mutanten: $(VENV)/klaar pyproject.toml
	$(MAKE) $@/klaar VENV=$@
	sh tools/installeer.sh $@ $(MET) --editable . --group mutanten
	touch $@
