"""pressctl: who said what, and when, in a folder of press releases."""

__version__ = "0.1.0"
