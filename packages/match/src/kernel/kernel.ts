// Starts the compiled kernel, in a browser as in Node: WebAssembly with SIMD, its own memory, nothing imported.
import { kernelBase64, kernelBytes } from "./kernel.generated.ts";

/** What the kernel exports; places and lengths are bytes of its memory. Described in packages/match/kernel. */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly cosineTable: () => number;
  readonly begin: () => void;
  readonly makeRoom: (rows: number, columns: number, stagingBytes: number, keep: number) => number;
  readonly chooseColumns: (width: number, columns: number, channels: number) => void;
  readonly fillLuma: (first: number, count: number, rowBytes: number, channels: number) => void;
  readonly finish: (rows: number, columns: number) => number;
  readonly vary: (rows: number, columns: number, shrunk: number, exact: number) => void;
  readonly hashAt: () => number;
  readonly roomFor: (bytes: number) => number;
  readonly hold: (block: number, count: number) => void;
  readonly within: (query: number, queries: number, limit: number, into: number) => number;
  readonly nearest: (query: number) => bigint;
}

// The language's own library says nothing of it, and the browser's is not for this package.
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: object };
};
declare function atob(base64: string): string;

let compiled: object | undefined;

/** A kernel with a memory of its own. The first call compiles, which takes a few milliseconds. */
export function startKernel(): Kernel {
  compiled ??= new WebAssembly.Module(binary());
  return new WebAssembly.Instance(compiled).exports as Kernel;
}

function binary(): Uint8Array {
  const text = atob(kernelBase64);
  return Uint8Array.from({ length: kernelBytes }, (_, i) => text.charCodeAt(i));
}
