"""Courier Desktop: certainty for the people who wait, calm for the people who deliver."""

__version__ = "0.1.0"
