"""How the window looks: tokens, the courier's accent, fonts, icons, and their application."""
