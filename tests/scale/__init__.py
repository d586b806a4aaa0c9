"""A corpus of any size through the store: how fast, how much memory, and whether kills leave a trace.

``python -m tests.scale make FILE.parquet --documents N`` makes up documents of all forms on many surfaces;
``python -m tests.scale run FILE.parquet --workers 2`` ingests them and prints what that costs;
``python -m tests.scale kill FILE.parquet --times 10`` kills an ingest at random moments and compares the bytes.
"""
