# make run         set up, publish the demo, serve it (PORT=8123 chooses the port)
# make test        set up, run the tests
# make check       format, lint, types, import contract
# make test-corpora  the large corpora of ../shared/data (or POLYLEAF_CORPORA=DIR)
# make test-faults   kills, power cuts and failing disks, hundreds of them (some minutes)
# make screenshots   every page at three widths, light and dark, and on paper, to docs/screenshots
# make share-image  draw the picture that stands beside shared links anew, with Chromium
# make bench-journal  eight processes write at once: the longest wait
# make bench-checks  what the checks catch and what they blame, beside pofilter, to benchmarks/checks.md
# make bench-incremental  publish 100 documents in 20 languages: all, nothing, one changed message
# make bench-recall  how soon a wrong text is gone in 100 documents x 20 languages, beside a publish
# make bench-catalogs  the catalogs engine beside its peers, to benchmarks/catalogs.md

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev
COMMONMARK := $(VENV)/commonmark

.PHONY: run screenshots share-image test check test-corpora test-faults bench-journal bench-catalogs bench-checks bench-incremental bench-recall format clean

run: $(READY)
	@$(BIN)/polyleaf publish --demo
	@$(BIN)/polyleaf serve --port $(PORT)

test: $(READY_DEV)
	@$(BIN)/pytest -n auto --dist worksteal

check: $(READY_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

screenshots: $(READY_DEV)
	@$(BIN)/python tests/browser/take_screenshots.py

share-image: $(READY_DEV)
	@$(BIN)/python tests/browser/draw_share_image.py

test-corpora: $(READY_DEV) $(COMMONMARK)/.ready
	@POLYLEAF_COMMONMARK=$(COMMONMARK) $(BIN)/pytest -m corpora

test-faults: $(READY_DEV)
	@$(BIN)/pytest -m faults tests/faults

bench-journal: $(READY_DEV)
	@$(BIN)/python -m benchmarks.journal

# Each peer has an environment of its own and is run as a program, never imported (Translate Toolkit is GPL).
PEERS := .venv-peers

bench-catalogs: $(READY_DEV) $(PEERS)/.ready
	@$(BIN)/python -m benchmarks.catalogs

# pofilter (Debian's translate-toolkit) and Weblate (POLYLEAF_WEBLATE_PYTHON) are run where they are installed.
bench-checks: $(READY_DEV)
	@$(BIN)/python -m benchmarks.checks.run --write
	@$(BIN)/python -m benchmarks.checks.speed

bench-incremental: $(READY_DEV)
	@$(BIN)/python -m benchmarks.incremental

bench-recall: $(READY_DEV)
	@$(BIN)/python -m benchmarks.recall

$(PEERS)/.ready:
	@$(PYTHON) -m venv $(PEERS)/mdpo
	@$(PYTHON) -m venv $(PEERS)/toolkit
	@$(PEERS)/mdpo/bin/pip install --quiet --disable-pip-version-check mdpo==2.1.4
	@$(PEERS)/toolkit/bin/pip install --quiet --disable-pip-version-check \
	  translate-toolkit==3.20.4 mistletoe==1.6.0
	@touch $@

format: $(READY_DEV)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# The versions in constraints.txt are those that the tests ran with.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Polyleaf needs Python 3.11 or newer.")'
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@$(INSTALL) -e .
	@touch $@

$(READY_DEV): $(READY)
	@$(INSTALL) -e '.[dev]'
	@touch $@

# The source of marko (MIT) brings the texts of CommonMark 0.31.2 and of GitHub's dialect (CC BY-SA 4.0).
$(COMMONMARK)/.ready: | $(READY_DEV)
	@mkdir -p $(COMMONMARK)
	@$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --no-binary marko \
	  --dest $(COMMONMARK) marko==2.2.4
	@tar -xzf $(COMMONMARK)/marko-2.2.4.tar.gz -C $(COMMONMARK) --strip-components=3 \
	  marko-2.2.4/tests/spec/commonmark.txt marko-2.2.4/tests/spec/gfm.txt
	@touch $@

clean:
	rm -rf $(VENV) $(PEERS) instance .mypy_cache .pytest_cache .ruff_cache .hypothesis
