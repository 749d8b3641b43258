"""TagGUI's own window on a folder of images, without a screen, scrolled as ScrollBench scrolls ours:

    pip install PySide6-Essentials transformers==4.48.3 imagesize exifread pyparsing pillow
    python src/benchmark/taggui.py TAGGUI_SOURCE FOLDER

Only its panel for captioning models is left out, which would ask for their libraries.
"""

import os
import sys
import time
import types
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
source = Path(sys.argv[1]).resolve() / "taggui"
folder = Path(sys.argv[2]).resolve()
sys.path.insert(0, str(source))
os.chdir(source.parent)

from PySide6.QtCore import Signal
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QDockWidget, QFrame, QPushButton


class AutoCaptioner(QDockWidget):
    caption_generated = Signal(object, str, list)

    def __init__(self, *arguments):
        super().__init__()
        self.start_cancel_button = QPushButton()
        self.show_alert_when_finished_check_box = QPushButton()


class HorizontalLine(QFrame):
    pass


panel = types.ModuleType("widgets.auto_captioner")
panel.AutoCaptioner, panel.HorizontalLine = AutoCaptioner, HorizontalLine
sys.modules["widgets.auto_captioner"] = panel

app = QApplication([])
app.setStyle("Fusion")
QImageReader.setAllocationLimit(0)  # as TagGUI's run_gui.py does
from widgets.main_window import MainWindow


def draw():
    for _ in range(20):
        app.processEvents()


def memory():
    return int(open("/proc/self/status").read().split("VmRSS:")[1].split()[0]) // 1024


window = MainWindow(app)
window.resize(1280, 800)
window.show()
draw()
begin = time.perf_counter()
window.load_directory(folder)
loaded = time.perf_counter() - begin
draw()
window.grab()
shown = time.perf_counter() - begin
print(f"first thumbnails after {shown:.2f} s; loading blocks the window for {loaded:.2f} s of them")
view = window.image_list.list_view
bar = view.verticalScrollBar()
for name, start, end in (("down", 0, 1), ("up", 1, 0)):
    longest, frames, begin, part = 0, 0, time.perf_counter(), 0
    while part < 1:
        now = time.perf_counter()
        part = min(1, (now - begin) / 10)
        bar.setValue(int(bar.maximum() * (start + (end - start) * part)))
        app.processEvents()
        view.viewport().repaint()
        app.processEvents()
        longest = max(longest, time.perf_counter() - now)
        frames += 1
    print(f"{name}: {frames} frames in 10 s, longest {longest * 1000:.0f} ms; memory {memory()} MiB", flush=True)
os._exit(0)  # its model does not survive the interpreter's end
