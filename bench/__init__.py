"""Benchmarks that run pressctl and a peer side by side and print a ratio."""
