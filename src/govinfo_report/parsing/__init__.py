"""The grammars of the forms, compiled."""
