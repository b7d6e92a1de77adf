"""`python -m server.cli` is `peel`."""

import sys

from server.cli.main import main

sys.exit(main())
