#!/usr/bin/env bash
# Builds the tools by a profile of their own work (PGO): the same answers, sooner.
# usage: pgo.sh TARGET     the tools come into TARGET/pgo/release; run it by `make build PGO=1`
#
# Three steps: tools that count what they run, a run over the seeds under ever new names, and tools
# built by those counts. The counts are kept as long as the counting tools stay the same.
set -euo pipefail
[ $# = 1 ] || { sed -n '3s/^# //p' "$0" >&2; exit 2; }
mkdir -p "$1/pgo"
target=$(cd "$1/pgo" && pwd)
cd "$(dirname "$0")/.."

profdata() { compgen -G "$(rustc --print sysroot)/lib/rustlib/*/bin/llvm-profdata" | head -n 1; }
[ -n "$(profdata)" ] || rustup component add llvm-tools > /dev/null 2>&1 || true
[ -n "$(profdata)" ] || { echo "pgo: no llvm-profdata: rustup component add llvm-tools" >&2; exit 2; }

build() { RUSTFLAGS="$1" CARGO_TARGET_DIR=$2 cargo build --release --workspace --bins; }

build "-Cprofile-generate=$target/raw" "$target/counting"
bin=$target/counting/release
sum=$(cat "$bin"/{read-articles,split-paragraphs,tag-entities,extract-numbers,tag-attributions,extract-claims,join-claims,report-claims,export-claims} | cksum | tr ' ' -)
counts=$target/$sum.profdata
if [ ! -e "$counts" ]; then
  work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
  rm -rf "$target/raw" "$target"/*.profdata
  scripts/vary-articles.py 3M > "$work/articles"
  for _ in {1..20}; do "$bin/read-articles" crates/read-articles/tests/pages/*.html > /dev/null || true; done
  "$bin/read-articles" --from jsonl "$work/articles" | "$bin/split-paragraphs" | "$bin/tag-entities" |
    "$bin/extract-numbers" | "$bin/tag-attributions" > "$work/paragraphs"
  "$bin/extract-claims" "$work/paragraphs" | "$bin/join-claims" > "$work/joined"
  "$bin/report-claims" "$work/joined" > /dev/null
  "$bin/report-claims" --html "$work/page" "$work/joined"
  "$bin/export-claims" --to csv "$work/joined" > /dev/null
  "$(profdata)" merge -o "$counts" "$target/raw"
fi
build "-Cprofile-use=$counts" "$target"
