"""formats/, continued: kinds of picture files that paint programs seldom write, each beside what it shows.

Pillow and imagecodecs write what they can. All else is written here after the specifications; where Pillow reads such a file,
it is made sure that it sees the same."""

import argparse
import io
import json
import struct
import zlib
from pathlib import Path

import imagecodecs
import numpy
from PIL import Image

from formats import H, W, Folder, aseprite, cel, chunk, layer, over, packed, part, pixels, placed, png, solid, sprite, text


def opaque():
    return sprite()[..., :3]


def grey():
    return (numpy.arange(H * W).reshape(H, W) * 7 % 256).astype("uint8")


def checked(out, name, data, shown, tolerance=1):
    """A file that Pillow reads, too: as what it is known to show."""
    out.write(name, data, shown)
    with Image.open(out.path / name) as again:
        seen = numpy.asarray(again.convert("RGBA")).astype(int)
    with Image.open(out.path / (name + ".png")) as known:
        known = numpy.asarray(known.convert("RGBA")).astype(int)
    far = abs(seen - known)[known[..., 3] > 0].max()
    assert far <= tolerance, f"{name}: Pillow differs by {far}"


# PNG


def pngs(out):
    rng = numpy.random.default_rng(1)
    fine = rng.integers(0, 65536, (H, W, 3))
    fine[2:5, 3:9] = (1000, 20000, 65535)
    key = chunk(b"tRNS", struct.pack(">HHH", 1000, 20000, 65535))
    alpha = numpy.where((fine == (1000, 20000, 65535)).all(-1), 0, 255)
    shown = (fine / 257).round()
    out.write("rgb16-key.png", png(fine, 16, 2, extra=key), numpy.dstack([shown, alpha]).astype("uint8"))
    fine = rng.integers(0, 65536, (H, W, 1))
    fine[2:5, 3:9] = 4711
    shown = numpy.dstack([(fine / 257).round()] * 3 + [numpy.where(fine == 4711, 0, 255)]).astype("uint8")
    out.write("grey16-key.png", png(fine, 16, 0, extra=chunk(b"tRNS", struct.pack(">H", 4711))), shown)
    for depth in 1, 2, 4:
        samples = numpy.arange(H * W).reshape(H, W, 1) % 2**depth
        value = (samples * 255 / (2**depth - 1)).round()
        shown = numpy.dstack([value] * 3 + [numpy.where(samples == 1, 0, 255)]).astype("uint8")
        key = chunk(b"tRNS", struct.pack(">H", 1))
        out.write(f"grey{depth}-key.png", png(samples, depth, 0, depth == 2, extra=key), shown)
    colours = rng.integers(0, 256, (5, 4), dtype="uint8")
    colours[2:, 3] = 255  # only the first entries have an alpha
    indices = numpy.arange(H * W).reshape(H, W, 1) % 5
    extra = chunk(b"PLTE", colours[:, :3].tobytes()) + chunk(b"tRNS", colours[:2, 3].tobytes())
    out.write("palette-short.png", png(indices, 8, 3, extra=extra), colours[indices[..., 0]])


def moving(parts, before=None):
    """An animated PNG and what is to be seen after each part. Parts are (pixels, x, y, thousandths of a second, disposal, blend)."""
    raw = lambda array: zlib.compress(b"".join(b"\0" + row for row in packed(array, 8)), 9)
    data = chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, 8, 6, 0, 0, 0)) + chunk(b"acTL", struct.pack(">II", len(parts), 0))
    if before is not None:
        data += chunk(b"IDAT", raw(before))
    number, shown, canvas = 0, [], Image.new("RGBA", (W, H))
    for i, (array, x, y, millis, disposal, blend) in enumerate(parts):
        height, width = array.shape[:2]
        data += chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, height, x, y, millis, 1000, disposal, blend))
        number += 1
        if i == 0 and before is None:
            data += chunk(b"IDAT", raw(array))
        else:
            data += chunk(b"fdAT", struct.pack(">I", number) + raw(array))
            number += 1
        earlier = canvas.copy()
        if blend:
            canvas.alpha_composite(Image.fromarray(array), (x, y))
        else:
            canvas.paste(Image.fromarray(array), (x, y))
        shown.append(canvas.copy())
        if disposal == 2 and i > 0:
            canvas = earlier
        elif disposal:
            canvas.paste((0, 0, 0, 0), (x, y, x + width, y + height))
    return b"\x89PNG\r\n\x1a\n" + data + chunk(b"IEND", b""), shown


