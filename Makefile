# make run         set up, publish the demo, serve it (PORT=8123 chooses the port)
# make test        set up, run the tests
# make check       format, lint, types, import contract
# make test-corpora  the large corpora of ../shared/data (or POLYLEAF_CORPORA=DIR)

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: run test check test-corpora format clean

run: $(READY)
	@$(BIN)/polyleaf publish --demo
	@$(BIN)/polyleaf serve --port $(PORT)

test: $(READY_DEV)
	@$(BIN)/pytest

check: $(READY_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test-corpora: $(READY_DEV)
	@$(BIN)/pytest -m corpora

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

clean:
	rm -rf $(VENV) instance .mypy_cache .pytest_cache .ruff_cache .hypothesis
