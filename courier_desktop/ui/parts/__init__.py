"""The parts every page is built of: real widgets and painters, all after the design language."""
