"""What a victim does."""
