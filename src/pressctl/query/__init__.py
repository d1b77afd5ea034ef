"""Questions to a corpus: pure functions over releases, results as records."""
