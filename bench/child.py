"""`python -m bench.child NAME ARGUMENT…`: runs one step of the benchmark inside Django, in a process of its own.

Each size has its own database, and Django can't change databases within a process.
"""

import sys

import django
from django.utils.module_loading import import_string

django.setup()
import_string(f"bench.{sys.argv[1]}.main")(*sys.argv[2:])
