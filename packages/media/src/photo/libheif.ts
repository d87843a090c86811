// Reads HEIF stills with libheif, compiled to WebAssembly; runs inside the sandbox.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Of more than four numbers: where to tell, then as in its documentation. */
type Call = (told: number, ...given: readonly number[]) => void;

/** The functions of libheif's C interface that are used: those that can fail write code, subcode and message at `told`. */
interface Libheif {
  /** All of its memory; another view after anything was called, which may have made it grow. */
  readonly memory: () => Uint8Array;
  readonly malloc: (bytes: number) => number;
  readonly free: (at: number) => void;
  readonly heif_context_alloc: () => number;
  readonly heif_context_free: (context: number) => void;
  readonly heif_context_read_from_memory: Call;
  readonly heif_context_get_number_of_top_level_images: (context: number) => number;
  readonly heif_context_get_primary_image_handle: (told: number, context: number, into: number) => void;
  readonly heif_image_handle_release: (handle: number) => void;
  readonly heif_image_handle_get_width: (handle: number) => number;
  readonly heif_image_handle_get_height: (handle: number) => number;
  readonly heif_image_handle_has_alpha_channel: (handle: number) => number;
  readonly heif_image_handle_has_depth_image: (handle: number) => number;
  readonly heif_image_handle_get_number_of_auxiliary_images: (handle: number, filter: number) => number;
  readonly heif_image_handle_get_raw_color_profile_size: (handle: number) => number;
  readonly heif_image_handle_get_raw_color_profile: (told: number, handle: number, into: number) => void;
  readonly heif_context_get_number_of_items: (context: number) => number;
  readonly heif_context_get_list_of_item_IDs: (context: number, into: number, most: number) => number;
  readonly heif_item_get_item_type: (context: number, item: number) => number;
  readonly heif_decode_image: Call;
  readonly heif_image_release: (image: number) => void;
  readonly heif_image_get_plane_readonly: (image: number, channel: number, strideInto: number) => number;
  readonly heif_get_version_number: () => number;
}

let loaded: Libheif | undefined;

function libheif(): Libheif {
  if (loaded !== undefined) return loaded;
  const require = createRequire(import.meta.url);
  const folder = join(dirname(require.resolve("libheif-js")), "libheif-wasm");
  const start = require("libheif-js/libheif-wasm/libheif.js") as (given: object) => Record<string, unknown>;
  const library = start({ wasmBinary: readFileSync(join(folder, "libheif.wasm")) });
  // The C functions bear an underscore there, and wrappers of other shapes their plain names.
  const functions = Object.entries(library).filter(([name]) => name.startsWith("_"));
  const memory = (): unknown => library["HEAPU8"];
  loaded = {
    ...Object.fromEntries(functions.map(([name, call]) => [name.slice(1), call])),
    memory,
  } as unknown as Libheif;
  return loaded;
}

export interface HeifStill {
  readonly width: number;
  readonly height: number;
  readonly hasAlpha: boolean;
  /** Top-level pictures in the file. */
  readonly pictures: number;
  /** What the file holds beside its pictures. */
  readonly beside: readonly string[];
  readonly icc: Buffer | null;
  readonly version: string;
  /** Upright RGB, or RGBA where there is alpha: 8 bits. The bytes are ours. */
  readonly decode: () => Buffer;
}

/** `read` gets the primary picture, whose header is read; all memory is given back after. Throws what libheif says. */
export function withHeif<T>(file: Uint8Array, read: (still: HeifStill) => T): T {
  const lib = libheif();
  const context = lib.heif_context_alloc();
  const held = lib.malloc(file.length);
  // Three words for what is told, one for what is given.
  const scratch = lib.malloc(16);
  const given = scratch + 12;
  const word = (at: number): number => new DataView(lib.memory().buffer).getInt32(at, true);
  const check = (): void => {
    if (word(scratch) !== 0) throw new Error(`libheif: ${textAt(lib, word(scratch + 8))}`);
  };
  let handle = 0;
  try {
    lib.memory().set(file, held);
    lib.heif_context_read_from_memory(scratch, context, held, file.length, 0);
    check();
    lib.heif_context_get_primary_image_handle(scratch, context, given);
    check();
    handle = word(given);
    return read(stillOf({ lib, context, handle, scratch, given, word, check }));
  } finally {
    if (handle !== 0) lib.heif_image_handle_release(handle);
    lib.heif_context_free(context);
    lib.free(held);
    lib.free(scratch);
  }
}

