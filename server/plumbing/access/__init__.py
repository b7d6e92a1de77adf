"""Who may come in: sessions, guards and limits on guessing."""
