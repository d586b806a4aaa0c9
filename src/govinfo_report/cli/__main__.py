"""``python -m govinfo_report.cli``: the command where its script is not on the path."""

from govinfo_report.cli import main

if __name__ == "__main__":
    main()
