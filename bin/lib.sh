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
      warn "Please type this once:  sudo apt-get install --no-install-recommends $*"
      return 1
    fi
    as_root=(sudo -n)
  fi
  say "Installing system packages: $*"
  "${as_root[@]}" apt-get -qq update &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get -qq install --yes --no-install-recommends "$@" >/dev/null
}

# need_pango: what WeasyPrint draws PDF files with. Without it everything but PDF works.
need_pango() {
  has_library libpangoft2-1.0.so.0 || install_debian libpangoft2-1.0-0 || warn "Until then PDF files can't be made."
}

# make_environment FILE...: the virtual environment in .venv with these requirement files. It is made only when it is
# missing, filled only when the files changed, and a .venv that is a link to somewhere else is used as it is.
make_environment() {
  if [ -L .venv ]; then
    say "Using the virtual environment that .venv links to, as it is."
    return
  fi
  if ! [ -x "$python" ]; then
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || need_python
    python3 -c 'import ensurepip, venv' 2>/dev/null || need_python
    say "Making the virtual environment .venv"
    rm -rf .venv
    python3 -m venv .venv || die "The virtual environment could not be made."
  fi
  local file stamp wanted stale=()
  for file in "$@"; do
    stamp=".venv/installed-$file" wanted="$(cat requirements.txt "$file" constraints.txt | sha256sum)"
    [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] || stale+=("$file")
  done
  [ ${#stale[@]} -gt 0 ] || return 0
  say "Installing Python packages (${stale[*]})"
  "$python" -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt \
    "${stale[@]/#/--requirement=}" || die "The Python packages could not be installed."
  for file in "${stale[@]}"; do
    cat requirements.txt "$file" constraints.txt | sha256sum > ".venv/installed-$file"
  done
}

need_python() {
  install_debian python3 python3-venv || die "Python 3.11 or newer with its venv module is needed to go on."
}

# free_port: a port of 127.0.0.1 that nobody uses, chosen by the system.
free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}
