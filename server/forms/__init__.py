"""The forms a force offers: composed, checked, named by digest."""
