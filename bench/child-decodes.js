// What the collect bench times as the anchor: every pixel of the photos `FILE…`, by sharp alone, on one thread.
import { createRequire } from "node:module";

const sharp = createRequire(new URL("../packages/media/package.json", import.meta.url))("sharp");
sharp.concurrency(1);
sharp.cache(false);
for (const file of process.argv.slice(2)) await sharp(file).raw().toBuffer();
