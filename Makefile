# Everything a person does with this checkout. `make` or `make help` lists it.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST_WORKERS ?= 3
export QT_QUICK_BACKEND ?= software
# The tests start hundreds of processes: each would compile all its modules anew.
unexport PYTHONDONTWRITEBYTECODE
# A run is repeated by its seeds; `make lab-long` takes new ones.
PYTEST_SEED ?= 20261124

.DEFAULT_GOAL := help
.PHONY: help run deb windows lab-package lab-windows day week test check bench lab lab-city lab-long gallery walk lock clean setup setup-run format stick lab-stick

help: ## this list
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup-run ## a city and a kiosk in front of you (no display: plays the day)
	@$(BIN)/python -m installer.demo

day: setup-run ## a whole day with nobody there: screenshots and build/day/summary.json
	@$(BIN)/python -m tests.e2e.day

week: setup-run ## three halls, six officers, 150 requests: each officer's numbers recounted from the facts; build/week/summary.json
	@$(BIN)/python -m tests.e2e.week

# Of seven thousand tests beside each other on two cores one may starve: it is told, and asked again alone.
REMEMBERING = $(BIN)/python -m pytest -q -rfE --randomly-seed $(PYTEST_SEED)
TESTS ?=

test: export CONSOLE_PICTURES = no
test: setup ## every check and every test
	@mkdir -p build; $(MAKE) --no-print-directory check >build/check.log 2>&1 & check=$$!; \
	$(REMEMBERING) -n $(PYTEST_WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS); tested=$$?; \
	if [ $$tested -eq 1 ]; then echo "Once more by itself, what failed beside the others; what passes now is named above and wants mending:"; \
	  $(REMEMBERING) --last-failed --last-failed-no-failures none $(TESTS); tested=$$?; fi; \
	wait $$check; checked=$$?; cat build/check.log; exit $$((tested | checked))

check: setup ## lint, types, imports, QML gates, documents; no tests
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy kiosk sync installer
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m kiosk.ui.qml_check
	@$(BIN)/python -m kiosk.ui.translations_build --check
	@$(BIN)/python -m sync.rules.catalogue assets/catalogue/services.yaml
	@$(BIN)/python tests/architecture/size_report.py

bench: setup ## figures beside the machine's own bound: build/bench.json
	@$(BIN)/python -m tests.bench

lab: setup ## 1,000 kills, 800 power cuts, a bad disk at every call (root, FUSE; minutes): one JSON line
	@POWER_CUT_GROUPS=5 PIN_GUESSES=1000000 EVERY_SERVICE=1 $(BIN)/python -m pytest -n $(PYTEST_WORKERS) --dist load -q --randomly-seed $(PYTEST_SEED) \
	  tests/reliability/test_power_cut.py tests/reliability/test_pin_guessing.py tests/e2e/test_every_service.py >&2
	@TIME_LIVES=10000 $(BIN)/python -m pytest -q --randomly-seed $(PYTEST_SEED) tests/unit/sync/trust/test_time_evidence.py >&2
	@$(BIN)/python -m pytest -n $(PYTEST_WORKERS) -q -m hypothesis --hypothesis-profile lab --randomly-seed $(PYTEST_SEED) tests/unit >&2
	@$(BIN)/python -m tests.bench.flat_cost 2000 >&2  # no figure: what fills a city for the long form still knows its tables
	@$(BIN)/python -m tests.reliability.lab

lab-city: setup ## the distribution's PostgreSQL, a city under 1,400 kiosks, a 2G line, Swift, strangers' requests, cuts and re-sends (root; about an hour, quiet machine)
	@installer/system_packages.sh lab
	@$(BIN)/python -m tests.distribution_postgres -n $(PYTEST_WORKERS) --dist loadfile
	@$(BIN)/python -m tests.reliability.herd
	@$(BIN)/python -m tests.reliability.slow_line
	@$(BIN)/python -m tests.reliability.proof
	@$(BIN)/python -m tests.reliability.strange_requests
	@REBUILD_LIVES=40 $(BIN)/python -m pytest -n $(PYTEST_WORKERS) -q tests/integration/sync/server/test_rebuild.py
	@$(BIN)/python -m tests.bench.flat_cost 10000 100000 1000000 10000000
	@LAB_PARTS=1 PART_CUTS=2000 LAB_COURIER=every $(BIN)/python -m pytest -q -rs tests/reliability/test_swift.py tests/reliability/test_tus_js.py tests/contract/city/test_parts_tus.py tests/reliability/test_courier*.py

