"""The records that commands answer with: their fields are the JSON keys of docs/output.md."""

SCHEMA_VERSION = 1
