"""The weights of deriving, learned from what holds: ``python -m benchmarks.weights --help``."""
