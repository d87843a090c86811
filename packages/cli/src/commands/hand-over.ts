// `sightline hand-over` and `sightline check-bag`: an investigation packed for another house or an archive, and any bag checked.
import { howMany } from "@sightline/count";
import { checkBag, handOver, type BagChecked } from "@sightline/server";
import { REFUSED } from "../fault.ts";
import type { Global } from "../global.ts";
import { print, printRefusal, statusLine } from "../say.ts";
import { withInvestigation } from "../with-investigation.ts";

/** Two files with one such hash can be made. */
const WEAK = ["md5", "sha1"];

type Options = { json?: boolean; investigation?: string };

export const handOverTo = (folder: string, options: Options, global: Global): Promise<void> =>
  withInvestigation(global, options, async ({ desk, id, name }) => {
    const status = statusLine();
    const onProgress = (bytes: number): void => status.show(`${howMany(bytes, "byte")} packed`);
    const done = await handOver(desk, folder, { investigation: { id, name }, onProgress });
    status.done();
    if (!done.ok) return printRefusal(done.refusal, options.json);
    if (options.json) return print(JSON.stringify(done.value));
    const { entries, originals, files, bytes, stateHash } = done.value;
    print(
      `“${name}” is packed: ${howMany(entries, "entry")} and ${howMany(originals, "original")}, ${howMany(files, "file")} of ${howMany(bytes, "byte")}. State hash ${stateHash}.`,
    );
    print(
      "Nothing in it is redacted, and items that are restricted are in it: give it to nobody who may not see all.",
    );
    print(
      `Check it with \`sightline check-bag\`; \`sightline restore ${folder}/data\` opens it in an empty data folder.`,
    );
  });

export async function checkBagIn(folder: string, { json = false }: Options): Promise<void> {
  const status = statusLine();
  const checked = await checkBag(folder, (bytes) => status.show(`${howMany(bytes, "byte")} read`));
  status.done();
  if (!checked.ok) return printRefusal(checked.refusal, json);
  if (json) print(JSON.stringify(checked.value));
  else tell(checked.value);
  if (checked.value.problems.length > 0) process.exitCode = REFUSED;
}

function tell({ files, bytes, algorithms, problems }: BagChecked): void {
  for (const { file, sentence } of problems) print(`${file}: ${sentence}`);
  const read = `${howMany(files, "file")} of ${howMany(bytes, "byte")}, by ${algorithms.join(" and ") || "no hash"}`;
  if (algorithms.every((one) => WEAK.includes(one)))
    print(
      "Its hashes show what broke by accident; against somebody who changed a file on purpose they hold nothing.",
    );
  if (problems.length === 0) print(`The bag is complete and valid: ${read}.`);
  else print(`The bag is not valid: ${howMany(problems.length, "problem")} in ${read}.`);
}
