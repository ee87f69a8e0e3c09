"""Measurements, apart from tests: ``python -m benchmarks NAME``."""