def animated_pngs(out):
    """Every disposal and blend, and a picture before the animation that is no part of it. Pillow 13 blends otherwise."""
    first, some = sprite(), lambda phase: sprite(9, 7, phase)
    data, shown = moving([(first, 0, 0, 50, 0, 0), (some(1), 5, 3, 120, 1, 1), (some(2), 2, 6, 300, 2, 1),
                          (some(3), 9, 0, 80, 0, 0), (some(4), 0, 1, 1000, 0, 1)])
    out.write("moving.png", data, *shown)
    data, shown = moving([(some(1), 5, 3, 120, 2, 0), (some(2), 2, 6, 300, 0, 1)], before=first)
    out.write("moving-after.png", data, *shown)
    palette = [Image.fromarray(sprite(phase=i)).convert("RGB").quantize(16) for i in range(3)]
    palette[0].save(out.path / "moving-palette.png", save_all=True, append_images=palette[1:], duration=70)
    with Image.open(out.path / "moving-palette.png") as again:
        shown = []
        for i in range(again.n_frames):
            again.seek(i)
            shown.append(again.convert("RGBA"))
    out.show("moving-palette.png", *shown)


# TIFF: Adobe, TIFF revision 6.0; BigTIFF: the proposal of Joris Van Damme and others


KINDS = {"B": 1, "H": 3, "I": 4, "Q": 16}


def tiff(width, height, data, tags, little=True, big=False, pages=1):
    """Directories with the same pixels; tags are number: (kind, values...). Values that are texts are bytes."""
    order = "<" if little else ">"
    count, size = ("Q", "Q") if big else ("H", "I")
    mark = (b"II" if little else b"MM") + (struct.pack(order + "HHH", 43, 8, 0) if big else struct.pack(order + "H", 42))
    start = len(mark) + struct.calcsize(order + size)
    strips = data if isinstance(data, list) else [data]
    offsets, at = [], start
    for strip in strips:
        offsets.append(at)
        at += len(strip) + len(strip) % 2
    entries = {256: ("H", width), 257: ("H", height), 277: ("H", 1), 278: ("H", height), 273: ("I", *offsets),
               279: ("I", *map(len, strips)), 259: ("H", 1), **tags}
    if 322 in tags:
        entries[324], entries[325] = entries.pop(273), entries.pop(279)
        entries.pop(278)
    body = b"".join(strip + b"\0" * (len(strip) % 2) for strip in strips)
    directory, extra = b"", b""
    entry = 20 if big else 12
    room = entry - 4 - struct.calcsize(order + size)
    tail = at + struct.calcsize(order + count) + entry * len(entries) + struct.calcsize(order + size)
    for number, (kind, *values) in sorted(entries.items()):
        value = struct.pack(f"{order}{len(values)}{kind}", *values)
        if len(value) > room:
            value, extra = struct.pack(order + size, tail + len(extra)), extra + value + b"\0" * (len(value) % 2)
        directory += struct.pack(order + "HH" + size, number, KINDS[kind], len(values)) + value.ljust(room, b"\0")
    return (mark + struct.pack(order + size, at) + body + struct.pack(order + count, len(entries)) + directory
            + struct.pack(order + size, 0) + extra)


def photometric(kind, bits, samples=1, **more):
    tags = {262: ("H", kind), 258: ("H", *[bits] * samples), 277: ("H", samples)}
    return tags | {int(k[1:]): v for k, v in more.items()}


