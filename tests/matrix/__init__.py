"""The surface matrix: consistent made-up reports, printed as pages and put through real programs.

``python -m tests.matrix make DIR --reports N --seed S`` writes a corpus with its gold values,
``python -m tests.matrix score DIR --out FILE.md`` reads it back and renders what was right, missing and wrong.
"""
