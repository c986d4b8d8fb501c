# claimlines: run the tools over a folder of articles, test them, install them.
# `make help` lists the targets.

SHELL   := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

CORPUS  ?= seeds
OUT     ?= out
PREFIX  ?= /usr/local
SHARED  ?= ../shared
CARGO   ?= cargo

CARGO_TARGET_DIR ?= target
# PGO=1, to any target: tools built by a profile of their own work.
PGO     ?=
BIN     := $(CARGO_TARGET_DIR)/$(if $(PGO),pgo/)release
BUILD   := $(if $(PGO),scripts/pgo.sh $(CARGO_TARGET_DIR),$(CARGO) build --release --workspace --bins)
TOOLS   := read-articles split-paragraphs tag-entities extract-numbers tag-attributions extract-claims join-claims report-claims export-claims
BINS    := $(TOOLS:%=$(BIN)/%)

## ---- the main job --------------------------------------------------------------------

# A folder of .txt files, with its articles.csv (titles, outlets, dates) if there is one. Names may hold
# spaces: only the shell sees them.
.PHONY: help claims report paragraphs entities numbers attributions build
claims: $(OUT)/joined.jsonl $(BIN)/report-claims  ## Which claims the articles of CORPUS (seeds) make, as a table
	@$(BIN)/report-claims $<

report: $(OUT)/report.html               ## … as one web page with every source's sentence: out/report.html
	@echo "$<: open it in a browser"

paragraphs: $(OUT)/paragraphs.jsonl      ## CORPUS as paragraph records, in out/
entities: $(OUT)/entities.jsonl          ## … with the names in them
numbers: $(OUT)/numbers.jsonl            ## … with the figures and times in them
attributions: $(OUT)/attributions.jsonl  ## … with who says what in them

build:                                   ## Build every tool, optimised (PGO=1: faster tools, by two builds)
	$(BUILD)

# Cargo knows best what a binary depends on; it touches none that is up to date.
$(BINS) &: FORCE
	@$(BUILD)

