"""The worker in a process of its own, so that finding themes never holds a visitor up.

Python runs one thread at a time: a snapshot made inside the web server would slow every phone in
the room down while it lasts. The process ends with the server, however that ends.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PAUSE_S: Final = 5.0
"""Seconds before a worker that ended by itself is started again."""

NICENESS: Final = 10
"""Steps that the worker stands back behind the web server where both want the same core."""


class Background:
    """Keeps one worker process running between ``start`` and ``stop``."""

    def __init__(self) -> None:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep, name="vision-background", daemon=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process; it is started again should it ever end."""
        self._thread.start()

    def stop(self) -> None:
        """End the process after at most a few seconds; what it was making is made next time."""
        self._stop.set()
        process = self._process
        if process is not None and process.stdin is not None:
            process.stdin.close()
        self._thread.join(timeout=10)

    def _keep(self) -> None:
        while not self._stop.is_set():
            # -P keeps this folder out of the import path, as a file and not a module keeps the
            # web server out of the process.
            command = [sys.executable, "-P", str(Path(__file__).resolve())]
            path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
            self._process = subprocess.Popen(  # noqa: S603 - our own command
                command, env={**os.environ, "PYTHONPATH": path}, stdin=subprocess.PIPE
            )
            self._process.wait()
            self._stop.wait(PAUSE_S)


def main() -> None:
    """Work until the server lets go of our input, which it does whichever way it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches us too; the server ends us
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    from vision.errors import StorageError  # noqa: PLC0415 - only once we have stepped back
    from vision.log_lines import speak_json  # noqa: PLC0415
    from vision.settings import Settings, wants_json  # noqa: PLC0415
    from vision.store import open_store  # noqa: PLC0415
    from vision.workshop.worker import Worker  # noqa: PLC0415

    if wants_json(os.environ):
        speak_json()
    try:
        worker = Worker(open_store(Settings.from_mapping(os.environ)))
    except StorageError:  # pages say so; the server starts us again
        os._exit(1)
    worker.start()
    sys.stdin.buffer.read()
    worker.stop()  # lets a snapshot that is nearly done finish, so that its lease is given back
    os._exit(0)


if __name__ == "__main__":
    main()
