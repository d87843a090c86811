// What the store bench times: `FILE FOLDER` stores one original; without arguments it only loads the store.
import { originals } from "../packages/server/src/storage/index.ts";

const [file, folder] = process.argv.slice(2);
if (file !== undefined && folder !== undefined) {
  const stored = await originals(folder).put(file);
  if (!stored.ok) throw new Error(stored.refusal.sentence);
}
