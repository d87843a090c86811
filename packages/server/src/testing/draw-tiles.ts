// A map in the form of PMTiles 3 with one tile, of one colour; for tests.
import sharp from "sharp";

const DIRECTORY_AT = 127;

/** The world as one PNG of 256 × 256, without compression of what stands about it. */
export async function drawTiles(colour: string, attribution = "Drawn for a test"): Promise<Buffer> {
  const size = { width: 256, height: 256, channels: 3 } as const;
  const tile = await sharp({ create: { ...size, background: colour } })
    .png()
    .toBuffer();
  const about = Buffer.from(JSON.stringify({ name: "drawn", attribution }));
  // One entry: tile 0, once, so many bytes, from the first.
  const directory = Buffer.concat([varint(1), varint(0), varint(1), varint(tile.length), varint(1)]);
  const head = Buffer.alloc(DIRECTORY_AT);
  head.write("PMTiles", 0, "latin1");
  head[7] = 3;
  const aboutAt = DIRECTORY_AT + directory.length;
  const tilesAt = aboutAt + about.length;
  const places = [
    DIRECTORY_AT,
    directory.length,
    aboutAt,
    about.length,
    tilesAt,
    0,
    tilesAt,
    tile.length,
    1,
    1,
    1,
  ];
  for (const [i, place] of places.entries()) head.writeBigUInt64LE(BigInt(place), 8 + 8 * i);
  // In order, no compression twice, PNG, from zoom 0 to 0.
  for (const [i, said] of [1, 1, 1, 2, 0, 0].entries()) head[96 + i] = said;
  for (const [i, degrees] of [-180, -85, 180, 85].entries()) head.writeInt32LE(degrees * 1e7, 102 + 4 * i);
  return Buffer.concat([head, directory, about, tile]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left]);
    bytes.push((left % 128) | 128);
  }
}
