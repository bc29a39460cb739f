# Two commands: `make run` installs the program and reads the corpus; `make test` installs everything and tests it.

PYTHON ?= python3.11
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet
STORE ?= sqlite:///facts.db

.PHONY: help run test check messages clean

help:
	@echo "make run       install into .venv, read corpus/ into facts.db, show what was found"
	@echo "make test      install every extra into .venv, run all tests and checks"
	@echo "make check     ruff, mypy, import-linter alone"
	@echo "make messages  compile the Vietnamese catalogue after a change to it"
	@echo "make clean     remove .venv and facts.db"

run: .venv/.installed
	@$(BIN)/baocao run corpus/ --store $(STORE)

test: .venv/.installed-dev
	$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest -n 2

check: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Every sentence of the program goes into the catalogue; those without a Vietnamese line yet are left empty, and a test says so.
SAID := -k say -k say_count:1,2 -k deferred -k UsageError -k StoreError -k UnreadableError
CATALOGUE := -D baocao -d pipeline/baocao/messages

messages: .venv/.installed-dev
	@mkdir -p build
	$(BIN)/pybabel --quiet extract --no-location --sort-output $(SAID) -o build/baocao.pot pipeline/baocao
	@sed -i '/^#, python-format$$/d' build/baocao.pot  # a per cent sign is no placeholder here
	$(BIN)/pybabel --quiet update $(CATALOGUE) --input build/baocao.pot --locale vi --no-fuzzy-matching --ignore-pot-creation-date --width 120
	$(BIN)/pybabel --quiet compile $(CATALOGUE)

.venv/.created:
	@echo "Creating .venv ($(PYTHON)) …"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.installed: .venv/.created requirements.txt pyproject.toml
	@echo "Installing the program and what it needs …"
	@$(PIP) install -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/.installed-dev: .venv/.installed requirements-dev.txt
	@echo "Installing every extra and the tools …"
	@$(PIP) install -r requirements-dev.txt
	@touch $@

clean:
	rm -rf .venv facts.db facts.db-wal facts.db-shm