# Every file of the corpus with its checksum: another corpus, or a file that changed, makes all anew.
$(OUT)/corpus.sum: FORCE
	@mkdir -p "$(@D)"
	@compgen -G "$(CORPUS)/*.txt" > /dev/null || { echo "make: no .txt files in $(CORPUS): name a folder of articles with CORPUS=DIR" >&2; exit 2; }
	@{ cksum "$(CORPUS)"/*.txt; [ ! -e "$(CORPUS)/articles.csv" ] || cksum "$(CORPUS)/articles.csv"; } > $@.now
	@if cmp -s $@.now $@; then rm $@.now; else mv $@.now $@; fi

# A tool ends with 1 when it named bad input on stderr and did all the rest: no reason to stop.
define rest_done
|| [ $$? -eq 1 ]
endef

$(OUT)/paragraphs.jsonl: $(OUT)/corpus.sum $(BIN)/split-paragraphs
	@articles=(); [ ! -e "$(CORPUS)/articles.csv" ] || articles=(--articles "$(CORPUS)/articles.csv"); \
	$(BIN)/split-paragraphs "$${articles[@]}" "$(CORPUS)"/*.txt > $@ $(rest_done)

$(OUT)/entities.jsonl: $(OUT)/paragraphs.jsonl $(BIN)/tag-entities
	@$(BIN)/tag-entities $< > $@ $(rest_done)

$(OUT)/numbers.jsonl: $(OUT)/entities.jsonl $(BIN)/extract-numbers
	@$(BIN)/extract-numbers $< > $@ $(rest_done)

$(OUT)/attributions.jsonl: $(OUT)/numbers.jsonl $(BIN)/tag-attributions
	@$(BIN)/tag-attributions $< > $@ $(rest_done)

$(OUT)/claims.jsonl: $(OUT)/attributions.jsonl $(BIN)/extract-claims
	@$(BIN)/extract-claims $< > $@ $(rest_done)

$(OUT)/joined.jsonl: $(OUT)/claims.jsonl $(BIN)/join-claims
	@$(BIN)/join-claims $< > $@ $(rest_done)

$(OUT)/report.html: $(OUT)/joined.jsonl $(OUT)/paragraphs.jsonl $(BIN)/report-claims
	@$(BIN)/report-claims --html $@ --texts "$(abspath $(CORPUS))" $(OUT)/paragraphs.jsonl $<

## ---- tests and checks ----------------------------------------------------------------

.PHONY: test golden check accuracy bench bench-joins
# The same random cases every time: a failure is one of the change, and can be run again.
test: export PROPTEST_RNG_SEED ?= 20261122
test:                                    ## All tests
	$(CARGO) build --workspace --bins
	$(CARGO) test --workspace

.PHONY: test-browser
test-browser: $(BINS)                    ## The web page in a real, headless Chromium (as root, installs it)
	@if ! command -v chromium > /dev/null || ! command -v chromedriver > /dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver > /dev/null; \
	  else echo "make: the browser test needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver)" >&2; exit 2; fi; fi
	crates/report-claims/tests/browser/report.py $(BIN)

golden:                                  ## Keep what the tools now say of the seeds, to read the difference
	$(CARGO) build --workspace --bins
	WRITE_GOLDEN=1 $(CARGO) test -p pipelines --test golden

.PHONY: test-spark
VENV    ?= .venv/spark
test-spark: $(BINS)                      ## The Spark job against the local pipe; installs PySpark into .venv/spark
	@command -v java > /dev/null || { echo "make: Spark needs Java 17 (Debian: apt-get install openjdk-17-jre-headless)" >&2; exit 2; }
	@[ -x $(VENV)/bin/python ] || python3 -m venv $(VENV)
	@$(VENV)/bin/python -c 'import pyspark' 2> /dev/null || $(VENV)/bin/python -m pip install -q 'pyspark==4.0.1'
	scripts/test-spark.py $(BIN) $(VENV)/bin/python

check:                                   ## Format, lints and docs, warnings as errors
	$(CARGO) fmt --all --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --workspace --no-deps --document-private-items

accuracy: $(BINS)                        ## Accuracy on the development sets in SHARED, against floors
	@command -v python3 > /dev/null || { echo "accuracy: no python3 here: nothing measured"; exit 0; }; \
	scripts/accuracy.py $(SHARED) $(BIN)

bench: $(BINS)                           ## Speed of every tool, as a ratio to wc -w and cat
	@scripts/bench.py $(BIN) $(SHARED)

bench-joins: $(BINS)                     ## Cost of joining 10^4, 10^5 and 10^6 claims
	@scripts/bench-joins.py $(BIN)

.PHONY: bench-peers soak
bench-peers: $(BINS)                     ## Speed of other projects' tools beside ours; installs them into .peers
	@scripts/bench-peers.py $(BIN) $(SHARED)

# JOINS=N: only the first N claims are joined, which spares the disk.
SOAK    ?= 200M
JOINS   ?=
soak: $(BINS)                            ## SOAK (200M) of article text through the pipe: nothing lost, memory flat
	scripts/soak.py $(BIN) $(SOAK) $(JOINS)

.PHONY: bench-pages
bench-pages: $(BIN)/read-articles        ## Speed of read-articles on web pages; its memory on a 2 GB archive
	@scripts/bench-pages.py $(BIN)

.PHONY: deny
deny:                                    ## Licences, sources and doubled versions of the dependencies, where cargo-deny is installed
	@if command -v cargo-deny > /dev/null; then $(CARGO) deny check licenses bans sources; \
	else echo "deny: not checked: cargo install cargo-deny --locked"; fi

.PHONY: fuzz
# One seed: a fresh clone is given the same inputs each time, and what fails is the change.
SECONDS_EACH ?= 60
fuzz:                                    ## Fuzz every target for SECONDS_EACH (60) seconds, two at a time; installs cargo-fuzz
	@command -v cargo-fuzz > /dev/null || $(CARGO) install cargo-fuzz --locked
	cd fuzz && mkdir -p target && RUSTC_BOOTSTRAP=1 $(CARGO) fuzz build --sanitizer none
	@cd fuzz && sed -n 's/^name = "\(.*\)"/\1/p' Cargo.toml | tail -n +2 | xargs -P 2 -I TARGET sh -c ' \
	  RUSTC_BOOTSTRAP=1 $(CARGO) fuzz run --sanitizer none TARGET -- -seed=1 -max_total_time=$(SECONDS_EACH) -max_len=4096 -timeout=20 > target/TARGET.log 2>&1 \
	  && echo "TARGET: $$(tail -n 1 target/TARGET.log)" || { tail -n 40 target/TARGET.log >&2; exit 255; }'

# The readers of the exports come from PyPI into .venv/interop; DuckDB and GNU parallel run the cookbook.
.PHONY: test-interop
test-interop: $(BINS)                    ## Every export read by its real readers, and the cookbook run
	@cmp -s tests/interop/requirements.txt .venv/interop/made-of || { rm -rf .venv/interop; python3 -m venv .venv/interop && \
	  .venv/interop/bin/pip install --quiet --disable-pip-version-check -r tests/interop/requirements.txt && \
	  cp tests/interop/requirements.txt .venv/interop/made-of; } || { echo "test-interop: cannot install followthemoney, spacy, duckdb and pandas from PyPI: not tested" >&2; exit 1; }
	@if ! command -v parallel > /dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends parallel > /dev/null; fi
	@for tool in jq parallel; do command -v $$tool > /dev/null || { echo "test-interop: no $$tool here: install it" >&2; exit 1; }; done
	.venv/interop/bin/python tests/interop/check.py $(BIN)
	PATH="$(CURDIR)/.venv/interop/bin:$$PATH" scripts/refresh-docs.py --check $(BIN) docs/cookbook.md

## ---- install -------------------------------------------------------------------------

.PHONY: install clean
install: $(BINS)                         ## Install tools, man pages and completions under PREFIX
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	for tool in $(TOOLS); do \
	  install -m 755 $(BIN)/$$tool $(DESTDIR)$(PREFIX)/bin/; \
	  $(BIN)/$$tool --generate man > $(DESTDIR)$(PREFIX)/share/man/man1/$$tool.1; \
	  $(BIN)/$$tool --generate bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/$$tool; \
	  $(BIN)/$$tool --generate zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_$$tool; \
	  $(BIN)/$$tool --generate fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/$$tool.fish; \
	done

.PHONY: deb test-deb
deb: $(BINS)                             ## A Debian package of the tools, in out/
	@scripts/deb.sh build $(OUT)

test-deb: deb                            ## … installed into an empty root, where a pipeline runs
	@scripts/deb.sh test $(OUT)

MADE    := corpus.sum paragraphs.jsonl entities.jsonl numbers.jsonl attributions.jsonl claims.jsonl joined.jsonl report.html
clean:                                   ## Remove what was built and made
	$(CARGO) clean
	rm -f $(MADE:%=$(OUT)/%)

help:                                    ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | awk -F'\t' '{printf "  make %-13s %s\n", $$1, $$2}'

FORCE:
