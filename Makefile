# The two to know: "make run" opens the program, "make test" runs everything that must hold. Each first sets up what is missing.
SHELL = /bin/bash
PYTHON = python3
BIN = .venv/bin
READY = .venv/.ready

# The libraries that Qt loads, each with the package that brings it on Debian and Ubuntu. The second line is for a real screen.
LIBRARIES = libEGL.so.1=libegl1 libGL.so.1=libgl1 libxkbcommon.so.0=libxkbcommon0 libdbus-1.so.3=libdbus-1-3 \
    libfontconfig.so.1=libfontconfig1 libglib-2.0.so.0=libglib2.0-0 \
    libxcb-cursor.so.0=libxcb-cursor0 libxkbcommon-x11.so.0=libxkbcommon-x11-0 libxcb-icccm.so.4=libxcb-icccm4 \
    libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0

# Prints the packages that are missing on Linux; elsewhere Python and PySide6 bring all that is needed.
missing = [ "$$(uname)" != Linux ] || { $(PYTHON) -c 'import ensurepip' 2>/dev/null || echo python3-venv; \
    for pair in $(LIBRARIES); do PATH=$$PATH:/sbin:/usr/sbin ldconfig -p | grep -qF "$${pair%=*}" || echo "$${pair\#*=}"; done; }

.PHONY: run test quick tour bench clean screen
.NOTPARALLEL:

run: screen $(READY)   ## opens the window
	@$(BIN)/python -m ui

test: $(READY)         ## style, types, then all tests
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/python -m pytest

quick: $(READY)        ## the tests that take no more than a few seconds
	@$(BIN)/python -m pytest -m "not slow" --numprocesses auto

tour: $(READY)         ## pictures of every page and form, written to tour/, without a screen
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.tour

bench: $(READY)        ## how fast it is, beside a floor measured in the same run
	@$(BIN)/python -m tests.benchmarks

clean:                 ## everything that make has made; no register lies here
	@rm -rf .venv tour dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -prune -exec rm -rf {} +

screen:
	@[ "$$(uname)" != Linux ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || { \
	    echo 'There is no screen here to open a window on; "make tour" writes pictures of the program to tour/ instead.' >&2; exit 2; }

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed.' >&2; exit 2; }
	@packages=$$($(missing)); [ -z "$$packages" ] || ! command -v apt-get >/dev/null || { \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    SUDO_PROMPT='Your password, to install what Python and Qt need: ' $$sudo true 2>/dev/null || exit 0; \
	    echo "Installing what Python and Qt need from the system:" $$packages; \
	    $$sudo apt-get update >/dev/null 2>&1; \
	    $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$packages >/dev/null 2>&1 || true; }
	@packages=$$($(missing)); [ -z "$$packages" ] || { \
	    echo "Please install these system packages, under the names your system has for them, and try again:" $$packages >&2; exit 2; }
	@echo 'Setting up .venv'
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt hatchling
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --no-build-isolation --editable '.[dev]'
	@touch $@
