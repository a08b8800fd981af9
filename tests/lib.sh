# Shared by run.sh and endurance.sh: messages, packages, and a PostgreSQL cluster of our own below $SCRATCH.

fail() {
    echo "error: $*" >&2
    exit 1
}

# Runs a command silently; shows what it said only if it fails.
quietly() {
    "$@" >"$SCRATCH/quiet.log" 2>&1 || { tail -n 60 "$SCRATCH/quiet.log" >&2; fail "failed: $*"; }
}

# Installs Debian packages.
install() {
    local elevated=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || fail "install the Debian packages $*, or sudo"
        elevated=(sudo -n)
    fi
    echo "installing $*"
    quietly "${elevated[@]}" apt-get update -q
    quietly "${elevated[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

# need COMMAND PACKAGE...: installs the packages unless the command is there.
need() {
    if command -v "$1" >/dev/null; then return; fi
    install "${@:2}"
    command -v "$1" >/dev/null || fail "$1 is still missing after installing ${*:2}"
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# PostgreSQL refuses to run as root.
unprivileged() {
    if [ "$(id -u)" != 0 ]; then "$@"; return; fi
    setpriv --reuid=postgres --regid=postgres --init-groups "$@"
}

# start_postgres [FOLDER [OPTION...]]: a PostgreSQL cluster of our own; its URL is $POSTGRES_URL.
start_postgres() {
    PATH=$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)
    need pg_ctl postgresql
    PATH=$PATH:$(printf '%s:' /usr/lib/postgresql/*/bin)
    need python3 python3
    local folder=${1:-$SCRATCH} port
    local cluster=$folder/postgres
    port=$(free_port)
    # PostgreSQL is somebody else, and passes through.
    chmod 711 "$SCRATCH" "$folder"
    mkdir "$cluster"
    if [ "$(id -u)" = 0 ]; then chown postgres: "$cluster"; fi
    pushd "$cluster" >/dev/null
    quietly unprivileged initdb -D "$cluster/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync
    POSTGRES_DATA=$cluster/data
    POSTGRES_OPTIONS="-F -p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$cluster -c max_connections=200 ${*:2}"
    quietly unprivileged pg_ctl -D "$POSTGRES_DATA" -l "$cluster/log" -w -t 60 -o "$POSTGRES_OPTIONS" start
    popd >/dev/null
    POSTGRES_URL=postgres://postgres@127.0.0.1:$port/postgres
}

stop_postgres() {
    if [ -z "${POSTGRES_DATA:-}" ]; then return 0; fi
    unprivileged pg_ctl -D "$POSTGRES_DATA" -m immediate -s stop
    rm -rf "${POSTGRES_DATA%/data}"
    POSTGRES_DATA=
}

# The program and the tests, built together: by itself the program would get other features of its dependencies, and all of
# them would be compiled a second time.
build() {
    quietly cargo test --locked --workspace --no-run
}

# ---- processes ------------------------------------------------------------------------------------------------------

SERVERS=()

stop() {
    kill "$1" 2>/dev/null || return 0
    wait "$1" 2>/dev/null || true
}

stop_servers() {
    local server
    for server in "${SERVERS[@]}"; do stop "$server"; done
}

# ---- side by side ---------------------------------------------------------------------------------------------------

LANES=() LANE_NAMES=()

# lane NAME COMMAND...: runs beside the others, with a folder of its own; what it says is shown when it is joined.
lane() {
    # A group of processes of its own, which ends as one.
    set -m
    (
        set +m
        LANES=() LANE_NAMES=() SERVERS=() SCRATCH=$SCRATCH/lane-$1
        mkdir "$SCRATCH"
        # PostgreSQL is somebody else, and passes through.
        chmod 711 "${SCRATCH%/*}" "$SCRATCH"
        trap 'stop_servers; stop_postgres' EXIT
        "${@:2}"
    ) >"$SCRATCH/$1.out" 2>&1 &
    LANES+=("$!") LANE_NAMES+=("$1")
    set +m
}

# Waits for the lanes and shows what they said; fails if one of them did.
join_lanes() {
    local index status=0
    for index in "${!LANES[@]}"; do
        wait "${LANES[$index]}" || { status=1; echo "FAILED: ${LANE_NAMES[$index]}"; }
        cat "$SCRATCH/${LANE_NAMES[$index]}.out"
    done
    LANES=() LANE_NAMES=()
    return "$status"
}

stop_lanes() {
    local lane
    for lane in "${LANES[@]}"; do
        kill -TERM -- "-$lane" 2>/dev/null
        wait "$lane" 2>/dev/null
    done
}
