"""The Messages page."""
