"""Compiles one share of a folder's Python files. Arguments: folder, path prefix, share, shares.

Which object references a .pyc spells out depends on what the process has seen before, so each share is a fresh
interpreter with a fixed list of files: the same bytes with one processor or with eight.
"""

import compileall
import os
import py_compile
import sys

folder, prefix, share, shares = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
files = sorted(
    os.path.join(root, name) for root, _, names in os.walk(folder) for name in names if name.endswith(".py")
)
for file in files[share::shares]:
    compileall.compile_file(
        file,
        quiet=2,
        force=True,
        stripdir=folder,
        prependdir=prefix,
        invalidation_mode=py_compile.PycInvalidationMode.CHECKED_HASH,
    )
