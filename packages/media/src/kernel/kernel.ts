// Starts the compiled kernel of geometry, one a thread: WebAssembly with SIMD, its own memory, nothing imported.
import { kernelBase64 } from "./kernel.generated.ts";

/** What the kernel exports; places and lengths are bytes of its memory. Described in packages/media/kernel. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly begin: () => void;
  readonly frameRoom: (width: number, height: number) => number;
  readonly find: () => number;
  readonly fieldsAt: () => number;
  readonly descriptorsAt: () => number;
  readonly descriptorRooms: (left: number, right: number) => number;
  readonly rightAt: () => number;
  readonly findNearest: (left: number, right: number) => void;
  readonly ofLeftAt: () => number;
  readonly ofRightAt: () => number;
  readonly planeRooms: (width: number, height: number) => number;
  readonly holdBlock: (x: number, y: number) => void;
  readonly correlateAt: (dx: number, dy: number) => number;
  readonly blurRooms: (width: number, height: number, radius: number) => number;
  readonly weightsAt: () => number;
  readonly levelsAt: () => number;
  readonly blur: (width: number, height: number, radius: number) => void;
}

// Node has it, but the types of Node's own library do not say so.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};

let started: Kernel | undefined;

/** The thread's one kernel. The first call compiles it, which takes a few milliseconds. */
export function kernel(): Kernel {
  if (started === undefined) {
    const compiled = new WebAssembly.Module(Buffer.from(kernelBase64, "base64"));
    started = new WebAssembly.Instance(compiled).exports as Kernel;
    started.begin();
  }
  return started;
}
