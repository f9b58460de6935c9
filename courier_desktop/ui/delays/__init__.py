"""The Delays page."""
