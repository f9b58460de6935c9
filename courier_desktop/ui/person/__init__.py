"""What is held about one person: seen, taken out, erased."""
