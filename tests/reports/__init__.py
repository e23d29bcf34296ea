"""Tests of intake; a package, so that its helpers are imported by their own name."""
