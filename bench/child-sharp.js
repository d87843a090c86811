// What the decode bench times as the anchor: every pixel of one photo, `FILE [TIMES]`, by sharp alone, on one thread.
import { createRequire } from "node:module";

const sharp = createRequire(new URL("../packages/media/package.json", import.meta.url))("sharp");
sharp.concurrency(1);
sharp.cache(false);
const [file, times = "1"] = process.argv.slice(2);
for (let i = 0; i < Number(times); i++) await sharp(file).raw().toBuffer();
