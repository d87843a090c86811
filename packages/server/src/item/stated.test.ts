// C2PA manifests as our own reader of metadata finds them, in a drawn file and in the reference files.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { statedOf } from "@sightline/domain";
import { isRefusal, readMetadata } from "@sightline/media";
import { corpus } from "../../../media/src/testing/corpus.ts";

async function manifestOf(file: string): Promise<string[]> {
  const read = await readMetadata(file);
  if (isRefusal(read)) throw new Error(read.sentence);
  const known = { captured: [], sources: [], copies: [], shotsUs: [0], wave: null, warnings: [] };
  return statedOf({ tags: read.tags, ...known }).flatMap(({ what, says }) =>
    what === "C2PA manifest" ? [says] : [],
  );
}

/** A box of ISO BMFF. */
const box = (type: string, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
};
const described = (type: string, label: string) =>
  box(
    "jumd",
    Buffer.from(`${type}00110010800000aa00389b71`, "hex"),
    Buffer.from([3]),
    Buffer.from(`${label}\0`),
  );
const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x78, word.length]), Buffer.from(word)]);

/** A JPEG with a manifest in which one claim says who made it. */
function withManifest(jpeg: Buffer): Buffer {
  const claim = box(
    "jumb",
    described("63626f72", "c2pa.claim"),
    box("cbor", Buffer.from([0xa1]), text("claim_generator"), text("Drawn by a test 1.0")),
  );
  const store = box(
    "jumb",
    described("63327061", "c2pa"),
    box("jumb", described("63326d61", "urn:uuid:1"), claim),
  );
  const segment = Buffer.concat([Buffer.from("JP\0\x01\0\0\0\x01", "latin1"), store]);
  const marker = Buffer.from([0xff, 0xeb, 0, 0]);
  marker.writeUInt16BE(segment.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), marker, segment, jpeg.subarray(2)]);
}

test("a manifest that is in a file is told with what it claims, and one that is not is not", async () => {
  const folder = await mkdtemp(join(tmpdir(), "sightline-c2pa-"));
  const jpeg = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#888" } })
    .jpeg()
    .toBuffer();
  await writeFile(join(folder, "plain.jpg"), jpeg);
  await writeFile(join(folder, "claims.jpg"), withManifest(jpeg));
  expect(await manifestOf(join(folder, "plain.jpg"))).toEqual([]);
  expect(await manifestOf(join(folder, "claims.jpg"))).toEqual(["It claims made by: Drawn by a test 1.0"]);
});

const interop = corpus("interop");
describe.skipIf(interop === undefined)("the reference files", () => {
  test.each([
    ["A.jpg", /^$/],
    ["C.jpg", /^It claims made by: make_test_images/],
    ["CA.jpg", /author: Adobe make_test; what was done: opened, color_adjustments/],
    // Changed after it was signed: it is told all the same, as a claim that nobody checked.
    ["E-dat-CA.jpg", /^It claims made by: make_test_images/],
  ])("%s", async (name, says) => {
    const said = await manifestOf(join(interop ?? "", "c2pa", name));
    expect(said.join("; ")).toMatch(says);
  });
});
