"""Slips, sheets and cards drawn with QtGui from frozen rows."""
