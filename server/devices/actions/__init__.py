"""What can happen to a device."""
