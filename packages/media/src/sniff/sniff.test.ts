// Tests that a file is known by its content and that anything that can name other files is left alone.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sniff } from "./sniff.ts";

const bytes = (text: string): Uint8Array => Buffer.from(text.padEnd(64, "\0"), "latin1");

describe("sniffing a file's first bytes", () => {
  test.each([
    ["\xff\xd8\xff\xe0", "jpeg"],
    ["\x89PNG\r\n\x1a\n", "png"],
    ["RIFF\x10\0\0\0WEBPVP8 ", "webp"],
    ["BM\x10\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0", "bmp"],
    ["II*\0\x10\0\0\0CR\x02\0", "cr2"],
    ["\0\0\0\x18ftypcrx \0\0\0\0", "cr3"],
    ["FUJIFILMCCD-RAW 0201", "raf"],
    ["\0\0\0\x1cftypavif\0\0\0\0", "avif"],
    ["\0\0\0\x1cftypmif1\0\0\0\0mif1avif", "avif"],
    ["\0\0\0\x1cftypmif1\0\0\0\0mif1heic", "heic"],
    ["\0\0\0\x18ftypheic\0\0\0\0mif1", "heic"],
    ["GIF89a", "gif"],
    ["II*\0", "tiff"],
    ["MM\0*", "tiff"],
  ])("finds a photo in %j: %s", (head, format) => {
    expect(sniff(bytes(head))).toEqual({ kind: "photo", format });
  });

  test.each([
    ["\0\0\0\x18ftypisom", "mov"],
    ["\0\0\0\x18ftyp3gp5", "mov"],
    ["\0\0\0\x08wide\0\0\0\0mdat", "mov"],
    ["\x1a\x45\xdf\xa3", "matroska"],
    ["RIFF\x10\0\0\0AVI LIST", "avi"],
    ["FLV\x01", "flv"],
    ["OggS", "ogg"],
    ["\0\0\x01\xba", "mpeg"],
    ["\x30\x26\xb2\x75\x8e\x66\xcf\x11", "asf"],
  ])("finds a video in %j and names its one demuxer: %s", (head, format) => {
    expect(sniff(bytes(head))).toEqual({ kind: "video", format, demuxer: format });
  });

  test("finds a transport stream by its packets, with and without time codes", () => {
    for (const [first, step] of [
      [0, 188],
      [4, 192],
    ] as const) {
      const head = new Uint8Array(4096);
      for (let at = first; at + 3 < head.length; at += step) head.set([0x47, 0x40, 0, 0x10], at);
      expect(sniff(head)).toMatchObject({ kind: "video", demuxer: "mpegts" });
    }
  });

  test.each([
    ["<svg xmlns='http://www.w3.org/2000/svg'>", "svg"],
    ["<?xml version='1.0'?><svg>", "svg"],
    ["  <html>", "markup"],
    ["%PDF-1.7", "pdf"],
    ["%!PS-Adobe", "postscript"],
    ["push graphic-context", "drawing script"],
    ["#EXTM3U\n", "playlist"],
    ["ffconcat version 1.0", "playlist"],
    ["v=0\r\no=-", "session description"],
    ["PK\x03\x04", "zip"],
    ["\x1f\x8b\x08", "gzip"],
    ["id;name\n1;x", "text"],
    ["\x01\x02\x03\x04", "unknown"],
  ])("leaves %j alone: %s", (head, format) => {
    const trimmed = head.startsWith("id") ? Buffer.from(head) : bytes(head);
    expect(sniff(trimmed)).toMatchObject({ kind: "other", format });
  });

  test("names what it does not open, and says what to do", () => {
    const named: readonly (readonly [string, string])[] = [
      ["\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000 picture"],
      ["\x06\x0e\x2b\x34\x02\x05\x01\x01", "MXF film"],
      ["\x1f\x07\0\xbf", "DV film"],
      ["8BPS\0\x01", "Photoshop picture"],
      [".RMF\0", "RealMedia film"],
      ["GGGGGGGGGG", "text file"],
    ];
    for (const [head, name] of named) {
      const sniffed = sniff(name === "text file" ? Buffer.from(head.repeat(400)) : bytes(head));
      expect(sniffed).toMatchObject({ kind: "other", why: expect.stringContaining(name) as string });
      expect("why" in sniffed ? sniffed.why : "").toMatch(/^This is an? .+: .+\.$/);
    }
  });

  test("says that an empty file is empty", () => {
    expect(sniff(new Uint8Array())).toMatchObject({ kind: "other", format: "empty" });
  });

  test("answers for any bytes, and looks no further than 4,096 of them", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        (head, tail) => {
          const full = new Uint8Array(4096);
          full.set(head);
          expect(["photo", "video", "other"]).toContain(sniff(head).kind);
          expect(sniff(Buffer.concat([full, tail]))).toEqual(sniff(full));
        },
      ),
      { seed: 3 },
    );
  });
});
