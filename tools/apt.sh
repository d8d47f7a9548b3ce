# Installeert pakketten met apt, en wacht als een ander programma daar net mee bezig is.
# Gebruik: sh tools/apt.sh PAKKET...
set -eu
export LC_ALL=C DEBIAN_FRONTEND=noninteractive

stop() {
  printf '\nbasisnorm kan niet verder: %s\n  doe dit: %s\n' "$1" "$2" >&2
  exit 1
}

command -v apt-get >/dev/null 2>&1 || stop \
  "er is geen $* op deze computer, en geen apt-get om het te halen." \
  "Installeer $* zelf en doe dezelfde opdracht nog een keer."

uitvoer=$(mktemp)
trap 'rm -f "$uitvoer"' EXIT

# Een update die vanzelf loopt, houdt apt een paar minuten bezet. Tien minuten is lang genoeg.
met_geduld() {
  for keer in $(seq 60); do
    apt-get "$@" >"$uitvoer" 2>&1 && return
    grep -q 'Could not get lock\|Unable to lock\|is another process using it' "$uitvoer" || break
    [ "$keer" -gt 1 ] || echo "Een ander programma gebruikt apt op dit moment. Wij wachten, hoogstens tien minuten." >&2
    sleep "${BASISNORM_WACHT:-10}"
  done
  cat "$uitvoer" >&2
  stop "apt-get $1 lukte niet." \
    "Bent u geen beheerder? Vraag die om: apt-get install $pakketten. Zie ook wat apt zelf zegt, hierboven."
}

pakketten="$*"
met_geduld update
met_geduld install --yes --no-install-recommends "$@"
