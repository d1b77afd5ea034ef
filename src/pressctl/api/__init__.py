"""What `cli` and notebooks call: questions to a corpus, and what changes a store."""
