"""formats/: small picture files of every format that is read, each beside what it shows (NAME.png or NAME.0.png ...).

Pillow and psd-tools write and read what they can. PNG, BMP and TGA of the kinds that Pillow cannot write, and all
Aseprite files, are written here after their specifications; what they show is known from what they were made of."""

import argparse
import json
import struct
import zlib
from pathlib import Path

import numpy
from PIL import Image
from psd_tools import PSDImage

W, H = 18, 13


def sprite(width=W, height=H, phase=0.0):
    """Opaque, half-transparent and empty pixels of many colours; straight alpha."""
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    rgba = numpy.zeros((height, width, 4))
    rgba[..., 0] = 127 + 127 * numpy.sin(x / 3 + phase)
    rgba[..., 1] = 255 * y / (height - 1)
    rgba[..., 2] = 255 * ((x // 4 + y // 3) % 2)
    rgba[..., 3] = numpy.select([x < width / 3, x < 2 * width / 3], [255, 128], 0)
    rgba[rgba[..., 3] == 0] = 0
    return rgba.round().astype("uint8")


def solid(width, height, colour):
    return numpy.full((height, width, 4), colour, "uint8")


class Folder:
    def __init__(self, path):
        self.path = path
        path.mkdir(parents=True, exist_ok=True)

    def write(self, name, data, *frames):
        (self.path / name).write_bytes(data)
        self.show(name, *frames)

    def show(self, name, *frames):
        for i, frame in enumerate(frames):
            suffix = f".{i}.png" if len(frames) > 1 else ".png"
            Image.fromarray(numpy.asarray(frame)).convert("RGBA").save(self.path / (name + suffix), optimize=True)

    def pillow(self, name, picture, **options):
        """Saved by Pillow and shown as Pillow opens it again."""
        picture.save(self.path / name, **options)
        with Image.open(self.path / name) as again:
            self.show(name, again.convert("RGBA"))


# PNG: W3C, Portable Network Graphics


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def packed(samples, depth):
    """Rows of samples (height, width, channels) as bytes without filter."""
    rows = samples.reshape(samples.shape[0], -1)
    if depth == 16:
        return [row.astype(">u2").tobytes() for row in rows]
    if depth == 8:
        return [row.astype("uint8").tobytes() for row in rows]
    bits = ((rows[..., None] >> numpy.arange(depth - 1, -1, -1)) & 1).reshape(rows.shape[0], -1)
    return [numpy.packbits(row).tobytes() for row in bits]


ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png(samples, depth, kind, interlaced=False, extra=b""):
    height, width = samples.shape[:2]
    passes = [samples[y::dy, x::dx] for x, y, dx, dy in ADAM7] if interlaced else [samples]
    raw = b"".join(b"\0" + row for part in passes if part.size for row in packed(part, depth))
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, int(interlaced))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def pngs(out):
    rgba = sprite()
    opaque = numpy.dstack([rgba[..., :3], numpy.full((H, W), 255, "uint8")])
    for interlaced in False, True:
        mark = "-interlaced" if interlaced else ""
        out.write(f"rgba8{mark}.png", png(rgba, 8, 6, interlaced), rgba)
        out.write(f"rgba16{mark}.png", png(rgba.astype(int) * 257, 16, 6, interlaced), rgba)
    out.write("rgb8.png", png(rgba[..., :3], 8, 2), opaque)
    out.write("rgb16.png", png(rgba[..., :3].astype(int) * 257, 16, 2), opaque)
    key = struct.pack(">HHH", *(int(v) for v in rgba[5, 0, :3]))
    keyed = opaque.copy()
    keyed[(opaque[..., :3] == rgba[5, 0, :3]).all(-1)] = 0
    out.write("rgb8-key.png", png(rgba[..., :3], 8, 2, extra=chunk(b"tRNS", key)), keyed)
    grey = numpy.arange(H * W).reshape(H, W, 1) % 256
    for depth in 1, 2, 4, 8, 16:
        samples = grey % 2**depth if depth < 16 else grey * 257
        shown = (samples * 255 / (2**depth - 1)).round().astype("uint8")
        out.write(f"grey{depth}.png", png(samples, depth, 0), numpy.dstack([shown] * 3))
    alpha = rgba[..., 3:]
    shown = numpy.dstack([grey.astype("uint8")] * 3 + [alpha])
    out.write("grey-alpha8.png", png(numpy.dstack([grey, alpha]), 8, 4), shown)
    out.write("grey-alpha16.png", png(numpy.dstack([grey, alpha]).astype(int) * 257, 16, 4), shown)
    keyed = numpy.dstack([grey.astype("uint8")] * 3 + [numpy.where(grey == 3, 0, 255).astype("uint8")])
    out.write("grey8-key.png", png(grey, 8, 0, extra=chunk(b"tRNS", struct.pack(">H", 3))), keyed)
    for depth in 1, 2, 4, 8:
        colours = numpy.random.default_rng(depth).integers(0, 256, (2**depth, 4), dtype="uint8")
        colours[0, 3] = 0
        indices = grey % 2**depth
        extra = chunk(b"PLTE", colours[:, :3].tobytes()) + chunk(b"tRNS", colours[:, 3].tobytes())
        out.write(f"palette{depth}.png", png(indices, depth, 3, depth == 4, extra), colours[indices[..., 0]])


# what Pillow writes


def by_pillow(out):
    rgba = Image.fromarray(sprite())
    rgb = rgba.convert("RGB")
    smooth = Image.fromarray(sprite(64, 48)[..., [0, 1, 1]])
    out.pillow("plain.jpg", smooth, quality=95)
    out.pillow("progressive.jpg", smooth, quality=90, progressive=True, subsampling=0)
    out.pillow("grey.jpg", smooth.convert("L"), quality=95)
    out.pillow("print.jpg", smooth.convert("CMYK"), quality=95)
    out.pillow("rgb.bmp", rgb)
    out.pillow("palette.bmp", rgb.quantize(16))
    out.pillow("bits.bmp", rgb.convert("1"))
    out.pillow("lossless.webp", rgba, lossless=True, exact=True)
    out.pillow("lossy.webp", smooth, quality=90)
    soft = Image.fromarray(numpy.dstack([numpy.asarray(smooth), numpy.mgrid[0:48, 0:64][1].astype("uint8") * 4]))
    out.pillow("lossy-alpha.webp", soft, quality=90)
    for mode in "RGBA", "RGB", "L", "P":
        for rle in False, True:
            picture = rgb.quantize(16) if mode == "P" else rgba.convert(mode)
            out.pillow(f"{mode.lower()}{'-rle' if rle else ''}.tga", picture, compression="tga_rle" if rle else None)
    out.pillow("top-down.tga", rgba, orientation=1)
    out.pillow("deflate.tiff", rgba, compression="tiff_adobe_deflate")
    out.pillow("lzw.tiff", rgb, compression="tiff_lzw")
    out.pillow("packbits.tiff", rgb, compression="packbits")
    out.pillow("palette.tiff", rgb.quantize(16))
    out.pillow("grey.tiff", rgb.convert("L"))


def animations(out):
    frames = [Image.fromarray(sprite(phase=i)) for i in range(3)]
    frames[2].paste((255, 0, 0, 255), (0, 0, 5, 5))
    for name, options in {
        "restored.gif": {"disposal": [1, 3, 1]},
        "cleared.gif": {"disposal": 2},
        "lossless-frames.webp": {"lossless": True, "exact": True},
    }.items():
        opaque = [f.point(lambda v: v if v in (0, 255) else v) for f in frames]
        opaque[0].save(out.path / name, save_all=True, append_images=opaque[1:], duration=[50, 120, 300], loop=0, **options)
        shown = []
        with Image.open(out.path / name) as again:
            for i in range(again.n_frames):
                again.seek(i)
                shown.append(again.convert("RGBA"))
        out.show(name, *shown)


def own_bmp_tga(out):
    rgba = sprite()
    pixels = rgba[::-1, :, [2, 1, 0, 3]].tobytes()
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    info = struct.pack("<IiiHHIIiiII", 108, W, H, 1, 32, 3, len(pixels), 2835, 2835, 0, 0) + masks + b"BGRs" + bytes(48)
    head = struct.pack("<2sIHHI", b"BM", 14 + len(info) + len(pixels), 0, 0, 14 + len(info))
    out.write("alpha.bmp", head + info + pixels, rgba)
    values = (numpy.arange(W * H) * 97 % 32768).astype("<u2")
    five = numpy.stack([values >> 10 & 31, values >> 5 & 31, values & 31], -1).reshape(H, W, 3)
    shown = (five * 255 / 31).round().astype("uint8")
    head = struct.pack("<BBBHHBHHHHBB", 0, 0, 2, 0, 0, 0, 0, 0, W, H, 16, 0x20)
    out.write("sixteen.tga", head + values.tobytes(), shown)


def psds(out):
    psd = PSDImage.new("RGBA", (W, H), color=0)
    base = Image.fromarray(sprite(10, 8))
    sword = Image.new("RGBA", (6, 6), (0, 200, 0, 128))
    hidden = Image.new("RGBA", (4, 4), (0, 0, 255, 255))
    psd.create_pixel_layer(base, name="base", top=2, left=3)
    psd.create_group([psd.create_pixel_layer(sword, name="sword", top=-1, left=5, opacity=128)], name="gear")
    psd.create_pixel_layer(hidden, name="hidden", top=0, left=0).visible = False
    psd.save(out.path / "layers.psd")
    for i, (picture, left, top, opacity) in enumerate([(base, 3, 2, 1), (sword, 5, -1, 128 / 255), (hidden, 0, 0, 1)]):
        whole = numpy.zeros((H, W, 4), "uint8")
        part = numpy.asarray(picture).copy()
        part[..., 3] = (part[..., 3] * opacity).round()
        part = part[max(0, -top):]
        whole[max(0, top):max(0, top) + part.shape[0], left:left + part.shape[1]] = part
        Image.fromarray(whole).save(out.path / f"layers.psd.layer{i}.png")
    flat = PSDImage.frompil(Image.fromarray(sprite()[..., :3]))
    flat.save(out.path / "flat.psd")
    out.show("flat.psd", sprite()[..., :3])


# Aseprite: docs/ase-file-specs.md of aseprite/aseprite


def text(value):
    data = value.encode()
    return struct.pack("<H", len(data)) + data


def part(kind, data):
    return struct.pack("<IH", len(data) + 6, kind) + data


def layer(name, kind=0, level=0, flags=1, blend=0, opacity=255, tileset=None):
    data = struct.pack("<HHHHHHB3x", flags, kind, level, 0, 0, blend, opacity) + text(name)
    return part(0x2004, data + (struct.pack("<I", tileset) if tileset is not None else b""))


def cel(index, x, y, body, kind=2, opacity=255, order=0):
    return part(0x2005, struct.pack("<HhhBHh5x", index, x, y, opacity, kind, order) + body)


def pixels(array, raw=False):
    data = array.tobytes()
    return struct.pack("<HH", array.shape[1], array.shape[0]) + (data if raw else zlib.compress(data))


def aseprite(frames, depth=32, flags=1, width=W, height=H, transparent=0):
    body = b""
    for millis, parts in frames:
        data = b"".join(parts)
        body += struct.pack("<IHHH2xI", len(data) + 16, 0xF1FA, len(parts), millis, len(parts)) + data
    head = struct.pack("<IHHHHHIHIIB3xHBBhhHH84x", 128 + len(body), 0xA5E0, len(frames), width, height, depth, flags, 100,
                       0, 0, transparent, 0, 1, 1, 0, 0, 16, 16)
    return head + body


def palette(colours):
    rows = b"".join(struct.pack("<H4B", 0, *(int(v) for v in c)) for c in colours)
    return part(0x2019, struct.pack("<III8x", len(colours), 0, len(colours) - 1) + rows)


def placed(array, x, y, width=W, height=H):
    """A picture at a place of an empty one, as a cel lies in its sprite."""
    whole = Image.new("RGBA", (width, height))
    whole.paste(Image.fromarray(array), (x, y))
    return whole


def over(*pictures):
    whole = pictures[0]
    for picture in pictures[1:]:
        whole = Image.alpha_composite(whole, picture)
    return whole


def faded(picture, opacity):
    array = numpy.asarray(picture).copy()
    array[..., 3] = (array[..., 3].astype(float) * opacity / 255).round()
    return Image.fromarray(array)


def aseprites(out):
    body, eye, hat = sprite(10, 9), solid(3, 2, (250, 240, 10, 255)), solid(6, 3, (200, 10, 30, 200))
    layers = [layer("body"), layer("gear", kind=1), layer("eye", level=1), layer("shadow", kind=1, level=1, flags=0),
              layer("dark", level=2), layer("hat", opacity=128), layer("sketch", flags=65)]
    tags = part(0x2018, struct.pack("<H8x", 2) + struct.pack("<HHBH6x4x", 0, 1, 0, 0) + text("walk")
                + struct.pack("<HHBH6x4x", 1, 2, 2, 0) + text("wink ö"))
    slices = part(0x2022, struct.pack("<III", 1, 3, 0) + text("head") + struct.pack("<IiiII", 0, 2, 1, 7, 5) + bytes(24))
    first = [*layers, palette([(0, 0, 0, 0), (255, 0, 0, 255)]), tags, slices, cel(0, 2, 3, pixels(body)),
             cel(2, 5, 5, pixels(eye, raw=True), kind=0), cel(4, 0, 0, pixels(solid(W, H, (0, 0, 0, 255)))),
             cel(5, 4, -1, pixels(hat), opacity=200), cel(6, 0, 0, pixels(solid(W, H, (9, 9, 9, 255))))]
    second = [cel(0, 0, 0, struct.pack("<H", 0), kind=1), cel(2, -1, 11, pixels(eye))]
    third = [cel(0, 2, 3, pixels(body)), cel(2, 5, 5, pixels(eye), order=-2)]
    hats = faded(placed(hat, 4, -1), 128 * 200 / 255)
    bodies, eyes = placed(body, 2, 3), placed(eye, 5, 5)
    out.write("knight.aseprite", aseprite([(100, first), (250, second), (0, third)]),
              over(bodies, eyes, hats), over(bodies, placed(eye, -1, 11)), over(eyes, bodies))
    colours = [(9, 9, 9, 255), (255, 0, 0, 255), (0, 128, 255, 255), (10, 200, 90, 160)]
    indices = (numpy.arange(W * H).reshape(H, W) % 4).astype("uint8")
    shown = numpy.array(colours, "uint8")[indices]
    shown[indices == 0] = 0
    out.write("indexed.ase", aseprite([(100, [palette(colours), layer("Layer 1"), cel(0, 0, 0, pixels(indices))])], depth=8), shown)
    shown[indices == 0] = colours[0]
    old = part(0x0004, struct.pack("<HBB", 1, 0, 4) + b"".join(bytes(c[:3]) for c in colours))
    shown[..., 3] = 255
    out.write("background.ase", aseprite([(100, [old, layer("Background", flags=9), cel(0, 0, 0, pixels(indices))])], depth=8), shown)
    grey = numpy.dstack([numpy.arange(W * H).reshape(H, W) % 256, sprite()[..., 3]]).astype("uint8")
    out.write("grey.aseprite", aseprite([(100, [layer("Layer 1"), cel(0, 0, 0, pixels(grey))])], depth=16), grey[..., [0, 0, 0, 1]])
    group = [layer("base"), layer("group", kind=1, opacity=128), layer("red", level=1), layer("green", level=1),
             cel(0, 0, 0, pixels(solid(W, H, (20, 20, 200, 255)))), cel(2, 0, 0, pixels(solid(9, 9, (255, 0, 0, 255)))),
             cel(3, 4, 4, pixels(solid(9, 9, (0, 255, 0, 255))))]
    inner = faded(over(placed(solid(9, 9, (255, 0, 0, 255)), 0, 0), placed(solid(9, 9, (0, 255, 0, 255)), 4, 4)), 128)
    out.write("group.aseprite", aseprite([(100, group)], flags=3), over(Image.fromarray(solid(W, H, (20, 20, 200, 255))), inner))
    tiles(out)
    blends(out)


def tiles(out):
    size, columns, rows = 4, 3, 2
    kinds = [solid(size, size, (0, 0, 0, 0)), sprite(size, size), sprite(size, size, 2.0)]
    kinds[1][..., 3] = 255
    packed_tiles = zlib.compress(numpy.concatenate(kinds).tobytes())
    tileset = part(0x2023, struct.pack("<IIIHHh14x", 7, 2 | 4, 3, size, size, 1) + text("ground")
                   + struct.pack("<I", len(packed_tiles)) + packed_tiles)
    numbers = numpy.array([[1, 1 | 0x80000000, 1 | 0x40000000], [2, 0, 1 | 0x20000000]], "<u4")
    body = struct.pack("<HHHIIII10x", columns, rows, 32, 0x1FFFFFFF, 0x80000000, 0x40000000, 0x20000000) + zlib.compress(numbers.tobytes())
    shown = numpy.concatenate([
        numpy.concatenate([kinds[1], kinds[1][:, ::-1], kinds[1][::-1]], 1),
        numpy.concatenate([kinds[2], kinds[0], kinds[1].transpose(1, 0, 2)], 1)])
    out.write("tiles.aseprite", aseprite([(100, [tileset, layer("map", kind=2, tileset=7), cel(0, 1, 2, body, kind=3)])]), placed(shown, 1, 2))


def blends(out):
    """Every blend mode over opaque, half and empty pixels, by the formulas of W3C Compositing and Blending in doubles."""
    below, top = sprite(), sprite(phase=1.5)[::-1, ::-1]
    frames, shown = [], []
    for mode in range(19):
        frames.append(aseprite([(100, [layer("below"), layer("top", blend=mode), cel(0, 0, 0, pixels(below)), cel(1, 0, 0, pixels(top))])]))
        shown.append(blended(mode, below / 255, top / 255))
    for mode, (data, picture) in enumerate(zip(frames, shown)):
        out.write(f"blend{mode:02}.aseprite", data, picture)


def blended(mode, b, s):
    cb, cs, ab, as_ = b[..., :3], s[..., :3], b[..., 3:], s[..., 3:]
    mixed = (1 - ab) * cs + ab * mix(mode, cb, cs)
    alpha = as_ + ab - as_ * ab
    colour = numpy.divide((1 - as_) * ab * cb + as_ * mixed, alpha, out=numpy.zeros_like(cb), where=alpha > 0)
    return (numpy.dstack([colour, alpha]).clip(0, 1) * 255).round().astype("uint8")


def mix(mode, b, s):
    with numpy.errstate(divide="ignore", invalid="ignore"):
        hard = lambda b, s: numpy.where(s <= 0.5, 2 * b * s, b + (2 * s - 1) - b * (2 * s - 1))
        d = numpy.where(b <= 0.25, ((16 * b - 12) * b + 4) * b, numpy.sqrt(b))
        lum = lambda c: (c * [0.3, 0.59, 0.11]).sum(-1, keepdims=True)
        sat = lambda c: c.max(-1, keepdims=True) - c.min(-1, keepdims=True)

        def with_lum(c, l):
            c = c + l - lum(c)
            low, high = c.min(-1, keepdims=True), c.max(-1, keepdims=True)
            c = numpy.where(low < 0, l + (c - l) * l / (l - low), c)
            return numpy.where(high > 1, l + (c - l) * (1 - l) / (high - l), c)

        def with_sat(c, s):
            return numpy.nan_to_num((c - c.min(-1, keepdims=True)) * s / sat(c))

        return [
            lambda: s, lambda: b * s, lambda: b + s - b * s, lambda: hard(s, b), lambda: numpy.minimum(b, s),
            lambda: numpy.maximum(b, s),
            lambda: numpy.where(b == 0, 0, numpy.where(s == 1, 1, numpy.minimum(1, b / (1 - s)))),
            lambda: numpy.where(b == 1, 1, numpy.where(s == 0, 0, 1 - numpy.minimum(1, (1 - b) / s))),
            lambda: hard(b, s),
            lambda: numpy.where(s <= 0.5, b - (1 - 2 * s) * b * (1 - b), b + (2 * s - 1) * (d - b)),
            lambda: abs(b - s), lambda: b + s - 2 * b * s,
            lambda: with_lum(with_sat(s, sat(b)), lum(b)), lambda: with_lum(with_sat(b, sat(s)), lum(b)),
            lambda: with_lum(s, lum(b)), lambda: with_lum(b, lum(s)),
            lambda: numpy.minimum(1, b + s), lambda: numpy.maximum(0, b - s),
            lambda: numpy.where(b == 0, 0, numpy.where(b >= s, 1, b / s)),
        ][mode]()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    out = Folder(parser.parse_args().out / "formats")
    for group in pngs, by_pillow, animations, own_bmp_tga, psds, aseprites:
        group(out)
    from importlib.metadata import version
    versions = {name: version(name) for name in ("pillow", "psd-tools", "numpy")}
    (out.path / "versions.json").write_text(json.dumps({"script": "formats.py", "versions": versions}, indent=2) + "\n")


if __name__ == "__main__":
    main()
