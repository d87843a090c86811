// The program that says which picture libraries load inside the sandbox.
import sharp from "sharp";
import { libheifVersion } from "../photo/libheif.ts";

process.stdout.write(`sharp ${sharp.versions.sharp ?? "unknown"}, libvips ${sharp.versions.vips}\n`);
process.stdout.write(`libheif ${libheifVersion()}\n`);
