# A private throw-away PostgreSQL cluster for tests; sourced by bin/test, stopped and removed by its trap.

# postgres_programs: the folder of the newest installed server programs, or nothing.
postgres_programs() {
  local found
  found="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -n | tail -n 1)"
  if [ -n "$found" ]; then
    say "$found"
  elif command -v initdb >/dev/null; then
    dirname "$(readlink -f "$(command -v initdb)")"
  fi
}

# as_nobody COMMAND...: PostgreSQL refuses to run as root, so root lends it an account without rights.
as_nobody() {
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid "$postgres_account" --regid "$(id -g "$postgres_account")" --clear-groups "$@"
  else
    "$@"
  fi
}

# Nothing waits for a disk, nothing tidies up behind a test, and no query is compiled that runs once.
postgres_haste=(
  -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal -c max_wal_senders=0
  -c max_wal_size=256MB -c autovacuum=off -c jit=off
)

# start_postgres: starts the cluster on a free port and sets DATABASE_URL.
start_postgres() {
  local port
  postgres_bin="$(postgres_programs)"
  [ -n "$postgres_bin" ] || die "PostgreSQL's server programs are missing. Install them (apt-get install postgresql)," \
    "or name a server with DATABASE_URL."
  postgres_account=nobody
  if id postgres >/dev/null 2>&1; then postgres_account=postgres; fi
  postgres_data="$(mktemp -d "${memory:-/tmp}/portal-postgres.XXXXXX")"
  if [ "$(id -u)" = 0 ]; then chown "$postgres_account:" "$postgres_data"; fi
  port="$(free_port)"
  say "Starting a private PostgreSQL ($postgres_bin) on port $port"
  # It lives for minutes and holds nothing, so it need not survive a power cut. `memory` may name a folder in memory.
  (
    cd "$postgres_data"
    as_nobody "$postgres_bin/initdb" --pgdata="$postgres_data/cluster" --username=portal --auth=trust \
      --encoding=UTF8 --locale=C.UTF-8 --no-sync >/dev/null
    as_nobody "$postgres_bin/pg_ctl" --pgdata="$postgres_data/cluster" --log="$postgres_data/log" --wait --silent start \
      --options="-p $port -k $postgres_data -c listen_addresses=127.0.0.1 ${postgres_haste[*]}"
  ) || { cat "$postgres_data/log" >&2; die "The private PostgreSQL did not start."; }
  export DATABASE_URL="postgres://portal@127.0.0.1:$port/postgres"
}

# stop_postgres: stops the cluster that start_postgres started, if it did, and removes its files.
stop_postgres() {
  [ -n "${postgres_data:-}" ] || return 0
  (cd "$postgres_data" && as_nobody "$postgres_bin/pg_ctl" --pgdata="$postgres_data/cluster" --mode=immediate --silent stop) || true
  rm -rf "$postgres_data"
}
