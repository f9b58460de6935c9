"""Backups as the window shows them, and the way back to one."""