lab-long: setup ## ten times that, with new seeds (about an hour)
	@$(BIN)/python -m pytest -n $(PYTEST_WORKERS) -q -m hypothesis --hypothesis-profile new tests/unit
	@$(BIN)/python -m tests.reliability.lab --extent long --seed $$RANDOM
	@$(BIN)/python -m tests.reliability.proof --extent long --seed $$RANDOM

gallery: setup ## every screen in every size, mode and language as PNG: build/gallery/index.html
	@$(BIN)/python -m tests.qml.walker --out build/gallery --look

walk: setup ## every rule of a screen asserted in every size, mode and language; one JSON line (minutes)
	@$(BIN)/python -m tests.qml.walker --out build/gallery

format: setup ## let the formatters write
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix -q .
	@$(BIN)/python -m kiosk.ui.qml_check --fix

deb: setup-run ## the Debian package of the commit, its list of contents beside it, lintian: build/deb (minutes)
	@installer/system_packages.sh package
	@$(BIN)/python -m installer.debian
	@lintian --fail-on error --tag-display-limit 0 --suppress-tags bogus-mail-host build/deb/*_amd64.deb

lab-package: setup-run ## the package in a Debian of its own: install, enrol, file a request, upgrade, send back, purge (root; minutes): one JSON line
	@installer/system_packages.sh package || [ "$$LAB_ALLOW_NO_DEBIAN" = 1 ]
	@$(BIN)/python -m tests.e2e.installed

windows: setup-run ## BalaiKios-Setup.exe of the commit (PYTHON_ZIP=python-3.13.N-embed-amd64.zip PYTHON_SHA256=as python.org shows it; FAST=yes: larger, in a minute): build/windows
	@installer/system_packages.sh windows
	@$(BIN)/python -m installer.windows build --python "$(PYTHON_ZIP)" --sha256 "$(PYTHON_SHA256)" $(if $(FAST),--fast)

lab-windows: setup-run ## that setup program under Wine: installs, checks itself, keeps the old when the new is broken, services, removal (root; minutes): one JSON line
	@installer/system_packages.sh wine
	@$(BIN)/python -m tests.e2e.under_wine $(lastword $(sort $(wildcard build/windows/*.exe)))

stick: setup-run ## the technician's stick with the package of build/deb: build/stick (CITY=https://... ROOT=SHA256 name the city)
	@$(BIN)/python -m installer.stick build/stick $(addprefix --package ,$(lastword $(sort $(wildcard build/deb/*.deb)))) $(addprefix --city ,$(CITY)) $(addprefix --root ,$(ROOT))

lab-stick: setup-run ## that stick in a Debian of its own: killed 24 times, installed, again, looked over, taken off (root; minutes): one JSON line
	@installer/system_packages.sh package
	@$(BIN)/python -m tests.e2e.installed_by_stick

lock: ## renew the hashed lock files (needs uv)
	@installer/lock.sh

clean: ## forget what was built; keeps the environment
	@rm -rf build .mypy_cache .ruff_cache .hypothesis

setup-run: $(VENV)/installed
	@installer/system_packages.sh run

setup: $(VENV)/installed
	@installer/system_packages.sh test

$(VENV)/installed: installer/locks/dev.txt pyproject.toml
	@installer/system_packages.sh python
	@installer/system_packages.sh run
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; say which with: make PYTHON=/path/to/python3 run"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the kiosk, the city and the tests need (once, some minutes) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r installer/locks/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m kiosk.ui.translations_build
	@$(BIN)/python -m compileall -q kiosk sync
	@touch $@
