"""What the browser tests, drills and benches share: real processes, browsers and counterparts."""
