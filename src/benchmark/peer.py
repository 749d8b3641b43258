"""Runs one of diffusers' own training scripts unchanged and writes down when each optimizer step ended and how much memory
the process has ever held.

    python peer.py LOG SCRIPT ARGUMENTS...

LOG gets one JSON object a line: {"step": n, "seconds": since the process began, "peak_mb": resident}.
"""

import json
import os
import runpy
import sys
import time

# Before torch, so that both sides compute with the same number of threads.
THREADS = int(os.environ.get("BENCH_THREADS", os.cpu_count() or 1))
os.environ.setdefault("OMP_NUM_THREADS", str(THREADS))


def process_seconds():
    """Seconds since this process was started, its interpreter's own start included."""
    with open("/proc/self/stat") as stat:
        ticks = float(stat.read().rsplit(")", 1)[1].split()[19])
    with open("/proc/uptime") as uptime:
        return float(uptime.read().split()[0]) - ticks / os.sysconf("SC_CLK_TCK")


def peak_mb():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))


def main():
    log, script = sys.argv[1:3]
    import torch

    torch.set_num_threads(THREADS)
    out = open(log, "w", buffering=1)
    done = 0
    step = torch.optim.AdamW.step

    def counted(self, *args, **kwargs):
        nonlocal done
        result = step(self, *args, **kwargs)
        done += 1
        print(json.dumps({"step": done, "seconds": process_seconds(), "peak_mb": peak_mb(), "at": time.time()}), file=out)
        return result

    torch.optim.AdamW.step = counted
    sys.argv = sys.argv[2:]
    runpy.run_path(script, run_name="__main__")
    print(json.dumps({"end": process_seconds(), "peak_mb": peak_mb()}), file=out)


if __name__ == "__main__":
    main()
