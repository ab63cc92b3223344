# What the scripts share that have standard tools look at archives. They name the program to archive
# with, and find `$claimline`, `$work`, a folder that is removed at the end, and `$failed`.
#
#   . tests/archive/tools.bash PROGRAM...     the programs that have to be there

missing=()
for program in python3 "$@"; do
  command -v "$program" >/dev/null || missing+=("$program")
done
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=('python3-venv')
if ((${#missing[@]})); then
  printf 'missing: %s\n' "${missing[@]}" >&2
  exit 1
fi

work=$(mktemp -d "$PWD/target/archive-XXXXXX")
trap 'rm -rf "$work"' EXIT

# Python packages, in a folder of their own: `packages FOLDER NAME==VERSION...`.
packages() {
  local venv=$PWD/target/$1
  shift
  if [[ ! -e $venv/installed ]]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@"
    touch "$venv/installed"
  fi
}

# A package of npm, without what it needs to run elsewhere: `npm_package NAME VERSION`, to
# `target/NAME-VERSION/package`.
npm_package() {
  local folder=$PWD/target/$1-$2
  [[ -e $folder/package ]] && return
  mkdir -p "$folder"
  npm pack --silent --pack-destination "$folder" "$1@$2" >/dev/null
  tar -xzf "$folder/$1-$2.tgz" -C "$folder"
}

failed=0
# Runs a check, and compares how it ends with how it has to end.
expect() {
  local ending=$1 what=$2 ended=accepted
  shift 2
  "$@" >"$work/log" 2>&1 || ended=rejected
  if [[ $ended == "$ending" ]]; then
    printf 'ok      %s: %s %s\n' "$what" "$check" "$ended"
  else
    printf 'FAILED  %s: %s %s\n' "$what" "$check" "$ended"
    sed 's/^/        /' "$work/log"
    failed=1
  fi
}

# A copy in which one bit of each named byte is another: `flipped FROM TO BYTE...`.
flipped() {
  cp "$1" "$2"
  python3 - "${@:2}" <<'PYTHON'
import sys
with open(sys.argv[1], "r+b") as file:
    for at in map(int, sys.argv[2:]):
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1]))
PYTHON
}
