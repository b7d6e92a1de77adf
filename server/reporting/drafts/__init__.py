"""Reports begun without a phone that keeps them: locked under the browser's own secret."""
