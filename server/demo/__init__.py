"""An invented force with believable people, reports and cases, for trying Peel out."""
