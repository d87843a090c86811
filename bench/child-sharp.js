// What the decode bench times as the anchor: every pixel of one photo, by sharp alone, on one thread.
import { createRequire } from "node:module";

const sharp = createRequire(new URL("../packages/media/package.json", import.meta.url))("sharp");
sharp.concurrency(1);
sharp.cache(false);
await sharp(process.argv[2]).raw().toBuffer();
