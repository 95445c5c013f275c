"""Compiles our modules before they are measured, as installing them does."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def compile_ours() -> None:
    """Write the bytecode of our modules; a checkout may be kept free of it, and an installation is not."""
    folders = [str(HERE), str(HERE.parent / "service")]
    subprocess.run([sys.executable, "-m", "compileall", "-q", *folders], check=True)
