"""What every room stands on: settings, doors, keys, databases, pages."""