interface Opened {
  readonly lib: Libheif;
  readonly context: number;
  readonly handle: number;
  readonly scratch: number;
  readonly given: number;
  readonly word: (at: number) => number;
  readonly check: () => void;
}

function stillOf(opened: Opened): HeifStill {
  const { lib, context, handle } = opened;
  const depth = lib.heif_image_handle_has_depth_image(handle) !== 0;
  // Neither alpha nor depth: gain maps for screens of high dynamic range, and mattes.
  const others = lib.heif_image_handle_get_number_of_auxiliary_images(handle, 6);
  const gain = hasToneMap(opened);
  return {
    width: lib.heif_image_handle_get_width(handle),
    height: lib.heif_image_handle_get_height(handle),
    hasAlpha: lib.heif_image_handle_has_alpha_channel(handle) !== 0,
    pictures: lib.heif_context_get_number_of_top_level_images(context),
    beside: [
      ...(depth ? ["not looked at: a depth map"] : []),
      ...(gain ? ["not looked at: a gain map, which brightens it on screens of high dynamic range"] : []),
      ...(others > 0 ? [`not looked at: ${others} further map(s), as of light or of parts`] : []),
    ],
    icc: iccOf(opened),
    version: versionOf(lib.heif_get_version_number()),
    decode: () => decode(opened),
  };
}

function iccOf({ lib, handle, scratch, check }: Opened): Buffer | null {
  const bytes = lib.heif_image_handle_get_raw_color_profile_size(handle);
  if (bytes === 0) return null;
  const at = lib.malloc(bytes);
  try {
    lib.heif_image_handle_get_raw_color_profile(scratch, handle, at);
    check();
    return Buffer.from(lib.memory().slice(at, at + bytes));
  } finally {
    lib.free(at);
  }
}

/** A derived item that says how a gain map brightens the picture (ISO 21496-1): how phones keep high dynamic range. */
const toneMap = 0x746d6170;

function hasToneMap({ lib, context }: Opened): boolean {
  const most = Math.min(10_000, lib.heif_context_get_number_of_items(context));
  const at = lib.malloc(4 * most);
  const count = lib.heif_context_get_list_of_item_IDs(context, at, most);
  const ids = new Uint32Array(lib.memory().slice(at, at + 4 * Math.min(count, most)).buffer);
  lib.free(at);
  return ids.some((id) => lib.heif_item_get_item_type(context, id) >>> 0 === toneMap);
}

/** heif_colorspace_RGB, heif_chroma_interleaved_RGB and _RGBA, heif_channel_interleaved. */
const [rgb, threeBytes, fourBytes, interleaved] = [1, 10, 11, 10];

function decode({ lib, handle, scratch, given, word, check }: Opened): Buffer {
  const hasAlpha = lib.heif_image_handle_has_alpha_channel(handle) !== 0;
  lib.heif_decode_image(scratch, handle, given, rgb, hasAlpha ? fourBytes : threeBytes, 0);
  check();
  const image = word(given);
  try {
    const at = lib.heif_image_get_plane_readonly(image, interleaved, given);
    const stride = word(given);
    const row = lib.heif_image_handle_get_width(handle) * (hasAlpha ? 4 : 3);
    const height = lib.heif_image_handle_get_height(handle);
    const pixels = Buffer.allocUnsafeSlow(row * height);
    for (let y = 0; y < height; y++)
      pixels.set(lib.memory().subarray(at + y * stride, at + y * stride + row), y * row);
    return pixels;
  } finally {
    lib.heif_image_release(image);
  }
}

function textAt(lib: Libheif, at: number): string {
  const end = lib.memory().indexOf(0, at);
  return Buffer.from(lib.memory().subarray(at, Math.min(end, at + 300))).toString("utf8");
}

/** Loads it. */
export function libheifVersion(): string {
  return versionOf(libheif().heif_get_version_number());
}

/** From four bytes: major, minor, patch. */
function versionOf(number: number): string {
  return [number >>> 24, (number >>> 16) & 255, (number >>> 8) & 255].join(".");
}
