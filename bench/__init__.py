"""The benchmarks: each prints its figure beside its peer's, as a ratio."""
