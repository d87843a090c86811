// Compiles the kernels of `match` and `media` and writes each as a TypeScript module: at run time they need no file of their own.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..");

/** The packages with a kernel. */
const kernels = ["match", "media"] as const;

export type KernelOf = (typeof kernels)[number];

/** No runtime and no memory management: a kernel lays out its own memory. */
const flags =
  "--runtime stub --use abort= --enable simd --noAssert --optimizeLevel 3 --shrinkLevel 1 --converge";

/** The source compiled anew. Rejects with what the compiler complains of. */
export async function compileKernel(of: KernelOf): Promise<Buffer> {
  const source = join(root, "packages", of, "kernel/index.ts");
  const compiler = join(fileURLToPath(import.meta.resolve("assemblyscript/asc")), "../../bin/asc.js");
  const folder = await mkdtemp(join(tmpdir(), "sightline-kernel-"));
  try {
    const file = join(folder, "kernel.wasm");
    await promisify(execFile)(process.execPath, [compiler, source, "--outFile", file, ...flags.split(" ")]);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The text of the module that holds the binary. */
export function moduleText(of: KernelOf, binary: Buffer): string {
  const lines = binary.toString("base64").match(/.{1,104}/g) ?? [];
  return [
    `// The compiled kernel, base64: written by scripts/build-kernel.ts from packages/${of}/kernel, never by hand.`,
    `export const kernelBytes = ${binary.length};`,
    "export const kernelBase64 = [",
    ...lines.map((line) => `  "${line}",`),
    '].join("");',
    "",
  ].join("\n");
}

if (import.meta.main) {
  for (const of of kernels) {
    const compiled = join(root, "packages", of, "src/kernel/kernel.generated.ts");
    await writeFile(compiled, moduleText(of, await compileKernel(of)));
  }
}
