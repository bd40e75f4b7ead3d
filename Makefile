# make run     serves the dashboard on http://localhost:8501 (PORT, HOST, WEEGSCHAAL_HOME)
# make test    checks everything
# Both set up what they need by themselves (PYTHON=... chooses the Python, 3.11 or newer).

PORT ?= 8501
HOST ?= localhost
WEEGSCHAAL_HOME ?= var
export WEEGSCHAAL_HOME
export PYTHON

PY = .venv/bin/python

.PHONY: run test test-all check bench lock clean setup-run setup-test

# Once built, the server itself takes up what has changed; a second look by another process would only cost time.
run: setup-run
	@ls "$(WEEGSCHAAL_HOME)"/casebase-*.duckdb >/dev/null 2>&1 || $(PY) -m weegschaal build
	@exec $(PY) -m streamlit run dashboard.py --server.headless true --server.port "$(PORT)" --server.address "$(HOST)"

test: setup-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m weegschaal check
	$(PY) -m pytest

test-all: test
	$(PY) -m pytest -m long

check: setup-run
	@$(PY) -m weegschaal check

bench: setup-test
	@$(PY) -m benchmarks

lock: setup-run
	@command -v uv >/dev/null 2>&1 || $(PY) -m uv --version >/dev/null 2>&1 || $(PY) -m pip install --quiet uv
	@.ci/lock $(UPGRADE)

clean:
	rm -rf .venv var

setup-run:
	@.ci/setup run

setup-test:
	@.ci/setup test
