"""The Slips page."""
