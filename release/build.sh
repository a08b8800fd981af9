#!/usr/bin/env bash
# A release: one program that runs on any Linux of this kind of processor, its checksums, and the image if a container engine is there.
#
#   bash release/build.sh            everything, into target/release-files
#   bash release/build.sh FOLDER     into another folder
#
# What comes out: jiandu-VERSION-KIND.tar.gz (the program, licence, readme), jiandu-VERSION-KIND.cdx.json (what it is made of, if
# cargo-cyclonedx is installed), SHA256SUMS over both; and the image jiandu:VERSION. Needs cargo, a C compiler, cmake where aws-lc
# has no ready build, and the static libraries of glibc (Debian: libc6-dev).
#
# Why glibc, linked statically, and not musl:
#   - `x86_64-unknown-linux-gnu` is the target that every toolchain has, also one from a distribution; musl's standard library comes
#     by `rustup target add` only, and a second C compiler with it. Who has both may set JIANDU_TARGET=x86_64-unknown-linux-musl.
#   - All C code of the dependencies (aws-lc, SQLite, mimalloc) is compiled from source and links either way. mimalloc takes the
#     place of malloc as a whole (feature `override`), so nothing of glibc's own is drawn in beside it.
#   - `--target` is named although it is the host's: without it the flag would hold for procedural macros too, which cannot be static.
#   - Names of hosts are the one thing for which glibc would load libraries: `files` and `dns` of nsswitch.conf are in the program
#     since glibc 2.34; other sources (sssd, mdns, systemd-resolved's own module) are passed over. Addresses, /etc/hosts and DNS work.
set -euo pipefail
cd "$(dirname "$0")/.."

ROOT=$PWD
MACHINE=$(uname -m)
TARGET=${JIANDU_TARGET:-$MACHINE-unknown-linux-gnu}
BUILT=${CARGO_TARGET_DIR:-$ROOT/target}
OUT=${1:-$BUILT/release-files}
SCRATCH=$(mktemp -d)
trap 'rm -rf "$SCRATCH"' EXIT
# The caller's settings must not change what is tried.
for name in "${!JIANDU_@}"; do unset "$name"; done

fail() {
    echo "error: $*" >&2
    exit 1
}

# ---- the program ----------------------------------------------------------------------------------------------------

# Folders of this machine do not belong into a program; the flags are parted by a character that no folder has in its name.
join() { local IFS=$'\x1f'; echo "$*"; }
CARGO_ENCODED_RUSTFLAGS=$(join -C target-feature=+crt-static --remap-path-prefix="$ROOT=jiandu" \
    --remap-path-prefix="${CARGO_HOME:-$HOME/.cargo}=cargo")
export CARGO_ENCODED_RUSTFLAGS
unset RUSTFLAGS
# Of a program that is made again from the same commit every file has the same time.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
export SOURCE_DATE_EPOCH

cargo build --release --locked --target "$TARGET" --bin jiandu
PROGRAM=$BUILT/$TARGET/release/jiandu

# What has to be true of it.
# A static program has no interpreter that loads libraries.
if readelf -lW "$PROGRAM" | grep -q 'INTERP'; then fail "the program needs libraries"; fi
if readelf -SW "$PROGRAM" | grep -q '\.symtab'; then fail "the program is not stripped"; fi
for folder in "$ROOT" "${CARGO_HOME:-$HOME/.cargo}"; do
    if grep -qaF "$folder/" "$PROGRAM"; then fail "the program names a folder of this machine: $folder"; fi
done
VERSION=$("$PROGRAM" --version | sed 's/^jiandu //')
[ -n "$VERSION" ] || fail "the program does not say its version"
"$PROGRAM" openapi --lang en | cmp -s - openapi/openapi.json || fail "the program prints another document than openapi/openapi.json"
(cd "$SCRATCH" && "$PROGRAM" migrate >migrate.log 2>&1) || { cat "$SCRATCH/migrate.log" >&2; fail "the program makes no database"; }

# ---- the files ------------------------------------------------------------------------------------------------------

NAME=jiandu-$VERSION-$MACHINE-linux
mkdir -p "$OUT" "$SCRATCH/$NAME"
rm -f "$OUT"/jiandu-*.tar.gz "$OUT"/jiandu-*.cdx.json "$OUT/SHA256SUMS"
cp "$PROGRAM" LICENSE README.md "$SCRATCH/$NAME"
if [ -f README.zh.md ]; then cp README.zh.md "$SCRATCH/$NAME"; fi
tar --create --directory "$SCRATCH" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" "$NAME" |
    gzip --no-name --best >"$OUT/$NAME.tar.gz"

if cargo cyclonedx --version >/dev/null 2>&1; then
    # It writes beside each Cargo.toml; only that of the program is wanted.
    cargo cyclonedx --format json --target "$TARGET" --override-filename release-sbom
    mv release-sbom.json "$OUT/$NAME.cdx.json"
    find . -path ./target -prune -o -name release-sbom.json -exec rm {} +
else
    echo "no list of components: cargo-cyclonedx is not installed (cargo install cargo-cyclonedx)"
fi
(cd "$OUT" && sha256sum jiandu-*.tar.gz $(ls jiandu-*.cdx.json 2>/dev/null) >SHA256SUMS)

# ---- the image ------------------------------------------------------------------------------------------------------

# A client without a service behind it builds nothing.
ENGINE=
for engine in docker podman; do
    if [ -z "$ENGINE" ] && command -v "$engine" >/dev/null && timeout 20 "$engine" info >/dev/null 2>&1; then ENGINE=$engine; fi
done
if [ -n "$ENGINE" ]; then
    # The mounts of the Dockerfile are BuildKit's; podman knows them too.
    DOCKER_BUILDKIT=1 "$ENGINE" build --tag "jiandu:$VERSION" .
else
    echo "no image: neither docker nor podman answers"
fi

if [ -n "$(git status --porcelain 2>/dev/null)" ]; then echo "note: the files here are not those of a commit"; fi
echo "in $OUT:"
cat "$OUT/SHA256SUMS"
