// The program that says which photo library loads inside the sandbox.
import sharp from "sharp";

process.stdout.write(`sharp ${sharp.versions.sharp ?? "unknown"}, libvips ${sharp.versions.vips}\n`);
