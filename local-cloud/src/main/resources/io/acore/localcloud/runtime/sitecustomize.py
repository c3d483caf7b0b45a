"""For Python programs that are not agents: PYTHONPATH=<project>/.acore/local/runtime, and they find the local cloud's WebSockets."""

import importlib.machinery
import importlib.util
import os
import sys

import acore_endpoints

acore_endpoints.install()

# Python takes the first module of this name only; the one that it would have taken runs too
_here = os.path.dirname(os.path.abspath(__file__))
_others = [folder for folder in sys.path if os.path.abspath(folder or ".") != _here]
_spec = importlib.machinery.PathFinder.find_spec("sitecustomize", _others)
if _spec is not None and _spec.loader is not None:
    _spec.loader.exec_module(importlib.util.module_from_spec(_spec))
