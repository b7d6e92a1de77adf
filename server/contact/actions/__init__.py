"""What contact does."""
