"""What can be done to a report: one file for each verb."""
