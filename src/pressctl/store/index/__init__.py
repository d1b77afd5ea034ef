"""The index: one SQLite file beside the shards that tells where to look; the JSON is the truth.

It is made from the shards whenever it is missing, old or damaged, and can be deleted at any time.
"""
