# Maakt de map waarin alles komt, en zegt in het Nederlands wat er mist als dat niet kan.
# Gebruik: sh tools/omgeving.sh PYTHON MAP
set -eu
python=$1 map=$2

stop() {
  printf '\nbasisnorm kan niet verder: %s\n  doe dit: %s\n' "$1" "$2" >&2
  exit 1
}

command -v "$python" >/dev/null 2>&1 || stop \
  "'$python' is er niet." \
  "Installeer Python 3.11 of nieuwer (Debian, Ubuntu: apt-get install python3 python3-venv; macOS en Windows: zie python.org)."
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || stop \
  "$("$python" --version) is te oud." \
  "Installeer Python 3.11 of nieuwer. Is het er al onder een andere naam, typ dan: make PYTHON=python3.11 ..."
# Debian en Ubuntu leveren dit deel van Python apart.
"$python" -c 'import venv, ensurepip' 2>/dev/null || stop \
  "aan deze Python ontbreekt het onderdeel venv." \
  "Installeer het (Debian, Ubuntu: apt-get install python3-venv) en doe dezelfde opdracht nog een keer."
# Wat van een afgebroken keer is overgebleven, zou half blijven.
rm -rf "$map"
"$python" -m venv "$map" || stop \
  "de map $map kon niet worden gemaakt." \
  "Kijk of er plaats is op de schijf, en of u in deze map mag schrijven."
