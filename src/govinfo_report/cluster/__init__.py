"""The same parse on other people's machines: thin adapters around one Arrow kernel."""
