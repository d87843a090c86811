// Names of files in encodings of old: they are read as people wrote them, each part of a path by itself.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readablePath } from "./name-on-disk.ts";

const NAMES = [
  ["колона_полонених.jpg", "eaeeebeeede05fefeeebeeede5ede8f52e6a7067"],
  ["Колонна пленных 2024.mp4", "caeeebeeedede020efebe5ededfbf520323032342e6d7034"],
  ["колонна пленных.mp4", "cbcfcccfcecec120d0ccc5ceced9c82e6d7034"],
  ["фото.jpg", "e4aee2ae2e6a7067"],
  ["Café.jpg", "436166e92e6a7067"],
  ["Straße nach Köln.jpg", "53747261df65206e616368204bf66c6e2e6a7067"],
  ["été.jpg", "e974e92e6a7067"],
  ["写真001.jpg", "8eca905e3030312e6a7067"],
  ["捕虜の列.jpg", "95df97b882cc97f12e6a7067"],
  ["ґанок.jpg", "b4e0edeeea2e6a7067"],
  ["Папка", "cfe0efeae0"],
] as const;

test.each(NAMES)("%s", (name, bytes) => {
  expect(readablePath(Buffer.from(bytes, "hex"))).toBe(name);
});

test("a path of parts in several encodings, and of text, is read part by part", () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...NAMES), fc.constant(["двір 🙂", ""] as const)), { minLength: 1 }),
      (parts) => {
        const bytes = parts.map(([name, hex]) => (hex === "" ? Buffer.from(name) : Buffer.from(hex, "hex")));
        const path = Buffer.concat(bytes.flatMap((part) => [Buffer.from("/"), part]));
        expect(readablePath(path)).toBe(parts.map(([name]) => `/${name}`).join(""));
      },
    ),
  );
});

test("any bytes are read as text, with as many parts as they have", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), (drawn) => {
      const bytes = Buffer.from(drawn);
      const path = readablePath(bytes);
      expect(path.isWellFormed()).toBe(true);
      expect(path.split("/")).toHaveLength(bytes.filter((byte) => byte === 0x2f).length + 1);
    }),
    { numRuns: 2000 },
  );
});
