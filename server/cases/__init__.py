"""Cases: what the police do about a report, and what its victim is told and when."""
