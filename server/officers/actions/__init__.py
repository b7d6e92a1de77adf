"""What is done to officers and by them at the door."""
