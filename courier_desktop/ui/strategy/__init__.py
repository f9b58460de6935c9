"""The strategy of notices in the window: its card in Settings, and the sheet where it is changed."""
