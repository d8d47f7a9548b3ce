# Installeert met pip, en zegt in het Nederlands wat er mis kan zijn als dat niet lukt.
# Gebruik: sh tools/installeer.sh OMGEVING [wat pip moet doen ...]
set -eu
omgeving=$1
shift
"$omgeving/bin/python" -m pip --disable-pip-version-check install --quiet "$@" && exit 0
cat >&2 <<'T'

basisnorm kan niet verder: de onderdelen konden niet worden opgehaald.
  doe dit: Kijk of deze computer internet heeft (achter een proxy: zet HTTPS_PROXY), en of er plaats is op
           de schijf. Doe daarna dezelfde opdracht nog een keer. Wat pip zelf zegt, staat hierboven.
T
exit 1
