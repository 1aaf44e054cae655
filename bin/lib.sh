# Shared by bin/serve, bin/test and .ci/run; sourced, not run. Nothing here needs more than a bare Debian with apt.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
python="$root/.venv/bin/python"

say() { printf '%s\n' "$@"; }
warn() { printf '%s\n' "$@" >&2; }
die() { warn "$@"; exit 1; }

# has_library NAME: whether the dynamic linker knows this shared library.
has_library() { [[ "$(/sbin/ldconfig -p)" == *"$1"* ]]; }

# install_debian PACKAGE...: installs through apt as root or with password-free sudo. Where neither works it prints
# the one command to type and answers 1. It never waits for a password.
install_debian() {
  local as_root=()
  if ! command -v apt-get >/dev/null; then
    warn "Please install these with your system's package manager: $*"
    return 1
  fi
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      warn "System packages are missing. Please type this once:" "" "  $(as_root_command "$@")" ""
      return 1
    fi
    as_root=(sudo -n)
  fi
  say "Installing system packages: $*"
  "${as_root[@]}" apt-get -qq update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}

# as_root_command PACKAGE...: what to type on this machine; a bare Debian has no sudo, and no package lists yet.
as_root_command() {
  local install="apt-get install --no-install-recommends $*"
  if command -v sudo >/dev/null; then
    say "sudo sh -c 'apt-get update && $install'"
  else
    say "su -c 'apt-get update && $install'"
  fi
}

# The packages that are missing for …, one a line.
missing_for_python() { [ -L .venv ] || [ -x "$python" ] || can_make_environment || printf '%s\n' python3 python3-venv; }
missing_for_pdf() {
  has_library libpangoft2-1.0.so.0 || say libpangoft2-1.0-0
  has_library libharfbuzz-subset.so.0 || say libharfbuzz-subset0
}
can_make_environment() {
  python3 -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# need_debian WITHOUT PACKAGE...: installs these and what the virtual environment needs, all at once, so that whoever
# has to do it by hand types one command. WITHOUT says what can't be done until then.
need_debian() {
  local without="$1" packages
  shift
  mapfile -t packages < <(missing_for_python; [ $# -eq 0 ] || printf '%s\n' "$@")
  [ ${#packages[@]} -gt 0 ] || return 0
  install_debian "${packages[@]}" && return
  [ -z "$(missing_for_python)" ] || die "Python 3.11 or newer with its venv module is needed to go on."
  warn "$without"
}

# need_pdf: what WeasyPrint draws PDF files with. Without Pango everything but PDF works.
need_pdf() { need_debian "Until then PDF files can't be made, or only slowly." $(missing_for_pdf); }

# make_environment FILE...: the virtual environment in .venv with these requirement files. It is made only when it is
# missing, filled only when the files changed, and a .venv that is a link to somewhere else is used as it is.
make_environment() {
  if [ -L .venv ]; then
    say "Using the virtual environment that .venv links to, as it is."
    return
  fi
  [ -n "$(stale_requirements "$@")" ] || return 0
  fill_environment "$@"
}

# Of two starts at once the second waits, and finds the work done.
fill_environment() (
  touch .venv-lock 2>/dev/null || die "This account may not write to $root, where the virtual environment has to be made."
  exec 9>.venv-lock
  flock --nonblock 9 || { say "Waiting for another start to finish the virtual environment"; flock 9; }
  mapfile -t stale < <(stale_requirements "$@")
  [ ${#stale[@]} -gt 0 ] || exit 0
  # One whose making was interrupted has a Python and no pip.
  if ! "$python" -m pip --version >/dev/null 2>&1; then
    say "Making the virtual environment .venv"
    rm -rf .venv
    python3 -m venv .venv || die "The virtual environment could not be made."
  fi
  say "Installing Python packages (${stale[*]}); the first time this takes a minute or two"
  "$python" -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt \
    "${stale[@]/#/--requirement=}" || die "The Python packages could not be installed."
  for file in "${stale[@]}"; do
    requirements_hash "$file" > ".venv/installed-$file"
  done
)

requirements_hash() { cat requirements.txt "$1" constraints.txt | sha256sum; }

# stale_requirements FILE...: those whose packages are not installed as the file says now, one a line.
stale_requirements() {
  local file
  for file in "$@"; do
    if ! [ -x "$python" ] || [ "$(cat ".venv/installed-$file" 2>/dev/null)" != "$(requirements_hash "$file")" ]; then say "$file"; fi
  done
}

# free_port: a port of 127.0.0.1 that nobody uses, chosen by the system.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
