// What the decode bench times as the anchor of HEIC: every pixel of one photo, `FILE [TIMES]`, by libheif alone.
import { readFileSync } from "node:fs";
import { withHeif } from "../packages/media/src/photo/libheif.ts";

const [file = "", times = "1"] = process.argv.slice(2);
const bytes = readFileSync(file);
for (let i = 0; i < Number(times); i++) withHeif(bytes, (still) => still.decode());
