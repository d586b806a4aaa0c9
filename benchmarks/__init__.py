"""How fast the library is, beside others on the same documents: ``python -m benchmarks`` (dependency group ``bench``).

Nothing here is a test: a benchmark says what was measured on this machine, in one run, and asserts nothing.
"""
