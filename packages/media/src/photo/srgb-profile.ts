// Whether a colour profile says what unmarked pixels mean anyway, told from its numbers and not from its name.

/** sRGB's primaries on the profiles' white, D50 (ICC.1:2022, IEC 61966-2-1), as s15Fixed16 numbers divided. */
const primaries = {
  rXYZ: [0.436, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
};
const curves = ["rTRC", "gTRC", "bTRC"];

/** `icc`: the profile. A profile with tables instead of primaries, or with other curves, is not sRGB. */
export function isSrgb(icc: Buffer): boolean {
  if (icc.length < 132 || icc.toString("latin1", 16, 20) !== "RGB ") return false;
  const tags = tagsOf(icc);
  if (tags.has("A2B0")) return false;
  const sameColours = Object.entries(primaries).every(([name, xyz]) => {
    const tag = tags.get(name);
    if (tag === undefined || tag.length < 20) return false;
    return xyz.every((value, i) => Math.abs(tag.readInt32BE(8 + 4 * i) / 65_536 - value) < 0.002);
  });
  return sameColours && curves.every((name) => isSrgbCurve(tags.get(name)));
}

function tagsOf(icc: Buffer): Map<string, Buffer> {
  const tags = new Map<string, Buffer>();
  const count = Math.min(100, icc.readUInt32BE(128));
  for (let at = 132; at + 12 <= icc.length && tags.size < count; at += 12) {
    const from = icc.readUInt32BE(at + 4);
    tags.set(icc.toString("latin1", at, at + 4), icc.subarray(from, from + icc.readUInt32BE(at + 8)));
  }
  return tags;
}

function isSrgbCurve(tag: Buffer | undefined): boolean {
  const curve = tag === undefined || tag.length < 14 ? undefined : curveOf(tag);
  if (curve === undefined) return false;
  for (let level = 0.05; level <= 1; level += 0.05)
    if (Math.abs(curve(level) - linear(level)) > 0.004) return false;
  return true;
}

function linear(level: number): number {
  return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
}

function curveOf(tag: Buffer): ((level: number) => number) | undefined {
  const type = tag.toString("latin1", 0, 4);
  if (type === "curv") {
    const count = tag.readUInt32BE(8);
    if (count === 0) return (level) => level;
    if (tag.length < 12 + 2 * count) return undefined;
    if (count === 1) return (level) => level ** (tag.readUInt16BE(12) / 256);
    return (level) => {
      const place = level * (count - 1);
      const below = Math.min(count - 2, Math.floor(place));
      const [low, high] = [tag.readUInt16BE(12 + 2 * below), tag.readUInt16BE(14 + 2 * below)];
      return (low + (high - low) * (place - below)) / 65_535;
    };
  }
  if (type !== "para" || tag.readUInt16BE(8) !== 3 || tag.length < 32) return undefined;
  const [g = 1, a = 1, b = 0, c = 0, d = 0] = [0, 1, 2, 3, 4].map(
    (i) => tag.readInt32BE(12 + 4 * i) / 65_536,
  );
  return (level) => (level >= d ? (a * level + b) ** g : c * level);
}
