"""Reports being written without the phone's own keeping: locked under a secret only the browser has."""
