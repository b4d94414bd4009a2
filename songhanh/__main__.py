"""`python -m songhanh`."""

import sys

from songhanh.cli.main import main

sys.exit(main())
