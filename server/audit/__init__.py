"""What happened, who did it and what must happen next: lines, their chain, and errands."""
