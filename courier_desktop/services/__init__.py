"""Use cases: one verb for each function, one write each."""
