"""Violence against the store: `python -m tests.torture` does much of it, the suite a little.

`ward` is a store with what it should say before and after an ingest. Each of `killing`, `failing`,
`harming`, `crowding` and `shutting` does one kind of violence to it and counts what came of it; the
first promise that is broken is a `Broken`.
"""
