"""The mistakes that other readers are known for, planted in made-up reports: nothing may be shifted in silence.

``python -m tests.mutations --cases 10000 --seed 1`` plants one to three of them in each of as many consistent reports,
on several surfaces, and counts for every value whether it is right, absent, flagged, undetectable, or silently wrong.
"""