def tiffs(out):
    rgb, rgba, one = opaque(), sprite(), grey()
    Image.fromarray(rgb).save(out.path / "big.tiff", big_tiff=True)
    out.show("big.tiff", rgb)
    out.write("big-motorola.tif", tiff(W, H, rgb.tobytes(), photometric(2, 8, 3), little=False, big=True), rgb)
    rng = numpy.random.default_rng(2)
    for little in True, False:
        mark, order = ("", "<") if little else ("-motorola", ">")
        fine = rng.integers(0, 65536, (H, W, 3))
        out.write(f"rgb16{mark}.tif", tiff(W, H, fine.astype(order + "u2").tobytes(), photometric(2, 16, 3), little), (fine / 257).round().astype("uint8"))
        out.write(f"grey16{mark}.tif", tiff(W, H, fine[..., 0].astype(order + "u2").tobytes(), photometric(1, 16), little),
                  numpy.dstack([(fine[..., 0] / 257).round()] * 3).astype("uint8"))
        light = (rgb / 255).astype(order + "f4")
        light[0, :4], light[1, :4] = 3.5, -1
        shown = rgb.copy()
        shown[0, :4], shown[1, :4] = 255, 0
        out.write(f"float{mark}.tif", tiff(W, H, light.tobytes(), photometric(2, 32, 3, _339=("H", 3, 3, 3)), little), shown)
    light = (one / 255).astype("<f4")
    out.write("grey-float.tif", tiff(W, H, light.tobytes(), photometric(1, 32, _339=("H", 3))), numpy.dstack([one] * 3))
    fine = rng.integers(0, 65536, (H, W, 4))
    fine[..., 3] = rgba[..., 3].astype(int) * 257
    out.write("rgba16.tif", tiff(W, H, fine.astype("<u2").tobytes(), photometric(2, 16, 4, _338=("H", 2))), (fine / 257).round().astype("uint8"))
    checked(out, "straight.tif", tiff(W, H, rgba.tobytes(), photometric(2, 8, 4, _338=("H", 2))), rgba)
    multiplied = rgba.copy()
    multiplied[..., :3] = (rgba[..., :3] * (rgba[..., 3:] / 255)).round()
    checked(out, "premultiplied.tif", tiff(W, H, multiplied.tobytes(), photometric(2, 8, 4, _338=("H", 1))), rgba, 2)
    checked(out, "unused-fourth.tif", tiff(W, H, rgba.tobytes(), photometric(2, 8, 4, _338=("H", 0))), rgb)
    both = numpy.dstack([one, rgba[..., 3]])
    checked(out, "grey-alpha.tif", tiff(W, H, both.tobytes(), photometric(1, 8, 2, _338=("H", 2))), both[..., [0, 0, 0, 1]])
    checked(out, "white-is-zero.tif", tiff(W, H, (255 - one).tobytes(), photometric(0, 8)), numpy.dstack([one] * 3))
    bits = (one > 90).astype(int)[..., None]
    black = numpy.dstack([bits * 255] * 3).astype("uint8")
    checked(out, "bits.tif", tiff(W, H, b"".join(packed(bits, 1)), photometric(1, 1)), black)
    checked(out, "bits-white-is-zero.tif", tiff(W, H, b"".join(packed(1 - bits, 1)), photometric(0, 1)), black)
    Image.fromarray(bits[..., 0].astype(bool)).save(out.path / "fax.tif", compression="group4")
    out.show("fax.tif", black)
    four = numpy.arange(H * W).reshape(H, W, 1) % 16
    shown = (four * 17).astype("uint8")
    checked(out, "grey4.tif", tiff(W, H, b"".join(packed(four, 4)), photometric(1, 4)), numpy.dstack([shown] * 3))
    colours = rng.integers(0, 256, (16, 3))
    table = ("H", *(int(v) * 257 for v in colours.T.ravel()))
    checked(out, "palette4.tif", tiff(W, H, b"".join(packed(four, 4)), photometric(3, 4, _320=table)), colours[four[..., 0]].astype("uint8"))
    inks = numpy.dstack([255 - rgb, rgb[..., :1] // 3])
    shown = ((255 - inks[..., :3].astype(float)) * (255 - inks[..., 3:]) / 255).round().astype("uint8")
    out.write("cmyk.tif", tiff(W, H, inks.tobytes(), photometric(5, 8, 4, _332=("H", 1))), shown)
    planes = [rgb[..., i].tobytes() for i in range(3)]
    checked(out, "planes.tif", tiff(W, H, planes, photometric(2, 8, 3, _284=("H", 2))), rgb)
    Image.fromarray(rgb).save(out.path / "predicted.tif", compression="tiff_lzw", tiffinfo={317: 2})
    out.show("predicted.tif", rgb)
    tiles = []
    padded = numpy.zeros((16, 32, 3), "uint8")
    padded[:H, :W] = rgb
    for x in 0, 16:
        tiles.append(padded[:, x:x + 16].tobytes())
    checked(out, "tiles.tif", tiff(W, H, tiles, photometric(2, 8, 3, _322=("H", 16), _323=("H", 16))), rgb)
    smooth = Image.fromarray(sprite(64, 48)[..., [0, 1, 1]])
    smooth.save(out.path / "lossy-jpeg.tif", compression="jpeg", quality=95)
    with Image.open(out.path / "lossy-jpeg.tif") as again:
        out.show("lossy-jpeg.tif", again.convert("RGB"))
    Image.fromarray(rgb).save(out.path / "pages.tif", save_all=True, append_images=[Image.new("RGB", (5, 7), (1, 2, 3))])
    out.show("pages.tif", rgb)
    checked(out, "turned.tif", tiff(W, H, rgb.tobytes(), photometric(2, 8, 3, _274=("H", 6))), numpy.rot90(rgb, -1))


# JPEG: ITU-T T.81 and T.872


def jpegs(out):
    smooth = sprite(64, 48)[..., [0, 1, 1]]
    inks = numpy.dstack([255 - smooth, numpy.full((48, 64, 1), 40, "uint8")])
    shown = ((255 - inks[..., :3].astype(float)) * (255 - inks[..., 3:]) / 255).round().astype("uint8")
    buffer = io.BytesIO()
    Image.fromarray(inks, "CMYK").save(buffer, "jpeg", quality=95)
    adobe = buffer.getvalue()
    checked(out, "print-adobe.jpg", adobe, shown, 12)
    at = adobe.index(b"\xff\xee")
    plain = adobe[:at] + adobe[at + 2 + int.from_bytes(adobe[at + 2:at + 4], "big"):]
    checked(out, "print-plain.jpg", plain, shown, 12)
    ycck = imagecodecs.jpeg8_encode(numpy.ascontiguousarray(255 - inks), level=95, colorspace="cmyk", outcolorspace="ycck", subsampling="444")
    (out.path / "print-ycck.jpg").write_bytes(ycck)
    with Image.open(out.path / "print-ycck.jpg") as again:
        out.show("print-ycck.jpg", again.convert("RGB"))
    buffer = io.BytesIO()
    Image.fromarray(smooth).save(buffer, "jpeg", quality=95, keep_rgb=True)
    checked(out, "rgb.jpg", buffer.getvalue(), smooth, 12)
    buffer = io.BytesIO()
    Image.fromarray(smooth).save(buffer, "jpeg", quality=95, progressive=True, restart_marker_blocks=2)
    (out.path / "restarts.jpg").write_bytes(buffer.getvalue())
    with Image.open(out.path / "restarts.jpg") as again:
        out.show("restarts.jpg", again)
    smooth = numpy.ascontiguousarray(smooth)
    twelve = imagecodecs.jpeg8_encode(smooth.astype("uint16") * 16, level=95, bitspersample=12)
    (out.path / "no-twelve-bit.jpg").write_bytes(twelve)
    out.write("lossless.jpg", imagecodecs.jpeg8_encode(smooth, lossless=True), smooth)


# BMP: Microsoft, Bitmap Storage; the headers of OS/2: IBM, Presentation Manager Programming Reference


def bmp(info, table, rows):
    """A file of an information header, a table of colours or masks, and what follows."""
    start = 14 + len(info) + len(table)
    return struct.pack("<2sIHHI", b"BM", start + len(rows), 0, 0, start) + info + table + rows


def info(bits, compression=0, height=H, size=40, colours=0, rows=0):
    head = struct.pack("<IiiHHIIiiII", size, W, height, 1, bits, compression, rows, 2835, 2835, colours, 0)
    return head.ljust(size, b"\0")


def lines(rows):
    """From the lowest row up, each padded to four bytes."""
    return b"".join(row + b"\0" * (-len(row) % 4) for row in rows[::-1])


def run_lengths(indices, four):
    """Runs, literal stretches and a jump over pixels, which stay as colour 0."""
    out = b""
    for y, row in enumerate(indices[::-1]):
        x = 0
        while x < W:
            if y == 2 and x == 4:
                out, x = out + bytes((0, 2, 3, 0)), x + 3
                continue
            stop = 4 if y == 2 and x < 4 else W
            same = 1
            while x + same < stop and row[x + same] == row[x]:
                same += 1
            if same > 2 or stop - x < 3:  # fewer than three literal ones would be a command
                out, x = out + bytes((same, row[x] * 17 if four else row[x])), x + same
            else:
                some = row[x:min(stop, x + 5)] if stop - x >= 5 else row[x:x + 3]
                if four:
                    padded = [*some, 0][:len(some) + len(some) % 2]
                    data = bytes(a << 4 | b for a, b in zip(padded[::2], padded[1::2]))
                else:
                    data = bytes(int(v) for v in some)
                out, x = out + bytes((0, len(some))) + data + b"\0" * (len(data) % 2), x + len(some)
        out += bytes((0, 0))
    return out + bytes((0, 1))


def bmps(out):
    rgb = opaque()
    bgr = rgb[..., ::-1]
    rng = numpy.random.default_rng(3)
    colours = rng.integers(0, 256, (16, 3), dtype="uint8")
    indices = (numpy.arange(H * W).reshape(H, W) // 3 % 16)
    indices[::2, ::2] = 5
    shown = colours[indices]
    old = struct.pack("<IHHHH", 12, W, H, 1, 24)
    checked(out, "os2.bmp", bmp(old, b"", lines([r.tobytes() for r in bgr])), rgb)
    old = struct.pack("<IHHHH", 12, W, H, 1, 4)
    rows = lines(packed(indices[..., None], 4))
    checked(out, "os2-palette.bmp", bmp(old, colours[:, ::-1].tobytes(), rows), shown)
    table = numpy.dstack([colours[None, :, ::-1], numpy.zeros((1, 16, 1), "uint8")]).tobytes()
    checked(out, "os2-second.bmp", bmp(info(4, size=64), table, rows), shown)
    checked(out, "four-bits.bmp", bmp(info(4, colours=16), table, rows), shown)
    checked(out, "top-down.bmp", bmp(info(24, height=-H), b"", lines([r.tobytes() for r in bgr][::-1])), rgb)
    four = numpy.dstack([bgr, numpy.zeros((H, W, 1), "uint8")])
    checked(out, "unused-fourth.bmp", bmp(info(32), b"", lines([r.tobytes() for r in four])), rgb)
    values = rng.integers(0, 65536, (H, W))
    five = numpy.dstack([values >> 10 & 31, values >> 5 & 31, values & 31])
    data = lines([r.tobytes() for r in values.astype("<u2")])
    checked(out, "fifteen.bmp", bmp(info(16), b"", data), (five * 255 / 31).round().astype("uint8"), 8)
    masks = struct.pack("<III", 0xF800, 0x07E0, 0x001F)
    six = numpy.dstack([(values >> 11 & 31) * 255 / 31, (values >> 5 & 63) * 255 / 63, (values & 31) * 255 / 31])
    checked(out, "sixteen.bmp", bmp(info(16, 3), masks, data), six.round().astype("uint8"), 8)
    masks = struct.pack("<III", 0xFF, 0xFF00, 0xFF0000)
    turned = lines([r.tobytes() for r in numpy.dstack([rgb, four[..., 3:]])])
    out.write("red-first.bmp", bmp(info(32, 3), masks, turned), rgb)
    masks = struct.pack("<III", 0xFF0000, 0xFF00, 0xFF)
    out.write("second.bmp", bmp(info(32, 3, size=40) .replace(struct.pack("<I", 40), struct.pack("<I", 52), 1) + masks, b"", lines([r.tobytes() for r in four])), rgb)
    rgba = sprite()
    masks += struct.pack("<I", 0xFF000000)
    rows = lines([r.tobytes() for r in rgba[..., [2, 1, 0, 3]]])
    out.write("third.bmp", bmp(info(32, 3).replace(struct.pack("<I", 40), struct.pack("<I", 56), 1) + masks, b"", rows), rgba)
    table256 = numpy.zeros((256, 4), "uint8")
    table256[:16, :3] = colours[:, ::-1]
    jumped = indices.copy()
    jumped[H - 1 - 2, 4:7] = 0
    checked(out, "runs8.bmp", bmp(info(8, 1), table256.tobytes(), run_lengths(indices, False)), colours[jumped])
    checked(out, "runs4.bmp", bmp(info(4, 2), table, run_lengths(indices, True)), colours[jumped])
    (out.path / "no-png-inside.bmp").write_bytes(bmp(info(0, 5), b"", png(rgb, 8, 2)))


# TGA: Truevision, TGA File Format Specification 2.0


def tga(kind, bits, rows, flags=0x20, table=b"", first=0, map_bits=0, note=b""):
    entries = len(table) * 8 // map_bits if map_bits else 0
    head = struct.pack("<BBBHHBHHHHBB", len(note), int(map_bits > 0), kind, first, entries, map_bits, 0, 0, W, H, bits, flags)
    return head + note + table + rows


def tgas(out):
    rgba = sprite()
    bgra = rgba[..., [2, 1, 0, 3]]
    checked(out, "note.tga", tga(2, 32, bgra.tobytes(), 0x28, note=b"drawn by hand"), rgba)
    out.write("right-to-left.tga", tga(2, 24, bgra[:, ::-1, :3].tobytes(), 0x30), rgba[..., :3])
    out.write("bottom-right.tga", tga(2, 24, bgra[::-1, ::-1, :3].tobytes(), 0x10), rgba[..., :3])
    values = numpy.arange(H * W).reshape(H, W) * 97 % 32768
    five = (numpy.dstack([values >> 10 & 31, values >> 5 & 31, values & 31]) * 255 / 31).round().astype("uint8")
    out.write("fifteen.tga", tga(2, 15, values.astype("<u2").tobytes()), five)
    bits = numpy.where(rgba[..., 3] > 0, 0x8000, 0)
    out.write("one-bit-alpha.tga", tga(2, 16, (values | bits).astype("<u2").tobytes(), 0x21), numpy.dstack([five, numpy.where(bits > 0, 255, 0).astype("uint8")]))
    one = grey()
    checked(out, "grey-alpha.tga", tga(3, 16, numpy.dstack([one, rgba[..., 3]]).tobytes(), 0x28), numpy.dstack([one, one, one, rgba[..., 3]]))
    rng = numpy.random.default_rng(4)
    colours = rng.integers(0, 256, (9, 4), dtype="uint8")
    indices = (numpy.arange(H * W).reshape(H, W) % 9).astype("uint8")
    table = colours[:, [2, 1, 0, 3]]
    out.write("palette-alpha.tga", tga(1, 8, indices.tobytes(), 0x28, table.tobytes(), 0, 32), colours[indices])
    out.write("palette-later.tga", tga(1, 8, (indices + 20).tobytes(), 0x20, table[:, :3].tobytes(), 20, 24), colours[indices][..., :3])
    short = rng.integers(0, 32768, 9)
    shown = (numpy.dstack([short >> 10 & 31, short >> 5 & 31, short & 31])[0] * 255 / 31).round().astype("uint8")
    out.write("palette-fifteen.tga", tga(1, 8, indices.tobytes(), 0x20, short.astype("<u2").tobytes(), 0, 16), shown[indices])
    runs = b"".join(bytes((0x80 | 5,)) + row[6 * i].tobytes() for row in values.astype("<u2") for i in range(3))
    out.write("sixteen-runs.tga", tga(10, 16, runs), five[:, [0] * 6 + [6] * 6 + [12] * 6])


# WebP: RFC 9649


def webps(out):
    frames = [Image.fromarray(sprite(32, 24, phase=i)) for i in range(4)]
    for i, frame in enumerate(frames[1:], 1):
        frame.paste((200, 40 * i, 90, 255), (3 * i, 2 * i, 3 * i + 8, 2 * i + 7))
    options = {"save_all": True, "append_images": frames[1:], "duration": [50, 120, 300, 80]}
    smooth = [Image.fromarray(sprite(64, 48, phase=i)[..., [0, 1, 1]]) for i in range(4)]
    smooth[0].save(out.path / "lossy-frames.webp", quality=95, minimize_size=True, **options | {"append_images": smooth[1:]})
    frames[0].save(out.path / "mixed-frames.webp", lossless=True, exact=True, allow_mixed=False, kmin=0, kmax=0, **options)
    for name in "lossy-frames.webp", "mixed-frames.webp":
        shown = []
        with Image.open(out.path / name) as again:
            for i in range(again.n_frames):
                again.seek(i)
                shown.append(again.convert("RGBA"))
        out.show(name, *shown)


# Photoshop: Adobe, Photoshop File Formats Specification


def psd(channels, depth, mode, large=False, layers=b"", palette=b"", rle=False):
    """Channels are arrays (height, width) as wide as depth says."""
    wide = ">Q" if large else ">I"
    head = struct.pack(">4sH6xHIIHH", b"8BPS", 2 if large else 1, len(channels), H, W, depth, mode)
    head += struct.pack(">I", len(palette)) + palette + struct.pack(">I", 0)
    return head + struct.pack(wide, len(layers)) + layers + whole(channels, depth, large, rle)


def plane(values, depth):
    if depth == 1:
        return [numpy.packbits(row).tobytes() for row in values]
    kind = {8: "u1", 16: ">u2", 32: ">f4"}[depth]
    return [row.astype(kind).tobytes() for row in values]


def literal(row):
    """PackBits without runs."""
    return b"".join(bytes((len(row[i:i + 128]) - 1,)) + row[i:i + 128] for i in range(0, len(row), 128))


def whole(channels, depth, large, rle):
    rows = [row for values in channels for row in plane(values, depth)]
    if not rle:
        return struct.pack(">H", 0) + b"".join(rows)
    rows = [literal(row) for row in rows]
    lengths = b"".join(struct.pack(">I" if large else ">H", len(row)) for row in rows)
    return struct.pack(">H", 1) + lengths + b"".join(rows)


def psd_layers(layers, depth, large=False, count_sign=1):
    """Layers are (name, top, left, {channel id: values}, opacity); the section with its records and pixels."""
    wide = ">Q" if large else ">I"
    records, data = b"", b""
    for name, top, left, channels, opacity in layers:
        height, width = next(iter(channels.values())).shape
        records += struct.pack(">iiiiH", top, left, top + height, left + width, len(channels))
        for number, values in channels.items():
            body = struct.pack(">H", 0) + b"".join(plane(values, depth))
            records += struct.pack(">h", number) + struct.pack(wide, len(body))
            data += body
        label = bytes((len(name),)) + name.encode()
        label += b"\0" * (-len(label) % 4)
        extra = struct.pack(">II", 0, 0) + label
        records += b"8BIMnorm" + struct.pack(">BBBBI", opacity, 0, 0, 0, len(extra)) + extra
    section = struct.pack(">h", len(layers) * count_sign) + records + data
    return section + b"\0" * (-len(section) % 4)


def psds(out):
    rgb, rgba, one = opaque(), sprite(), grey()
    thirds = [rgb[..., i] for i in range(3)]
    out.write("large.psb", psd(thirds, 8, 3, large=True, rle=True), rgb)
    out.write("grey.psd", psd([one], 8, 1), numpy.dstack([one] * 3))
    fine = [t.astype(int) * 257 for t in thirds]
    out.write("sixteen.psd", psd(fine, 16, 3), rgb)
    out.write("grey16.psd", psd([one.astype(int) * 257], 16, 1), numpy.dstack([one] * 3))
    (out.path / "no-float.psd").write_bytes(psd([(t / 255.0) ** 2.2 for t in thirds], 32, 3))
    inks = numpy.dstack([255 - rgb, rgb[..., :1] // 3])
    shown = ((255 - inks[..., :3].astype(float)) * (255 - inks[..., 3:]) / 255).round().astype("uint8")
    out.write("cmyk.psd", psd([255 - inks[..., i] for i in range(4)], 8, 4), shown)
    bits = (one > 90).astype(int)
    out.write("bits.psd", psd([1 - bits], 1, 0), numpy.dstack([bits * 255] * 3).astype("uint8"))
    colours = numpy.random.default_rng(5).integers(0, 256, (256, 3), dtype="uint8")
    out.write("indexed.psd", psd([one], 8, 2, palette=colours.T.tobytes()), colours[one])
    small = sprite(10, 8)

    def parts(depth, kind):
        scale = 257 if depth == 16 else 1
        value = lambda v: v.astype(int) * scale
        if kind == "grey":
            return {-1: value(small[..., 3]), 0: value(small[..., 0])}
        if kind == "cmyk":
            return {-1: value(small[..., 3]), **{i: value(v) for i, v in enumerate([*(small[..., j] for j in range(3)), numpy.full((8, 10), 255)])}}
        return {-1: value(small[..., 3]), **{i: value(small[..., i]) for i in range(3)}}

    for name, depth, mode, kind, flat, large in (
            ("layers-grey.psd", 8, 1, "grey", [one], False), ("layers-cmyk.psd", 8, 4, "cmyk", [255 - inks[..., i] for i in range(4)], False),
            ("layers.psb", 8, 3, "rgb", thirds, True), ("layers16.psd", 16, 3, "rgb", fine, False)):
        section = psd_layers([("sword", 2, 3, parts(depth, kind), 255), ("shield", -1, 5, parts(depth, kind), 128)], depth, large)
        wide = ">Q" if large else ">I"
        if depth == 16:  # as Photoshop does: behind an empty list of layers
            named = struct.pack(wide, 0) + struct.pack(">I", 0) + b"8BIMLr16" + struct.pack(wide, len(section)) + section
        else:
            named = struct.pack(wide, len(section)) + section + struct.pack(">I", 0)
        below = numpy.dstack([one] * 3) if kind == "grey" else shown if kind == "cmyk" else rgb
        out.write(name, psd(flat, depth, mode, large, named), below)
        seen = small.copy()
        if kind == "grey":
            seen[..., 1] = seen[..., 2] = seen[..., 0]
        for i, (x, y, opacity) in enumerate(((3, 2, 255), (5, -1, 128))):
            layer = seen.copy()
            layer[..., 3] = (layer[..., 3] * (opacity / 255)).round()
            placed(layer, x, y).save(out.path / f"{name}.layer{i}.png")


# Aseprite: docs/ase-file-specs.md of aseprite/aseprite


def aseprites(out):
    rgba, one = sprite(), grey()
    nothing = numpy.zeros((H, W, 4), "uint8")
    out.write("without-layers.aseprite", aseprite([(100, [])]), nothing)
    out.write("empty-layer.aseprite", aseprite([(100, [layer("Layer 1")])]), nothing)
    profile = part(0x2007, struct.pack("<HHI8x", 1, 0, 0))
    icc = part(0x2007, struct.pack("<HHI8xI", 2, 0, 0, 5) + b"abcde")
    extra = part(0x2006, struct.pack("<Iiiii16x", 1, 0, 0, W << 16, H << 16))
    note = part(0x2020, struct.pack("<I", 3) + text("a note") + bytes((255, 0, 0, 255)))
    mask = part(0x2016, struct.pack("<hhHH8x", 0, 0, 8, 8) + text("old") + bytes(8))
    unknown = part(0x7777, b"of a later version")
    parts = [profile, icc, layer("Layer 1"), note, cel(0, 0, 0, pixels(rgba)), extra, note, mask, unknown, part(0x2017, b"")]
    out.write("notes.aseprite", aseprite([(100, parts)]), rgba)
    named = part(0x2004, struct.pack("<HHHHHHB3x", 1, 0, 0, 0, 0, 0, 255) + text("Layer 1") + bytes(range(16)))
    out.write("layer-ids.aseprite", aseprite([(100, [named, cel(0, 0, 0, pixels(rgba))])], flags=5), rgba)
    linked = [(100, [layer("a"), layer("b", opacity=100), cel(0, 1, 1, pixels(sprite(6, 6))), cel(1, 4, 2, pixels(sprite(5, 5, 2)), opacity=180)]),
              (100, [cel(0, 0, 0, struct.pack("<H", 0), kind=1), cel(1, 0, 0, struct.pack("<H", 0), kind=1, opacity=180)]),
              (100, [cel(1, 0, 0, struct.pack("<H", 1), kind=1, opacity=180)])]
    top = sprite(5, 5, 2)
    top[..., 3] = (top[..., 3] * (100 * 180 / 255 / 255)).round()
    both = over(placed(sprite(6, 6), 1, 1), placed(top, 4, 2))
    out.write("linked.aseprite", aseprite(linked), both, both, placed(top, 4, 2))
    red, green = solid(9, 9, (255, 0, 0, 255)), solid(9, 9, (0, 255, 0, 255))
    ground = solid(W, H, (20, 40, 200, 255))
    multiplied = [layer("base"), layer("group", kind=1, opacity=255, blend=1), layer("red", level=1), layer("inner", kind=1, level=1, opacity=100),
                  layer("green", level=2), cel(0, 0, 0, pixels(ground)), cel(2, 0, 0, pixels(red)), cel(4, 4, 4, pixels(green))]
    faint = green.copy()
    faint[..., 3] = 100
    inner = numpy.asarray(over(placed(red, 0, 0), placed(faint, 4, 4))) / 255
    below = ground / 255
    mixed = inner[..., :3] * below[..., :3] * inner[..., 3:] + below[..., :3] * (1 - inner[..., 3:])
    out.write("group-multiplied.aseprite", aseprite([(100, multiplied)], flags=3), (numpy.dstack([mixed, below[..., 3:]]) * 255).round().astype("uint8"))
    colours = [(9, 9, 9, 255), (255, 0, 0, 255), (0, 128, 255, 255), (10, 200, 90, 160)]
    table = part(0x2019, struct.pack("<III8x", 4, 0, 3) + b"".join(struct.pack("<H4B", 1, *c) + text("n") for c in colours))
    indices = (one % 4).astype("uint8")
    shown = numpy.array(colours, "uint8")[indices]
    shown[indices == 2] = 0
    out.write("transparent-two.aseprite", aseprite([(100, [table, layer("Layer 1"), cel(0, 0, 0, pixels(indices))])], depth=8, transparent=2), shown)
    tiles = numpy.concatenate([numpy.full((4, 4), 2, "uint8"), numpy.arange(16, dtype="uint8").reshape(4, 4) % 4])
    data = zlib.compress(tiles.tobytes())
    tileset = part(0x2023, struct.pack("<IIIHHh14x", 0, 2 | 4, 2, 4, 4, 1) + text("t") + struct.pack("<I", len(data)) + data)
    body = struct.pack("<HHHIIII10x", 2, 1, 32, 0x1FFFFFFF, 0x80000000, 0x40000000, 0x20000000) + zlib.compress(numpy.array([1, 0], "<u4").tobytes())
    shown = numpy.array(colours, "uint8")[tiles[4:]]
    shown[tiles[4:] == 2] = 0
    parts = [table, tileset, layer("map", kind=2, tileset=0), cel(0, 0, 0, body, kind=3)]
    out.write("indexed-tiles.aseprite", aseprite([(100, parts)], depth=8, transparent=2), placed(shown, 0, 0))
    files = part(0x2008, struct.pack("<I8xIB7x", 1, 5, 1) + text("ground.aseprite"))
    elsewhere = part(0x2023, struct.pack("<IIIHHh14x", 0, 1 | 4, 2, 4, 4, 1) + text("t") + struct.pack("<II", 5, 0))
    (out.path / "no-tiles-elsewhere.aseprite").write_bytes(aseprite([(100, [files, elsewhere, layer("map", kind=2, tileset=0), cel(0, 0, 0, body, kind=3)])]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    out = Folder(parser.parse_args().out / "formats")
    for group in pngs, animated_pngs, tiffs, jpegs, bmps, tgas, webps, psds, aseprites:
        group(out)
    from importlib.metadata import version
    versions = {name: version(name) for name in ("pillow", "imagecodecs", "numpy")}
    (out.path / "versions-rare.json").write_text(json.dumps({"script": "formats_rare.py", "versions": versions}, indent=2) + "\n")


if __name__ == "__main__":
    main()
